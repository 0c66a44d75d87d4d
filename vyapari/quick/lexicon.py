"""The vocabulary: what words and phrases may mean, read from one data file per language."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from vyapari.quick.fold import sound
from vyapari.quick.tokens import words

#: What a phrase may mean: its classes, each with its value, e.g. ``{"verb": "sell"}``.
Senses = Mapping[str, str]
NUMERIC = frozenset({"num", "scale", "plus", "tail"})
_GUJARATI = ("\u0a80", "\u0aff")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or phrase of the vocabulary, the classes it stands in and the languages it is of."""

    senses: Senses
    languages: frozenset[str]


class Lexicon:
    """All languages' phrases, found by their words.

    A data file is TOML: ``language``, and tables named by class whose keys are values and whose
    lists are spellings; in the table ``word`` the key is the class itself. A phrase in several
    places has several senses. ``spelling = "free"`` lets words be known by their sound,
    ``order = "svo"`` says that a verb's subject stands before it
    unmarked. A table ``ending`` has the particles that are written as one with the word before
    them, ``telling`` those that tell even an unknown word's end.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._phrases: dict[str, Phrase] = {}
        #: Languages that everybody spells differently: their words are known by sound too.
        self._free: set[str] = set()
        #: Languages in which an unmarked name before the verb is its subject.
        self.svo: set[str] = set()
        #: Endings as they are written, the longest first, and the particle that each stands for.
        self.particles: dict[str, str] = {}
        self.telling: set[str] = set()
        for text in texts:
            self._read(tomllib.loads(text))
        self.particles = dict(sorted(self.particles.items(), key=lambda pair: -len(pair[0])))
        self.endings = tuple(self.particles)
        #: Forms of address that are written as one with a name.
        self.addresses = tuple(
            word for word in self.spellings("honorific") if " " not in word and not word.isascii()
        )
        self._words = {word for spelling in self._phrases for word in spelling.split(" ")}
        #: A first word and the most words of a phrase that it begins.
        self._starts: dict[str, int] = {}
        self._sounds: dict[str, Phrase | None] = {}
        for spelling, phrase in self._phrases.items():
            parts = spelling.split(" ")
            self._starts[parts[0]] = max(self._starts.get(parts[0], 0), len(parts))
            if phrase.languages.isdisjoint(self._free):
                continue
            heard = " ".join(map(_heard, parts))
            first = _heard(parts[0])
            self._starts[first] = max(self._starts.get(first, 0), len(parts))
            known = self._sounds.get(heard, phrase)
            # Two meanings for one sound: only the exact spellings tell them apart.
            same = known is not None and known.senses == phrase.senses
            self._sounds[heard] = phrase if same else self._wider(known, phrase)

    @staticmethod
    def _wider(one: Phrase | None, other: Phrase) -> Phrase | None:
        """Of two phrases that sound alike the one that says all the other does, or ``None``."""
        if one is None:
            return None
        small, big = sorted((one, other), key=lambda phrase: len(phrase.senses))
        return big if all(big.senses.get(k) == v for k, v in small.senses.items()) else None

    def _read(self, data: Mapping[str, object]) -> None:
        language = data.get("language")
        if not isinstance(language, str):
            raise ValueError("a vocabulary file names its language")  # noqa: TRY004 - a wrong file
        if data.get("order") == "svo":
            self.svo.add(language)
        if data.get("spelling") == "free":
            self._free.add(language)
        telling = data.get("telling")
        self.telling.update(telling if isinstance(telling, list) else ())
        for section, table in data.items():
            if not isinstance(table, dict):
                continue
            if section == "ending":
                self.particles.update((end, key) for key, ends in table.items() for end in ends)
                continue
            for key, spellings in table.items():
                name, value = (key, "") if section == "word" else (section, key)
                if name in NUMERIC:
                    value = str(Decimal(value))
                for spelling in spellings:
                    self._add(" ".join(words(spelling)), name, value, language)

    def _add(self, spelling: str, name: str, value: str, language: str) -> None:
        known = self._phrases.get(spelling)
        senses = dict(known.senses) if known else {}
        languages = (known.languages if known else frozenset()) | {language}
        senses.setdefault(name, value)
        self._phrases[spelling] = Phrase(senses, languages)

    def longest(self, first: str) -> int:
        """The most words of a phrase that begins with ``first``; 0 where none does."""
        return max(self._starts.get(first, 0), self._starts.get(_heard(first), 0))

    def find(self, texts: list[str]) -> Phrase | None:
        """The phrase of exactly these words, else the one that sounds like them."""
        exact = self._phrases.get(" ".join(texts))
        return exact or self._sounds.get(" ".join(map(_heard, texts)))

    def spelled(self, texts: list[str]) -> bool:
        """Whether these words are a phrase letter by letter, and not by their sound alone."""
        return " ".join(texts) in self._phrases

    def knows(self, word: str) -> bool:
        """Whether a word is a phrase, or stands in one letter by letter."""
        return word in self._words or self.find([word]) is not None

    def numeric(self, word: str) -> bool:
        """Whether a word is a number or part of one."""
        phrase = self.find([word])
        return phrase is not None and not NUMERIC.isdisjoint(phrase.senses)

    def spellings(self, name: str) -> dict[str, str]:
        """Every phrase of a class, with its value."""
        return {
            spelling: phrase.senses[name]
            for spelling, phrase in self._phrases.items()
            if name in phrase.senses
        }


def _heard(word: str) -> str:
    """How a word sounds; Gujarati apart, whose words sound like Hindi ones that mean others."""
    return f"\u0a80{sound(word)}" if _GUJARATI[0] <= word[:1] <= _GUJARATI[1] else sound(word)


def files() -> list[Traversable]:
    """The package's own vocabulary files, one per language; the goods beside them are not one."""
    folder = resources.files("vyapari.quick") / "lexicons"
    found = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted((file for file in found if file.name != "goods.toml"), key=lambda f: f.name)


@cache
def lexicon() -> Lexicon:
    """The package's own vocabulary, read once."""
    return Lexicon(file.read_text(encoding="utf-8") for file in files())
