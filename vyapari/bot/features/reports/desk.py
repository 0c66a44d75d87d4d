"""``/report``: which report, over which days."""

from collections.abc import Awaitable, Callable
from functools import cache

from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import needs, stale
from vyapari.bot.features.look import looks
from vyapari.bot.features.pages import grid
from vyapari.bot.features.reports import daily, duties, standing, trade
from vyapari.bot.features.reports.asked import Asked, asked
from vyapari.bot.features.typed import report_and_period
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES, phrasebook
from vyapari.bot.turn import Turn

Report = Callable[[Turn, Asked], Awaitable[Reply]]
REPORTS: dict[str, Report] = {
    "sales": looks(trade.sales),
    "profit": looks(trade.profit),
    "top_items": looks(trade.top_items),
    "purchases": looks(trade.purchases),
    "expenses": looks(trade.expenses),
    "receivables": standing.receivables,
    "payables": standing.payables,
    "stock": looks(standing.stock_value),
    "low_stock": looks(standing.low_stock),
    "cash_book": looks(daily.cash_book),
    "day_book": looks(daily.day_book),
    "gst": looks(duties.gst),
}
#: Reports that are mostly wanted of today; the others are of this month.
_OF_TODAY = frozenset({"sales", "cash_book", "day_book"})


@needs(Right.REPORTS)
async def report(turn: Turn) -> Replies:
    """``/report [what] [period]``: the report, or a choice of them."""
    labelled, rest = _labelled(turn.text)
    name, period = report_and_period(rest, turn.today)
    name = labelled or name
    if name is None and period is not None:
        name = "sales"
    return await show(turn, name, period)


@needs(Right.REPORTS)
async def press(turn: Turn) -> Replies:
    """``report``: the choice; ``report:<report>[:<period>[:<page>]]``: one, in place."""
    if not turn.args:
        return menu(turn)
    name = pressed.word(turn, 0, REPORTS)
    period = pressed.word(turn, 1) if len(turn.args) > 1 else usual_period(name)
    chosen = asked(name, period, turn.today, pressed.count(turn, 2))
    return stale(turn) if chosen is None else await REPORTS[name](turn, chosen)


@needs(Right.REPORTS)
async def show(turn: Turn, name: str | None, period: str | None) -> Replies:
    """A report by its code over a period by its code; the choice where that is not known."""
    if name not in REPORTS:
        return menu(turn)
    chosen = asked(name, period or usual_period(name), turn.today)
    return menu(turn) if chosen is None else await REPORTS[name](turn, chosen)


def _labelled(text: str) -> tuple[str | None, str]:
    """The report whose name, as the buttons have it, ``text`` begins with; and the rest."""
    folded = " ".join(text.casefold().split())
    for label, name in _labels():
        if folded == label or folded.startswith(f"{label} "):
            return name, folded.removeprefix(label).strip()
    return None, text


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    """The names of the reports in every language, the longest first."""
    named = {
        phrasebook(language).plain(f"reports-{name.replace('_', '-')}").casefold(): name
        for language in LANGUAGES
        for name in REPORTS
    }
    coded = {name.replace("_", " "): name for name in REPORTS}
    return tuple(sorted((named | coded).items(), key=lambda each: -len(each[0])))


def usual_period(name: str) -> str:
    """The period that a report is about when none is named."""
    return "today" if name in _OF_TODAY else "this_month"


def menu(turn: Turn) -> Reply:
    """All reports, by button."""
    buttons = [
        Button(turn.say.plain(f"reports-{name.replace('_', '-')}"), f"report:{name}")
        for name in REPORTS
    ]
    files = Button(turn.say.plain("books-as-files"), "book")
    edit = turn.kind == "button"
    return Reply(text=turn.say("reports-which"), buttons=(*grid(buttons), (files,)), edit=edit)


ROUTES = Routes(commands={"report": report}, buttons={"report": press})
