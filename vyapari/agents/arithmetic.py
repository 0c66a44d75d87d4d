"""Which figures of an entry come of what was said, and which of those said are in no entry.

A figure that was said once vouches for one thing of a line: a quantity is no price as well.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from vyapari.agents.words import Words
from vyapari.books.catalogue import Item
from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.quantity import factor
from vyapari.books.usual import usual_price
from vyapari.quick.names import Names

#: With more figures than these in a text, or in entries, nothing is worked out of two of them: by
#: chance almost anything would come of it, and it would take long.
_MOST_SAID, _MOST_HAD = 24, 60
#: Half a paisa, or half a gram of a kilo: what rounding may do.
_NEAR = Decimal("0.005")
_Figures = frozenset[Decimal]
_How = Callable[[Decimal, Decimal], tuple[Decimal, ...]]


def unfounded(entries: Sequence[Entry], words: Words, names: Names) -> Iterator[Decimal]:
    """The figures that come of nothing that was said, nor of the catalogue."""
    used = Counter(line.qty for entry in entries for line in entry.lines)
    # While a quantity that was said stands nowhere, none is worked out of prices.
    bought = not Counter(words.measured) - used
    for entry in entries:
        for line in entry.lines:
            yield from _of_line(line, entry.intent, words, names, bought=bought)
        yield from _of_entry(entry, words, names)


def _of_line(
    line: EntryLine, intent: Intent, words: Words, names: Names, *, bought: bool
) -> Iterator[Decimal]:
    item = names.items.get(line.item_id or "")
    prices = _prices(item, line.unit, intent)
    sizes = _sizes(line.unit, item, words)
    priced = _but(words, line.rate, line.amount)
    if line.qty and not _is_quantity(line, words, priced, prices, sizes, bought=bought):
        yield line.qty
    rest = _but(words, line.qty)
    if line.rate is not None and not _is_rate(line, line.rate, rest, prices, sizes):
        yield line.rate
    worth = (line.qty * each for each in rest | prices)
    if line.amount is not None and not (_is_sum(line.amount, rest) or _among(line.amount, worth)):
        yield line.amount
    left = _but(words, line.qty, line.rate, line.amount)
    yield from _off((line.discount, line.discount_percent), left, _worth(line))


def _of_entry(entry: Entry, words: Words, names: Names) -> Iterator[Decimal]:
    said = words.figures
    had = [f for line in entry.lines for f in (line.qty, line.rate, line.amount)]
    worth = sum((_worth(line) for line in entry.lines), Decimal(0))
    yield from _off((entry.discount, entry.discount_percent), _but(words, *had), worth)
    if entry.amount is not None and not (
        _is_sum(entry.amount, said) or _among(entry.amount, _made(said, _times))
    ):
        yield entry.amount
    item = names.items.get(entry.item_id or "")
    for price, old in (
        (entry.sale_price, item.sale_price if item else None),
        (entry.cost_price, item.cost_price if item else None),
    ):
        if price is not None and not (
            price in said or _among(price, (*_made(said, _parts), *_moved(old, said)))
        ):
            yield price


def _is_quantity(
    line: EntryLine,
    words: Words,
    rest: _Figures,
    prices: _Figures,
    sizes: _Figures,
    *,
    bought: bool,
) -> bool:
    """Said, in whatever unit; or a sum; or what money buys at a price; or one, of a bare unit."""
    said = words.figures
    if line.qty in said or (line.qty == 1 and words.bare_unit) or _is_sum(line.qty, rest):
        return True
    if len(said) > _MOST_SAID:
        return False
    if _among(line.qty, (figure * size for figure in said for size in sizes)):
        return True
    money = rest | ({line.amount} if line.amount else set())
    rates = rest | prices | ({line.rate} if line.rate else set())
    return bought and _among(line.qty, (m / rate for m in money for rate in rates if rate))


def _is_rate(
    line: EntryLine, rate: Decimal, rest: _Figures, prices: _Figures, sizes: _Figures
) -> bool:
    """Said, in whatever unit, or the catalogue's; or that moved; or a sum by the quantity."""
    if rate in rest or rate in prices:
        return True
    if len(rest) > _MOST_SAID:
        return False
    made = [figure / size for figure in rest for size in sizes]
    made += [figure / line.qty for figure in rest if line.qty]
    return _among(rate, made) or any(_among(rate, _moved(old, rest)) for old in prices)


def _off(offs: Iterable[Decimal | None], rest: _Figures, worth: Decimal) -> Iterator[Decimal]:
    """What is taken off without having been said: as such, or as what is to be paid."""
    for off in offs:
        if off and not (_is_sum(off, rest) or _among(off, (worth - figure for figure in rest))):
            yield off


def _but(words: Words, *used: Decimal | None) -> _Figures:
    """The figures that are left for something else when ``used`` are taken."""
    once = {figure for figure in used if figure is not None and words.said.get(figure) == 1}
    return words.figures - once


def _worth(line: EntryLine) -> Decimal:
    return line.amount if line.amount is not None else (line.rate or 0) * line.qty


def _prices(item: Item | None, unit: str, intent: Intent) -> _Figures:
    """The price that the catalogue vouches for here, per stock unit and per ``unit``."""
    price = usual_price(intent, item) if item else None
    if item is None or not price:
        return frozenset()
    return frozenset((price, price * (factor(unit, item.unit, item.packs) or Decimal(1))))


def _sizes(unit: str, item: Item | None, words: Words) -> _Figures:
    """How many of a line's ``unit`` each unit holds that was said."""
    packs = item.packs if item and item.unit == unit else None
    return frozenset(size for said in words.units if (size := factor(said, unit, packs)))


def _moved(old: Decimal | None, changes: _Figures) -> Iterator[Decimal]:
    if old is None or len(changes) > _MOST_SAID:
        return
    for by in changes:
        yield from (old + by, old - by, old + old * by / 100, old - old * by / 100)


def _is_sum(figure: Decimal, said: _Figures) -> bool:
    """Said, or the sum or difference of two that were, or the sum of all."""
    if figure in said or (said and _same(figure, sum(said, Decimal(0)))):
        return True
    return _among(figure, _made(said, _plus))


def _made(said: _Figures, how: _How) -> Iterator[Decimal]:
    if len(said) <= _MOST_SAID:
        for one, other in combinations(said, 2):
            yield from how(one, other)


def _plus(one: Decimal, other: Decimal) -> tuple[Decimal, ...]:
    return one + other, abs(one - other)


def _times(one: Decimal, other: Decimal) -> tuple[Decimal, ...]:
    return (one * other,)


def _parts(one: Decimal, other: Decimal) -> tuple[Decimal, ...]:
    return one / other, other / one


def _among(figure: Decimal, made: Iterable[Decimal]) -> bool:
    return any(_same(figure, each) for each in made)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _NEAR


def left_out(entries: Iterable[Entry], told: Sequence[Decimal], names: Names) -> Iterator[Decimal]:
    """The figures of a message that none of its entries has, nor anything made with them."""
    had: set[Decimal] = set()
    sums: set[Decimal] = set()
    usual: set[Decimal] = set()
    for entry in entries:
        had |= set(figures_of(entry))
        if entry.date is not None:
            had |= {Decimal(entry.date.day), Decimal(entry.date.month)}
        worth = sum((_worth(line) for line in entry.lines), Decimal(0))
        off = sum((line.discount or 0 for line in entry.lines), entry.discount or Decimal(0))
        sums |= {worth, worth - off}
        for line in entry.lines:
            usual |= _prices(names.items.get(line.item_id or ""), line.unit, entry.intent)
        if (item := names.items.get(entry.item_id or "")) is not None:
            usual |= {price for price in (item.sale_price, item.cost_price) if price}
    # What stands there as it was said, or as it always was, is not made of anything else.
    made = (had - set(told) - usual) | sums
    for figure in told:
        if figure in had or figure in sums:
            continue
        many = len(made) > _MOST_HAD or len(told) > _MOST_SAID
        if many or not _used(figure, made, usual.union(told)):
            yield figure


def figures_of(entry: Entry) -> tuple[Decimal, ...]:
    """All figures of an entry and its lines."""
    figures = [entry.amount, entry.discount, entry.discount_percent]
    figures += [entry.sale_price, entry.cost_price]
    for line in entry.lines:
        figures += [line.qty, line.rate, line.amount, line.discount, line.discount_percent]
    return tuple(figure for figure in figures if figure is not None)


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
