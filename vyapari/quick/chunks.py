"""Chunks: terms put together into quantities, prices, names with their role, modes and days.

Each reader looks at one place and answers with a chunk and where it ends, or not at all. They are
asked in order, the one that takes the most context first; what none of them takes becomes a chunk
of ``words``, for a frame to account for.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vyapari.quick.dates import day_at
from vyapari.quick.numerals import number
from vyapari.quick.terms import Term


class Kind(StrEnum):
    """What a chunk is."""

    QTY = "qty"
    NUM = "num"
    RATE = "rate"
    TOTAL = "total"
    LESS = "less"
    MODE = "mode"
    DAY = "day"
    NAME = "name"
    SEP = "sep"
    WORDS = "words"


@dataclass(slots=True)
class Chunk:
    """``number`` and ``unit`` of a quantity, price or discount; ``value`` says more of its kind:

    NUM ``money`` where the currency is said; RATE ``noun`` where the word price is; TOTAL how it
    is said (``total``, ``for``, ``in``); LESS ``percent`` or empty; MODE the mode. ``role`` is a
    name's or a mode's particle (``ko``, ``se``, ``ne``, ``of``, ``to``, ``from``, ``into``, …).
    """

    kind: Kind
    start: int
    end: int
    number: Decimal = Decimal(0)
    unit: str | None = None
    value: str = ""
    role: str = ""
    text: str = ""
    senses: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    #: A name's own terms, without its particle.
    first: int = 0
    last: int = 0


Terms = Sequence[Term]
#: The classes of a role that stands after a name, and of one before it.
AFTER = ("khata", "sake", "ko", "se", "ne", "of", "upon")
BEFORE = ("for", "to", "from")
_SEPARATORS = frozenset({",", ";", "\n", "+", "&", "|"})
#: Signs that only set words apart.
IDLE = frozenset({".", "-", ":", "!", "।", "*", "•", '"', "'", "(", ")", "=", "_", "~", "…"})


def idle(text: str) -> bool:
    """Whether a term says nothing: a dash, a full stop, an emoji."""
    return text in IDLE or (len(text) == 1 and unicodedata.category(text) in {"So", "Sk", "Mn"})


def chunks(terms: Terms, today: date) -> list[Chunk]:
    """``terms`` as chunks, in order; every term is in exactly one."""
    found: list[Chunk] = []
    place = 0
    while place < len(terms):
        chunk = _chunk(terms, place, today)
        found.append(chunk)
        place = chunk.end
    return found


def _chunk(terms: Terms, place: int, today: date) -> Chunk:
    day = day_at(terms, place, today)
    if day is not None and not _unit_at(terms, day[1]):
        return Chunk(Kind.DAY, place, day[1], day=day[0], senses=_single(terms, place, day[1]))
    for reader in _READERS:
        chunk = reader(terms, place)
        if chunk is not None:
            return chunk
    if terms[place].word:
        return _name(terms, place)
    term = terms[place]
    if term.senses.get("sign", "") in _SEPARATORS or "and" in term.senses:
        return Chunk(Kind.SEP, place, place + 1, text=term.text, senses=term.senses)
    return Chunk(Kind.WORDS, place, place + 1, text=term.text, senses=term.senses)


def _single(terms: Terms, start: int, end: int) -> dict[str, str]:
    return terms[start].senses if end == start + 1 else {}


def _at(terms: Terms, place: int, name: str) -> bool:
    return place < len(terms) and name in terms[place].senses


def _unit_at(terms: Terms, place: int) -> str | None:
    if place >= len(terms) or terms[place].word:
        return None
    unit = terms[place].senses.get("unit")
    if unit is None or (len(terms[place].text) == 1 and not terms[place].glued and unit == "m"):
        return None
    return unit


def _money(terms: Terms, place: int) -> tuple[Decimal, int, bool] | None:
    """A number with or without the currency at either side: rs. 500, 500 rupaye, 500/-."""
    said = False
    if _at(terms, place, "money"):
        said, place = True, place + 1
        if place < len(terms) and terms[place].text == ".":
            place += 1
    found = number(terms, place)
    if found is None:
        return None
    value, end = found
    while _at(terms, end, "money"):
        said, end = True, end + 1
    return value, end, said


def _per(terms: Terms, place: int) -> tuple[str, int] | None:
    """ "/kg", "per kg", "a kg", "prati kilo": the unit of a price, and the index after it."""
    if _at(terms, place, "per"):
        unit = _unit_at(terms, place + 1)
        if unit is not None:
            return unit, place + 2
    return None


def _less(terms: Terms, place: int) -> Chunk | None:
    """10% off, less 10, 5 rupaye kam, with 5% discount."""
    start, before = place, False
    if _at(terms, place, "with"):
        place += 1
    if _at(terms, place, "less"):
        place, before = place + 1, True
        while _at(terms, place, "of"):
            place += 1
    found = _money(terms, place)
    if found is None:
        return None
    value, end, _ = found
    percent = _at(terms, end, "percent")
    end += percent
    plain = end
    while _at(terms, end, "of"):
        end += 1
    after = _at(terms, end, "off")
    if not after and not before:
        return None
    if not before and _at(terms, end, "less") and not percent and number(terms, end + 1):
        return None  # "at 35 less 10": the 35 is a price
    end = end + 1 if after else plain
    if after and _at(terms, end, "verb") and terms[end].senses["verb"] == "give" and before:
        end += 1
    return Chunk(Kind.LESS, start, end, value, value="percent" if percent else "")


def _rate(terms: Terms, place: int) -> Chunk | None:
    """At 45, @45/kg, 45 ke bhav, 30 rupye kilo, 25 each, rate 45."""
    start, noun, marked = place, "", False
    if _at(terms, place, "at") or _at(terms, place, "each"):
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
    elif said and (unit := _unit_at(terms, end)) is not None:
        end, marked = end + 1, True
    elif marked and (beside := _unit_at(terms, end)) is not None and not noun:
        # "at 45 kg" is 45 a kilo; but "rate 45 kg" may be anything
        unit, end = beside, end + 1
    if _at(terms, end, "after") and not (_at(terms, end, "at") and number(terms, end + 1)):
        end, marked = end + 1, True
        if unit is None and not terms[end - 1].word:
            after = _unit_at(terms, end)
            if after is not None and not _before_name(terms, end):
                unit, end = after, end + 1
    if _at(terms, end, "each"):
        end, marked = end + 1, True
        if _at(terms, end, "after"):
            end += 1
    if not marked:
        return None
    return Chunk(Kind.RATE, start, end, value, unit, noun)


def _before_name(terms: Terms, place: int) -> bool:
    return place + 1 < len(terms) and terms[place + 1].word


def _total(terms: Terms, place: int) -> Chunk | None:
    """For 600, total 600, 600 mein, 600 total, sab milake 600."""
    start, how = place, ""
    if _at(terms, place, "total"):
        how, place = "total", place + 1
    elif _at(terms, place, "for"):
        how, place = "for", place + 1
        if _at(terms, place, "total"):
            how, place = "total", place + 1
    found = _money(terms, place)
    if found is None:
        return None
    value, end, _ = found
    if not how and _at(terms, end, "in"):
        how, end = "in", end + 1
    while _at(terms, end, "total") or (how == "total" and _at(terms, end, "in")):
        how, end = "total", end + 1
    if not how or (how == "for" and _unit_at(terms, end)):
        return None
    return Chunk(Kind.TOTAL, start, end, value, value=how)


def _quantity(terms: Terms, place: int) -> Chunk | None:
    """5 kg, ek darjan, dhai kilo, pav kilo, half a dozen."""
    lone = _unit_at(terms, place)
    if lone is not None and "*" in lone and _unit_at(terms, place + 1) is None:
        return _measured(place, place + 1, Decimal(1), lone)
    found = number(terms, place)
    if found is None:
        return None
    value, end = found
    unit = _unit_at(terms, end)
    if unit is None or (terms[end].has("in") and not terms[end].glued):
        return None
    end += 1
    if terms[end - 1].glued and end < len(terms) and terms[end].text == ".":
        end += 1
    return _measured(place, end, value, unit)


def _measured(start: int, end: int, value: Decimal, unit: str) -> Chunk:
    code, _, times = unit.partition("*")
    return Chunk(Kind.QTY, start, end, value * Decimal(times or 1), code)


def _figure(terms: Terms, place: int) -> Chunk | None:
    found = _money(terms, place)
    if found is None:
        return None
    value, end, said = found
    if not said and _at(terms, end, "percent"):
        return None
    return Chunk(Kind.NUM, place, end, value, value="money" if said else "")


def _mode(terms: Terms, place: int) -> Chunk | None:
    """By upi, phonepe se, bank me, in cash; the particle is the mode's role."""
    start, role = place, ""
    if place + 1 < len(terms) and terms[place].has("by") and not terms[place].has("mode"):
        if not _at(terms, place + 1, "mode"):
            return None
        term = terms[place]
        role = "from" if term.has("from") else "into" if term.has("into") else ""
        place += 1
    if not _at(terms, place, "mode") or terms[place].word:
        return None
    mode = terms[place].senses["mode"]
    end = place + 1
    if _at(terms, end, "by_after") and not _at(terms, end, "mode"):
        term = terms[end]
        role = role or ("from" if term.has("se") else "into" if term.has("into") else "")
        end += 1
    senses = terms[place].senses
    return Chunk(
        Kind.MODE, start, end, value=mode, role=role, senses=senses, text=terms[place].text
    )


def _to_name(terms: Terms, place: int) -> Chunk | None:
    """A name with the role before it: to Ramesh, from Gupta Traders."""
    role = next((name for name in BEFORE if _at(terms, place, name)), None)
    if role is None or place + 1 >= len(terms) or not terms[place + 1].word:
        return None
    end = _run(terms, place + 1)
    senses = terms[place + 1].senses if end == place + 2 else {}
    return Chunk(Kind.NAME, place, end, role=role, first=place + 1, last=end, senses=senses)


def _run(terms: Terms, place: int) -> int:
    """The end of the words that may together be one name."""
    end = place
    while end < len(terms) and (terms[end].word or (end > place and _address(terms, end))):
        end += 1
    return end


def _address(terms: Terms, place: int) -> bool:
    return _at(terms, place, "honorific")


def _name(terms: Terms, place: int) -> Chunk:
    """A name with the role after it: Ramesh ko, Gupta se, cheeni ka."""
    last = end = _run(terms, place)
    role = ""
    if end < len(terms):
        role = next((name for name in AFTER if terms[end].has(name)), "")
        end += bool(role)
    senses = terms[place].senses if last == place + 1 else {}
    return Chunk(Kind.NAME, place, end, role=role, first=place, last=last, senses=senses)


_READERS: tuple[Callable[[Terms, int], Chunk | None], ...] = (
    _less,
    _rate,
    _total,
    _quantity,
    _mode,
    _to_name,
    _figure,
)
