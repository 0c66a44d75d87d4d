import asyncio
import csv
import io
import re
import tracemalloc
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.samples import PLAIN_SHOP, SHOP, line
from vyapari.books.entry import Mode
from vyapari.books.shop import Shop
from vyapari.books.views import StockRow
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.documents.cells import CsvWriter, cell
from vyapari.documents.tables import stock_csv, vouchers_csv

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SALE = samples.voucher(
    line(discount="5"),
    line("Surf", qty="2", unit="pcs", tax="18", hsn="3402"),
    party_name="Ramesh",
    note="old bag",
)


async def written(vouchers: Iterable[Voucher], shop: Shop = SHOP) -> bytes:
    return b"".join([piece async for piece in vouchers_csv(vouchers, shop)])


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


async def test_each_line_of_a_voucher_is_a_row() -> None:
    first, second = read(await written([_SALE]))
    assert first == {
        "Date": "2026-11-23",
        "Number": "INV/26-27/000123",
        "Reference": "",
        "Kind": "sale",
        "Party": "Ramesh",
        "Item": "Sugar M-30",
        "HSN": "1701",
        "Qty": "5",
        "Unit": "kg",
        "Rate": "45",
        "Discount": "5",
        "Taxable": "220.00",
        "Tax %": "5",
        "CGST": "5.50",
        "SGST": "5.50",
        "IGST": "0.00",
        "Cess": "0.00",
        "Total": "231.00",
        "Round off": "-0.20",
        "Mode": "credit",
        "Reversed": "",
        "Note": "old bag",
    }
    assert (second["Item"], second["Round off"]) == ("Surf", "0.00")
    rows = (first, second)
    assert sum(Decimal(row["Total"]) + Decimal(row["Round off"]) for row in rows) == _SALE.total


async def test_a_voucher_without_lines_is_one_row() -> None:
    receipt = Voucher("r", VoucherKind.RECEIPT, date(2026, 4, 1), Decimal("500.00"), mode=Mode.UPI)
    expense = replace(receipt, kind=VoucherKind.EXPENSE, category="rent")
    moved = replace(receipt, kind=VoucherKind.TRANSFER, mode=Mode.CASH, target=Mode.BANK)
    rows = read(await written([receipt, expense, moved]))
    assert [(row["Kind"], row["Item"], row["Mode"], row["Total"], row["Qty"]) for row in rows] == [
        ("receipt", "", "upi", "500.00", ""),
        ("expense", "rent", "upi", "500.00", ""),
        ("transfer", "", "cash to bank", "500.00", ""),
    ]


async def test_a_reversal_counts_negative_so_that_sums_are_right() -> None:
    gone = replace(_SALE, reversed_by="x")
    back = replace(_SALE, id="x", reverses="voucher")
    rows = read(await written([gone, back]))
    assert [row["Reversed"] for row in rows] == ["reversed"] * 2 + ["reversal"] * 2
    for head in ("Total", "Round off", "Taxable", "CGST", "Qty", "Discount"):
        assert sum(Decimal(row[head]) for row in rows) == 0


async def test_a_shop_without_gst_sees_no_tax() -> None:
    (row,) = read(await written([samples.untaxed(line())], PLAIN_SHOP))
    assert not {"HSN", "Taxable", "Tax %", "CGST", "SGST", "IGST", "Cess"} & set(row)
    assert row["Total"] == "225.00"


async def test_no_vouchers_still_make_a_file_with_a_head() -> None:
    content = await written([])
    assert content.decode("utf-8-sig").startswith("Date,Number,")
    assert content.count(b"\r\n") == 1


@given(st.text() | st.from_regex(r"[=+\-@\t\r＝ ]{1,2}.*", fullmatch=True))
def test_no_text_is_ever_taken_for_a_formula(text: str) -> None:
    shown = cell(text)
    assert not re.match(r"[\s\u00a0]*[=+\-@\t\r\n＝＋－＠]", shown)
    kept = text.encode("utf-8", "ignore").decode().replace("\0", "")
    assert shown in (kept, f"'{kept}")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12)))
def test_a_number_stays_a_number(value: Decimal) -> None:
    assert _NUMBER.fullmatch(cell(value))
    assert Decimal(cell(value)) == value
    assert cell(Decimal("-15.50")) == "-15.50"
    assert cell(Decimal("1E+3")) == "1000"


@given(st.lists(st.tuples(st.text(), st.text(), st.decimals(-99, 99, places=2)), max_size=20))
def test_what_is_written_reads_back(rows: list[tuple[str, str, Decimal]]) -> None:
    writer = CsvWriter(("a", "b", "c"))
    for row in rows:
        writer.add(row)
    content = io.StringIO(writer.take().decode("utf-8-sig"), newline="")
    head, *found = list(csv.reader(content, strict=True))
    assert head == ["a", "b", "c"]
    assert found == [[cell(value) for value in row] for row in rows]
    for row_found in found:
        for shown in row_found:
            assert not shown.startswith(("=", "+", "-", "@", "\t", "\r")) or _NUMBER.fullmatch(
                shown
            )


@pytest.mark.parametrize("name", ["=1+1", "+91 98250", "-x", "@SUM(A1)", "\t=1", " =1", "-15.50"])
async def test_names_that_begin_like_formulas_are_marked_as_text(name: str) -> None:
    sale = samples.voucher(line(name), party_name=name, note=name)
    (row,) = read(await written([sale]))
    assert row["Item"] == row["Party"] == row["Note"] == f"'{name}"


async def test_a_large_export_is_made_in_pieces_with_flat_memory() -> None:
    def many() -> Iterator[Voucher]:
        for number in range(6_000):
            yield replace(_SALE, number=str(number))

    tracemalloc.start()
    size = largest = 0
    async for piece in vouchers_csv(many(), SHOP):
        size += len(piece)
        largest = max(largest, len(piece))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 1_200_000
    assert largest < 40_000
    assert peak < 600_000


async def test_others_get_their_turn_while_an_export_is_made() -> None:
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def stored() -> AsyncIterator[Voucher]:
        for _ in range(2_000):
            yield _SALE

    task = asyncio.create_task(other())
    pieces = [piece async for piece in vouchers_csv(stored(), SHOP)]
    task.cancel()
    assert turns >= len(pieces) - 1 > 10


def test_the_stock_list_tells_what_runs_low() -> None:
    rows = [
        StockRow("1", "=Sugar", "kg", Decimal("-2.500"), Decimal(40), Decimal("-100.00")),
        StockRow("2", "Oil", "l", Decimal(3), None, Decimal(0), Decimal(160), Decimal(5)),
    ]
    first, second = read(stock_csv(rows))
    assert first == {
        "Item": "'=Sugar",
        "Unit": "kg",
        "Qty": "-2.500",
        "Average cost": "40",
        "Value": "-100.00",
        "Sale price": "",
        "Low level": "",
        "Low": "",
    }
    assert (second["Low level"], second["Low"], second["Average cost"]) == ("5", "low", "")
