"""An agent's words, as they are kept and told."""

from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from vyapari.agents.outcome import Run
from vyapari.agents.percentages import percentages
from vyapari.agents.telling import Teller
from vyapari.books.commands import Booked
from vyapari.bot.prose import prose
from vyapari.bot.reply import Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn


def teller(run: Run, figures: AbstractSet[Decimal]) -> Teller:
    """Holds the run's words against ``figures`` and what the books have given so far."""
    return Teller(run.known | figures, percentages(run.looked, figures))


def words(run: Run, figures: AbstractSet[Decimal]) -> dict[str, Any]:
    """What of the run's words may be said, as JSON: no figure but ``figures`` and the books'."""
    told = teller(run, figures).whole(run.text)
    return {"text": told.text, "withheld": told.withheld, "cut": run.cut}


async def said(turn: Turn, booked: Booked) -> Reply:
    """An agent's words, from what was kept of them."""
    return say(turn, booked.reply_data)


def say(turn: Turn, data: dict[str, Any]) -> Reply:
    """Words with their figures checked; where something was left out, that it was."""
    if not data["text"]:
        return Reply(text=turn.say("agent-withheld-all"))
    text = prose(str(data["text"]) + ("…" if data["cut"] else ""))
    if data["withheld"]:
        text = Markup(f"{text}\n\n{turn.say('agent-withheld')}")
    return Reply(text=text)
