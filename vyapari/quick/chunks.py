"""Chunks: terms put together into quantities, prices, names with their role, modes and days.

The readers are asked in order, the one that takes the most context first; what none of them takes
becomes a chunk of ``words``, for a frame to account for.
"""

from collections.abc import Callable
from datetime import date

from vyapari.quick import figures
from vyapari.quick.chunk import Chunk, Kind, Terms, at, idle, unit_at
from vyapari.quick.dates import day_at

#: The classes of a role that stands after a name, and of one before it.
AFTER = ("khata", "sake", "ko", "se", "ne", "of", "upon")
BEFORE = ("for", "to", "from")
_SEPARATORS = frozenset({",", ";", "\n", "+", "&", "|"})


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
    if day is not None and not unit_at(terms, day[1]):
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


def _mode(terms: Terms, place: int) -> Chunk | None:
    """By upi, phonepe se, bank me, in cash; the particle is the mode's role."""
    start, role = place, ""
    if place + 1 < len(terms) and terms[place].has("by") and not terms[place].has("mode"):
        if not at(terms, place + 1, "mode"):
            return None
        term = terms[place]
        role = "from" if term.has("from") else "into" if term.has("into") else ""
        place += 1
    if not at(terms, place, "mode") or terms[place].word:
        return None
    mode = terms[place].senses["mode"]
    end = place + 1
    if at(terms, end, "by_after") and not at(terms, end, "mode"):
        term = terms[end]
        role = role or ("from" if term.has("se") else "into" if term.has("into") else "")
        end += 1
    senses = terms[place].senses
    return Chunk(
        Kind.MODE, start, end, value=mode, role=role, senses=senses, text=terms[place].text
    )


def _to_name(terms: Terms, place: int) -> Chunk | None:
    """A name with the role before it: to Ramesh, from Gupta Traders."""
    role = next((name for name in BEFORE if at(terms, place, name)), None)
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
    return at(terms, place, "honorific")


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
    figures.less,
    figures.rate,
    figures.total,
    figures.quantity,
    _mode,
    _to_name,
    figures.figure,
)

__all__ = ["AFTER", "BEFORE", "Chunk", "Kind", "chunks", "idle"]
