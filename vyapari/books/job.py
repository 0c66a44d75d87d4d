"""What somebody wants to be told unasked, and when its time comes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from vyapari.books.period import month_before

JobKind = Literal["summary", "packet", "remind"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to be told in one chat: the day's summary, the month's packet, a reminder.

    A summary comes every day at ``hour`` of the shop's clock, with what runs low if ``low_stock``;
    a packet on the first of each month; a reminder once, and ``about`` is its party. ``due`` is
    when the next one is to come, ``None`` if it is not wanted. A chat has one of each kind and
    ``about``.
    """

    chat_id: int
    kind: JobKind
    hour: int
    due: datetime | None
    about: str = ""
    low_stock: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A job whose time has come, for one instance to see to.

    It is for ``user_id``, with whose rights it is done; it has been taken up ``tries`` times.
    """

    job: Job
    shop_id: str
    user_id: int
    timezone: str
    tries: int

    @property
    def key(self) -> str:
        """The name of this run: the same one however often it is taken up."""
        job = self.job
        return f"job:{self.shop_id}:{job.chat_id}:{job.kind}:{job.about}:{job.due}"

    def day(self, now: datetime) -> date:
        """The day for which it is done at ``now``: of several that were missed, the last."""
        zone = ZoneInfo(self.timezone)
        if self.job.kind == "remind":
            return now.astimezone(zone).date()
        return last_run(self.job.kind, self.job.hour, zone, now).astimezone(zone).date()

    def again(self, now: datetime) -> datetime:
        """When its job is due after this run was given up; a reminder comes the next day."""
        return self.next(now) or now + _DAY

    def next(self, now: datetime) -> datetime | None:
        """When its job is due again after it was done at ``now``, if ever."""
        if self.job.kind == "remind":
            return None
        return next_run(self.job.kind, self.job.hour, ZoneInfo(self.timezone), now)


def next_run(kind: JobKind, hour: int, zone: ZoneInfo, after: datetime) -> datetime:
    """The first time after ``after``, in UTC, at which a job that comes again is due."""
    day = _first(kind, after.astimezone(zone).date())
    run = clock(day, hour, zone)
    return run if run > after else clock(_following(kind, day), hour, zone)


def last_run(kind: JobKind, hour: int, zone: ZoneInfo, now: datetime) -> datetime:
    """The last time until ``now``, in UTC, at which a job that comes again was due."""
    day = _first(kind, now.astimezone(zone).date())
    run = clock(day, hour, zone)
    return run if run <= now else clock(_before(kind, day), hour, zone)


def clock(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """An hour of a day on the clocks of ``zone``, in UTC."""
    return datetime.combine(day, time(hour), zone).astimezone(UTC)


def _first(kind: JobKind, day: date) -> date:
    return day.replace(day=1) if kind == "packet" else day


def _following(kind: JobKind, day: date) -> date:
    return (day + 31 * _DAY).replace(day=1) if kind == "packet" else day + _DAY


def _before(kind: JobKind, day: date) -> date:
    return month_before(day)[0] if kind == "packet" else day - _DAY
