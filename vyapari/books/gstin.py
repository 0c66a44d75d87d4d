"""GSTIN and PAN: what is wrong with one, told precisely enough to mend it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from vyapari.books.states import STATES, State

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: What stands at each place of an ordinary taxpayer's GSTIN.
_PLACES = (*("0-9",) * 2, *("A-Z",) * 5, *("0-9",) * 4, "A-Z", "1-9A-Z", "Z", "0-9A-Z")
_PAN_PLACES = _PLACES[2:12]
#: The fourth letter of a PAN says who holds it.
_HOLDERS = {
    "A": "association of persons",
    "B": "body of individuals",
    "C": "company",
    "F": "firm",
    "G": "government",
    "H": "undivided family",
    "J": "artificial juridical person",
    "L": "local authority",
    "P": "person",
    "T": "trust",
}


@dataclass(frozen=True, slots=True)
class Gstin:
    """A GSTIN that adds up: its state, and the PAN it was given to."""

    text: str
    state: State
    pan: str


@dataclass(frozen=True, slots=True)
class GstinProblem:
    """Why a text is no GSTIN.

    ``text`` is what was checked, in capitals and without spaces. By ``reason``:

    - ``length``: not 15 characters, but ``length``;
    - ``shape``: the character at ``position`` (counted from 1) cannot stand there;
    - ``state``: the first two digits are no state's code;
    - ``check``: the last character should be ``expected``, so some character is mistyped.
    """

    text: str
    reason: Literal["length", "shape", "state", "check"]
    length: int
    position: int | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Pan:
    """A well-formed PAN. ``holder`` is what its fourth letter says, ``None`` if it says nothing.

    A PAN has a check letter, but how it is worked out is not public.
    """

    text: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class PanProblem:
    """Why a text is no PAN: not 10 characters, or a wrong one at ``position`` (from 1)."""

    text: str
    reason: Literal["length", "shape"]
    length: int
    position: int | None = None


def check_gstin(text: str) -> Gstin | GstinProblem:
    """The GSTIN that ``text`` is, or the first thing that is wrong with it.

    Spaces, hyphens, small letters and Devanagari digits are forgiven. Only the ordinary form is
    known; those of tax deductors, embassies and online services from abroad are a ``shape``
    problem.
    """
    number = _squeezed(text)
    if len(number) != len(_PLACES):
        return GstinProblem(number, "length", len(number))
    position = _misfit(number, _PLACES)
    if position is not None:
        return GstinProblem(number, "shape", len(number), position=position)
    state = STATES.get(number[:2])
    if state is None:
        return GstinProblem(number, "state", len(number), position=1)
    expected = check_character(number[:14])
    if number[14] != expected:
        return GstinProblem(number, "check", len(number), position=15, expected=expected)
    return Gstin(number, state, number[2:12])


def check_character(first14: str) -> str:
    """The last character of the GSTIN that begins with ``first14`` (digits and capitals)."""
    total = 0
    for place, character in enumerate(first14):
        product = _ALPHABET.index(character) * (1 + place % 2)
        total += product // 36 + product % 36
    return _ALPHABET[-total % 36]


def check_pan(text: str) -> Pan | PanProblem:
    """The PAN that ``text`` is, or the first thing that is wrong with it."""
    number = _squeezed(text)
    if len(number) != len(_PAN_PLACES):
        return PanProblem(number, "length", len(number))
    position = _misfit(number, _PAN_PLACES)
    if position is not None:
        return PanProblem(number, "shape", len(number), position=position)
    return Pan(number, _HOLDERS.get(number[3]))


def _squeezed(text: str) -> str:
    bare = re.sub(r"[\s\-\u200b-\u200d\ufeff]", "", text).upper()
    return "".join(str(unicodedata.decimal(character, character)) for character in bare)


def _misfit(number: str, places: tuple[str, ...]) -> int | None:
    """The first position, from 1, whose character is not what ``places`` allow there."""
    for position, (character, allowed) in enumerate(zip(number, places, strict=True), start=1):
        if not re.fullmatch(f"[{allowed}]", character):
            return position
    return None
