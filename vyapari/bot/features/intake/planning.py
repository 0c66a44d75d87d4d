"""From checked rows to the steps that book them, all in one command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from vyapari.books.bookkeeping import DOUBTS, Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import BookVoucher, PutItem, PutParty, Refusal, Step
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.money import ZERO
from vyapari.books.posting import money_account, opening_balance
from vyapari.books.shop import Shop
from vyapari.books.voucher import Posting, Voucher, VoucherKind
from vyapari.bot.features.intake.checking import Checked, Fault, Row, folded


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the shop has already: its names, stock by item, balances by party and account."""

    shop: Shop
    items: Mapping[str, Item]
    parties: Mapping[str, Party]
    stock: Mapping[str, Decimal]
    owed: Mapping[str, Decimal]
    money: Mapping[str, Decimal]
    today: date


@dataclass(slots=True)
class Plan:
    """The steps, and what they come to in rupees. With ``faults`` nothing is to be booked."""

    steps: list[Step] = field(default_factory=list)
    items: int = 0
    parties: int = 0
    stock: Decimal = ZERO
    receivable: Decimal = ZERO
    payable: Decimal = ZERO
    money: Decimal = ZERO
    faults: list[Fault] = field(default_factory=list)


def plan(rows: Checked, shelf: Shelf, new_id: Callable[..., str]) -> Plan | Refusal:
    """What is to be booked. ``new_id`` names new things by words, the same each time.

    Items and parties that are known already are changed where a cell says something. An opening
    is refused where the books have something already: it would count twice.
    """
    made = Plan(faults=list(rows.faults))
    stocked = _items(made, rows.items, shelf, new_id)
    _parties(made, rows.parties, shelf, new_id)
    _money(made, rows.money, shelf, new_id)
    if stocked and not made.faults:
        opening = _stock(stocked, shelf, new_id)
        if isinstance(opening, Refusal):
            return opening
        made.stock = opening.total
        made.steps.append(BookVoucher(opening))
    return made


def _items(
    made: Plan, rows: list[Row], shelf: Shelf, new_id: Callable[..., str]
) -> list[tuple[Item, Row]]:
    known = {folded(n): i for i in shelf.items.values() for n in (i.name, *i.aliases)}
    stocked = []
    for row in rows:
        if row.values["name"] is None:
            continue
        old = known.get(folded(row.name))
        item = _item(row, old or Item(new_id("item", folded(row.name)), row.name))
        if old and item.unit != old.unit and shelf.stock.get(old.id):
            made.faults.append(row.fault("unit", "intake-unit-differs", unit=old.unit))
        if row.values["qty"]:
            if shelf.stock.get(item.id):
                made.faults.append(row.fault("qty", "intake-has-stock", name=item.name))
            stocked.append((item, row))
        if item != old:
            made.steps.append(PutItem(item))
        made.items += 1
    return stocked


def _item(row: Row, item: Item) -> Item:
    given = {
        "unit": row.values["unit"],
        "cost_price": row.values["cost"] or None,
        "sale_price": row.values["sale"] or None,
        "hsn": row.values["hsn"],
        "tax_rate": row.values["tax"],
        "low_stock": row.values["low"],
    }
    return replace(item, **{name: value for name, value in given.items() if value is not None})


def _stock(
    stocked: list[tuple[Item, Row]], shelf: Shelf, new_id: Callable[..., str]
) -> Voucher | Refusal:
    """One voucher for all that lies on the shelves."""
    lines = tuple(
        EntryLine(item.name, row.values["qty"], item.unit, item.id, rate=row.values["cost"])
        for item, row in stocked
    )
    desk = Desk(shelf.shop, {item.id: item for item, _ in stocked}, {}, shelf.today)
    entry = Entry(Intent.OPENING, lines=lines)
    return make_voucher(entry, desk, voucher_id=new_id("stock"), waved=frozenset(DOUBTS))


def _parties(made: Plan, rows: list[Row], shelf: Shelf, new_id: Callable[..., str]) -> None:
    known = {folded(n): p for p in shelf.parties.values() for n in (p.name, *p.aliases)}
    for row in rows:
        if row.values["name"] is None:
            continue
        old = known.get(folded(row.name))
        party = _party(row, old or Party(new_id("party", folded(row.name)), row.name))
        if party != old:
            made.steps.append(PutParty(party))
        made.parties += 1
        signed = (row.values["owes"] or ZERO) - (row.values["owed"] or ZERO)
        if not signed:
            continue
        if shelf.owed.get(party.id):
            field_ = "owes" if signed > 0 else "owed"
            made.faults.append(row.fault(field_, "intake-has-balance", name=party.name))
            continue
        postings = opening_balance("party", signed, party.id)
        name = new_id("owed", party.id)
        made.steps.append(BookVoucher(_opening(name, abs(signed), postings, shelf, party)))
        if signed > 0:
            made.receivable += signed
        else:
            made.payable -= signed


def _party(row: Row, party: Party) -> Party:
    gstin = row.values["gstin"]
    given = {
        "kind": row.values["kind"] or ("supplier" if row.values["owed"] else None),
        "phone": row.values["phone"],
        "gstin": gstin,
        "state": gstin[:2] if gstin else None,
        "address": row.values["address"],
    }
    return replace(party, **{name: value for name, value in given.items() if value is not None})


def _money(made: Plan, rows: list[Row], shelf: Shelf, new_id: Callable[..., str]) -> None:
    seen: set[Mode] = set()
    for row in rows:
        mode, amount = row.values["account"], row.values["amount"]
        if mode is None or not amount:
            continue
        account = money_account(mode)
        if shelf.money.get(account) or mode in seen:
            made.faults.append(row.fault("amount", "intake-has-money"))
            continue
        seen.add(mode)
        postings = opening_balance(account, amount)
        made.steps.append(BookVoucher(_opening(new_id("money", account), amount, postings, shelf)))
        made.money += amount


def _opening(
    voucher_id: str,
    total: Decimal,
    postings: list[Posting],
    shelf: Shelf,
    party: Party | None = None,
) -> Voucher:
    return Voucher(
        id=voucher_id,
        kind=VoucherKind.OPENING,
        date=shelf.today,
        total=total,
        postings=tuple(postings),
        party_id=party.id if party else None,
        tax_scheme=shelf.shop.tax_scheme,
    )
