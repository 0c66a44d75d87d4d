"""Items, parties and opening balances from a table: all of it right, or nothing written."""

import io
from collections.abc import Sequence
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, TODAY, Merchant, beside, known
from vyapari.books.shop import Role
from vyapari.books.statements import trial_balance
from vyapari.bot.features import intake
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Reply

Rows = Sequence[Sequence[object]]
ITEMS: Rows = [
    ["Item", "Unit", "Opening quantity", "Cost price", "Sale price", "HSN", "GST %"],
    ["Tea", "kg", 12.5, 280, 320, "0902", 5],
    ["Salt", "packet", 30, 18.5, 22, None, None],
    ["Sugar", None, None, None, 47, None, None],
]
PARTIES: Rows = [
    ["Party", "Kind", "They owe", "You owe", "Phone", "GSTIN"],
    ["Anil", "customer", 1500, None, "98250 12345", None],
    ["Verma & Sons", None, None, "2,400.50", None, "24AAPFU0939F1Z1"],
]
MONEY: Rows = [["Account", "Amount"], ["cash", 5000], ["Bank", "12000"]]


def book(**sheets: Rows) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def tabbed(rows: Rows) -> str:
    return "\n".join("\t".join("" if c is None else str(c) for c in row) for row in rows)


async def send(chat: Merchant, content: bytes, *, key: str | None = None) -> Reply:
    """Let the chat's person send a file."""
    number = chat.bot.keys()
    incoming = Incoming(
        kind="other",
        chat_id=chat.chat_id,
        private=True,
        person=chat.person,
        text="",
        message_id=number,
        at=chat.bot.now,
    )
    turn = await chat.turn(incoming, key or f"test:{number}")
    reply = await intake.take(turn, content)
    assert isinstance(reply, Reply)
    chat.last = (reply,)
    return reply


async def figures(mina: Merchant) -> tuple[object, ...]:
    catalogue = await mina.bot.store.catalogue(SHOP)
    return catalogue.items, catalogue.parties, await mina.bot.store.vouchers(SHOP, limit=100)


async def test_a_filled_workbook_is_written_whole(mina: Merchant) -> None:
    reply = await send(mina, book(Items=ITEMS, Parties=PARTIES, Money=MONEY))
    assert reply.text.splitlines() == [
        "✅ Written: 3 items, 2 parties",
        "Stock worth ₹4,055",
        "To collect ₹1,500",
        "To pay ₹2,400.50",
        "Money in hand ₹17,000",
    ]
    catalogue = await mina.bot.store.catalogue(SHOP)
    tea = next(item for item in catalogue.items if item.name == "Tea")
    assert (tea.unit, tea.cost_price, tea.sale_price) == ("kg", 280, 320)
    assert (tea.hsn, tea.tax_rate) == ("0902", 5)
    sugar = next(item for item in catalogue.items if item.name == "Sugar")
    assert (sugar.id, sugar.unit, sugar.sale_price) == (known("Sugar"), "kg", 47)
    verma = next(party for party in catalogue.parties if party.name == "Verma & Sons")
    assert (verma.kind, verma.state) == ("supplier", "24")
    books = await mina.bot.store.ledgers.books(SHOP, TODAY, TODAY)
    closing = {
        row.account.party_name or row.account.account: row.closing for row in trial_balance(books)
    }
    assert closing["Anil"] == 1500
    assert closing["Verma & Sons"] == Decimal("-2400.50")
    assert (closing["cash"], closing["bank"]) == (5000, 12000)
    assert sum(closing.values()) == 0
    page = await mina.bot.store.stock(SHOP, item_id=tea.id)
    assert (page.rows[0].qty, page.rows[0].value) == (Decimal("12.5"), 3500)


async def test_the_same_update_run_again_writes_nothing_twice(mina: Merchant) -> None:
    content = book(Items=ITEMS, Money=MONEY)
    first = await send(mina, content, key="update:1")
    before = await figures(mina)
    assert "Written" in first.text
    again = await send(mina, content, key="update:1")
    assert "nothing was written" in again.text or again.text == first.text
    assert await figures(mina) == before


async def test_all_that_is_wrong_is_told_and_nothing_is_written(mina: Merchant) -> None:
    before = await figures(mina)
    items: Rows = [
        ITEMS[0],
        ["Tea", "kg", 5, 280, None, None, None],
        ["", "kg", None, 10, None, None, None],
        ["Rusk", "parsec", None, -3, "abc", "12", 77],
        ["tea ", "kg", None, None, None, None, None],
        ["Sugar", None, 10, 40, None, None, None],
        ["Salt", "packet", 4, None, None, None, None],
    ]
    parties: Rows = [PARTIES[0], ["Anil", "friend", 10, 20, "12", "24AAPFU0939F1Z9"]]
    reply = await send(mina, book(Items=items, Parties=parties, Money=[MONEY[0], ["sock", 5]]))
    listed = reply.text
    assert "nothing was written" in listed
    for fault in (
        "Row 3 (Items · Item): That is empty",
        "Row 4 (Items · Unit): I do not know that unit",
        "Row 4 (Items · Cost price)",
        "Row 4 (Items · HSN)",
        "Row 4 (Items · GST %)",
        "Row 5 (Items · Item): tea stands in row 2 already",
        "Row 6 (Items · Opening quantity): Sugar has stock",
        "Row 7 (Items · Cost price): The cost price is needed",
        "Row 2 (Money · Account): Please write cash, bank or UPI",
    ):
        assert fault in listed + _file(reply)
    assert "Row 2 (Parties · GSTIN)" in _file(reply)
    assert await figures(mina) == before


def _file(reply: Reply) -> str:
    return reply.attachments[0].content.decode("utf-8-sig") if reply.attachments else ""


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi"])
async def test_the_template_comes_and_cells_may_be_pasted(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.say("/export")
    reply = await mina.press("intake")
    (file,) = reply.attachments
    heads = load_workbook(io.BytesIO(file.content)).worksheets[0]
    assert heads["A1"].value == "Item"
    assert heads["A1"].comment is not None
    done = await mina.say(tabbed(ITEMS))
    assert "✅" in done.text
    assert "₹4,055" in done.text
    assert await mina.question() is None


async def test_an_empty_template_sent_back_has_no_rows(mina: Merchant) -> None:
    (file,) = (await mina.press("intake")).attachments
    assert "no rows" in (await send(mina, file.content)).text


async def test_an_entry_is_an_entry_while_a_list_is_awaited(mina: Merchant) -> None:
    await mina.press("intake")
    assert "✅" in (await mina.say("sold 5 kg sugar at 45 cash")).text
    await mina.press("intake")
    assert "no headings" in (await mina.say("hello\nworld")).text


async def test_names_that_look_like_formulas_or_markup_are_names(mina: Merchant) -> None:
    rows: Rows = [["Item", "Sale price"], ["=cmd|calc", 5], ["<b>Bold</b>", 6], ["<i>", "x"]]
    reply = await send(mina, book(Items=rows))
    assert "<i>" not in reply.text
    assert "✅" in (await send(mina, book(Items=rows[:3]))).text
    names = {item.name for item in (await mina.bot.store.catalogue(SHOP)).items}
    assert {"=cmd|calc", "<b>Bold</b>"} <= names


async def test_csv_of_another_program_is_understood(mina: Merchant) -> None:
    text = "Shree Kirana,,\nDate,23-11-2026,\nProduct Name,Selling Price,UOM\nRusk,35,packet\n"
    assert "1 item" in (await send(mina, text.encode())).text


async def test_an_opening_that_the_books_have_already_is_refused(mina: Merchant) -> None:
    await send(mina, book(Money=MONEY, Parties=PARTIES))
    mina.bot.restart()
    again = (await send(mina, book(Money=MONEY, Parties=PARTIES))).text
    assert "There is money in the books already" in again
    assert "Anil has a balance in the books already" in again
    same = [["Party", "Phone"], ["Anil", "98250 12345"]]
    assert "Nothing changed" in (await send(mina, book(Parties=same))).text


async def test_too_many_rows_are_asked_for_in_parts(mina: Merchant) -> None:
    rows: Rows = [["Item", "Sale price"], *([f"Item {n}", 5] for n in range(1_001))]
    assert "1,001 rows" in (await send(mina, book(Items=rows))).text
    done = await send(mina, book(Items=rows[:-1]))
    assert "1,000 items" in done.text


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG....", b"a,b\n1,2\n", b""])
async def test_what_is_no_list_is_said_so(mina: Merchant, content: bytes) -> None:
    assert (await send(mina, content)).text


async def test_staff_bring_in_nothing(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    before = await figures(mina)
    assert not (await raju.press("intake")).attachments
    await send(raju, book(Items=ITEMS))
    assert await figures(mina) == before
    asha = beside(mina, 9)
    await mina.join(asha, Role.ACCOUNTANT)
    assert "✅" in (await send(asha, book(Items=ITEMS))).text
