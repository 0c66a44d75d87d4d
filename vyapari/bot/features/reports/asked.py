"""What a report is asked for: which one, over which days, which page of it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from vyapari.books.period import PERIODS, span
from vyapari.bot.texts import Phrasebook

#: The periods that buttons offer.
OFFERED = (
    "today",
    "yesterday",
    "this_week",
    "this_month",
    "last_month",
    "this_year",
    "last_year",
)
_SPELLED = re.compile(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A report's days, both ends included, and the page. ``period`` is how buttons name them."""

    report: str
    period: str
    start: date
    end: date
    today: date
    page: int = 0

    def data(self, report: str | None = None, period: str | None = None) -> str:
        """The data of a button to this report, or to another report or period."""
        return f"report:{report or self.report}:{period or self.period}"

    def title(self, say: Phrasebook) -> str:
        """``November (1–23)``, ``Today (23 Nov)``, ``1 Nov – 15 Nov``."""
        named = f"reports-{self.period.replace('_', '-')}"
        days = days_of(say, self.start, self.end, self.today)
        return say.plain(named, days=days) if say.has(named) else days

    def before(self) -> tuple[date, date]:
        """The days to compare with: the same part of the period before this one."""
        return before(self.start, self.end)


def asked(report: str, period: str, today: date, page: int = 0) -> Asked | None:
    """The report over a period known by its code or spelled as two days; ``None`` if neither.

    Days that are still to come are left out.
    """
    if period not in PERIODS and not _SPELLED.fullmatch(period):
        return None
    try:
        start, end = span(period, today)
    except ValueError:
        return None
    return Asked(report, period, start, max(start, min(end, today)), today, page)


def days_of(say: Phrasebook, start: date, end: date, today: date) -> str:
    """``23 Nov``, ``1–23 Nov``, ``1 Apr – 23 Nov``."""
    last = say.date(end, today=today)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{say.date(start, today=end if start.year == end.year else today)} – {last}"


def before(start: date, end: date) -> tuple[date, date]:
    """As many days before ``start``; by the calendar where the days begin with a month or year."""
    if (start.day, start.month) == (1, 4) and end.month != start.month:
        return _year_back(start), _year_back(end)
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        earlier = start - timedelta(days=1)
        whole = end.day == monthrange(end.year, end.month)[1]
        last = earlier.day if whole else min(end.day, earlier.day)
        return earlier.replace(day=1), earlier.replace(day=last)
    if start.weekday() == 0 and end - start < timedelta(days=7) and start != end:
        return start - timedelta(days=7), end - timedelta(days=7)
    length = end - start + timedelta(days=1)
    return start - length, start - timedelta(days=1)


def _year_back(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))
