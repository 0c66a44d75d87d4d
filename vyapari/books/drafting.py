"""A draft voucher from each kind of entry: priced, but with no id, day or postings yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import Refusal
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.money import ZERO, paise
from vyapari.books.posting import money_account, opening_balance
from vyapari.books.pricing import Terms, price, stock_quantity
from vyapari.books.quantity import factor
from vyapari.books.shop import Shop
from vyapari.books.tax import is_interstate, state_of
from vyapari.books.voucher import Line, Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class Desk:
    """What a voucher is written with: the shop, its items and parties by id, and the day."""

    shop: Shop
    items: Mapping[str, Item]
    parties: Mapping[str, Party]
    today: date


def draft(entry: Entry, desk: Desk, party: Party | None) -> Voucher | Refusal:
    """The draft of ``entry``, or the rule it breaks. ``KeyError`` if its intent books nothing."""
    return _DRAFTS[entry.intent](entry, desk, party)


def _draft(kind: VoucherKind, total: Decimal) -> Voucher:
    return Voucher(id="", kind=kind, date=date.min, total=total)


def _outward(kind: VoucherKind, series: str) -> "_Drafter":
    """A sale, or goods that come back: the shop's own document, numbered and rounded."""

    def draft(entry: Entry, desk: Desk, party: Party | None) -> Voucher | Refusal:
        shop = desk.shop
        elsewhere = is_interstate(shop, state_of(party))
        taxed = shop.tax_scheme == "regular"
        terms = Terms(taxed, shop.prices_include_tax, elsewhere, shop.tax_scheme != "none")
        numbered = "BOS" if series == "INV" and shop.tax_scheme == "composition" else series
        priced = _priced(kind, entry, desk, party, terms)
        if isinstance(priced, Refusal):
            return priced
        place = state_of(party) if elsewhere else shop.state
        return replace(priced, series=numbered, place_of_supply=place)

    return draft


def _inward(kind: VoucherKind, series: str | None) -> "_Drafter":
    """A purchase, or goods that go back. Tax counts as credit only from a registered supplier."""

    def draft(entry: Entry, desk: Desk, party: Party | None) -> Voucher | Refusal:
        shop = desk.shop
        registered = party is not None and party.gstin is not None
        taxed = shop.tax_scheme == "regular" and registered
        elsewhere = is_interstate(shop, state_of(party))
        terms = Terms(taxed, shop.prices_include_tax, elsewhere, rounded=False)
        priced = _priced(kind, entry, desk, party, terms)
        if isinstance(priced, Refusal):
            return priced
        return replace(priced, series=series, place_of_supply=shop.state)

    return draft


def _priced(
    kind: VoucherKind, entry: Entry, desk: Desk, party: Party | None, terms: Terms
) -> Voucher | Refusal:
    bill = price(entry, desk.items, terms)
    if isinstance(bill, Refusal):
        return bill
    is_return = kind in (VoucherKind.SALE_RETURN, VoucherKind.PURCHASE_RETURN)
    # Goods that come or go back settle the party's account unless money was said to move.
    usual = Mode.CREDIT if is_return and party else Mode.CASH
    said = None if is_return and "mode" in entry.guessed else entry.mode
    return replace(
        _draft(kind, bill.total),
        lines=bill.lines,
        mode=said or usual,
        discount=bill.discount,
        taxable=bill.taxable,
        cgst=bill.cgst,
        sgst=bill.sgst,
        igst=bill.igst,
        round_off=bill.round_off,
        tax_scheme=desk.shop.tax_scheme,
        inclusive=desk.shop.prices_include_tax,
    )


def _settlement(kind: VoucherKind, series: str | None) -> "_Drafter":
    """Money that settles an account; who pays gets a numbered receipt."""

    def draft(entry: Entry, _desk: Desk, _party: Party | None) -> Voucher:
        drafted = _draft(kind, paise(entry.amount or ZERO))
        return replace(drafted, mode=entry.mode or Mode.CASH, series=series)

    return draft


def _expense(entry: Entry, _desk: Desk, _party: Party | None) -> Voucher:
    return replace(
        _draft(VoucherKind.EXPENSE, paise(entry.amount or ZERO)),
        mode=entry.mode or Mode.CASH,
        category=entry.category or "other",
    )


def _transfer(entry: Entry, _desk: Desk, _party: Party | None) -> Voucher | Refusal:
    if entry.source is None or entry.target is None:
        return Refusal("missing", {"what": "mode"})
    if entry.source is entry.target:
        return Refusal("same_account")
    return replace(
        _draft(VoucherKind.TRANSFER, paise(entry.amount or ZERO)),
        mode=entry.source,
        target=entry.target,
    )


def _opening(entry: Entry, desk: Desk, party: Party | None) -> Voucher | Refusal:
    if entry.lines:
        lines = tuple(_at_cost(line, desk.items) for line in entry.lines)
        terms = Terms(taxed=False, inclusive=True, interstate=False, rounded=False)
        stock = _priced(VoucherKind.OPENING, replace(entry, lines=lines), desk, None, terms)
        return stock if isinstance(stock, Refusal) else replace(stock, mode=None)
    amount = paise(entry.amount or ZERO)
    if party is not None:
        # A customer's old balance is owed to the shop, a supplier's by it.
        signed = -amount if party.kind == "supplier" else amount
        postings = opening_balance("party", signed, party.id)
    else:
        postings = opening_balance(money_account(entry.mode or Mode.CASH), amount)
    return replace(_draft(VoucherKind.OPENING, amount), postings=tuple(postings))


def _at_cost(line: EntryLine, items: Mapping[str, Item]) -> EntryLine:
    """The line with the catalogue's cost, per its own unit, when it names no price."""
    item = items[line.item_id or ""]
    size = factor(line.unit, item.unit, item.packs)
    priced = line.rate is not None or line.amount is not None
    if priced or item.cost_price is None or size is None:
        return line
    return replace(line, rate=item.cost_price * size)


def _count(entry: Entry, desk: Desk, _party: Party | None) -> Voucher | Refusal:
    lines: list[Line] = []
    for said in entry.lines:
        item = desk.items[said.item_id or ""]
        # An empty shelf is a count like any other.
        base = ZERO if said.qty == 0 else stock_quantity(said, item)
        if isinstance(base, Refusal):
            return base
        lines.append(
            Line(
                item_id=item.id,
                description=item.name,
                hsn=item.hsn,
                qty=said.qty,
                unit=said.unit,
                base_qty=base,
                rate=ZERO,
                taxable=ZERO,
                total=ZERO,
            )
        )
    return replace(_draft(VoucherKind.STOCK_ADJUSTMENT, ZERO), lines=tuple(lines))


_Drafter = Callable[[Entry, Desk, Party | None], Voucher | Refusal]
_DRAFTS: dict[Intent, _Drafter] = {
    Intent.SALE: _outward(VoucherKind.SALE, "INV"),
    Intent.SALE_RETURN: _outward(VoucherKind.SALE_RETURN, "CN"),
    Intent.PURCHASE: _inward(VoucherKind.PURCHASE, None),
    Intent.PURCHASE_RETURN: _inward(VoucherKind.PURCHASE_RETURN, "DN"),
    Intent.RECEIPT: _settlement(VoucherKind.RECEIPT, "RCT"),
    Intent.PAYMENT: _settlement(VoucherKind.PAYMENT, None),
    Intent.EXPENSE: _expense,
    Intent.TRANSFER: _transfer,
    Intent.OPENING: _opening,
    Intent.STOCK_COUNT: _count,
}
