"""GSTR-1 and GSTR-3B: each supply in its table, and all of them what the books say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from tests.books.gst import months
from tests.books.gst.months import ITEMS, PARTIES, SHOP, Ledger, ledgers
from vyapari.books.catalogue import Party
from vyapari.books.entry import Intent
from vyapari.books.gst.duty import Duty, total
from vyapari.books.gst.findings import Difference, differences, findings
from vyapari.books.gst.outward import outward
from vyapari.books.gst.summary import summary
from vyapari.books.tax import large_invoice
from vyapari.books.voucher import VoucherKind


def codes(ledger: Ledger) -> list[str]:
    return [finding.code for finding in findings(ledger.month())]


@given(ledgers())
def test_the_returns_agree_with_the_books_to_the_paisa(ledger: Ledger) -> None:
    month = ledger.month()
    found, sums = outward(month), summary(month)
    assert differences(month, found, sums, ledger.books()) == ()
    assert sums.taxed + Duty(sums.nil) == found.total()
    coded = total(row.duty for row in (*found.hsn_b2b, *found.hsn_b2c))
    assert coded == found.total()
    for document in (*found.b2b, *found.b2cl, *found.cdnr, *found.cdnur):
        assert all(duty.tax for _, duty in document.items if duty.taxable > 1)
    numbers = sum(run.count for run in found.issued)
    assert numbers == len([v for v in ledger.vouchers if v.number and v.number[:2] in ("IN", "CN")])


def test_a_sum_that_is_off_by_a_paisa_is_found() -> None:
    ledger = Ledger()
    ledger.write(Intent.SALE, ("sugar", "10", "45"))
    month = ledger.month()
    books = ledger.books()
    (row,) = books.rows
    wrong = tuple(
        replace(p, amount=p.amount + Decimal("0.01")) if p.account == "output_cgst" else p
        for p in row.postings
    )
    spoiled = replace(books, rows=(replace(row, postings=wrong),))
    (difference,) = differences(month, outward(month), summary(month), spoiled)
    assert isinstance(difference, Difference)
    assert difference.what == "output_cgst"
    assert difference.told - difference.booked == Decimal("0.01")


def test_each_supply_stands_in_its_table() -> None:
    ledger = Ledger(replace(SHOP, prices_include_tax=False))
    ledger.write(Intent.SALE, ("sugar", "10", "50"), ("surf", "1", "100"), party="near")
    ledger.write(Intent.SALE, ("surf", "10", "10000"), party="away")
    small = ledger.write(Intent.SALE, ("surf", "1", "1000"), party="away")
    ledger.write(Intent.SALE, ("sugar", "2", "50"))
    ledger.write(Intent.SALE_RETURN, ("surf", "0.5", "1000"), party="away", refers_to=small)
    ledger.write(Intent.SALE_RETURN, ("sugar", "1", "50"), party="near")
    ledger.write(Intent.SALE, ("milk", "1", "60"), party="far")
    found = outward(ledger.month())
    assert [(d.number, d.gstin, d.place) for d in found.b2b] == [
        ("INV/26-27/000001", PARTIES["near"].gstin, "24")
    ]
    assert [(rate, duty.taxable) for rate, duty in found.b2b[0].items] == [(5, 500), (18, 100)]
    assert [(d.number, d.place, d.value) for d in found.b2cl] == [
        ("INV/26-27/000002", "27", 118000)
    ]
    assert [(b.interstate, b.place, b.rate, b.duty) for b in found.b2cs] == [
        (False, "24", 5, Duty(Decimal(100), cgst=Decimal("2.50"), sgst=Decimal("2.50"))),
        (True, "27", 18, Duty(Decimal(500), igst=Decimal(90))),
    ]
    assert [(d.number, d.value) for d in found.cdnr] == [("CN/26-27/000002", 53)]
    assert found.cdnur == ()
    assert found.nil == {(True, True): 60}
    assert [(row.hsn, row.uqc, row.qty) for row in found.hsn_b2b] == [
        ("0401", "LTR", 1),
        ("1701", "KGS", 9),
        ("3402", "PAC", 1),
    ]


def test_a_return_on_a_large_invoice_of_an_earlier_month_is_a_note_of_its_own() -> None:
    ledger = Ledger()
    large = replace(
        ledger.write(Intent.SALE, ("surf", "20", "10000"), party="away"), date=date(2026, 10, 9)
    )
    ledger.vouchers.clear()
    ledger.originals[large.id] = large
    ledger.vouchers.append(replace(large, id="other", kind=VoucherKind.PURCHASE, number=None))
    ledger.write(Intent.SALE_RETURN, ("surf", "1", "10000"), party="away", refers_to=large)
    assert [d.number for d in outward(ledger.month()).cdnur] == ["CN/26-27/000001"]


@pytest.mark.parametrize(
    ("day", "limit"),
    [
        (date(2024, 7, 31), 250_000),
        (date(2024, 8, 1), 100_000),
        (date(2026, 11, 1), 100_000),
    ],
)
def test_what_is_a_large_invoice_changed_with_the_law(day: date, limit: int) -> None:
    assert large_invoice(day) == limit


def test_numbers_given_out_are_told_in_runs_with_those_cancelled() -> None:
    ledger = Ledger()
    for day in (1, 2, 3, 4):
        ledger.write(Intent.SALE, ("sugar", "1", "50"), day=day)
    ledger.undo(ledger.vouchers[1])
    ledger.vouchers = [v for v in ledger.vouchers if v.id != "v2"]  # of another month's day
    runs = outward(ledger.month()).issued
    assert [(r.first[-1], r.last[-1], r.count, r.cancelled) for r in runs] == [
        ("1", "2", 2, 1),
        ("4", "4", 1, 0),
    ]


def test_gstr3b_sums_sales_and_credit() -> None:
    ledger = Ledger(replace(SHOP, prices_include_tax=False))
    ledger.write(Intent.SALE, ("surf", "1", "1000"), party="away")
    ledger.write(Intent.SALE, ("sugar", "10", "100"), ("milk", "1", "60"))
    ledger.write(Intent.PURCHASE, ("sugar", "10", "40"), party="supplier")
    ledger.write(Intent.PURCHASE, ("milk", "10", "40"), party="supplier")
    ledger.write(Intent.PURCHASE_RETURN, ("sugar", "5", "40"), party="supplier")
    found = summary(ledger.month())
    assert found.taxed == Duty(Decimal(2000), Decimal(180), Decimal(25), Decimal(25), Decimal(0))
    assert found.nil == 60
    assert list(found.unregistered) == ["27"]
    assert found.credit == Duty(Decimal(200), cgst=Decimal(5), sgst=Decimal(5))
    assert found.nil_inward == (400, 0)
    assert found.payable == 220


def test_a_month_in_order_has_no_findings() -> None:
    ledger = Ledger()
    ledger.write(Intent.SALE, ("sugar", "10", "50"), party="near")
    ledger.write(Intent.SALE, ("sugar", "10", "50"))
    assert codes(ledger) == []


def test_what_is_missing_is_named() -> None:
    ledger = Ledger(replace(SHOP, gstin=None, prices_include_tax=False))
    ledger.write(Intent.SALE, ("surf", "10", "6000"), party="walkin")
    sold = ledger.vouchers[0]
    lines = (
        replace(sold.lines[0], hsn=None, item_id="unknown"),
        replace(sold.lines[0], hsn="34", description="Soap"),
    )
    ledger.vouchers[0] = replace(sold, lines=lines)
    assert codes(ledger) == ["no_gstin", "no_address", "no_hsn", "short_hsn"]
    found = {f.code: f.about for f in findings(ledger.month())}
    assert found["no_address"] == {"number": "INV/26-27/000001", "party": "Sita"}
    assert found["no_hsn"] == {"item": "Surf"}
    assert found["short_hsn"] == {"item": "Soap", "hsn": "34"}


def test_what_is_wrong_is_named() -> None:
    ledger = Ledger(replace(SHOP, prices_include_tax=False))
    sold = ledger.write(Intent.SALE, ("surf", "1", "100"), party="near")
    ledger.write(Intent.SALE, ("surf", "1", "100"), party="far")
    # Both have moved since: the tax on their invoices is of the other government now.
    ledger.parties["near"] = replace(PARTIES["near"], gstin="27AAPFU0939F1ZV")
    ledger.parties["far"] = Party("far", "Dadar", gstin="24AAPFU0939F1Z9")
    ledger.vouchers[0] = replace(sold, lines=(replace(sold.lines[0], tax_rate=Decimal(28)),))
    found = {f.code: f.about for f in findings(ledger.month())}
    assert found == {
        "bad_gstin": {"party": "Dadar", "gstin": "24AAPFU0939F1Z9"},
        "odd_rate": {"item": "Surf", "rate": "28", "number": "INV/26-27/000001"},
        "wrong_head": {"number": "INV/26-27/000001", "head": "CGST + SGST"},
    }


def test_what_was_taken_back_in_a_later_month_is_told() -> None:
    ledger = Ledger()
    sold = replace(ledger.write(Intent.SALE, ("sugar", "1", "50")), date=date(2026, 10, 20))
    ledger.vouchers[0] = sold
    ledger.undo(sold, original=False)
    month = ledger.month()
    (finding,) = findings(month)
    assert finding.code == "taken_back_late"
    assert finding.about == {"number": "INV/26-27/000001", "date": "2026-10-20"}
    assert differences(month, outward(month), summary(month), ledger.books()) == ()


def test_the_goods_of_the_tests_are_coded() -> None:
    assert all(item.hsn for item in ITEMS.values())
    assert months.START.month == months.END.month
