"""Why an entry was not booked, and what to do next, in one sentence."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

import structlog

from vyapari.books.commands import Refusal
from vyapari.bot.features.gate import sentence
from vyapari.bot.reply import Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn

_log = structlog.get_logger(__name__)
#: The books' own checks: they refuse nothing that this program has put together rightly.
_BUGS = frozenset({"unbalanced", "bad_totals", "bad_tax", "invalid"})


def refused(turn: Turn, refusal: Refusal) -> Reply:
    """The refusal as an answer: a message, or a box when a button was pressed."""
    key = f"refusal-{refusal.code}"
    if refusal.code in _BUGS or not turn.say.has(key):
        _log.error("entry.refused", code=refusal.code)
        return sentence(turn, "refusal-other")
    return sentence(turn, key, **_figures(turn.say, refusal.data))


def _figures(say: Phrasebook, data: dict[str, Any]) -> dict[str, str]:
    """The refusal's data in the language's own forms; what no sentence uses does no harm."""
    return {name: _figure(say, name, value) for name, value in data.items()}


def _figure(say: Phrasebook, name: str, value: Any) -> str:
    text = str(value)
    if name in ("date", "until"):
        return say.date(date.fromisoformat(text))
    if name in ("unit", "stock_unit"):
        return say.plain(f"unit-{text}") if say.has(f"unit-{text}") else text
    if name in ("discount", "total"):
        return say.money(Decimal(text))
    try:
        return say.number(Decimal(text)) if name == "what" else text
    except InvalidOperation:
        return text
