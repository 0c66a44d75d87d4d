"""Phrases of several languages that are looked for in a message as whole words, from data files."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from importlib import resources

#: Vowel signs are no letters to a regular expression: a word ends where none of them follows.
_LETTER = r"[\w\u0900-\u0dff]"


def tables(name: str) -> dict[str, dict[str, list[str]]]:
    """The data file ``name``: by table, by language."""
    source = (resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``phrases`` in a folded text."""
    longest_first = sorted({folded(phrase) for phrase in phrases}, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!{_LETTER})(?:{either})(?!{_LETTER})")


def folded(text: str) -> str:
    """``text`` in small plain letters without what is not shown, its blanks squeezed."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return " ".join(plain.split())
