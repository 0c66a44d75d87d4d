"""``/day [when]``: the entries of a day or days, and the money in hand."""

from vyapari.bot.features.reports import show
from vyapari.bot.features.typed import report_and_period
from vyapari.bot.reply import Replies
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn


async def day(turn: Turn) -> Replies:
    """The day book of the days that are named; of today if none are."""
    _, period = report_and_period(turn.text, turn.today)
    return await show(turn, "day_book", period or "today")


ROUTES = Routes(commands={"day": day})
