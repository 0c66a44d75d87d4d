"""Lines of an entry: what a quantity, an item and a price that belong together come to."""

from dataclasses import replace
from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.entry import EntryLine
from vyapari.quick.chunks import Chunk, Kind
from vyapari.quick.gathering import Draft
from vyapari.quick.goods import goods
from vyapari.quick.pricing import NEAR, Measure, Priced, measure, priced
from vyapari.quick.reading import Reading

#: More of one thing at a time than a small shop moves.
MOST = Decimal(1_000_000)


#: A number this many times the usual price, or as small a part of it, is no price.
FAR = 2.0
WEIGHED = frozenset({"kg", "g", "quintal", "tonne", "l", "ml", "m", "cm"})


def settle(draft: Draft, reading: Reading, *, cost: bool, ask: bool) -> EntryLine | None:
    """The draft as a line of an entry; ``None`` where it is not whole or not clear.

    ``cost`` looks at cost prices instead of sale prices; without ``ask`` no price is filled in.
    """
    name = draft.name
    if name is None:
        return None
    item = reading.item(name)
    qty, price = draft.qty, draft.price
    if draft.loose:
        if qty is not None or draft.unit is not None:
            return None
        qty = draft.loose[0].number
        if draft.loose[0].value or (len(draft.loose) > 1 and price is not None):
            return None
        price = draft.loose[1] if len(draft.loose) > 1 else price
        if qty != int(qty) or (price is None and not _counted(qty, item, cost=cost)):
            return None
    if qty is None or not 0 <= qty <= MOST:
        return None
    if qty == 0 and price is not None and price.kind is not Kind.RATE:
        return None  # what is nothing has no price a piece; at a rate the books say what is wrong
    if item is None and not (name.fresh or name.item.candidates):
        return None
    if draft.unit is None and item is not None and item.unit in WEIGHED and price is None:
        return None  # "5 sugar" says a quantity only where a price bears it out
    usual = _usual(item, cost=cost)
    if item is None and draft.unit is None and any(goods().unit(w) in WEIGHED for w in name.wares):
        return None  # nor is "2 sugar" two of anything
    at = measure(qty, draft.unit, item, usual, name.wares)
    if at is None:
        return None
    counted = item is not None and draft.unit == item.unit and item.unit not in WEIGHED
    if name.item.kind_only and not counted and not _borne_out(at, price):
        return None
    found = priced(at, price) if price is not None or ask else Priced(at.qty, at.unit)
    if found is None or (found.rate is None and found.amount is None and price is not None):
        return None
    line = EntryLine(
        item=item.name if item else name.text,
        qty=found.qty,
        unit=found.unit,
        item_id=item.id if item else None,
        rate=found.rate,
        amount=found.amount,
    )
    less = draft.less
    if less is not None and less.value == "percent":
        return replace(line, discount_percent=less.number)
    if less is not None:
        return replace(line, discount=less.number)
    return line


def _counted(number: Decimal, item: Item | None, *, cost: bool) -> bool:
    """Whether a number behind an item that is counted can only be how many: "maggi 2"."""
    usual = _usual(item, cost=cost)
    if item is None or item.unit in WEIGHED or not usual or number > 100:
        return False
    return not 1 / FAR < float(number / usual) < FAR


def _borne_out(at: Measure, price: Chunk | None) -> bool:
    """Whether the price is about the usual one, so that "oil" is the oil the shop sells."""
    found = priced(at, price) if price is not None else None
    if found is None:
        return False
    rate = found.rate if found.rate is not None else (found.amount or at.qty) / at.qty
    off = replace_unit(at, found).off_by(rate)
    return off is not None and off < NEAR


def replace_unit(at: Measure, found: Priced) -> Measure:
    """``at`` in the unit that its price was read for."""
    if found.unit == at.unit:
        return at
    return replace(at, qty=found.qty, unit=found.unit, size=Decimal(1))


def _usual(item: Item | None, *, cost: bool) -> Decimal | None:
    if item is None:
        return None
    return item.cost_price if cost else item.sale_price
