"""Bringing the stock back in step with the shelf: a forgotten purchase, or a count."""

from decimal import Decimal

from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.draft import new_draft
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.gate import needs
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn


@needs(Right.RECORD)
async def buy(turn: Turn) -> Replies:
    """Ask how much of the item came in, and at what price."""
    return await _begin(turn, Intent.PURCHASE, ("qty", "rate"))


@needs(Right.RECORD)
async def count(turn: Turn) -> Replies:
    """Ask how much of the item is on the shelf."""
    return await _begin(turn, Intent.STOCK_COUNT, ("qty",))


async def _begin(turn: Turn, intent: Intent, missing: tuple[str, ...]) -> Replies:
    item = pressed.item(turn, 0)
    entry = Entry(
        intent,
        lines=(EntryLine(item.name, Decimal(0), item.unit, item_id=item.id),),
        mode=Mode.CASH if intent is Intent.PURCHASE else None,
        guessed=("mode",),
        missing=missing,
    )
    return await record(turn, new_draft(turn, entry))
