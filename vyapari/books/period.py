"""Spans of days that reports speak of, and the Indian financial year (April to March)."""

from collections.abc import Callable
from datetime import date, timedelta

#: Period codes; beside them a span of days is written ``2026-11-01..2026-11-23``.
PERIODS = (
    "today",
    "yesterday",
    "this_week",
    "last_week",
    "this_month",
    "last_month",
    "this_year",
    "last_year",
)
_DAY = timedelta(days=1)
_APRIL = 4


def span(period: str, today: date) -> tuple[date, date]:
    """The first and last day, both included, of a period code or of ``from..to``.

    Weeks begin on Monday, years are financial. A period that goes on ends with its own last day,
    not with today. Raises ``ValueError`` for anything else, naming what was given.
    """
    if ".." in period:
        return _between(period)
    reader = _READERS.get(period)
    if reader is None:
        names = ", ".join(PERIODS)
        raise ValueError(f"{period!r} is no period: one of {names} or 2026-11-01..2026-11-23")
    return reader(today)


def _between(period: str) -> tuple[date, date]:
    first, _, last = period.partition("..")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as error:
        raise ValueError(f"{period!r} is no span of days like 2026-11-01..2026-11-23") from error
    if days[0] > days[1]:
        raise ValueError(f"{period!r} ends before it begins")
    return days


def month(year: int, number: int) -> tuple[date, date]:
    """The first and last day of a month."""
    first = date(year, number, 1)
    following = date(year + number // 12, number % 12 + 1, 1)
    return first, following - _DAY


def month_before(today: date) -> tuple[date, date]:
    """The first and last day of the month before that of ``today``."""
    last = today.replace(day=1) - _DAY
    return last.replace(day=1), last


def year_span(day: date) -> tuple[date, date]:
    """The first and last day of the financial year of ``day``: 1 April to 31 March."""
    start = day.year if day.month >= _APRIL else day.year - 1
    return date(start, _APRIL, 1), date(start + 1, 3, 31)


def financial_year(day: date) -> str:
    """The financial year of ``day`` as invoices write it: ``26-27``."""
    first, last = year_span(day)
    return f"{first.year % 100:02d}-{last.year % 100:02d}"


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


_READERS: dict[str, Callable[[date], tuple[date, date]]] = {
    "today": lambda today: (today, today),
    "yesterday": lambda today: (today - _DAY, today - _DAY),
    "this_week": _week,
    "last_week": lambda today: _week(today - timedelta(days=7)),
    "this_month": lambda today: month(today.year, today.month),
    "last_month": month_before,
    "this_year": year_span,
    "last_year": lambda today: year_span(year_span(today)[0] - _DAY),
}
