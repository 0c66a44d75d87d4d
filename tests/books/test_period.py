from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.period import PERIODS, financial_year, span, year_span

TODAY = date(2026, 11, 23)
days = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("today", "2026-11-23", "2026-11-23"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("this_week", "2026-11-23", "2026-11-29"),
        ("last_week", "2026-11-16", "2026-11-22"),
        ("this_month", "2026-11-01", "2026-11-30"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("this_year", "2026-04-01", "2027-03-31"),
        ("last_year", "2025-04-01", "2026-03-31"),
        ("2026-11-01..2026-11-15", "2026-11-01", "2026-11-15"),
    ],
)
def test_a_period_is_a_span_of_days(period: str, first: str, last: str) -> None:
    assert span(period, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("period", ["", "someday", "2026-11-02..2026-11-01", "2026-02-30..x", ".."])
def test_what_is_no_period_is_refused_by_name(period: str) -> None:
    with pytest.raises(ValueError, match=r"period|span|ends"):
        span(period, TODAY)


@given(days)
def test_this_period_holds_today_and_the_last_one_ends_the_day_before(today: date) -> None:
    for unit in ("week", "month", "year"):
        first, last = span(f"this_{unit}", today)
        assert first <= today <= last
        assert span(f"last_{unit}", today)[1] == first - timedelta(days=1)


@given(days)
def test_a_financial_year_runs_from_april_to_march(day: date) -> None:
    first, last = year_span(day)
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
    assert first <= day <= last
    assert financial_year(first) == financial_year(last) == financial_year(day)


def test_a_financial_year_is_written_as_on_invoices() -> None:
    assert financial_year(TODAY) == "26-27"
    assert financial_year(date(2027, 3, 31)) == "26-27"
    assert financial_year(date(2099, 4, 1)) == "99-00"
    assert len(PERIODS) == 8
