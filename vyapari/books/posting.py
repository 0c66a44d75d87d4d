"""Double entry: which ledger accounts and which stock a voucher moves."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from vyapari.books.entry import Mode
from vyapari.books.money import ZERO
from vyapari.books.voucher import Move, Posting, Voucher, VoucherKind

_MONEY = {Mode.CASH: "cash", Mode.UPI: "upi", Mode.BANK: "bank"}


def post(voucher: Voucher) -> Voucher:
    """``voucher`` with its postings and moves, drawn from its lines, sums, mode and party.

    Debits are positive; they sum to zero. What the goods of a sale or return cost is not known
    yet: the store values those moves at moving average and adds their postings. An opening
    balance without goods keeps the postings it came with.
    """
    if voucher.kind is VoucherKind.OPENING and not voucher.lines:
        return replace(voucher, moves=())
    postings = tuple(p for p in _POSTINGS[voucher.kind](voucher) if p.amount)
    return replace(voucher, postings=postings, moves=tuple(_moves(voucher)))


def money_account(mode: Mode) -> str:
    """The ledger account of a way to pay; ``KeyError`` for credit, which is a party's."""
    return _MONEY[mode]


def opening_balance(account: str, amount: Decimal, party_id: str | None = None) -> list[Posting]:
    """What was there before the books began: ``amount`` on ``account`` against the capital."""
    return [Posting(account, amount, party_id), Posting("capital", -amount)]


def _counter(voucher: Voucher, amount: Decimal) -> Posting:
    """The side where money moves, or the party owes it."""
    if voucher.mode is None or voucher.mode is Mode.CREDIT:
        return Posting("party", amount, voucher.party_id)
    return Posting(_MONEY[voucher.mode], amount)


def _taxes(side: str, voucher: Voucher, sign: int) -> list[Posting]:
    heads = {
        "cgst": voucher.cgst,
        "sgst": voucher.sgst,
        "igst": voucher.igst,
        "cess": voucher.cess,
    }
    return [Posting(f"{side}_{head}", sign * amount) for head, amount in heads.items()]


def _sale(voucher: Voucher, sign: int = 1) -> list[Posting]:
    return [
        _counter(voucher, sign * voucher.total),
        Posting("sales", -sign * voucher.taxable),
        *_taxes("output", voucher, -sign),
        Posting("round_off", -sign * voucher.round_off),
    ]


def _sale_return(voucher: Voucher) -> list[Posting]:
    return _sale(voucher, -1)


def _purchase(voucher: Voucher) -> list[Posting]:
    return [
        Posting("inventory", voucher.taxable),
        *_taxes("input", voucher, 1),
        Posting("round_off", voucher.round_off),
        _counter(voucher, -voucher.total),
    ]


def _purchase_return(voucher: Voucher) -> list[Posting]:
    # What the goods had cost leaves the inventory at moving average, against the same account.
    return [
        _counter(voucher, voucher.total),
        Posting("cogs", -voucher.taxable),
        *_taxes("input", voucher, -1),
        Posting("round_off", -voucher.round_off),
    ]


def _receipt(voucher: Voucher) -> list[Posting]:
    return [_counter(voucher, voucher.total), Posting("party", -voucher.total, voucher.party_id)]


def _payment(voucher: Voucher) -> list[Posting]:
    return [Posting("party", voucher.total, voucher.party_id), _counter(voucher, -voucher.total)]


def _expense(voucher: Voucher) -> list[Posting]:
    return [
        Posting(f"expense:{voucher.category}", voucher.total),
        _counter(voucher, -voucher.total),
    ]


def _transfer(voucher: Voucher) -> list[Posting]:
    if voucher.mode is None or voucher.target is None:
        raise ValueError("a transfer goes from one account to another")
    return [
        Posting(_MONEY[voucher.target], voucher.total),
        Posting(_MONEY[voucher.mode], -voucher.total),
    ]


def _opening_stock(voucher: Voucher) -> list[Posting]:
    return opening_balance("inventory", voucher.total)


def _nothing(_voucher: Voucher) -> list[Posting]:
    return []


_POSTINGS: dict[VoucherKind, Callable[[Voucher], list[Posting]]] = {
    VoucherKind.SALE: _sale,
    VoucherKind.SALE_RETURN: _sale_return,
    VoucherKind.PURCHASE: _purchase,
    VoucherKind.PURCHASE_RETURN: _purchase_return,
    VoucherKind.RECEIPT: _receipt,
    VoucherKind.PAYMENT: _payment,
    VoucherKind.EXPENSE: _expense,
    VoucherKind.TRANSFER: _transfer,
    VoucherKind.OPENING: _opening_stock,
    VoucherKind.STOCK_ADJUSTMENT: _nothing,
}


def _moves(voucher: Voucher) -> Iterable[Move]:
    for line in voucher.lines:
        match voucher.kind:
            case VoucherKind.SALE | VoucherKind.PURCHASE_RETURN:
                yield Move(line.item_id, qty=-line.base_qty)
            case VoucherKind.SALE_RETURN:
                yield Move(line.item_id, qty=line.base_qty)
            case VoucherKind.PURCHASE | VoucherKind.OPENING:
                yield Move(line.item_id, qty=line.base_qty, value=line.taxable)
            case VoucherKind.STOCK_ADJUSTMENT:
                yield Move(line.item_id, count=line.base_qty)
            case _:
                raise ValueError(f"a {voucher.kind} moves no stock")


def is_balanced(postings: Iterable[Posting]) -> bool:
    """Whether debits and credits add up to zero."""
    return sum((posting.amount for posting in postings), ZERO) == 0
