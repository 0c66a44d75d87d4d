"""What comes unasked, as it is told: a day in a few lines, what runs low, a month's packet."""

from datetime import date, timedelta

from vyapari.books.job import Run
from vyapari.books.money import ZERO
from vyapari.books.period import month_before
from vyapari.books.shop import Right
from vyapari.bot.features import packet, stock
from vyapari.bot.features.reports.daily import balances
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

_NOON = 12


async def tell_day(turn: Turn, run: Run) -> Replies:
    """The day's summary, and what runs low where that is wanted."""
    if not turn.may(Right.REPORTS):
        return None
    day = run.day(turn.at)
    if run.job.hour < _NOON:
        day -= timedelta(days=1)
    summary = await day_in_short(turn, day)
    if not run.job.low_stock or not (await turn.store.stock(turn.shop.id, low=True, limit=1)).count:
        return summary
    return summary, await stock.listing(turn, "low", 0)


async def day_in_short(turn: Turn, day: date) -> Reply:
    """What was sold, earned and spent on a day, and what stood at its end."""
    store, shop, say = turn.store, turn.shop, turn.say
    title = say("summary-title", shop=shop.name, date=say.date(day, today=turn.today))
    schedule = Button(say.plain("summary-schedule"), "schedule")
    written = await store.vouchers(shop.id, start=day, end=day, limit=1)
    if not written.count:
        return Reply(Markup(f"{title}\n{say('summary-nothing')}"), ((schedule,),))
    traded = await store.sums.trading(shop.id, day, day, top=1)
    money = await store.sums.cash_book(shop.id, day, day, limit=1)
    owed = await store.balances(shop.id, side="receivable", today=day, limit=1)
    lines: list[str] = [title]
    if traded.billed or traded.bills:
        lines.append(
            say("summary-sales", amount=say.money(traded.billed), bills=traded.bills)
            + Markup(" · ")
            + say("summary-profit", amount=say.money(traded.net_profit))
        )
    if spent := sum(traded.expenses.values(), ZERO):
        lines.append(say("summary-spent", amount=say.money(spent)))
    lines.append(say("reports-in-hand", money=balances(say, money.closing)))
    if owed.total > 0:
        lines.append(say("summary-owed", amount=say.money(owed.total)))
    book = Button(say.plain("summary-book"), f"report:day_book:{day}..{day}")
    return Reply(Markup("\n".join(lines)), ((book, schedule),))


async def tell_month(turn: Turn, run: Run) -> Replies:
    """The packet of the month that has ended, where anything was written in it."""
    if not turn.may(Right.EXPORT):
        return None
    start, end = month_before(run.day(turn.at))
    if not (await turn.store.vouchers(turn.shop.id, start=start, end=end, limit=1)).count:
        return None
    turn.args = (f"{start:%Y-%m}",)
    return await packet.press(turn)


ROUTES = Routes(jobs={"summary": tell_day, "packet": tell_month})
