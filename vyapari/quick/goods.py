"""Goods that every bazaar knows, by their names in every language, from a data file."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from vyapari.books.quantity import factor
from vyapari.quick.fold import bones, fold
from vyapari.quick.tokens import words

Keys = tuple[str, ...]
_NONE: tuple[str, ...] = ()


class Goods:
    """Which goods a name means, and in what unit and at about what price they are usual.

    A data file is TOML: a table per unit, whose keys are goods and whose lists their names, and
    the table ``price`` of rupees per unit. The words of a name are given folded (``keys``).
    """

    def __init__(self, text: str) -> None:
        data: dict[str, Mapping[str, Any]] = tomllib.loads(text)
        self._prices = {good: Decimal(str(rupees)) for good, rupees in data.pop("price").items()}
        self._spellings: dict[str, tuple[str, ...]] = {}
        self._units: dict[str, str] = {}
        self._names: dict[Keys, tuple[str, ...]] = {}
        self._loose: dict[Keys, tuple[str, ...]] = {}
        self._begun: set[Keys] = set()
        self._written: set[str] = set()
        for unit, table in data.items():
            for good, names in table.items():
                self._units[good], self._spellings[good] = unit, tuple(names)
                for name in map(words, names):
                    self._put(good, tuple(map(fold, name)))
                    self._written.add(" ".join(name))
        if unknown := self._prices.keys() - self._units.keys():
            raise ValueError(f"no good is called {min(unknown)}")

    def _put(self, good: str, keys: Keys) -> None:
        loose = tuple(map(_loosened, keys))
        for index, at in ((self._names, keys), (self._loose, loose)):
            index[at] = tuple(dict.fromkeys((*index.get(at, ()), good)))
        self._begun.update(keys[:size] for size in range(1, len(keys) + 1))

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def names(self, good: str) -> tuple[str, ...]:
        """Every name of a good, as the data file has it."""
        return self._spellings[good]

    def spelled(self, keys: Keys) -> tuple[str, ...]:
        """The goods that ``keys`` name in full, spelled as they sound."""
        return self._names.get(keys, _NONE)

    def named(self, keys: Keys) -> tuple[str, ...]:
        """As ``spelled``, or the one good that ``keys`` name but for schwas or the plural."""
        found = self._names.get(keys)
        if found is None and sum(map(len, keys)) > 3:
            found = self._loose.get(tuple(map(_loosened, keys)), _NONE)
            return found if len(found) == 1 else _NONE
        return found or _NONE

    def written(self, word: str) -> bool:
        """Whether ``word`` is a good's name letter by letter."""
        return word in self._written

    def begins(self, keys: Sequence[str]) -> bool:
        """Whether a name begins with ``keys``."""
        return tuple(keys) in self._begun

    def unit(self, good: str) -> str:
        """The unit in which a good is usually kept."""
        return self._units[good]

    def price(self, good: str, unit: str) -> Decimal | None:
        """Rupees that a ``unit`` of a good costs about; ``None`` where that is not known."""
        price, size = self._prices.get(good), factor(unit, self._units[good])
        return price * size if price is not None and size is not None else None

    def tails(self, keys: Keys) -> tuple[str, ...]:
        """The goods that a name's last words are, those of the most words first.

        Tata Salt is salt; rice flour is rice flour, then flour, but not rice.
        """
        return tuple(
            good for start in range(len(keys)) for good in self._names.get(keys[start:], ())
        )


@lru_cache(maxsize=20_000)
def _loosened(folded: str) -> str:
    """Without inner a, in the singular: schwas are written or not, anda and ande are one."""
    stem = folded.removesuffix("s") if len(folded) > 3 else folded
    last = stem[-1:]
    if last in {"a", "e"} and len(stem) > 3:
        return bones(stem[:-1]) + "a"
    return bones(stem)


@cache
def goods() -> Goods:
    """The package's own goods, read once."""
    file = resources.files("vyapari.quick") / "lexicons" / "goods.toml"
    return Goods(file.read_text(encoding="utf-8"))
