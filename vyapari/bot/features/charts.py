"""Charts in the chat: sales by day, profit by month, what sells most, who has owed how long."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

from vyapari.books.money import ZERO
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import needs, refusal, sentence, stale
from vyapari.bot.features.reports.asked import Asked, asked
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Phrasebook, phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents import charts
from vyapari.documents.charts import Heading
from vyapari.documents.labels import lettered

#: The periods that buttons under a chart offer.
_OFFERED = ("this_month", "last_month", "this_year")
_AGES = ("30", "60", "90", "more")
_MOST_ITEMS = 8
#: Fewer days or months than these say little side by side: earlier ones are drawn too.
_LEAST_DAYS, _LEAST_MONTHS = 7, 6

#: Draws the days asked for and says which it drew; ``None`` when there is nothing to draw.
Draw = Callable[[Turn, Asked], Awaitable[tuple[bytes, Asked] | None]]


async def show(turn: Turn, kind: str, period: str) -> Replies:
    """The chart of ``kind`` (``sales``, ``profit``, ``items``, ``receivables``) as a photo.

    ``period`` is a period's code or two days (``2026-11-01..2026-11-23``); receivables are always
    today's. Rights are checked here; nothing to draw is said in a sentence.
    """
    if kind not in KINDS:
        return stale(turn)
    right, report, draw = KINDS[kind]
    if (answer := refusal(turn, right)) is not None:
        return answer
    wanted = asked(report, period, turn.today)
    if wanted is None:
        return stale(turn)
    async with turn.busy("upload_photo"):
        drawn = await draw(turn, wanted)
    if drawn is None:
        return sentence(turn, "charts-empty")
    picture, shown = drawn
    photo = Attachment(f"{kind}-{shown.end}.png", picture, photo=True)
    title = turn.say(f"reports-{report.replace('_', '-')}")
    text = turn.say("reports-title", report=title, period=shown.title(turn.say))
    return Reply(text=text, attachments=(photo,), buttons=_buttons(turn, kind, wanted))


@needs()
async def press(turn: Turn) -> Replies:
    """``chart:<kind>:<period>``."""
    return await show(turn, pressed.word(turn, 0, KINDS), pressed.word(turn, 1))


async def _sales(turn: Turn, wanted: Asked) -> tuple[bytes, Asked] | None:
    shown = _since(wanted, min(wanted.start, wanted.end - timedelta(days=_LEAST_DAYS - 1)))
    days = await turn.store.sums.sales_by_day(turn.shop.id, shown.start, shown.end)
    if not days:
        return None
    billed = {row.date: row.billed for row in days}
    picture = await charts.sales_by_day(
        billed, shown.start, shown.end, _heading(turn, shown), language=_drawn_in(turn).language
    )
    return picture, shown


async def _profit(turn: Turn, wanted: Asked) -> tuple[bytes, Asked] | None:
    shown = _since(wanted, min(wanted.start, _months_back(wanted.end, _LEAST_MONTHS - 1)))
    months = await turn.store.sums.profit_by_month(turn.shop.id, shown.start, shown.end)
    if not months:
        return None
    # Before the first month with sales there was no shop, or no books of it.
    shown = _since(shown, max(shown.start, months[0].month))
    profits = {row.month: row.profit for row in months}
    named = [(month, profits.get(month, ZERO)) for month in _months(shown)]
    if not any(amount for _, amount in named):
        return None
    picture = await charts.profit_by_month(
        named, _heading(turn, shown), language=_drawn_in(turn).language
    )
    return picture, shown


async def _items(turn: Turn, wanted: Asked) -> tuple[bytes, Asked] | None:
    found = await turn.store.sums.trading(turn.shop.id, wanted.start, wanted.end, top=_MOST_ITEMS)
    rows = [(row.name, row.amount) for row in found.top_items]
    if not any(amount for _, amount in rows):
        return None
    heading = _heading(turn, wanted)
    return await charts.top_items(rows, heading, language=_drawn_in(turn).language), wanted


async def _receivables(turn: Turn, wanted: Asked) -> tuple[bytes, Asked] | None:
    found = await turn.store.balances(turn.shop.id, side="receivable", today=turn.today, limit=1)
    if not found.total:
        return None
    say = _drawn_in(turn)
    rows = [
        (say.plain(f"charts-age-{age}"), amount)
        for age, amount in zip(_AGES, found.ages, strict=True)
    ]
    shown = replace(wanted, period="today", start=turn.today, end=turn.today)
    heading = _heading(turn, shown)
    return await charts.receivables_by_age(rows, heading, language=say.language), shown


#: By kind: who may see it, the report that says the same in words, and what draws it.
KINDS: dict[str, tuple[Right, str, Draw]] = {
    "sales": (Right.REPORTS, "sales", _sales),
    "profit": (Right.REPORTS, "profit", _profit),
    "items": (Right.REPORTS, "top_items", _items),
    "receivables": (Right.LOOK, "receivables", _receivables),
}


def _drawn_in(turn: Turn) -> Phrasebook:
    """The merchant's language, or English where there are no letters to draw it in."""
    return turn.say if lettered(turn.say.language) else phrasebook("en")


def _heading(turn: Turn, shown: Asked) -> Heading:
    say = _drawn_in(turn)
    return Heading(say.plain(f"reports-{shown.report.replace('_', '-')}"), shown.title(say))


def _since(wanted: Asked, start: date) -> Asked:
    """``wanted``, but from another day on."""
    if start == wanted.start:
        return wanted
    return replace(wanted, start=start, period=f"{start}..{wanted.end}")


def _months_back(day: date, months: int) -> date:
    """The first day of the month so many before that of ``day``."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _months(shown: Asked) -> list[date]:
    """The first days of the months shown."""
    first, month = _months_back(shown.start, 0), _months_back(shown.end, 0)
    months = [month]
    while months[0] > first:
        months.insert(0, _months_back(months[0], 1))
    return months


def _buttons(turn: Turn, kind: str, wanted: Asked) -> Buttons:
    """Other periods, where they make a difference, and the same in words."""
    say = turn.say
    data = "khatas:receivable:0" if kind == "receivables" else wanted.data()
    words = (Button(say.plain("charts-words"), data),)
    if kind == "receivables":
        return (words,)
    periods = tuple(
        Button(say.plain(f"reports-go-{each.replace('_', '-')}"), f"chart:{kind}:{each}")
        for each in _OFFERED
        if each != wanted.period
    )
    return periods, words


ROUTES = Routes(buttons={"chart": press})
