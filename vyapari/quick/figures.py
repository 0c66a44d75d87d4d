"""Figures of a message: quantities, prices, totals, discounts and bare sums.

Each reader looks at one place and answers with a chunk and where it ends, or not at all.
"""

from decimal import Decimal

from vyapari.quick.chunk import Chunk, Kind, Terms, at, unit_at
from vyapari.quick.numerals import number


def _money(terms: Terms, place: int) -> tuple[Decimal, int, bool] | None:
    """A number with or without the currency at either side: rs. 500, 500 rupaye, 500/-."""
    said = False
    if at(terms, place, "money"):
        said, place = True, place + 1
        if place < len(terms) and terms[place].text == ".":
            place += 1
    found = number(terms, place)
    if found is None:
        return None
    value, end = found
    while at(terms, end, "money"):
        said, end = True, end + 1
    return value, end, said


def _per(terms: Terms, place: int) -> tuple[str, int] | None:
    """ "/kg", "per kg", "a kg", "prati kilo": the unit of a price, and the index after it."""
    if at(terms, place, "per"):
        unit = unit_at(terms, place + 1)
        if unit is not None:
            return unit, place + 2
    return None


def less(terms: Terms, place: int) -> Chunk | None:
    """10% off, less 10, 5 rupaye kam, with 5% discount."""
    start, before = place, False
    if at(terms, place, "with"):
        place += 1
    if at(terms, place, "less"):
        place, before = place + 1, True
        while at(terms, place, "of"):
            place += 1
    found = _money(terms, place)
    if found is None:
        return None
    value, end, _ = found
    percent = at(terms, end, "percent")
    end += percent
    plain = end
    while at(terms, end, "of"):
        end += 1
    after = at(terms, end, "off")
    if not after and not before:
        return None
    if not before and at(terms, end, "less") and not percent and number(terms, end + 1):
        return None  # "at 35 less 10": the 35 is a price
    end = end + 1 if after else plain
    if after and at(terms, end, "verb") and terms[end].senses["verb"] == "give" and before:
        end += 1
    return Chunk(Kind.LESS, start, end, value, value="percent" if percent else "")


def rate(terms: Terms, place: int) -> Chunk | None:
    """At 45, @45/kg, 45 ke bhav, 30 rupye kilo, 25 each, rate 45."""
    start, noun, marked = place, "", False
    if at(terms, place, "at") or at(terms, place, "each"):
        noun = "noun" if "price" in terms[place].senses or "cost" in terms[place].senses else ""
        place, marked = place + 1, True
        while place < len(terms) and terms[place].text in {":", "=", "-", "@"}:
            place += 1
    found = _money(terms, place)
    if found is None:
        return None
    value, end, said = found
    unit = None
    per = _per(terms, end)
    if per is not None:
        unit, end = per
        marked = True
    elif said and (unit := unit_at(terms, end)) is not None:
        end, marked = end + 1, True
    elif marked and (beside := unit_at(terms, end)) is not None and not noun:
        # "at 45 kg" is 45 a kilo; but "rate 45 kg" may be anything
        unit, end = beside, end + 1
    if at(terms, end, "after") and not (at(terms, end, "at") and number(terms, end + 1)):
        end, marked = end + 1, True
        if unit is None and not terms[end - 1].word:
            after = unit_at(terms, end)
            if after is not None and not _before_name(terms, end):
                unit, end = after, end + 1
    if at(terms, end, "each"):
        end, marked = end + 1, True
        if at(terms, end, "after"):
            end += 1
    if not marked:
        return None
    return Chunk(Kind.RATE, start, end, value, unit, noun)


def _before_name(terms: Terms, place: int) -> bool:
    return place + 1 < len(terms) and terms[place + 1].word


def total(terms: Terms, place: int) -> Chunk | None:
    """For 600, total 600, 600 mein, 600 total, sab milake 600."""
    start, how = place, ""
    if at(terms, place, "total"):
        how, place = "total", place + 1
    elif at(terms, place, "for"):
        how, place = "for", place + 1
        if at(terms, place, "total"):
            how, place = "total", place + 1
    found = _money(terms, place)
    if found is None:
        return None
    value, end, _ = found
    if not how and at(terms, end, "in"):
        how, end = "in", end + 1
    while at(terms, end, "total") or (how == "total" and at(terms, end, "in")):
        how, end = "total", end + 1
    if not how or (how == "for" and unit_at(terms, end)):
        return None
    return Chunk(Kind.TOTAL, start, end, value, value=how)


def quantity(terms: Terms, place: int) -> Chunk | None:
    """5 kg, ek darjan, dhai kilo, pav kilo, half a dozen."""
    lone = unit_at(terms, place)
    if lone is not None and "*" in lone and unit_at(terms, place + 1) is None:
        return _measured(place, place + 1, Decimal(1), lone)
    found = number(terms, place)
    if found is None:
        return None
    value, end = found
    unit = unit_at(terms, end)
    if unit is None or (terms[end].has("in") and not terms[end].glued):
        return None
    end += 1
    if terms[end - 1].glued and end < len(terms) and terms[end].text == ".":
        end += 1
    return _measured(place, end, value, unit)


def _measured(start: int, end: int, value: Decimal, unit: str) -> Chunk:
    code, _, times = unit.partition("*")
    return Chunk(Kind.QTY, start, end, value * Decimal(times or 1), code)


def figure(terms: Terms, place: int) -> Chunk | None:
    found = _money(terms, place)
    if found is None:
        return None
    value, end, said = found
    if not said and at(terms, end, "percent"):
        return None
    return Chunk(Kind.NUM, place, end, value, value="money" if said else "")
