"""Figures of the books for a model to reason on: one shop's, and only what its member may see.

Amounts are rupees as decimals in text. Every figure that is given out is remembered: what the
model says afterwards is held against it.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from vyapari.agents.request import Request
from vyapari.agents.trust import is_name
from vyapari.books.money import paise
from vyapari.books.period import span
from vyapari.books.shop import Right, may
from vyapari.books.views import BalancePage
from vyapari.books.voucher import Voucher

_ROWS = 40
#: Looking for a name takes the longer the longer it is; none is longer than this.
_LONGEST_NAME = 80
Answer = dict[str, Any]
_Lookup = Callable[[Request, Mapping[str, Any]], Awaitable[Answer]]


class Unanswerable(Exception):
    """A lookup that cannot be answered; the message is for the model."""


async def look_up(request: Request, name: str, args: Mapping[str, Any]) -> Answer:
    """What the books say; ``{"error": …}`` where they say nothing to this, or to this member."""
    lookup, right = _LOOKUPS[name]
    if request.shop is None:
        return {"error": "there are no books yet: nothing was recorded"}
    if not may(request.member, right):
        return {"error": "this person may not see that; only the owner and the accountant may"}
    try:
        return await lookup(request, args)
    except Unanswerable as why:
        return {"error": str(why)}


async def _business(request: Request, args: Mapping[str, Any]) -> Answer:
    start, end = _days(request, args)
    told = await request.store.sums.trading(_shop(request), start, end, top=10)
    return {
        "from": start.isoformat(),
        "to": end.isoformat(),
        "bills": told.bills,
        "sales_without_tax": _money(told.sales),
        "billed_with_tax": _money(told.billed),
        "average_bill": _money(paise(told.billed / told.bills)) if told.bills else None,
        "returns": _money(told.returns),
        "cost_of_goods": _money(told.cost),
        "gross_profit": _money(told.gross_profit),
        "expenses": {_name(name): _money(amount) for name, amount in told.expenses.items()},
        "net_profit": _money(told.net_profit),
        "purchases": _money(told.purchases),
        "billed_by_mode": {mode: _money(amount) for mode, amount in told.by_mode.items()},
        "top_items": [
            {
                "item": _name(row.name),
                "qty": f"{row.qty.normalize():f} {row.unit}",
                "sales": _money(row.amount),
                "profit": _money(row.profit),
            }
            for row in told.top_items
        ],
    }


async def _stock(request: Request, args: Mapping[str, Any]) -> Answer:
    item_id = _item(request, args) if args.get("item") else None
    page = await request.store.stock(_shop(request), item_id=item_id, limit=_ROWS)
    return {
        "items": page.count,
        "value": _money(page.value),
        "rows": [
            {
                "item": _name(row.name),
                "stock": f"{row.qty.normalize():f} {row.unit}",
                "average_cost": _money(row.average_cost),
                "price": _money(row.sale_price),
            }
            for row in page.rows
        ],
    }


async def _receivables(request: Request, _args: Mapping[str, Any]) -> Answer:
    page = await request.store.balances(
        _shop(request), side="receivable", today=request.today, limit=_ROWS
    )
    return _balances(page)


async def _payables(request: Request, _args: Mapping[str, Any]) -> Answer:
    page = await request.store.balances(
        _shop(request), side="payable", today=request.today, limit=_ROWS
    )
    return _balances(page)


def _balances(page: BalancePage) -> Answer:
    ages = ("up_to_30_days", "31_to_60", "61_to_90", "older")
    return {
        "parties": page.count,
        "total": _money(page.total),
        "by_age": dict(zip(ages, map(_money, page.ages), strict=True)),
        "rows": [
            {
                "party": _name(row.name),
                "balance": _money(row.balance),
                "by_age": dict(zip(ages, map(_money, row.ages), strict=True)),
                "last_entry": row.last_date.isoformat() if row.last_date else None,
            }
            for row in page.rows
        ],
    }


async def _account(request: Request, args: Mapping[str, Any]) -> Answer:
    khata = await request.store.khata(
        _shop(request), _party(request, args), today=request.today, limit=_ROWS
    )
    if khata is None:
        raise Unanswerable("there is no such party")
    return {
        "party": _name(khata.party.name),
        "balance": _money(khata.balance),
        "rows": [
            {
                "date": row.date.isoformat(),
                "what": row.kind.value,
                "goods": row.summary,
                "amount": _money(row.amount),
                "balance": _money(row.balance),
            }
            for row in khata.rows
        ],
    }


async def _entries(request: Request, args: Mapping[str, Any]) -> Answer:
    start, end = _days(request, args)
    page = await request.store.vouchers(
        _shop(request),
        start=start,
        end=end,
        party_id=_party(request, args) if args.get("party") else None,
        item_id=_item(request, args) if args.get("item") else None,
        limit=_ROWS,
    )
    return {"entries": page.count, "rows": [_voucher(voucher) for voucher in page.rows]}


async def _money_in_hand(request: Request, args: Mapping[str, Any]) -> Answer:
    start, end = _days(request, args)
    book = await request.store.sums.cash_book(_shop(request), start, end, limit=1)
    return {
        "at_start": {account: _money(amount) for account, amount in book.opening.items()},
        "at_end": {account: _money(amount) for account, amount in book.closing.items()},
    }


async def _gst(request: Request, args: Mapping[str, Any]) -> Answer:
    start, end = _days(request, args)
    told = await request.store.sums.tax_summary(_shop(request), start, end)
    sides = {"on_sales": told.outward, "on_purchases": told.inward}
    return {
        "payable": _money(told.payable),
        **{
            side: [
                {
                    "rate": f"{row.rate.normalize():f}",
                    "taxable": _money(row.taxable),
                    "cgst": _money(row.cgst),
                    "sgst": _money(row.sgst),
                    "igst": _money(row.igst),
                }
                for row in rows
            ]
            for side, rows in sides.items()
        },
    }


_LOOKUPS: dict[str, tuple[_Lookup, Right]] = {
    "business_figures": (_business, Right.REPORTS),
    "stock_list": (_stock, Right.LOOK),
    "receivables": (_receivables, Right.LOOK),
    "payables": (_payables, Right.LOOK),
    "party_account": (_account, Right.LOOK),
    "entries_of_period": (_entries, Right.REPORTS),
    "money_in_hand": (_money_in_hand, Right.REPORTS),
    "gst_figures": (_gst, Right.REPORTS),
}


def _shop(request: Request) -> str:
    if request.shop is None:
        raise LookupError("a request without a shop")
    return request.shop.id


def _days(request: Request, args: Mapping[str, Any]) -> tuple[date, date]:
    try:
        start, end = span(str(args.get("period", "")).strip(), request.today)
    except ValueError as error:
        raise Unanswerable(str(error)) from error
    return start, max(start, min(end, request.today))


def _item(request: Request, args: Mapping[str, Any]) -> str:
    match = request.names.find_item(str(args["item"])[:_LONGEST_NAME])
    return _sure(match.id, match.candidates or match.similar, request, "item")


def _party(request: Request, args: Mapping[str, Any]) -> str:
    match = request.names.find_party(str(args.get("party", ""))[:_LONGEST_NAME])
    return _sure(match.id, match.candidates or match.similar, request, "party")


def _sure(ident: str | None, others: tuple[str, ...], request: Request, what: str) -> str:
    if ident is not None:
        return ident
    items, parties = request.names.items, request.names.parties
    known = (items.get(other) or parties.get(other) for other in others)
    meant = ", ".join(thing.name for thing in known if thing and is_name(thing.name))
    raise Unanswerable(f"which {what}? perhaps {meant}" if meant else f"there is no such {what}")


def _voucher(voucher: Voucher) -> Answer:
    goods = [
        f"{line.qty.normalize():f} {line.unit} {_name(line.description)}" for line in voucher.lines
    ]
    told = {
        "date": voucher.date.isoformat(),
        "what": voucher.kind.value,
        "goods": goods[:8],
        "party": voucher.party_name and _name(voucher.party_name),
        "category": voucher.category and _name(voucher.category),
        "mode": voucher.mode.value if voucher.mode else None,
        "total": _money(voucher.total),
    }
    return {name: value for name, value in told.items() if value}


def _name(name: str) -> str:
    """A name of the books; one that is a sentence speaks to nobody."""
    return name if is_name(name) else "…"


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def figures(answer: Any) -> set[Decimal]:
    """Every number that stands in a lookup's answer."""
    if isinstance(answer, Mapping):
        return {f for value in answer.values() for f in figures(value)}
    if isinstance(answer, list):
        return {f for value in answer for f in figures(value)}
    if isinstance(answer, int):
        return {Decimal(answer)}
    first = str(answer).split(" ", maxsplit=1)[0] if isinstance(answer, str) else ""
    try:
        return {abs(Decimal(first))} if first else set()
    except ArithmeticError:
        return set()
