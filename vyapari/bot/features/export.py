"""``/export``: the books as files for a spreadsheet or an accountant."""

from collections.abc import AsyncIterator
from datetime import date

from vyapari.books.period import span
from vyapari.books.shop import Right
from vyapari.books.views import StockRow
from vyapari.books.voucher import Voucher
from vyapari.bot.features import books, links, pressed
from vyapari.bot.features.books import OFFERED
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.handing import Export, hand_over
from vyapari.bot.features.pages import grid
from vyapari.bot.features.reports.asked import asked, days_of
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
    """``export``: the choice; ``export:<period>|all|stock[:link]``: the file; ``export:entries``:
    days."""
    if not turn.args:
        return _choice(turn)
    chosen, linked = pressed.word(turn, 0), links.asked(turn, 1)
    if chosen == "entries":
        return _days(turn)
    if chosen == "stock":
        return await _stock(turn, linked=linked)
    if chosen == "all":
        return await _entries(turn, None, None, linked=linked)
    days = asked("day_book", chosen, turn.today)
    if days is None:
        raise pressed.Unreadable
    return await _entries(turn, days.start, days.end, linked=linked)


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


async def _entries(
    turn: Turn, start: date | None, end: date | None, *, linked: bool = False
) -> Reply:
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
    say, name, again = turn.say, f"entries-{turn.today}", "export:all"
    what = say.plain("export-entries", count=count)
    if start and end:
        last = min(end, turn.today)
        name, again = f"entries-{start}_{last}", f"export:{start}..{last}"
        what = f"{what} · {days_of(say, start, last, turn.today)}"
    export = Export((Attachment(f"{name}.csv", content),), name, what, again)
    return await hand_over(turn, export, say("export-entries", count=count), linked=linked)


async def _stock(turn: Turn, *, linked: bool = False) -> Reply:
    rows: list[StockRow] = []
    while True:
        found = await turn.store.stock(turn.shop.id, limit=_BATCH, offset=len(rows))
        rows += found.rows
        if not found.rows or len(rows) >= found.count:
            break
    if not rows:
        return sentence(turn, "export-empty")
    say, name = turn.say, f"stock-{turn.today}"
    files = (Attachment(f"{name}.csv", stock_csv(rows)),)
    export = Export(files, name, say.plain("export-of-stock", count=len(rows)), "export:stock")
    return await hand_over(turn, export, say("export-of-stock", count=len(rows)), linked=linked)


ROUTES = Routes(commands={"export": export}, buttons={"export": press})
