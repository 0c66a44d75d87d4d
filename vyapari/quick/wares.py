"""A shop's items by the goods that they are, so that an item is found by another of its names."""

from collections.abc import Sequence
from functools import lru_cache

from vyapari.quick.goods import Goods
from vyapari.quick.lexicon import lexicon

Keys = tuple[str, ...]


class Wares:
    """An index from goods to items; adding or dropping an item touches only its own goods."""

    def __init__(self, goods: Goods) -> None:
        self._goods = goods
        #: Good → ids of the items that are called by one of its names, and nothing else.
        self._plain: dict[str, dict[str, None]] = {}
        #: Good → ids of items of a brand or kind: Tata Salt, 1 kg.
        self._branded: dict[str, dict[str, None]] = {}
        self._kin: dict[str, frozenset[str]] = {}

    def put(self, ident: str, names: Sequence[Keys]) -> None:
        """Index ``names`` of ``ident`` in place of those it had."""
        self.drop(ident)
        kin: set[str] = set()
        for keys in map(_unsized, names):
            plain = self._goods.named(keys)
            tails = plain or self._goods.tails(keys)
            kin.update(plain, self._goods.tails(keys))
            for good in plain:
                self._plain.setdefault(good, {})[ident] = None
            for good in tails[:1]:
                self._branded.setdefault(good, {})[ident] = None
        if kin:
            self._kin[ident] = frozenset(kin)

    def drop(self, ident: str) -> None:
        """Forget ``ident``."""
        for good in self._kin.pop(ident, frozenset()):
            for index in (self._plain, self._branded):
                held = index.get(good)
                if held is not None:
                    held.pop(ident, None)
                    if not held:
                        del index[good]

    def called(self, keys: Keys) -> list[str]:
        """The ids of items that bear another name of the good that ``keys`` name."""
        return self._of(self._plain, keys)

    def branded(self, keys: Keys) -> list[str]:
        """The ids of items that are that good of some brand or size."""
        return self._of(self._branded, keys)

    def _of(self, index: dict[str, dict[str, None]], keys: Keys) -> list[str]:
        found = (index.get(good, {}) for good in self._goods.named(keys))
        return list(dict.fromkeys(ident for ids in found for ident in ids))

    def others(self, ids: list[str], keys: Keys) -> list[str]:
        """``ids`` without the items that are known to be other goods than ``keys`` name."""
        wanted = self._goods.spelled(keys)
        if not wanted:
            return ids
        return [i for i in ids if i not in self._kin or not self._kin[i].isdisjoint(wanted)]

    def stocked(self, keys: Keys) -> bool:
        """Whether an item is the good that ``keys`` name."""
        return any(
            good in self._plain or good in self._branded for good in self._goods.spelled(keys)
        )


def _unsized(keys: Keys) -> Keys:
    """A name without the size that it ends in: Tata Salt 1 kg."""
    end = len(keys)
    while end > 1 and (keys[end - 1].isdigit() or (keys[end - 1] in _sizes() and end > 2)):
        end -= 1
    return keys[:end]


@lru_cache(maxsize=1)
def _sizes() -> frozenset[str]:
    spelled = lexicon().spellings("unit")
    return frozenset(unit for unit in spelled if " " not in unit and unit.isascii())
