"""XML for Tally: ledgers, and vouchers on them that balance."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given

from tests.documents.books import random
from tests.documents.books.test_workbook import A_SALE, SMALL
from vyapari.books.journal import Books
from vyapari.books.statements import trial_balance
from vyapari.books.voucher import VoucherKind
from vyapari.documents.handover.tally import tally_masters, tally_vouchers


def text(element: Element, path: str) -> str:
    found = element.findtext(path)
    assert found is not None, path
    return found


@given(random.books())
def test_openings_and_vouchers_come_to_the_trial_balance(books: Books) -> None:
    masters = fromstring(tally_masters(books, "Shop"))
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for ledger in masters.iter("LEDGER"):
        assert ledger.get("NAME") not in sums
        assert text(ledger, "NAME.LIST/NAME") == ledger.get("NAME")
        sums[ledger.get("NAME") or ""] = -Decimal(text(ledger, "OPENINGBALANCE"))
    known = set(sums)
    for voucher in fromstring(tally_vouchers(books, "Shop")).iter("VOUCHER"):
        entries = voucher.findall("ALLLEDGERENTRIES.LIST")
        assert sum(Decimal(text(e, "AMOUNT")) for e in entries) == 0
        for entry in entries:
            amount = -Decimal(text(entry, "AMOUNT"))
            assert text(entry, "ISDEEMEDPOSITIVE") == ("Yes" if amount > 0 else "No")
            sums[text(entry, "LEDGERNAME")] += amount
    assert set(sums) == known
    assert sorted(sums.values()) == sorted(row.closing for row in trial_balance(books))


def test_a_sale_is_a_sales_voucher_on_the_partys_ledger() -> None:
    (voucher,) = fromstring(tally_vouchers(SMALL, "Shree & Sons")).iter("VOUCHER")
    assert voucher.get("VCHTYPE") == "Sales"
    assert text(voucher, "DATE") == "20261105"
    assert text(voucher, "VOUCHERNUMBER") == "INV/26-27/000001"
    assert text(voucher, "PARTYLEDGERNAME") == "Ramesh"
    first = voucher.find("ALLLEDGERENTRIES.LIST")
    assert first is not None
    assert (text(first, "LEDGERNAME"), text(first, "AMOUNT")) == ("Ramesh", "-225.00")
    ledgers = {
        ledger.get("NAME"): text(ledger, "PARENT")
        for ledger in fromstring(tally_masters(SMALL, "Shop")).iter("LEDGER")
    }
    assert ledgers["Ramesh"] == "Sundry Debtors"
    assert ledgers["Stock in hand"] == "Current Assets"


def test_what_takes_a_voucher_back_is_a_journal_entry() -> None:
    back = replace(A_SALE, reverses=True)
    spent_on_credit = replace(A_SALE, kind=VoucherKind.EXPENSE)
    for row in (back, spent_on_credit):
        (voucher,) = fromstring(tally_vouchers(replace(SMALL, rows=(row,)), "S")).iter("VOUCHER")
        assert voucher.get("VCHTYPE") == "Journal"


def test_a_party_called_as_an_account_gets_a_ledger_of_its_own() -> None:
    first, *rest = A_SALE.postings
    row = replace(A_SALE, postings=(replace(first, party_name="CASH"), *rest))
    names = [
        ledger.get("NAME")
        for ledger in fromstring(tally_masters(replace(SMALL, rows=(row,)), "S")).iter("LEDGER")
    ]
    assert "Cash" in names
    assert "CASH-2" in names
