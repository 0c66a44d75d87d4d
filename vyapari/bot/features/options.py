"""What the settings may be set to."""

from collections.abc import Callable
from datetime import timedelta
from typing import get_args

from vyapari.books.period import month_before, year_span
from vyapari.books.shop import TaxScheme
from vyapari.bot.turn import Turn

MINUTES = ("0", "2", "5", "10", "30", "60")
SCHEMES = get_args(TaxScheme)


def _scheme_options(turn: Turn) -> list[tuple[str, str]]:
    return [(turn.say.plain(f"settings-scheme-{scheme}"), scheme) for scheme in SCHEMES]


def _inclusive_options(turn: Turn) -> list[tuple[str, str]]:
    say = turn.say
    return [(say.plain("settings-prices-with"), "1"), (say.plain("settings-prices-without"), "0")]


def _duplicate_options(turn: Turn) -> list[tuple[str, str]]:
    return [(minutes(turn, int(each)), each) for each in MINUTES]


def _close_options(turn: Turn) -> list[tuple[str, str]]:
    say = turn.say
    last = month_before(turn.today)[1]
    days = {last, month_before(last)[1], year_span(turn.today)[0] - timedelta(days=1)}
    options = [(say.date(day, today=turn.today), day.isoformat()) for day in sorted(days)]
    options.append((say.plain("settings-close-typed"), "typed"))
    if turn.shop.closed_until:
        options.append((say.plain("settings-close-open"), "open"))
    return options


#: Pairs of label and value, by setting.
OPTIONS: dict[str, Callable[[Turn], list[tuple[str, str]]]] = {
    "scheme": _scheme_options,
    "inclusive": _inclusive_options,
    "duplicate": _duplicate_options,
    "close": _close_options,
}


def minutes(turn: Turn, span: int) -> str:
    """A span in words; nothing of it is never."""
    say = turn.say
    return say.plain("settings-minutes", minutes=span) if span else say.plain("settings-never")
