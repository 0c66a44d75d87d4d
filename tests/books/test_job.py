"""When what is told unasked is due, on the clock of the shop."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.job import Job, JobKind, Run, clock, last_run, next_run

INDIA = ZoneInfo("Asia/Kolkata")
EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # nine in the evening there

REPEATED = st.sampled_from([kind for kind in get_args(JobKind) if kind != "remind"])
HOURS = st.integers(0, 23)
#: Clocks that are put forward and back, one of them by half an hour, and some that are not.
ZONES = st.sampled_from(
    ["Asia/Kolkata", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]
).map(ZoneInfo)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def run(kind: JobKind, due: datetime, hour: int = 21) -> Run:
    return Run(Job(1, kind, hour, due), "shop", 1, "Asia/Kolkata", 1)


def test_a_summary_is_due_at_its_hour_today_or_tomorrow() -> None:
    assert next_run("summary", 21, INDIA, EVENING - timedelta(seconds=1)) == EVENING
    assert next_run("summary", 21, INDIA, EVENING) == EVENING + timedelta(days=1)


def test_a_packet_is_due_on_the_first() -> None:
    first = clock(date(2026, 12, 1), 9, INDIA)
    assert next_run("packet", 9, INDIA, EVENING) == first
    assert next_run("packet", 9, INDIA, first) == clock(date(2027, 1, 1), 9, INDIA)


def test_the_day_is_the_shops_and_not_greenwichs() -> None:
    # Half past midnight in India is still the day before in Greenwich.
    late = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
    assert next_run("summary", 8, INDIA, late) == clock(date(2026, 11, 23), 8, INDIA)


def test_the_hour_stays_the_same_when_the_clocks_are_put_back() -> None:
    london = ZoneInfo("Europe/London")
    summer = clock(date(2026, 10, 24), 21, london)
    winter = next_run("summary", 21, london, summer)
    assert (summer.hour, winter.hour) == (20, 21)


def test_of_days_that_were_missed_the_last_one_is_told() -> None:
    missed = run("summary", EVENING)
    back = EVENING + timedelta(days=5, hours=3)
    assert missed.day(back) == date(2026, 11, 28)
    assert missed.next(back) == EVENING + timedelta(days=6)


def test_a_reminder_comes_once() -> None:
    assert run("remind", EVENING).next(EVENING) is None


def test_a_run_has_its_name_whoever_takes_it() -> None:
    assert run("summary", EVENING).key == run("summary", EVENING).key
    assert run("summary", EVENING).key != run("summary", EVENING + timedelta(days=1)).key


@given(REPEATED, HOURS, ZONES, MOMENTS)
def test_runs_follow_each_other_and_none_is_left_out(
    kind: JobKind, hour: int, zone: ZoneInfo, now: datetime
) -> None:
    last, following = last_run(kind, hour, zone, now), next_run(kind, hour, zone, now)
    assert last <= now < following
    assert next_run(kind, hour, zone, last) == following
    assert last_run(kind, hour, zone, following) == following


@pytest.mark.parametrize("hour", range(24))
def test_an_hour_that_the_clocks_leave_out_has_its_run_nevertheless(hour: int) -> None:
    york = ZoneInfo("America/New_York")
    runs = {clock(date(2026, 3, day), hour, york) for day in range(6, 11)}
    assert len(runs) == 5
