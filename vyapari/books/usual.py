"""What an item usually goes for: the catalogue's price where a merchant has named none."""

from dataclasses import replace
from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.entry import EntryLine, Intent
from vyapari.books.quantity import factor

_AT_COST = frozenset({Intent.PURCHASE, Intent.PURCHASE_RETURN, Intent.OPENING})
_AT_SALE = frozenset({Intent.SALE, Intent.SALE_RETURN})


def usual_price(intent: Intent, item: Item) -> Decimal | None:
    """Rupees per stock unit of ``item`` in this kind of entry; ``None`` where none is known."""
    if intent in _AT_COST:
        return item.cost_price
    return item.sale_price if intent in _AT_SALE else None


def at_usual_price(intent: Intent, line: EntryLine, item: Item) -> EntryLine:
    """``line`` of ``item`` at the catalogue's price if it has none and that can be said of it."""
    if line.rate is not None or line.amount is not None:
        return line
    price, size = usual_price(intent, item), factor(line.unit, item.unit, item.packs)
    return line if price is None or size is None else replace(line, rate=price * size)
