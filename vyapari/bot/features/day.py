"""``/day``: today's entries and the money in hand."""

from vyapari.bot.features.reports import show
from vyapari.bot.reply import Replies
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn


async def day(turn: Turn) -> Replies:
    """Today's day book."""
    return await show(turn, "day_book", "today")


ROUTES = Routes(commands={"day": day})
