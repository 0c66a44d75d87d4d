"""The books in print: legible, in both languages, and not without end."""

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.books.test_workbook import A_SALE, SMALL
from tests.documents.reading import fonts_of, pages_of, squeezed, text_of, tops_of
from vyapari.books.shop import Shop
from vyapari.documents.books.files import books_pdf
from vyapari.documents.books.printed import MOST_ROWS, render
from vyapari.documents.books.shelf import BOOKS
from vyapari.documents.books.table import Col, Table
from vyapari.documents.labels import labels
from vyapari.documents.press import Press
from vyapari.documents.typesetter import Typesetter

SHOP = Shop("shop", "Shree Kirana & Sons")


async def printed(press: Press, language: str = "en", **how: str) -> bytes:
    content = await books_pdf(SMALL, SHOP, language=language, press=press, **how)
    assert content is not None
    return content


async def test_every_book_begins_on_a_page_of_its_own(press: Press) -> None:
    pages = pages_of(await printed(press))
    assert len(pages) == 8
    assert "Profit and Loss" in pages[0]
    assert "12,34,58,567.00" in pages[1]
    assert "Page 8 of 8" in pages[7]


@pytest.mark.parametrize("code", BOOKS)
async def test_each_book_is_printed_with_its_sums(press: Press, code: str) -> None:
    text = text_of(await printed(press, wanted=code))
    assert "Shree Kirana & Sons" in text
    assert "1 Nov 2026 – 30 Nov 2026" in text
    assert any(word in text for word in ("Total", "Net profit", "Closing"))


async def test_hindi_is_set_in_its_own_letters(press: Press) -> None:
    pdf = await printed(press, "hi", wanted="trial_balance")
    text = squeezed(pdf)
    assert "तलपट" in text
    assert "पूँजीऔरशुरुआतीबाकी" in text
    assert any(font.startswith("Shobhika") for font in fonts_of(pdf))


async def test_names_of_any_kind_are_printed(press: Press) -> None:
    names = ["A" * 90, "#let x = 1", "श्री गुप्ता", "=cmd|calc", "\u202egnp.exe"]
    rows = tuple(replace(A_SALE, voucher_id=name, party_name=name, summary=name) for name in names)
    books = replace(SMALL, rows=rows)
    pdf = await books_pdf(books, SHOP, language="en", wanted="day_book", press=press)
    assert pdf is not None
    assert "#let x = 1" in text_of(pdf)


async def test_what_nobody_would_read_in_print_is_not_printed(press: Press) -> None:
    long = replace(SMALL, rows=(A_SALE,) * MOST_ROWS)
    assert await books_pdf(long, SHOP, language="en", wanted="day_book", press=press) is None
    short = await books_pdf(long, SHOP, language="en", wanted="trial_balance", press=press)
    assert short is not None


def test_cells_of_any_script_stand_on_one_line(typesetter: Typesetter) -> None:
    table = Table("Book", tuple(Col(head, "text") for head in "ABCD"))
    table.add("दर", "दर 45", "Rate", "દર Rate")
    pdf = render(typesetter, [table], "Shop", "days", labels("hi"))
    alone, beside_latin = tops_of(pdf, "दर")
    assert abs(alone - beside_latin) < 0.05
    alone, beside_gujarati = tops_of(pdf, "Rate")
    assert abs(alone - beside_gujarati) < 0.05


def test_a_day_is_not_broken_into_lines(typesetter: Typesetter) -> None:
    table = Table("Book", (Col("Day", "date", 2), *(Col(head, "text", 40) for head in "ABCD")))
    table.add(date(2026, 10, 30), "a", "b", "c", "d")
    pdf = render(typesetter, [table], "Shop", "days", labels("hi"))
    (row,) = {*tops_of(pdf, "30"), *tops_of(pdf, "2026")}
    assert row
