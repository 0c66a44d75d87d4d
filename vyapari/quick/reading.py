"""A reading of a message: its chunks, its names looked up, and the account of every word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from vyapari.books.catalogue import Item, Party
from vyapari.quick.chunks import Chunk, Kind, chunks, idle
from vyapari.quick.names import Match, Names
from vyapari.quick.terms import Term

#: A new name has no more words and letters than this.
MOST_WORDS = 4
MOST_LETTERS = 40
_COMMA = frozenset({",", ";", "\n"})


@dataclass(slots=True)
class Name:
    """A name in a message: as written, its role, and what it may stand for.

    ``fresh`` says that it could be a name new to the books.
    """

    text: str
    role: str
    chunk: Chunk
    item: Match
    party: Match
    fresh: bool
    #: The goods that it names, whether the shop has them or not.
    wares: tuple[str, ...] = ()


@dataclass(slots=True)
class Picks:
    """What the words of a message were taken to mean: the values by class."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.values

    def of(self, name: str) -> list[str]:
        return self.values.get(name, [])


@dataclass(slots=True)
class Reading:
    """Chunks of a message and the names among them, for the frames to make an entry of."""

    terms: Sequence[Term]
    chunks: list[Chunk]
    names: dict[int, Name]
    book: Names
    svo: set[str]
    today: date

    def of(self, *kinds: Kind) -> list[Chunk]:
        """The chunks of these kinds, in order."""
        return [chunk for chunk in self.chunks if chunk.kind in kinds]

    def only(self, *kinds: Kind) -> bool:
        """Whether there are no chunks but of these kinds, words and commas."""
        allowed = {*kinds, Kind.WORDS}
        return all(
            chunk.kind in allowed or (chunk.kind is Kind.SEP and chunk.text in _COMMA)
            for chunk in self.chunks
        )

    def account(self, *allowed: str) -> Picks | None:
        """Each word in the first of the ``allowed`` senses that it has; ``None`` if one has none.

        ``verb`` allows every verb, ``verb:sell`` that one.
        """
        picks = Picks()
        for chunk in self.chunks:
            if chunk.kind is not Kind.WORDS or idle(chunk.text):
                continue
            for name in allowed:
                key, _, value = name.partition(":")
                if key in chunk.senses and value in {"", chunk.senses[key]}:
                    picks.values.setdefault(key, []).append(chunk.senses[key])
                    break
            else:
                return None
        return picks

    def verbs(self, picks: Picks) -> set[str]:
        """The verbs that were said; one that may be a mere filler counts if there is no other."""
        strong: set[str] = set()
        weak: set[str] = set()
        for chunk in self.chunks:
            if chunk.kind is Kind.WORDS and "verb" in chunk.senses:
                (weak if "filler" in chunk.senses else strong).add(chunk.senses["verb"])
        return (strong or weak) if picks.has("verb") else set()

    def subject(self, name: Name) -> str:
        """``subject`` for an unmarked name before a verb of an svo language, ``object`` after."""
        for chunk in self.chunks:
            if chunk.kind is Kind.WORDS and "verb" in chunk.senses:
                if self.terms[chunk.start].languages <= self.svo:
                    return "subject" if name.chunk.end <= chunk.start else "object"
                return ""
        return ""

    def stands_alone(self, name: Name) -> bool:
        """Whether a name new to the books can be the subject: first, and right before the verb."""
        place = self.chunks.index(name.chunk)
        follows = self.chunks[place + 1 : place + 2]
        words = name.text.split()
        return (
            name.fresh
            and place == 0
            and bool(follows)
            and "verb" in follows[0].senses
            and not self.book.find_party(name.text).similar
            and all(word[0].isupper() for word in words[1:])
        )

    def belongs(self, name: Name) -> bool:
        """Whether something is said to be of a name: Ramesh ka, Ramesh's, balance of Ramesh."""
        place = self.chunks.index(name.chunk)
        before = self.chunks[place - 1].text if place else ""
        return name.role == "of" or (not name.role and before.lower().endswith(" of"))

    def runs_on(self, name: Name) -> bool:
        """Whether a new name begins with goods that are known, and goes on as no goods do.

        "sugar loose" and "cheeni Ramesh" are more than a name, "brown sugar" may be one.
        """
        words = name.text.split()
        return not name.wares and any(
            self.book.item(start).id or self.book.wares(start)
            for start in (" ".join(words[:size]) for size in range(1, len(words)))
        )

    def item(self, name: Name) -> Item | None:
        return self.book.items.get(name.item.id) if name.item.id else None

    def party(self, name: Name) -> Party | None:
        return self.book.parties.get(name.party.id) if name.party.id else None


def read(terms: Sequence[Term], text: str, book: Names, svo: Iterable[str], today: date) -> Reading:
    """The reading of ``terms``, cut from ``text``."""
    found: list[Chunk] = []
    names: dict[int, Name] = {}
    for chunk in chunks(terms, today):
        if chunk.kind is not Kind.NAME:
            found.append(chunk)
            continue
        for part in _parted(chunk, terms, text, book):
            names[id(part.chunk)] = part
            found.append(part.chunk)
    return Reading(terms, found, names, book, set(svo), today)


def _parted(chunk: Chunk, terms: Sequence[Term], text: str, book: Names) -> list[Name]:
    """The run of words as one name, or as a party's and an item's where both are sure."""
    whole = _named(chunk, terms, text, book)
    if chunk.last - chunk.first == 1 or known(whole.item) or known(whole.party):
        return [whole]
    for middle in range(chunk.first + 1, chunk.last):
        left = Chunk(Kind.NAME, chunk.start, middle, first=chunk.first, last=middle)
        right = Chunk(Kind.NAME, middle, chunk.end, first=middle, last=chunk.last)
        if chunk.start < chunk.first:
            left.role = chunk.role
        else:
            right.role = chunk.role
        one = _named(left, terms, text, book)
        two = _named(right, terms, text, book)
        if (_goods(one) and two.party.id) or (one.party.id and _goods(two)):
            return [one, two]
    return [whole]


def _goods(name: Name) -> bool:
    return bool(name.item.id or name.wares)


def known(match: Match) -> bool:
    """Whether a name is in the books, be it once or several times."""
    return bool(match)


def _named(chunk: Chunk, terms: Sequence[Term], text: str, book: Names) -> Name:
    own = terms[chunk.first : chunk.last]
    written = text[own[0].start : own[-1].end]
    fresh = (
        len(own) <= MOST_WORDS
        and len(written) <= MOST_LETTERS
        and any(len(term.text) > 2 for term in own)
        and any(term.word for term in own)
        and "\n" not in written
    )
    item, party = book.item(written), book.party(written)
    wares = () if known(item) or known(party) else book.wares(written)
    return Name(written, chunk.role, chunk, item, party, fresh, wares)
