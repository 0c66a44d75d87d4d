"""Days as merchants say them, looked at from today: an entry tells of the past."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from vyapari.books.period import month
from vyapari.quick.terms import Term

#: Nobody books or asks for what lies further back than this many days in words.
FURTHEST = 1000


def day_at(terms: Sequence[Term], start: int, today: date) -> tuple[date, int] | None:
    """The day named at ``start`` and the index after it; ``None`` where none is."""
    place = start
    if terms[place].has("ondate") and place + 1 < len(terms):
        place += 1
    found = _day(terms, place, today)
    if found is None or (place > start and not _calendar(terms[place], terms[found[1] - 1])):
        return None
    day, end = found
    if end < len(terms) and terms[end].has("ondate") and _postponed(terms, end):
        end += 1
    return day, end


def _calendar(first: Term, last: Term) -> bool:
    """Whether "on" may stand before: on monday, on 12 nov; but not on 12."""
    return bool(
        first.date
        or last.senses.keys() & {"weekday", "month", "tareekh", "ordinal"}
        or first.senses.keys() & {"weekday", "month", "tareekh", "day", "last"}
        or last.value is not None
    )


def _postponed(terms: Sequence[Term], place: int) -> bool:
    """Whether the particle at ``place`` belongs to the day before it: somvar ko."""
    before = terms[place - 1]
    return bool(before.date or before.senses.keys() & {"weekday", "tareekh", "month", "ordinal"})


def _day(terms: Sequence[Term], place: int, today: date) -> tuple[date, int] | None:
    term = terms[place]
    if term.date is not None:
        written = _written(term.date)
        return (written, place + 1) if written else None
    if term.has("day"):
        return today + timedelta(days=int(term.senses["day"])), place + 1
    after = terms[place + 1] if place + 1 < len(terms) else None
    if term.has("weekday"):
        return _weekday(int(term.senses["weekday"]), today), place + 1
    if term.has("last") and after is not None and after.has("weekday"):
        return _weekday(int(after.senses["weekday"]), today), place + 2
    if term.has("tareekh") and after is not None:
        number = _whole(after)
        if number is not None:
            return _day_of_month(number, today, place + 2)
    number = _whole(term)
    if number is not None:
        return _numbered(terms, place, number, today)
    if term.has("month") and after is not None:
        number = _whole(after)
        if number is not None:
            end = place + 2
            if end < len(terms) and terms[end].has("ordinal") and terms[end].glued:
                end += 1
            return _in_month(number, int(term.senses["month"]), terms, end, today)
    return None


def _numbered(
    terms: Sequence[Term], place: int, number: int, today: date
) -> tuple[date, int] | None:
    end = place + 1
    if end >= len(terms):
        return None
    if terms[end].has("ago"):
        return (today - timedelta(days=number), end + 1) if number <= FURTHEST else None
    if terms[end].text == "/" and end + 1 < len(terms) and terms[end + 1].glued:
        # 12/11: the day first; 1/2 is a half
        of_month = _whole(terms[end + 1])
        if of_month is None or (number <= 3 and of_month in {2, 4}):
            return None
        return _in_month(number, of_month, terms, end + 2, today)
    ordinal = terms[end].has("ordinal") and terms[end].glued
    if ordinal:
        end += 1
    if end < len(terms) and terms[end].has("month"):
        return _in_month(number, int(terms[end].senses["month"]), terms, end + 1, today)
    if end + 1 < len(terms) and terms[end].has("of") and terms[end + 1].has("month") and ordinal:
        return _in_month(number, int(terms[end + 1].senses["month"]), terms, end + 2, today)
    if end < len(terms) and terms[end].has("tareekh"):
        return _day_of_month(number, today, end + 1)
    return _day_of_month(number, today, end) if ordinal else None


def _whole(term: Term) -> int | None:
    value = term.value
    if value is None and "num" in term.senses:
        value = Decimal(term.senses["num"])
    return int(value) if value is not None and value == int(value) and value <= 9999 else None


def _weekday(number: int, today: date) -> date:
    """The last such day before today."""
    return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)


def _day_of_month(number: int, today: date, end: int) -> tuple[date, int] | None:
    """That day of this month, or of the last one where this month's is yet to come."""
    day = _made(today.year, today.month, number)
    if day is None or day > today:
        before = today.replace(day=1) - timedelta(days=1)
        day = _made(before.year, before.month, number)
    return (day, end) if day else None


def _in_month(
    number: int, named: int, terms: Sequence[Term], end: int, today: date
) -> tuple[date, int] | None:
    year = _whole(terms[end]) if end < len(terms) else None
    if year is not None and 2000 <= year <= 2100 and terms[end].text.isdigit():
        day = _made(year, named, number)
        return (day, end + 1) if day else None
    day = _made(today.year, named, number)
    if day is not None and day > today:
        before = _made(today.year - 1, named, number)
        # In January december is the last one; in November nobody says which is meant.
        day = before if before and today - before < day - today else None
    return (day, end) if day else None


def _written(text: str) -> date | None:
    """12/11/2026, 12-11-26, 12.11.26 (the day first, as Indians write) or 2026-11-12."""
    parts = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    first, second, third = parts
    if first > 31:
        return _made(first, second, third)
    return _made(third + 2000 if third < 100 else third, second, first)


def _made(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def named_month(number: int, today: date) -> tuple[date, date]:
    """The last such month that has begun: in November, december is last year's."""
    year = today.year if number <= today.month else today.year - 1
    return month(year, number)
