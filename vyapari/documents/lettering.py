"""What people wrote, made fit to be set on paper."""

import re
import unicodedata
from itertools import pairwise

#: Pictures that no text font draws; a box in their place is worse than nothing.
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\u2600-\u26ff\u2700-\u2712\u2714-\u27bf"
    "\u2b00-\u2bff\u20e3\ufe00-\ufe0f]"
)
#: Marks that turn the direction of the text after them.
_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINERS = "\u200c\u200d"
_BREAK = "\u200b"


def fit(text: str, *, longest: int = 22) -> str:
    """``text`` on one line, without control characters, turns of direction and emoji.

    A run of more than ``longest`` characters without a space gets places where it may break, so
    that it never runs out of its column. A text of nothing but emoji stays as it is.
    """
    text = text.encode("utf-8", "ignore").decode()
    bare = _TURNS.sub("", "".join(" " if _unprintable(c) else c for c in text))
    words = (_PICTURES.sub("", bare).strip(_JOINERS) or bare).split()
    return " ".join(_breakable(word, longest) for word in words)


def lines(text: str) -> list[str]:
    """The lines of a longer text (an address, terms), each ``fit``, empty ones left out."""
    return [line for line in map(fit, text.splitlines()) if line]


def _unprintable(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Co", "Cs", "Zl", "Zp")


def _breakable(word: str, longest: int) -> str:
    if len(word) <= longest:
        return word
    pieces = [word[0]]
    for before, character in pairwise(word):
        # Never inside a syllable: not before a mark, and not after a virama or a joiner.
        joined = unicodedata.combining(before) == 9 or before in _JOINERS
        marks = unicodedata.category(character).startswith("M") or character in _JOINERS
        if len(pieces[-1]) >= longest // 2 and not joined and not marks:
            pieces.append("")
        pieces[-1] += character
    return _BREAK.join(pieces)
