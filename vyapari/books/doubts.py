"""What the books wonder at: entries that may be right and are more likely a slip."""

from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.commands import Refusal
from vyapari.books.drafting import Desk
from vyapari.books.entry import Entry, Intent
from vyapari.books.money import paise
from vyapari.books.voucher import Voucher

#: Codes of refusals that the merchant may wave through.
DOUBTS = frozenset({"odd_rate", "large_total"})
#: A rate over this many times the usual one, or under such a part of it, is asked about.
ODD_RATE = 5
#: From this total on, a bill whose prices nothing vouches for is asked about, in rupees.
LARGE_TOTAL = Decimal(100_000)


_TRADE = frozenset({Intent.SALE, Intent.SALE_RETURN, Intent.PURCHASE, Intent.PURCHASE_RETURN})


def doubt_about(entry: Entry, voucher: Voucher, desk: Desk) -> Refusal | None:
    """The doubt about a drafted voucher, if there is one."""
    if entry.intent not in _TRADE:
        return None
    vouched = True
    for said, line in zip(entry.lines, voucher.lines, strict=True):
        item = desk.items[line.item_id]
        usual = _usual_rate(entry.intent, item)
        if usual is None:
            vouched = False
            continue
        rate = line.rate * line.qty / line.base_qty
        if usual > 0 and not usual / ODD_RATE <= rate <= usual * ODD_RATE:
            return Refusal(
                "odd_rate",
                {
                    "item": item.name,
                    "rate": str(line.rate),
                    "unit": said.unit,
                    "usual": str(paise(usual * line.base_qty / line.qty)),
                    "total": str(voucher.total),
                },
            )
    if not vouched and voucher.total >= LARGE_TOTAL:
        return Refusal("large_total", {"total": str(voucher.total)})
    return None


def _usual_rate(intent: Intent, item: Item) -> Decimal | None:
    """What the item usually goes for, per stock unit: in its own direction, else in the other."""
    if intent in (Intent.SALE, Intent.SALE_RETURN):
        return item.sale_price or item.cost_price
    return item.cost_price or item.sale_price
