"""``/export``: the books as files for a spreadsheet or an accountant."""

from collections.abc import AsyncIterator
from datetime import date

from vyapari.books.period import PERIODS, span
from vyapari.books.shop import Right
from vyapari.books.views import StockRow
from vyapari.books.voucher import Voucher
from vyapari.bot.features import books, pressed
from vyapari.bot.features.books import OFFERED
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.pages import grid
from vyapari.bot.features.typed import report_and_period
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.documents.tables import stock_csv, vouchers_csv

#: So many rows of stock are asked for at a time.
_BATCH = 200


@needs(Right.EXPORT)
async def export(turn: Turn) -> Replies:
    """``/export [period]``: the entries of the period, or a choice of files."""
    _, period = report_and_period(turn.text, turn.today) if turn.text else (None, None)
    if period is not None:
        return await _entries(turn, *span(period, turn.today))
    return _choice(turn)


@needs(Right.EXPORT)
async def press(turn: Turn) -> Replies:
    """``export``: the choice; ``export:<period>|all|stock``: the file; ``export:entries``: days."""
    if not turn.args:
        return _choice(turn)
    chosen = pressed.word(turn, 0, (*PERIODS, "all", "stock", "entries"))
    if chosen == "entries":
        return _days(turn)
    if chosen == "stock":
        return await _stock(turn)
    if chosen == "all":
        return await _entries(turn, None, None)
    return await _entries(turn, *span(chosen, turn.today))


@needs(Right.EXPORT)
async def send(turn: Turn, kind: str, start: date, end: date) -> Replies:
    """The ``entries`` or all ``books`` of the days, or the ``stock`` of today, as a file."""
    if kind == "books":
        return await books.send(turn, "all", "xlsx", start, end)
    return await (_stock(turn) if kind == "stock" else _entries(turn, start, end))


def _choice(turn: Turn) -> Reply:
    say = turn.say
    files = [
        Button(say.plain("export-books-xlsx"), "book:all:xlsx"),
        Button(say.plain("export-books-pdf"), "book:all:pdf"),
        Button(say.plain("export-one-book"), "book"),
        Button(say.plain("export-as-csv"), "export:entries"),
    ]
    more = [
        Button(say.plain("export-packet"), "packet"),
        Button(say.plain("export-stock"), "export:stock"),
    ]
    if turn.shop.tax_scheme != "none":
        more.append(Button(say.plain("export-gst"), "gst"))
    more.append(Button(say.plain("intake-button"), "intake"))
    return Reply(text=say("export-what"), buttons=grid([*files, *more]))


def _days(turn: Turn) -> Reply:
    say = turn.say
    buttons = [
        Button(say.plain(f"reports-go-{period.replace('_', '-')}"), f"export:{period}")
        for period in OFFERED
    ]
    everything = Button(say.plain("export-all"), "export:all")
    return Reply(text=say("export-which"), buttons=(*grid(buttons), (everything,)))


async def _entries(turn: Turn, start: date | None, end: date | None) -> Reply:
    """All entries of the days, those taken back and what took them back too."""
    count = 0

    async def counted() -> AsyncIterator[Voucher]:
        nonlocal count
        async for voucher in turn.store.ledgers.vouchers(turn.shop.id, start, end):
            count += 1
            yield voucher

    async with turn.busy("upload_document"):
        content = b"".join([piece async for piece in vouchers_csv(counted(), turn.shop)])
    if not count:
        return sentence(turn, "export-empty")
    days = f"{start}_{min(end, turn.today)}" if start and end else f"{turn.today}"
    file = Attachment(f"entries-{days}.csv", content)
    return Reply(text=turn.say("export-entries", count=count), attachments=(file,))


async def _stock(turn: Turn) -> Reply:
    rows: list[StockRow] = []
    while True:
        found = await turn.store.stock(turn.shop.id, limit=_BATCH, offset=len(rows))
        rows += found.rows
        if not found.rows or len(rows) >= found.count:
            break
    if not rows:
        return sentence(turn, "export-empty")
    file = Attachment(f"stock-{turn.today}.csv", stock_csv(rows))
    return Reply(text=turn.say("export-of-stock", count=len(rows)), attachments=(file,))


ROUTES = Routes(commands={"export": export}, buttons={"export": press})
