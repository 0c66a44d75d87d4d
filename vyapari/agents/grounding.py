"""What of an entry the merchant has said, and what a model has put into it.

No quantity, price, amount, party or day is booked unasked that does not stand in the message, in
the catalogue, or follow from those by arithmetic; nor is an entry that leaves a figure of the
message out. Whatever fails is shown to the merchant first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from vyapari.agents.mentions import Mentions, mentions
from vyapari.books.catalogue import Item
from vyapari.books.entry import Entry, EntryLine
from vyapari.books.quantity import factor
from vyapari.quick.chunks import Chunk, Kind, chunks
from vyapari.quick.fold import fold
from vyapari.quick.lexicon import lexicon
from vyapari.quick.names import Names
from vyapari.quick.terms import Term, terms
from vyapari.quick.tokens import clean, tokens

#: Longer texts are not gone through figure by figure: nothing in them counts as said.
_LONGEST = 4096
_FIGURED = frozenset({Kind.QTY, Kind.NUM, Kind.RATE, Kind.TOTAL, Kind.LESS})
#: With more figures than these in a text, or in entries, nothing is worked out of two of them: by
#: chance almost anything would come of it, and it would take long.
_MOST_SAID, _MOST_HAD = 24, 60
#: Number words up to this one are other words as well.
_SMALL = 10
#: Half a paisa, or half a gram of a kilo: what rounding may do.
_NEAR = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something that the merchant has not said of what is to be booked, or that is left out."""

    kind: Literal["figure", "name", "day", "left_out"]
    what: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a message vouches for."""

    figures: frozenset[Decimal]
    told: tuple[Decimal, ...]
    days: frozenset[date]
    named: Mentions
    bare_unit: bool = False

    def beside(self, entry: Entry) -> "Words":
        """These words, and those by which ``entry`` was told before: its figures and names."""
        figures = {entry.amount, entry.discount, entry.discount_percent}
        for line in entry.lines:
            figures |= {line.qty, line.rate, line.amount, line.discount, line.discount_percent}
        spelled = (token for name in _spelled(entry) for token in tokens(clean(name)))
        named = replace(
            self.named,
            items=self.named.items | {line.item_id for line in entry.lines if line.item_id},
            parties=self.named.parties | ({entry.party_id} if entry.party_id else set()),
            words=self.named.words | {key for token in spelled if (key := fold(token.text))},
        )
        days = self.days | ({entry.date} if entry.date else set())
        return replace(
            self,
            figures=self.figures | {figure for figure in figures if figure},
            days=days,
            named=named,
        )


def words_of(text: str, names: Names, today: date) -> Words:
    """The figures, days and names in ``text``, its numbers in words and other scripts included."""
    plain = clean(text[:_LONGEST])
    found = tokens(plain)
    named = mentions(text[:_LONGEST], names)
    cut = terms(found, lexicon(), names, plain)
    heard = chunks(cut, today)
    figured = [c for c in heard if c.kind in _FIGURED and c.number]
    told = tuple(c.number for c in figured if c.number and not _may_be_a_word(c, cut))
    digits = (token.value for token in found if token.kind == "num" and token.value)
    return Words(
        figures=frozenset((*(c.number for c in figured if c.number), *digits)),
        told=told,
        days=frozenset(day for c in heard for day in _days(c)) | {today},
        named=named,
        bare_unit=any(term.has("unit") for term in cut),
    )


def unsaid(entries: Sequence[Entry], words: Words, names: Names) -> tuple[Unsaid, ...]:
    """What of ``entries`` the words do not vouch for, and which of their figures no entry has."""
    found: list[Unsaid] = []
    for entry in entries:
        found += _names(entry, words, names)
        found += [Unsaid("figure", str(figure)) for figure in _figures(entry, words, names)]
        if entry.date is not None and entry.date not in words.days:
            found.append(Unsaid("day", entry.date.isoformat()))
    found += [Unsaid("left_out", str(f)) for f in _left_out(entries, words.told, names)]
    return tuple(dict.fromkeys(found))


def _may_be_a_word(chunk: Chunk, cut: Sequence[Term]) -> bool:
    """A small number spelled out with nothing beside it may be none: "laga do", "ek baar"."""
    spelled = all(cut[place].value is None for place in range(chunk.start, chunk.end))
    return chunk.kind is Kind.NUM and spelled and (chunk.number or 0) <= _SMALL


def _spelled(entry: Entry) -> Iterator[str]:
    yield from (line.item for line in entry.lines)
    yield from (name for name in (entry.party, entry.item) if name)


def _days(chunk: Chunk) -> Iterator[date]:
    if chunk.kind is Kind.DAY and chunk.day is not None:
        yield chunk.day
        # kal and parso are days to come and days gone; an entry is of one gone.
        for away in (1, 2):
            yield chunk.day - timedelta(days=2 * away)


def _names(entry: Entry, words: Words, names: Names) -> Iterator[Unsaid]:
    party = names.parties.get(entry.party_id or "")
    if entry.party is not None and not (
        (party and party.id in words.named.parties) or words.named.spells(entry.party)
    ):
        yield Unsaid("name", entry.party)
    goods = [(line.item_id, line.item) for line in entry.lines]
    if entry.item is not None:
        goods.append((entry.item_id, entry.item))
    for item_id, item in goods:
        if item_id not in words.named.items and not words.named.spells(item):
            yield Unsaid("name", item)


def _figures(entry: Entry, words: Words, names: Names) -> Iterator[Decimal]:
    """The figures that come of nothing that was said, nor of the catalogue."""
    said = words.figures
    for line in entry.lines:
        prices = _prices(names.items.get(line.item_id or ""), line.unit)
        if line.qty and not _is_quantity(line, words, prices):
            yield line.qty
        if line.rate is not None and not _is_rate(line.rate, said - {line.qty}, prices, said):
            yield line.rate
        amounts = (line.qty * each for each in said | prices)
        if line.amount is not None and not (
            _is_sum(line.amount, said - {line.qty}) or _among(line.amount, amounts)
        ):
            yield line.amount
        for off in (line.discount, line.discount_percent):
            if off is not None and not _is_sum(off, said):
                yield off
    for off in (entry.discount, entry.discount_percent):
        if off is not None and not _is_sum(off, said):
            yield off
    if entry.amount is not None and not (
        _is_sum(entry.amount, said)
        or (len(said) <= _MOST_SAID and _among(entry.amount, _products(said)))
    ):
        yield entry.amount
    item = names.items.get(entry.item_id or "")
    for price in (entry.sale_price, entry.cost_price):
        if price is not None and not _is_rate(price, said, _prices(item, ""), said):
            yield price


def _products(said: frozenset[Decimal]) -> Iterator[Decimal]:
    return (one * other for one in said for other in said)


def _prices(item: Item | None, unit: str) -> frozenset[Decimal]:
    """The prices that the catalogue vouches for, per stock unit and per ``unit``."""
    if item is None:
        return frozenset()
    prices = [price for price in (item.sale_price, item.cost_price) if price]
    size = factor(unit, item.unit, item.packs) or Decimal(1)
    return frozenset((*prices, *(price * size for price in prices)))


def _is_quantity(line: EntryLine, words: Words, prices: frozenset[Decimal]) -> bool:
    """Said, in whatever unit; or what a sum of money buys at a price; or one, of a bare unit."""
    said = words.figures
    if _is_sum(line.qty, said) or (line.qty == 1 and words.bare_unit):
        return True
    if len(said) > _MOST_SAID:
        return False
    sizes = (Decimal(1000), Decimal("0.001"), Decimal(12), Decimal(100), Decimal("0.01"))
    return _among(line.qty, (figure * size for figure in said for size in sizes)) or _among(
        line.qty, (money / price for money in said for price in said | prices if price)
    )


def _is_rate(
    rate: Decimal, changes: frozenset[Decimal], prices: frozenset[Decimal], said: frozenset[Decimal]
) -> bool:
    """Said, or the catalogue's; or that and so much more or less; or a sum by a quantity."""
    if rate in said or rate in prices:
        return True
    if len(said) > _MOST_SAID:
        return False
    parts = (one / other for one in said for other in said if other)
    moved = (
        price
        for old in prices
        for by in changes
        for price in (old + by, old - by, old + old * by / 100, old - old * by / 100)
    )
    return _among(rate, parts) or _among(rate, moved)


def _is_sum(figure: Decimal, said: frozenset[Decimal]) -> bool:
    """Said, or the sum or difference of two that were, or the sum of all."""
    if figure in said or _same(figure, sum(said, Decimal(0))):
        return True
    if len(said) > _MOST_SAID:
        return False
    pairs = ((one, other) for one in said for other in said if one is not other)
    return any(_same(figure, made) for one, other in pairs for made in (one + other, one - other))


def _among(figure: Decimal, made: Iterable[Decimal]) -> bool:
    return any(_same(figure, each) for each in made)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR


def _left_out(entries: Iterable[Entry], told: Sequence[Decimal], names: Names) -> Iterator[Decimal]:
    """The figures of a message that none of its entries has, nor anything made with them."""
    had: set[Decimal] = set()
    known = set(told)
    for entry in entries:
        figures = [entry.amount, entry.discount, entry.discount_percent]
        figures += [entry.sale_price, entry.cost_price]
        if entry.date is not None:
            figures += [Decimal(entry.date.day), Decimal(entry.date.month)]
        worth = Decimal(0)
        for line in entry.lines:
            figures += [line.qty, line.rate, line.amount, line.discount, line.discount_percent]
            worth += line.amount if line.amount is not None else (line.rate or 0) * line.qty
            known |= _prices(names.items.get(line.item_id or ""), line.unit)
        known |= _prices(names.items.get(entry.item_id or ""), "")
        had |= {figure for figure in (*figures, worth) if figure is not None}
    for figure in told:
        if figure in had or (len(had) <= _MOST_HAD and _used(figure, had, known)):
            continue
        yield figure


def _used(figure: Decimal, had: set[Decimal], known: set[Decimal]) -> bool:
    return any(_same(each, made) for made in (figure, *_with(figure, known)) for each in had)


def _with(figure: Decimal, known: Iterable[Decimal]) -> Iterator[Decimal]:
    """What may have been worked out with ``figure``: 500 of 300 and 200, 24 of two dozen."""
    for other in (*known, Decimal(12), Decimal(1000)):
        yield from (figure + other, other - figure, figure - other, figure * other)
        yield from (other + other * figure / 100, other - other * figure / 100)
        if other:
            yield figure / other
        yield other / figure
