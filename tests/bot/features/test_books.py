"""The books as files, from /export and from the reports."""

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside
from tests.documents.books.sheets import opened as workbook
from tests.documents.reading import text_of
from vyapari.books.shop import Role
from vyapari.documents.books.shelf import BOOKS


async def _trade(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("received 100 from Ramesh")
    await mina.say("paid 1200 electricity bill")


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi"])
async def test_all_books_of_a_month_come_as_a_workbook(opened: Open, language: str) -> None:
    mina = await opened(language)
    await _trade(mina)
    await mina.say("/export")
    await mina.press("book:all:xlsx")
    reply = await mina.press("book:all:xlsx:this_month")
    (file,) = reply.attachments
    assert file.name == "books-2026-11-01_2026-11-23.xlsx"
    book = workbook(file.content)
    assert len(book.sheetnames) == 8
    day = book.worksheets[3]
    assert day["E8"].value in ("Electricity", "बिजली")
    assert [day.cell(row, 6).value for row in range(6, 9)] == [225, 100, 1200]
    assert mina.bot.acts[-1] == "upload_document"


@pytest.mark.parametrize("code", BOOKS)
async def test_each_book_comes_as_a_print(mina: Merchant, code: str) -> None:
    await _trade(mina)
    (file,) = (await mina.press(f"book:{code}:pdf:this_month")).attachments
    assert file.name == f"{code.replace('_', '-')}-2026-11-01_2026-11-23.pdf"
    text = text_of(file.content)
    assert "Shree Kirana" in text
    assert "1 Nov 2026 – 23 Nov 2026" in text


async def test_a_book_is_chosen_step_by_step(mina: Merchant) -> None:
    await _trade(mina)
    await mina.say("/export")
    await mina.tap("One book")
    await mina.tap("Cash book")
    assert "of which days" in mina.last[0].text
    await mina.tap("PDF")
    reply = await mina.tap("This month")
    assert reply.attachments[0].name.endswith(".pdf")
    text = text_of(reply.attachments[0].content)
    assert "−1,100.00" in text
    assert "Electricity" in text


@pytest.mark.parametrize("asked", ["/report profit", "/report cash book", "/report day book"])
async def test_a_report_that_is_a_book_is_offered_as_a_file(mina: Merchant, asked: str) -> None:
    await _trade(mina)
    await mina.say(asked)
    assert (await mina.tap("Excel")).attachments
    await mina.say(asked)
    assert (await mina.tap("PDF")).attachments


async def test_days_without_anything_are_said_so(mina: Merchant) -> None:
    reply = await mina.press("book:all:xlsx:last_year")
    assert "Nothing is written there" in (reply.toast or "")


async def test_only_owner_and_accountant_take_books(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    for data in ("book", "book:all:xlsx", "book:ledger:pdf:this_month"):
        reply = await raju.press(data)
        assert reply.alert
        assert not reply.attachments
    asha = beside(mina, 9)
    await mina.join(asha, Role.ACCOUNTANT)
    assert (await asha.press("book:ledger:pdf:this_month")).attachments


@pytest.mark.parametrize(
    "data",
    ["book:nonsense", "book:all:doc", "book:all:xlsx:", "book:all:pdf:2026-11-31..2026-12-01"],
)
async def test_a_made_up_button_is_answered_politely(mina: Merchant, data: str) -> None:
    assert (await mina.press(data)).alert
