"""What a message vouches for: its figures, units, days, names and ways of paying."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from vyapari.agents.mentions import Mentions, mentions
from vyapari.books.entry import Entry, Mode
from vyapari.quick.chunks import Chunk, Kind, chunks
from vyapari.quick.fold import fold
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Names
from vyapari.quick.terms import Term, terms
from vyapari.quick.tokens import clean, tokens

#: What stands behind so many letters does not count as said: a text as long is pasted, and to go
#: through all of it would hold up other chats.
_LONGEST = 1500
#: Number words up to this one are other words as well.
_SMALL = 10
_FIGURED = frozenset({Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.LESS})


@dataclass(frozen=True, slots=True)
class Words:
    """What a message vouches for.

    ``said`` counts how often each figure stands in it, ``told`` are those that must go somewhere,
    ``measured`` the ones with a unit behind them. ``bare_unit``: a unit was said, perhaps of one.
    """

    said: Mapping[Decimal, int]
    told: tuple[Decimal, ...]
    measured: tuple[Decimal, ...]
    units: frozenset[str]
    modes: frozenset[Mode]
    days: frozenset[date]
    named: Mentions

    @property
    def figures(self) -> frozenset[Decimal]:
        """The figures that were said, each once."""
        return frozenset(self.said)

    @property
    def bare_unit(self) -> bool:
        """Whether a unit was said, perhaps of one: a packet of Maggi."""
        return bool(self.units)

    def beside(self, entry: Entry, unsaid: Collection[str] = ()) -> "Words":
        """These words, and those by which ``entry`` was told before: its figures and names.

        What was ``unsaid`` of it (figures, names, days and modes) is not told by that.
        """
        figures = {entry.amount, entry.discount, entry.discount_percent}
        for line in entry.lines:
            figures |= {line.qty, line.rate, line.amount, line.discount, line.discount_percent}
        told = [name for name in _spelled(entry) if name not in unsaid]
        spelled = (token for name in told for token in tokens(clean(name)))
        items = {line.item_id for line in entry.lines if line.item_id and line.item in told}
        parties = {entry.party_id} if entry.party_id and entry.party in told else set()
        named = replace(
            self.named,
            items=self.named.items | items,
            parties=self.named.parties | parties,
            words=self.named.words | {key for token in spelled if (key := fold(token.text))},
        )
        before = [figure for figure in figures if figure and str(figure) not in unsaid]
        return replace(
            self,
            said={**dict.fromkeys(before, 1), **self.said},
            modes=self.modes | ({entry.mode} if entry.mode else set()).difference(unsaid),
            days=self.days | {d for d in (entry.date,) if d and d.isoformat() not in unsaid},
            named=named,
        )


def words_of(text: str, names: Names, today: date) -> Words:
    """The figures, days and names in ``text``, its numbers in words and other scripts included."""
    plain = clean(text[:_LONGEST])
    found = tokens(plain)
    cut = terms(found, lexicon(), names, plain)
    heard = chunks(cut, today)
    figured = [c for c in heard if c.kind in _FIGURED and c.number]
    counted = Counter(c.number for c in figured)
    digits = Counter(token.value for token in found if token.kind == "num" and token.value)
    return Words(
        said={figure: times for figure, times in (counted | digits).items() if figure},
        told=tuple(c.number for c in figured if not _may_be_a_word(c, cut)),
        measured=tuple(c.number for c in heard if c.kind is Kind.QTY and c.number and c.unit),
        units=frozenset(unit for term in cut if (unit := term.senses.get("unit"))),
        modes=frozenset(Mode(c.value) for c in heard if c.kind is Kind.MODE),
        days=frozenset(day for c in heard for day in _days(c)) | {today},
        named=mentions(text[:_LONGEST], names),
    )


def _may_be_a_word(chunk: Chunk, cut: Sequence[Term]) -> bool:
    """A small number spelled out with nothing beside it may be none: "laga do", "ek baar"."""
    spelled = all(cut[place].value is None for place in range(chunk.start, chunk.end))
    return chunk.kind is Kind.NUM and spelled and chunk.number <= _SMALL


def _spelled(entry: Entry) -> Iterator[str]:
    yield from (line.item for line in entry.lines)
    yield from (name for name in (entry.party, entry.item) if name)


def _days(chunk: Chunk) -> Iterator[date]:
    if chunk.kind is Kind.DAY and chunk.day is not None:
        yield chunk.day
        # kal and parso are days to come and days gone; an entry is of one gone.
        for away in (1, 2):
            yield chunk.day - timedelta(days=2 * away)
