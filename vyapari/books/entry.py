"""What a merchant said happened, before the books make a voucher of it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Intent(StrEnum):
    """What the merchant wants done."""

    SALE = "sale"
    PURCHASE = "purchase"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    EXPENSE = "expense"
    OPENING = "opening"
    STOCK_COUNT = "stock_count"
    PRICE_SET = "price_set"
    SALE_RETURN = "sale_return"
    PURCHASE_RETURN = "purchase_return"
    TRANSFER = "transfer"
    UNDO = "undo"
    STOCK_QUERY = "stock_query"
    BALANCE_QUERY = "balance_query"
    REPORT = "report"


class Mode(StrEnum):
    """How money moved; ``CREDIT`` means that it has not yet."""

    CASH = "cash"
    UPI = "upi"
    BANK = "bank"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One item of an entry.

    ``item_id`` is ``None`` for an item the catalogue does not know; ``item`` is then the name as
    written. ``rate`` is rupees per ``unit``, ``amount`` rupees for the whole line; at most one of
    them is given. ``discount`` is rupees, ``discount_percent`` a percentage, of this line.
    """

    item: str
    qty: Decimal
    unit: str
    item_id: str | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None
    discount: Decimal | None = None
    discount_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the merchant said; fields that the intent has no use for stay ``None``.

    ``missing`` names what must still be asked (``rate``, ``amount``, ``qty``, ``party``).
    ``guessed`` names fields that the merchant did not say and that were filled in by habit
    (``mode`` when cash was assumed, ``rate`` when the catalogue's price was taken).
    ``source`` and ``target`` are the accounts of a transfer. ``reference`` is the other side's
    number: a supplier's bill. ``date`` is absolute, ``None`` for
    today. ``period`` is a code of ``books.period`` (``today``, ``this_month``, …) or
    ``2026-11-01..2026-11-23``. ``similar`` holds, by the name as written, the existing names
    that a new item or party may be a misspelling of, the likeliest first. ``ambiguous`` holds, by
    the name as written, the ids that it names equally well: the entry is one only when the
    merchant has chosen.
    """

    intent: Intent
    lines: tuple[EntryLine, ...] = ()
    party: str | None = None
    party_id: str | None = None
    amount: Decimal | None = None
    mode: Mode | None = None
    source: Mode | None = None
    target: Mode | None = None
    category: str | None = None
    discount: Decimal | None = None
    discount_percent: Decimal | None = None
    date: dt.date | None = None
    item: str | None = None
    item_id: str | None = None
    sale_price: Decimal | None = None
    cost_price: Decimal | None = None
    report: str | None = None
    period: str | None = None
    reference: str | None = None
    missing: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    similar: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
