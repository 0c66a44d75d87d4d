"""What a merchant writes of his own accord: understood at once, or passed on."""

from dataclasses import replace

from vyapari.books.entry import Intent
from vyapari.bot.features.entries.act import act, write
from vyapari.bot.features.entries.draft import new_draft
from vyapari.bot.features.entries.heard import BOOKED, understood
from vyapari.bot.reply import Replies
from vyapari.bot.routes import Passed
from vyapari.bot.turn import Turn


async def text(turn: Turn) -> Replies | Passed:
    """Book what was written, or answer it, if that is certain.

    What somebody else wrote is shown first, and takes nothing back.
    """
    entry = understood(turn, today=turn.today)
    if entry is None or (turn.forwarded and entry.intent is Intent.UNDO):
        return Passed.ON
    if turn.forwarded and entry.intent in BOOKED:
        return await write(turn, replace(new_draft(turn, entry), unsaid=(("look", ""),)))
    return await act(turn, entry)
