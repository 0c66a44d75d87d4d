"""What to say when the books refuse a change of names, team or settings."""

from vyapari.books.commands import Refusal
from vyapari.bot.features.gate import sentence
from vyapari.bot.reply import Reply
from vyapari.bot.turn import Turn


def explain(turn: Turn, refusal: Refusal) -> Reply:
    """The refusal in a sentence; one for all where the code is none that a merchant can mend."""
    key = f"refused-{refusal.code.replace('_', '-')}"
    if not turn.say.has(key):
        return sentence(turn, "refused-other")
    name = refusal.data.get("name", "")
    return sentence(turn, key, name=str(name))
