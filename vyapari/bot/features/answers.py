"""Answers to typed questions, for whoever understood them. Rights are checked here."""

from vyapari.books.shop import Right
from vyapari.bot.features import khata
from vyapari.bot.features import stock as shelves
from vyapari.bot.features.gate import needs
from vyapari.bot.features.reports import show as show_report
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn


@needs(Right.LOOK)
async def stock(turn: Turn, item_id: str | None, name: str | None = None) -> Replies:
    """How much there is of an item, known or only named, or of everything."""
    if item_id is not None:
        return await shelves.shelf(turn, item_id)
    return await (shelves.named(turn, name) if name else shelves.listing(turn, "all", 0))


@needs(Right.LOOK)
async def balance(turn: Turn, party_id: str | None, name: str | None = None) -> Replies:
    """A party's statement, whether known or only named, or who owes."""
    if party_id is not None:
        return await khata.show(turn, party_id, 0)
    return await (khata.named(turn, name) if name else khata.balances(turn, "receivable", 0))


async def report(turn: Turn, report: str | None, period: str | None) -> Replies:
    """The report for the period, each by its code; what is not known is offered."""
    return await show_report(turn, report, period)
