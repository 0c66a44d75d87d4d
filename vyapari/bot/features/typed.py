"""What was typed while something else was asked: an answer, or news of the shop."""

import re
from datetime import date

from vyapari.books.entry import Intent
from vyapari.bot.features.known import names_of
from vyapari.bot.turn import Turn
from vyapari.quick.names import Names
from vyapari.quick.understanding import understand

_NO_NAMES = Names()
#: Nobody names a report or a period by more characters.
_LONGEST = 100
#: ``1-15 nov`` and ``1 nov - 15 nov``, as quick understanding does not take them.
_BETWEEN_DAYS = re.compile(r"\b(\d\d?)\s*(?:-|–|to|till|se|से)\s*(\d\d?)\s+(\S+)", re.IGNORECASE)
_BETWEEN_DATES = re.compile(r"\b(\d\d?\s+[^\W\d]\S*)\s*[-–]\s*(\d\d?\s+[^\W\d]\S*)")


def is_entry(turn: Turn) -> bool:
    """Whether the message is an entry or a question to the books, whatever was asked."""
    return understand(turn.text, names_of(turn), turn.today) is not None


def report_and_period(text: str, today: date) -> tuple[str | None, str | None]:
    """The codes of the report and the period that ``text`` names, each ``None`` if it does not.

    ``profit oct``, ``bikri 1-15 nov``, ``cash book``, ``pichle mahine``.
    """
    if len(text) > _LONGEST:
        return None, None
    spelled = _BETWEEN_DAYS.sub(r"from \1 \3 to \2 \3", text)
    spelled = _BETWEEN_DATES.sub(r"from \1 to \2", spelled)
    named = understand(spelled, _NO_NAMES, today)
    if named is not None and named.intent is Intent.REPORT:
        return named.report, named.period
    # A period alone is understood beside a report.
    beside = understand(f"sales {spelled}", _NO_NAMES, today)
    if beside is not None and beside.intent is Intent.REPORT:
        return None, beside.period
    return None, None
