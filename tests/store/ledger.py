"""Small builders of commands: enough of a shop to book in, with postings worked out by hand."""

import itertools
import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import (
    Booked,
    BookVoucher,
    Command,
    CreateShop,
    PutItem,
    PutParty,
    Refusal,
    ReverseVoucher,
    Step,
)
from vyapari.books.entry import Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Line, Move, Posting, Source, Voucher, VoucherKind
from vyapari.store import Store

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_keys = itertools.count(1)

Figure = Decimal | int | str
#: An item, how much of it, and the rate.
Ware = tuple[str, Figure, Figure]


def new_id() -> str:
    return str(uuid.uuid4())


def money(value: Figure) -> Decimal:
    return Decimal(value).quantize(Decimal("0.01"))


@dataclass(slots=True)
class Keeper:
    """Someone who keeps one shop's books in a store: each call is one command."""

    store: Store
    user: int = 1
    shop_id: str = field(default_factory=new_id)
    at: datetime = NOON

    async def open(self, **settings: Any) -> Shop:
        shop = Shop(id=self.shop_id, name="Shree Kirana", **settings)
        step = CreateShop(shop=shop, chat_id=self.user, owner_name="Asha")
        booked = await self.do(step, shop_id=None)
        assert booked.results[0]["role"] == "owner"
        return shop

    def command(self, *steps: Step, **changes: Any) -> Command:
        given = {
            "key": f"k{next(_keys)}",
            "shop_id": self.shop_id,
            "actor": self.user,
            "at": self.at,
            **changes,
        }
        return Command(steps=steps, **given)

    async def submit(self, *steps: Step, **changes: Any) -> Booked | Refusal:
        return await self.store.submit(self.command(*steps, **changes))

    async def do(self, *steps: Step, **changes: Any) -> Booked:
        outcome = await self.submit(*steps, **changes)
        assert isinstance(outcome, Booked), outcome
        return outcome

    async def refused(self, *steps: Step, **changes: Any) -> Refusal:
        outcome = await self.submit(*steps, **changes)
        assert isinstance(outcome, Refusal), outcome
        return outcome

    async def item(self, name: str, **fields: Any) -> str:
        item = Item(id=new_id(), name=name, **fields)
        return str((await self.do(PutItem(item))).results[0]["item"]["id"])

    async def party(self, name: str, **fields: Any) -> str:
        party = Party(id=new_id(), name=name, **fields)
        return str((await self.do(PutParty(party))).results[0]["party"]["id"])

    async def book(self, voucher: Voucher, *guards: Any, **changes: Any) -> dict[str, Any]:
        return (await self.do(BookVoucher(voucher, guards), **changes)).results[0]

    async def reverse(self, voucher_id: str, **changes: Any) -> dict[str, Any]:
        step = ReverseVoucher(voucher_id, new_id(), TODAY, **changes)
        return (await self.do(step)).results[0]

    def later(self, **passed: float) -> None:
        self.at += timedelta(**passed)


def sale(
    *wares: Ware,
    party: str | None = None,
    mode: Mode = Mode.CASH,
    kind: VoucherKind = VoucherKind.SALE,
    day: date = TODAY,
    **fields: Any,
) -> Voucher:
    """A sale, or return of one, of ``(item, quantity, rate)``, without tax."""
    lines = tuple(_line(*ware) for ware in wares)
    total = sum((line.total for line in lines), Decimal(0))
    sign = 1 if kind is VoucherKind.SALE else -1
    paid = (
        Posting("party", sign * total, party)
        if mode is Mode.CREDIT
        else Posting(mode.value, sign * total)
    )
    return Voucher(
        id=new_id(),
        kind=kind,
        date=day,
        total=total,
        taxable=total,
        lines=lines,
        postings=(paid, Posting("sales", -sign * total)),
        moves=tuple(Move(line.item_id, -sign * line.base_qty) for line in lines),
        party_id=party,
        mode=mode,
        series="INV" if kind is VoucherKind.SALE else "CN",
        **fields,
    )


def purchase(
    *wares: Ware,
    party: str | None = None,
    mode: Mode = Mode.CASH,
    day: date = TODAY,
    **fields: Any,
) -> Voucher:
    """A purchase of ``(item, quantity, rate)``, without tax."""
    lines = tuple(_line(*ware) for ware in wares)
    total = sum((line.total for line in lines), Decimal(0))
    paid = Posting("party", -total, party) if mode is Mode.CREDIT else Posting(mode.value, -total)
    return Voucher(
        id=new_id(),
        kind=VoucherKind.PURCHASE,
        date=day,
        total=total,
        taxable=total,
        lines=lines,
        postings=(paid, Posting("inventory", total)),
        moves=tuple(Move(line.item_id, line.base_qty, line.taxable) for line in lines),
        party_id=party,
        mode=mode,
        **fields,
    )


def purchase_return(*wares: Ware, day: date = TODAY) -> Voucher:
    """Goods given back to a supplier for cash, at the price agreed."""
    lines = tuple(_line(*ware) for ware in wares)
    total = sum((line.total for line in lines), Decimal(0))
    return Voucher(
        id=new_id(),
        kind=VoucherKind.PURCHASE_RETURN,
        date=day,
        total=total,
        taxable=total,
        lines=lines,
        postings=(Posting("cash", total), Posting("cogs", -total)),
        moves=tuple(Move(line.item_id, -line.base_qty) for line in lines),
        mode=Mode.CASH,
        series="DN",
    )


def receipt(party: str, amount: Figure, *, day: date = TODAY, **fields: Any) -> Voucher:
    """Money from a party."""
    return _settled(VoucherKind.RECEIPT, party, money(amount), day, fields)


def payment(party: str, amount: Figure, *, day: date = TODAY, **fields: Any) -> Voucher:
    """Money to a party."""
    return _settled(VoucherKind.PAYMENT, party, -money(amount), day, fields)


def expense(category: str, amount: Figure, *, day: date = TODAY, **fields: Any) -> Voucher:
    """Money spent."""
    paid = money(amount)
    return Voucher(
        id=new_id(),
        kind=VoucherKind.EXPENSE,
        date=day,
        total=paid,
        postings=(Posting("cash", -paid), Posting(f"expense:{category}", paid)),
        mode=Mode.CASH,
        category=category,
        **fields,
    )


def transfer(source: Mode, target: Mode, amount: Figure, *, day: date = TODAY) -> Voucher:
    """Money from one of the shop's pockets to another."""
    moved = money(amount)
    return Voucher(
        id=new_id(),
        kind=VoucherKind.TRANSFER,
        date=day,
        total=moved,
        postings=(Posting(source.value, -moved), Posting(target.value, moved)),
        mode=source,
        target=target,
    )


def count(item: str, counted: Figure, *, day: date = TODAY) -> Voucher:
    """What is on the shelf, as counted."""
    return Voucher(
        id=new_id(),
        kind=VoucherKind.STOCK_ADJUSTMENT,
        date=day,
        total=Decimal(0),
        moves=(Move(item, count=Decimal(counted)),),
    )


def opening(party: str, amount: Figure, *, day: date = TODAY) -> Voucher:
    """What a party owed when the books began."""
    owed = money(amount)
    return Voucher(
        id=new_id(),
        kind=VoucherKind.OPENING,
        date=day,
        total=abs(owed),
        postings=(Posting("party", owed, party), Posting("capital", -owed)),
        party_id=party,
    )


def opening_stock(item: str, qty: Figure, rate: Figure, *, day: date = TODAY) -> Voucher:
    """What was on the shelf when the books began."""
    value = money(Decimal(qty) * Decimal(rate))
    return Voucher(
        id=new_id(),
        kind=VoucherKind.OPENING,
        date=day,
        total=value,
        postings=(Posting("inventory", value), Posting("capital", -value)),
        moves=(Move(item, Decimal(qty), value),),
    )


def message(number: int, chat: int = 1) -> Source:
    return Source(chat_id=chat, message_id=number)


def _line(item: str, qty: Figure, rate: Figure) -> Line:
    total = money(Decimal(qty) * Decimal(rate))
    return Line(
        item_id=item,
        description="goods",
        qty=Decimal(qty),
        unit="kg",
        base_qty=Decimal(qty),
        rate=Decimal(rate),
        taxable=total,
        total=total,
    )


def _settled(
    kind: VoucherKind, party: str, amount: Decimal, day: date, fields: dict[str, Any]
) -> Voucher:
    return Voucher(
        id=new_id(),
        kind=kind,
        date=day,
        total=abs(amount),
        postings=(Posting("cash", amount), Posting("party", -amount, party)),
        party_id=party,
        mode=Mode.CASH,
        **fields,
    )
