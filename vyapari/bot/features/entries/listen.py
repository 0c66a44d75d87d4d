"""What a merchant writes of his own accord: understood at once, or passed on."""

from vyapari.bot.features.entries.act import act
from vyapari.bot.features.entries.heard import understood
from vyapari.bot.reply import Replies
from vyapari.bot.routes import Passed
from vyapari.bot.turn import Turn


async def text(turn: Turn) -> Replies | Passed:
    """Book what was written, or answer it, if that is certain."""
    entry = understood(turn, today=turn.today)
    return Passed.ON if entry is None else await act(turn, entry)
