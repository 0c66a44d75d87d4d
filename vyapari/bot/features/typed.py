"""What was typed while something else was asked: an answer, or news of the shop."""

from datetime import date

from vyapari.books.entry import Intent
from vyapari.bot.features.known import names_of
from vyapari.bot.turn import Turn
from vyapari.quick.names import Names
from vyapari.quick.understanding import understand

_NO_NAMES = Names()


def is_entry(turn: Turn) -> bool:
    """Whether the message is an entry or a question to the books, whatever was asked."""
    return understand(turn.text, names_of(turn), turn.today) is not None


def report_and_period(text: str, today: date) -> tuple[str | None, str | None]:
    """The codes of the report and the period that ``text`` names, each ``None`` if it does not.

    ``profit oct``, ``bikri 1-15 nov``, ``cash book``, ``pichle mahine``.
    """
    named = understand(text, _NO_NAMES, today)
    if named is not None and named.intent is Intent.REPORT:
        return named.report, named.period
    # A period alone is understood beside a report.
    beside = understand(f"sales {text}", _NO_NAMES, today)
    if beside is not None and beside.intent is Intent.REPORT:
        return None, beside.period
    return None, None
