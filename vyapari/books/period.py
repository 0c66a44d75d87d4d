"""Spans of days that reports speak of, and the Indian financial year (April to March)."""

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
    if period == "today":
        return today, today
    if period == "yesterday":
        return today - _DAY, today - _DAY
    if period in {"this_week", "last_week"}:
        monday = today - timedelta(days=today.weekday() + (7 if period == "last_week" else 0))
        return monday, monday + timedelta(days=6)
    if period == "this_month":
        return month(today.year, today.month)
    if period == "last_month":
        return month_before(today)
    if period == "this_year":
        return year_span(today)
    if period == "last_year":
        return year_span(year_span(today)[0] - _DAY)
    raise ValueError(
        f"{period!r} is no period: one of {', '.join(PERIODS)} or 2026-11-01..2026-11-23"
    )


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
