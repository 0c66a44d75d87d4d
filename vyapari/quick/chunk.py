"""A chunk of a message: terms that together are a quantity, a price, a name, a mode or a day."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
#: Signs that only set words apart.
IDLE = frozenset({".", "-", ":", "!", "।", "*", "•", '"', "'", "(", ")", "=", "_", "~", "…"})


def idle(text: str) -> bool:
    """Whether a term says nothing: a dash, a full stop, an emoji."""
    return text in IDLE or (len(text) == 1 and unicodedata.category(text) in {"So", "Sk", "Mn"})


def at(terms: Terms, place: int, name: str) -> bool:
    """Whether the term at ``place`` has a sense."""
    return place < len(terms) and name in terms[place].senses


def unit_at(terms: Terms, place: int) -> str | None:
    """The unit at ``place``; a lone m is more often "in" than metres."""
    if place >= len(terms) or terms[place].word:
        return None
    unit = terms[place].senses.get("unit")
    if unit is None or (len(terms[place].text) == 1 and not terms[place].glued and unit == "m"):
        return None
    return unit
