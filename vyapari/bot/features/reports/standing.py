"""Reports of how things stand today: who owes, whom the shop owes, the stock."""

from vyapari.bot.features import khata, stock
from vyapari.bot.features.reports.asked import Asked
from vyapari.bot.reply import Reply
from vyapari.bot.turn import Turn


async def receivables(turn: Turn, asked: Asked) -> Reply:
    """Who owes the shop, by age."""
    return await khata.balances(turn, "receivable", asked.page, edit=turn.kind == "button")


async def payables(turn: Turn, asked: Asked) -> Reply:
    """Whom the shop owes."""
    return await khata.balances(turn, "payable", asked.page, edit=turn.kind == "button")


async def stock_value(turn: Turn, asked: Asked) -> Reply:
    """What is on the shelves, and what it is worth."""
    return await stock.listing(turn, "all", asked.page, edit=turn.kind == "button")


async def low_stock(turn: Turn, asked: Asked) -> Reply:
    """What runs low."""
    return await stock.listing(turn, "low", asked.page, edit=turn.kind == "button")
