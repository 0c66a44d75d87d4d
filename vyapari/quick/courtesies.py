"""Messages that are nothing but a courtesy; they want no entry and no thought, only an answer."""

import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Literal

Courtesy = Literal["hello", "thanks"]

#: Longer than any courtesy.
_LONGEST = 60


def courtesy(text: str) -> Courtesy | None:
    """Whether all of ``text`` is a greeting or thanks."""
    if len(text) > _LONGEST:
        return None
    phrases, beside = _vocabulary()
    words = "".join(letter if _spells(letter) else " " for letter in text.casefold()).split()
    return phrases.get(tuple(word for word in words if word not in beside))


@cache
def _vocabulary() -> tuple[dict[tuple[str, ...], Courtesy], frozenset[str]]:
    source = resources.files("vyapari.quick").joinpath("courtesies.toml")
    lists: dict[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    kinds: tuple[Courtesy, ...] = ("hello", "thanks")
    phrases = {tuple(phrase.split()): kind for kind in kinds for phrase in lists[kind]}
    return phrases, frozenset(lists["beside"])


def _spells(letter: str) -> bool:
    """Whether it is part of a word (Indic vowels are marks) or a figure, which is more to say."""
    return unicodedata.category(letter)[0] in "LMN"
