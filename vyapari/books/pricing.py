"""From what was said of prices and discounts to a bill's lines and its sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.commands import Refusal
from vyapari.books.entry import Entry, EntryLine
from vyapari.books.money import LARGEST, PAISA, ZERO, paise, rupees
from vyapari.books.quantity import PLACES, factor
from vyapari.books.tax import tax
from vyapari.books.voucher import Line

_RATE_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Terms:
    """How a bill is priced: with GST or not, prices with it or without, across a border or not."""

    taxed: bool
    inclusive: bool
    interstate: bool
    rounded: bool


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill's lines and their sums; ``total`` is ``taxable`` plus taxes plus ``round_off``."""

    lines: tuple[Line, ...]
    discount: Decimal
    taxable: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal
    round_off: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class _Gross:
    line: EntryLine
    item: Item
    base_qty: Decimal
    rate: Decimal
    amount: Decimal
    discount: Decimal


def price(entry: Entry, items: Mapping[str, Item], terms: Terms) -> Bill | Refusal:
    """Price an entry's lines, or say why that cannot be done."""
    gross: list[_Gross] = []
    for line in entry.lines:
        priced = _gross(line, items)
        if isinstance(priced, Refusal):
            return priced
        gross.append(priced)
    if terms.taxed:
        # A bill must not say that no tax is due only because nobody was asked.
        unknown = next((g.item for g in gross if g.item.tax_rate is None), None)
        if unknown is not None:
            return Refusal("tax_rate_needed", {"item": unknown.name})
    net = [g.amount - g.discount for g in gross]
    whole = sum(net, ZERO)
    bill_discount = entry.discount or ZERO
    if entry.discount_percent:
        bill_discount += paise(whole * entry.discount_percent / 100)
    if bill_discount > whole or any(n < 0 for n in net):
        return Refusal("discount_too_big", {"discount": str(bill_discount), "total": str(whole)})
    shares = spread(bill_discount, net)
    lines = tuple(_line(g, share, terms) for g, share in zip(gross, shares, strict=True))
    exact = sum((line.total for line in lines), ZERO)
    total = rupees(exact) if terms.rounded else exact
    if total > LARGEST:
        return Refusal("huge", {"what": str(total)})
    return Bill(
        lines=lines,
        discount=sum((line.discount for line in lines), ZERO),
        taxable=sum((line.taxable for line in lines), ZERO),
        cgst=sum((line.cgst for line in lines), ZERO),
        sgst=sum((line.sgst for line in lines), ZERO),
        igst=sum((line.igst for line in lines), ZERO),
        round_off=total - exact,
        total=total,
    )


def stock_quantity(line: EntryLine, item: Item) -> Decimal | Refusal:
    """The line's quantity in the item's stock unit, to the gram or millilitre."""
    if line.qty <= 0:
        return Refusal("zero_quantity", {"item": item.name})
    size = factor(line.unit, item.unit, item.packs)
    if size is None:
        return Refusal(
            "unit_mismatch", {"item": item.name, "unit": line.unit, "stock_unit": item.unit}
        )
    base = (line.qty * size).quantize(PLACES)
    if base <= 0:
        return Refusal("zero_quantity", {"item": item.name})
    if base > LARGEST:
        return Refusal("huge", {"what": str(line.qty)})
    return base


def spread(amount: Decimal, over: list[Decimal]) -> list[Decimal]:
    """``amount`` in proportion to ``over``, to the paisa, adding up exactly.

    Each share is at most what it is taken from as long as ``amount`` is at most their sum.
    """
    whole = sum(over, ZERO)
    shares, taken, seen = [], ZERO, ZERO
    for part in over:
        seen += part
        upto = paise(amount * seen / whole) if whole else ZERO
        shares.append(upto - taken)
        taken = upto
    return shares


def _gross(line: EntryLine, items: Mapping[str, Item]) -> _Gross | Refusal:
    item = items[line.item_id or ""]
    base_qty = stock_quantity(line, item)
    if isinstance(base_qty, Refusal):
        return base_qty
    if line.amount is not None:
        amount = paise(line.amount)
        rate = (line.amount / line.qty).quantize(_RATE_PLACES)
    elif line.rate is not None:
        amount, rate = paise(line.rate * line.qty), line.rate
    else:
        return Refusal("missing", {"what": "rate", "item": item.name})
    if amount < 0:
        return Refusal("zero_amount", {"item": item.name})
    if amount > LARGEST:
        return Refusal("huge", {"what": str(amount)})
    discount = line.discount or ZERO
    if line.discount_percent:
        discount += paise(amount * line.discount_percent / 100)
    return _Gross(line, item, base_qty, rate, amount, paise(discount))


def _line(gross: _Gross, share: Decimal, terms: Terms) -> Line:
    item = gross.item
    rate = item.tax_rate if terms.taxed and item.tax_rate is not None else ZERO
    taxed = tax(
        gross.amount - gross.discount - share,
        rate,
        inclusive=terms.inclusive,
        interstate=terms.interstate,
    )
    return Line(
        item_id=item.id,
        description=item.name,
        hsn=item.hsn,
        qty=gross.line.qty,
        unit=gross.line.unit,
        base_qty=gross.base_qty,
        rate=gross.rate if gross.rate % PAISA else gross.rate.quantize(PAISA),
        discount=gross.discount + share,
        taxable=taxed.taxable,
        tax_rate=rate,
        cgst=taxed.cgst,
        sgst=taxed.sgst,
        igst=taxed.igst,
        total=taxed.total,
    )
