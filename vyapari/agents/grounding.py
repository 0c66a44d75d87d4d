"""What of an entry the merchant has said, and what a model has put into it.

No quantity, price, amount, party, way of paying or day is booked unasked that does not stand in the
message, in the catalogue, or follow from those by arithmetic; nor is an entry that leaves a figure
or a known party of the message out, or a second one made of the same words. Whatever fails is shown
to the merchant first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vyapari.agents.arithmetic import figures_of, left_out, unfounded
from vyapari.agents.words import Words
from vyapari.books.entry import Entry, Intent, Mode
from vyapari.quick.fold import fold
from vyapari.quick.names import Names
from vyapari.quick.tokens import clean, tokens

#: Entries that are another party's too.
_DEALT = frozenset(
    {
        Intent.SALE,
        Intent.PURCHASE,
        Intent.SALE_RETURN,
        Intent.PURCHASE_RETURN,
        Intent.RECEIPT,
        Intent.PAYMENT,
    }
)
#: Money that moves, whatever it is for: the udhaar that it pays is no way of paying.
_MONEY = frozenset({Intent.RECEIPT, Intent.PAYMENT, Intent.TRANSFER})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Something that the merchant has not said of what is to be booked, or that is left out.

    ``what`` is a figure, a name, a day or a mode; ``twice`` has what was used again.
    """

    kind: Literal["figure", "name", "day", "mode", "left_out", "twice"]
    what: str


def unsaid(entries: Sequence[Entry], words: Words, names: Names) -> tuple[Unsaid, ...]:
    """What of ``entries`` the words do not vouch for, and which of their figures no entry has."""
    if not entries:
        return ()
    found: list[Unsaid] = []
    for entry in entries:
        found += _names(entry, words, names)
        if entry.date is not None and entry.date not in words.days:
            found.append(Unsaid("day", entry.date.isoformat()))
    found += [Unsaid("figure", str(figure)) for figure in unfounded(entries, words, names)]
    found += [Unsaid("mode", mode.value) for mode in _modes(entries, words)]
    found += [Unsaid("left_out", str(f)) for f in left_out(entries, words.told, names)]
    found += [Unsaid("left_out", name) for name in _nobody(entries, words, names)]
    found += [Unsaid("twice", what) for what in _again(entries, words)]
    return tuple(dict.fromkeys(found))


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


def _modes(entries: Sequence[Entry], words: Words) -> Iterator[Mode]:
    """Ways of paying that were not said, or stand in the place of one that was."""
    said = set(words.modes)
    if all(entry.intent in _MONEY for entry in entries):
        said.discard(Mode.CREDIT)
    taken = {m for e in entries for m in (e.mode, e.source, e.target) if m is not None}
    if taken:
        yield from (mode for mode in sorted(taken) if said and not said & taken)
    # Without a word of its own an entry was paid in cash, or is not paid yet: which is for the
    # model to understand, as long as what was said of paying is some entry's.
    usual = {Mode.CASH, Mode.CREDIT} if said <= taken else {Mode.CASH}
    yield from sorted(taken - said - usual)


def _nobody(entries: Sequence[Entry], words: Words, names: Names) -> Iterator[str]:
    """Known parties of the message where an entry that is somebody's is nobody's."""
    if not any(entry.intent in _DEALT and entry.party is None for entry in entries):
        return
    told = [name for entry in entries for name in _told(entry)]
    for ident in (i for e in entries for i in (e.party_id, e.item_id, *_items(e)) if i):
        thing = names.parties.get(ident) or names.items.get(ident)
        told += [thing.name, *thing.aliases] if thing else []
    covered = {key for name in told for key in _keys(name)}
    for party in (names.parties.get(ident) for ident in sorted(words.named.parties)):
        if party is None:  # another chat of the shop has put it away since
            continue
        keys = {key for name in (party.name, *party.aliases) for key in _keys(name)}
        if (keys & words.named.words) - covered:
            yield party.name


def _again(entries: Sequence[Entry], words: Words) -> Iterator[str]:
    """What a later entry is made of that has nothing of its own: no figure, no name."""
    named: set[str] = set()
    used: Counter[Decimal] = Counter()
    for entry in entries:
        own = set(_told(entry))
        figures = [f for f in figures_of(entry) if f in words.said]
        if named and own <= named and all(used[f] >= words.said[f] for f in figures):
            yield str(figures[0]) if figures else next(iter(sorted(own)), "")
        named |= own or {""}
        used.update(set(figures))


def _told(entry: Entry) -> tuple[str, ...]:
    goods = (line.item for line in entry.lines)
    accounts = (entry.source, entry.target)
    return tuple(n for n in (*goods, entry.party, entry.item, entry.category, *accounts) if n)


def _items(entry: Entry) -> tuple[str | None, ...]:
    return tuple(line.item_id for line in entry.lines)


def _keys(name: str) -> set[str]:
    return {key for token in tokens(clean(name)) if (key := fold(token.text))}
