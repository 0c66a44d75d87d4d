"""Workbooks of the books: every sum is a formula, and every formula agrees with the books."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.documents.books import random
from tests.documents.books.sheets import opened, worked_out
from vyapari.books.journal import Books, Entered, JournalRow, Shelved, Standing
from vyapari.books.statements import balance_sheet, profit_and_loss, stock_lines, trial_balance
from vyapari.books.voucher import VoucherKind
from vyapari.documents.books.shelf import BOOKS, tables
from vyapari.documents.books.table import Col, Table
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.labels import labels

ENGLISH = labels("en")
START, END = date(2026, 11, 1), date(2026, 11, 30)
A_SALE = JournalRow(
    "v1",
    date(2026, 11, 5),
    VoucherKind.SALE,
    Decimal("225.00"),
    (
        Entered("party", Decimal("225.00"), "r", "Ramesh"),
        Entered("sales", Decimal("-225.00")),
        Entered("inventory", Decimal("-200.00")),
        Entered("cogs", Decimal("200.00")),
    ),
    (Shelved("s", "Sugar", "kg", Decimal(-5), Decimal("-200.00")),),
    number="INV/26-27/000001",
    party_name="Ramesh",
    summary="Sugar 5 kg",
)
STOOD = Standing(
    9,
    (
        Entered("capital", Decimal("-123458567.00")),
        Entered("cash", Decimal("123456567.00")),
        Entered("inventory", Decimal("2000.00")),
    ),
    (Shelved("s", "Sugar", "kg", Decimal(50), Decimal("2000.00")),),
)
SMALL = Books(START, END, STOOD, (A_SALE,))


def written(books: Books, wanted: str | None = None, language: str = "en") -> bytes:
    return workbook(tables(books, labels(language), wanted), "Shree Kirana", "November")


@settings(max_examples=40)
@given(random.books())
def test_every_formula_agrees_with_the_value_beside_it(books: Books) -> None:
    content = written(books)
    formulas, values = opened(content), opened(content, values=True)
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    kept = values[sheet.title][cell.coordinate].value
                    assert round(worked_out(sheet, cell), 3) == Decimal(repr(kept)), cell.value


@given(random.books())
def test_the_statements_agree_with_the_journal_to_the_paisa(books: Books) -> None:
    trial = trial_balance(books)
    assert sum(row.closing for row in trial) == 0
    assert sum(row.debit for row in trial) == sum(row.credit for row in trial)
    sheet = balance_sheet(books)
    assert sum(a for _, a in sheet.assets) == sum(a for _, a in sheet.liabilities)
    nominal = [row for row in trial if row.nominal]
    assert profit_and_loss(books).net == -sum(row.debit - row.credit for row in nominal)
    moved = sum(move.qty for row in books.rows for move in row.moves)
    stood = sum(shelf.qty for shelf in books.standing.shelves)
    assert sum(line.closing for line in stock_lines(books)) == stood + moved


@given(random.books())
def test_sums_of_the_tables_are_the_books(books: Books) -> None:
    made = {table.name: table for table in tables(books, ENGLISH)}
    trial = made["Trial Balance"].rows[-1].cells
    opening, debit, credit, owing, owed = (cell.value for cell in trial[2:])  # type: ignore[union-attr]
    posted = [p.amount for row in books.rows for p in row.postings]
    assert opening == 0
    assert debit == sum(a for a in posted if a > 0)
    assert credit == -sum(a for a in posted if a < 0)
    assert owing == owed
    day = made["Day Book"].rows[-1].cells
    for place, account in enumerate(("cash", "upi", "bank", "party"), 6):
        moved = sum(p.amount for r in books.rows for p in r.postings if p.account == account)
        assert day[place].value == moved  # type: ignore[union-attr]


def test_figures_are_numbers_and_days_are_dates() -> None:
    book = opened(written(SMALL))
    assert book.sheetnames == [
        "Profit and Loss",
        "Balance Sheet",
        "Trial Balance",
        "Day Book",
        "Cash Book",
        "Ledger",
        "Stock Summary",
        "Stock Register",
    ]
    day = book["Day Book"]
    assert day["A1"].value == "Day Book · Shree Kirana"
    found = [cell.value for cell in day[5]]
    assert found[0] == datetime(2026, 11, 5)  # noqa: DTZ001 - a cell knows no zone
    assert found[1:6] == ["Sale", "INV/26-27/000001", "Ramesh", "Sugar 5 kg", 225]
    assert found[9] == 225
    assert day["A5"].number_format == "dd-mmm-yyyy"


@pytest.mark.parametrize(
    ("amount", "pattern"),
    [
        ("99999.99", "#,##0.00"),
        ("100000", r"##\,##\,##0.00"),
        ("9999999.99", r"##\,##\,##0.00"),
        ("10000000", r"##\,##\,##\,##0.00"),
    ],
)
def test_an_amount_has_the_pattern_of_its_size_and_keeps_its_sign(
    amount: str, pattern: str
) -> None:
    table = Table("T", (Col("A"),))
    for value in (Decimal(amount), -Decimal(amount)):
        table.add(value)
    cells = opened(workbook((table,), "Shop", "November"))["T"]["A"][4:]
    assert [cell.value for cell in cells] == [float(amount), -float(amount)]
    # Of several parts LibreOffice shows the last without a minus sign.
    assert {cell.number_format for cell in cells} == {pattern}


def test_a_book_alone_is_a_workbook_too() -> None:
    for code, makers in BOOKS.items():
        assert len(opened(written(SMALL, code)).sheetnames) == len(makers)


@pytest.mark.parametrize(
    ("language", "first", "day", "sale"),
    [
        ("hi", "लाभ-हानि", "रोज़नामचा", "बिक्री"),
        ("gu", "નફો-નુકસાન", "દિવસનો હિસાબ", "વેચાણ"),
    ],
)
def test_readers_get_heads_in_their_language(
    language: str, first: str, day: str, sale: str
) -> None:
    book = opened(written(SMALL, language=language))
    assert book.sheetnames[0] == first
    assert book[day]["B5"].value == sale


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("en", "Day Book", "Sale, taken back"),
        ("hi", "रोज़नामचा", "बिक्री, वापस ली गई"),
        ("gu", "દિવસનો હિસાબ", "વેચાણ, રદ"),
    ],
)
def test_what_was_taken_back_says_so(language: str, day: str, told: str) -> None:
    books = replace(SMALL, rows=(replace(A_SALE, reverses=True),))
    assert opened(written(books, language=language))[day]["B5"].value == told


@pytest.mark.parametrize("text", ["=1+1", "+91", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_text_is_never_taken_for_a_formula(text: str) -> None:
    table = Table("T", (Col("a", "text"),))
    table.add(text)
    cell = opened(workbook([table], text, text))["T"]["A5"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == text.strip()


def test_characters_that_no_file_of_xml_holds_are_left_out() -> None:
    table = Table("T", (Col("a", "text"),))
    table.add("a\x00b\x0bc\ud800d\ufffe")
    table.add("x" * 40_000)
    sheet = opened(workbook([table], "\x01", "days"))["T"]
    assert sheet["A5"].value.replace(" ", "") == "abcd"
    assert len(sheet["A6"].value) == 32_767


_MAKES = """
from vyapari.documents.books.table import Col, Table
from vyapari.documents.books.xlsx import workbook

table = Table("T", (Col("a", "text"),))
table.add("fits")
assert workbook([table], "", "").startswith(b"PK")
try:
    workbook([table, table], "", "")  # two sheets of one name: refused in the middle
except Exception as error:
    assert "already in use" in str(error)
else:
    raise AssertionError
"""


def test_nothing_is_left_on_disk_even_by_a_failure(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", _MAKES], env=environment, check=True)  # noqa: S603
    assert list(tmp_path.iterdir()) == []
