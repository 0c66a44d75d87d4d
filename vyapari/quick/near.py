"""Names by their words: in full, in part, and nearly, without a walk over all of them."""

from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from vyapari.quick.fold import skeleton

#: A word that more names than this share says nothing on its own.
COMMON = 400
#: No more words than this are compared letter by letter.
BUCKET = 300

#: A new name is compared with no more names than these for each word like one of its own.
FEW = 40
#: From this likeness on a new name may be a misspelling: Ramash of Ramesh, not Rajesh.
LIKELY = 0.9

Keys = tuple[str, ...]


class Near:
    """An index over names, each a tuple of folded words; ids may have several names.

    ``loosen`` makes one key of the spellings that surely mean the same; with ``typos`` one wrong
    letter in a long word is forgiven too (a slip in "sugar"; but Rajesh is not Ramesh).
    """

    def __init__(self, loosen: Callable[[str], str], *, typos: bool) -> None:
        self._loosen = loosen
        self._typos = typos
        self._names: dict[str, list[Keys]] = {}
        self._whole: dict[str, dict[str, None]] = {}
        self._loose: dict[str, dict[str, None]] = {}
        self._prefixes: dict[str, int] = {}
        #: Word → (id → in how many of its names).
        self._words: dict[str, dict[str, int]] = {}
        self._by_loose: dict[str, dict[str, None]] = {}
        self._by_skeleton: dict[str, dict[str, None]] = {}
        self._by_edge: dict[str, dict[str, None]] = {}

    def put(self, ident: str, names: Sequence[Keys]) -> None:
        """Index ``names`` of ``ident`` in place of those it had."""
        self.drop(ident)
        kept = [keys for keys in dict.fromkeys(names) if keys]
        self._names[ident] = kept
        for keys in kept:
            for whole in _spelled(keys):
                self._whole.setdefault(whole, {})[ident] = None
            self._loose.setdefault(self._loosened(keys), {})[ident] = None
            for size in range(1, len(keys) + 1):
                prefix = " ".join(keys[:size])
                self._prefixes[prefix] = self._prefixes.get(prefix, 0) + 1
            for word in keys:
                self._put_word(word, ident)

    def drop(self, ident: str) -> None:
        """Forget ``ident`` and its names."""
        for keys in self._names.pop(ident, ()):
            for whole in _spelled(keys):
                _discard(self._whole, whole, ident)
            _discard(self._loose, self._loosened(keys), ident)
            for size in range(1, len(keys) + 1):
                prefix = " ".join(keys[:size])
                self._prefixes[prefix] -= 1
                if not self._prefixes[prefix]:
                    del self._prefixes[prefix]
            for word in keys:
                self._drop_word(word, ident)

    def whole(self, keys: Sequence[str]) -> bool:
        """Whether ``keys`` are a name in full, spelled as it is."""
        return " ".join(keys) in self._whole

    def begins(self, keys: Sequence[str]) -> bool:
        """Whether a name begins with ``keys``."""
        return " ".join(keys) in self._prefixes

    def sure(self, keys: Keys, *, foreign: bool = False) -> list[str]:
        """The ids that ``keys`` name beyond doubt; several where they name several equally.

        ``foreign``: the keys were written in another script than most names, vowels differ.
        """
        for found in (self._whole.get(" ".join(keys)), self._loose.get(self._loosened(keys))):
            if found:
                return list(found)
        if len(set(keys)) < len(keys):
            return []
        meanings = [self._same(key) for key in keys]
        if not all(meanings):
            meanings = [
                same or self._heard(key, first=not place, foreign=foreign)
                for place, (key, same) in enumerate(zip(keys, meanings, strict=True))
            ]
        return self._within(meanings)

    def headed(self, ident: str, keys: Keys) -> bool:
        """Whether one of ``keys`` begins a name of ``ident``, or is near to what begins it."""
        heads = {name[0] for name in self._names[ident]}
        if not heads.isdisjoint(keys) or " ".join(keys) in self._whole:
            return True
        loose = {self._loosen(head) for head in heads} | {skeleton(head) for head in heads}
        return any(
            self._loosen(key) in loose
            or skeleton(key) in loose
            or any(DamerauLevenshtein.distance(key, head, score_cutoff=1) <= 1 for head in heads)
            for key in keys
        )

    def similar(self, keys: Keys) -> list[str]:
        """The ids of names that ``keys`` may be a misspelling of, the likeliest first."""
        text = " ".join(keys)
        scores: dict[str, float] = {}
        for key in keys:
            for word in (key, *self._close(key, 0.8)):
                holders = self._words.get(word, {})
                if len(holders) > FEW:
                    continue
                for ident in holders:
                    if ident not in scores:
                        scores[ident] = max(
                            JaroWinkler.normalized_similarity(text, part)
                            for name in self._names[ident]
                            for part in (" ".join(name), *(name if len(keys) == 1 else ()))
                        )
        said = set(keys)
        for ident, score in scores.items():
            # "basmati rice" may be what the shop calls rice
            if any(said.issuperset(name) for name in self._names[ident]):
                scores[ident] = max(score, LIKELY)
        likely = [ident for ident, score in scores.items() if score >= LIKELY]
        return sorted(likely, key=lambda ident: -scores[ident])

    def _within(self, meanings: list[list[str]]) -> list[str]:
        """The ids whose names hold a word of each of ``meanings``."""
        if not all(meanings):
            return []
        meanings.sort(key=lambda spelled: sum(len(self._words[word]) for word in spelled))
        ids = dict.fromkeys(ident for word in meanings[0] for ident in self._words[word])
        if len(ids) > COMMON:
            return []
        wanted = [[self._words[word] for word in spelled] for spelled in meanings]
        return [
            ident for ident in ids if all(any(ident in held for held in each) for each in wanted)
        ]

    def _same(self, key: str) -> list[str]:
        if key in self._words:
            return [key]
        return list(self._by_loose.get(self._loosen(key), ()))

    def _heard(self, key: str, *, first: bool, foreign: bool) -> list[str]:
        """Words that ``key`` must be a spelling of, though a vowel or a letter differs."""
        bare = skeleton(key)
        # people are told apart by the vowels of their first name, not of the firm's
        if len(bare) >= (3 if foreign and self._typos else 4) and (self._typos or not first):
            alike = self._by_skeleton.get(bare, {})
            if alike:
                return list(alike)
        if not self._typos or len(key) < 5 or not key.isalpha():
            return []
        return [
            word
            for word in self._edges(key)
            if word[0] == key[0] and DamerauLevenshtein.distance(word, key, score_cutoff=1) <= 1
        ]

    def _close(self, key: str, least: float) -> list[str]:
        if len(key) < 3 or not key.isalpha():
            return []
        near = process.extract(
            key, self._edges(key), scorer=JaroWinkler.normalized_similarity, score_cutoff=least,
            limit=5,
        )  # fmt: skip
        return [word for word, _, _ in near]

    def _edges(self, key: str) -> list[str]:
        """Words that begin or end as ``key`` does: one slip spares the beginning or the end."""
        found: dict[str, None] = {}
        for edge in _edges_of(key):
            found.update(self._by_edge.get(edge, {}))
            if len(found) > BUCKET:
                return list(found)[:BUCKET]
        return list(found)

    def _loosened(self, keys: Keys) -> str:
        return " ".join(map(self._loosen, keys))

    def _put_word(self, word: str, ident: str) -> None:
        holders = self._words.setdefault(word, {})
        if not holders:
            self._by_loose.setdefault(self._loosen(word), {})[word] = None
            self._by_skeleton.setdefault(skeleton(word), {})[word] = None
            for edge in _edges_of(word):
                self._by_edge.setdefault(edge, {})[word] = None
        holders[ident] = holders.get(ident, 0) + 1

    def _drop_word(self, word: str, ident: str) -> None:
        holders = self._words[word]
        holders[ident] -= 1
        if not holders[ident]:
            del holders[ident]
        if not holders:
            del self._words[word]
            _discard(self._by_loose, self._loosen(word), word)
            _discard(self._by_skeleton, skeleton(word), word)
            for edge in _edges_of(word):
                _discard(self._by_edge, edge, word)


def _spelled(keys: Keys) -> set[str]:
    """A name's words apart and, as Parle-G and parleg are one, together."""
    return {" ".join(keys), "".join(keys)}


def _edges_of(word: str) -> tuple[str, ...]:
    size = 3 if len(word) > 5 else 2
    return (f"<{word[:size]}", f"{word[-size:]}>", f"<{word[:2]}" if size > 2 else f"<{word[:3]}")


def _discard(index: dict[str, dict[str, None]], key: str, ident: str) -> None:
    held = index.get(key)
    if held is not None:
        held.pop(ident, None)
        if not held:
            del index[key]
