"""What the store tells when asked: read-only pictures of the books, amounts in rupees."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Mode
from vyapari.books.shop import Role, Shop
from vyapari.books.voucher import Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class ChatContext:
    """Who speaks in a chat and about which shop.

    ``role`` is the asking user's in that shop, ``None`` for a stranger.
    """

    chat_id: int
    shop: Shop | None = None
    role: Role | None = None
    language: str | None = None
    question: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ShopRole:
    """A shop that a user is a member of, and as what."""

    shop_id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A shop with all of its live items and parties, as of ``version``."""

    shop: Shop
    version: int
    items: tuple[Item, ...] = ()
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class StockRow:
    """What is on the shelf of one item, in its stock unit, valued at moving average."""

    item_id: str
    name: str
    unit: str
    qty: Decimal
    average_cost: Decimal | None
    value: Decimal
    sale_price: Decimal | None = None
    low_stock: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StockPage:
    """Some of the stock list; ``count`` and ``value`` are of all of it."""

    rows: tuple[StockRow, ...]
    count: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """What a party owes (positive) or is owed (negative).

    ``ages`` splits the amount by how long it has stood, oldest bills taken as paid first: up to
    30, 60, 90 days, and beyond.
    """

    party_id: str
    name: str
    balance: Decimal
    ages: tuple[Decimal, Decimal, Decimal, Decimal]
    last_date: date | None = None


@dataclass(frozen=True, slots=True)
class BalancePage:
    """Some of the balances; ``count``, ``total`` and ``ages`` are of all of them."""

    rows: tuple[BalanceRow, ...]
    count: int
    total: Decimal
    ages: tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class KhataRow:
    """One movement of a party's account; ``balance`` is what it was after it."""

    voucher_id: str
    date: date
    kind: VoucherKind
    amount: Decimal
    balance: Decimal
    number: str | None = None
    mode: Mode | None = None
    summary: str = ""
    reverses: bool = False


@dataclass(frozen=True, slots=True)
class Khata:
    """A party's account, the newest rows first; ``count`` is of all rows."""

    party: Party
    balance: Decimal
    rows: tuple[KhataRow, ...]
    count: int
    ages: tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Statement:
    """A party's account to hand out, the oldest rows first: they lead from opening to closing."""

    party: Party
    opening: Decimal
    closing: Decimal
    rows: tuple[KhataRow, ...]
    ages: tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """How one item did: quantity in its stock unit, net of returns, without tax."""

    item_id: str
    name: str
    unit: str
    qty: Decimal
    amount: Decimal
    profit: Decimal


@dataclass(frozen=True, slots=True)
class Trading:
    """Sales and profit of a span: all net of returns and reversals, without tax unless said.

    ``billed`` is with tax. ``expenses`` is by category. ``by_mode`` splits ``billed``.
    ``net_profit`` is ``sales - cost - expenses + stock_adjustments + round_off``.
    """

    start: date
    end: date
    bills: int
    billed: Decimal
    sales: Decimal
    returns: Decimal
    tax: Decimal
    cost: Decimal
    gross_profit: Decimal
    stock_adjustments: Decimal
    round_off: Decimal
    net_profit: Decimal
    purchases: Decimal
    by_mode: dict[str, Decimal] = field(default_factory=dict)
    expenses: dict[str, Decimal] = field(default_factory=dict)
    top_items: tuple[ItemRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DaySales:
    """What was billed on a day: with tax, net of returns and reversals."""

    date: date
    billed: Decimal


@dataclass(frozen=True, slots=True)
class MonthProfit:
    """A month, known by its first day: sales and net profit, as ``Trading`` has them."""

    month: date
    sales: Decimal
    profit: Decimal


@dataclass(frozen=True, slots=True)
class CashRow:
    """A movement of cash, bank or UPI."""

    voucher_id: str
    date: date
    kind: VoucherKind
    account: str
    amount: Decimal
    party_name: str | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class CashBook:
    """Money in and out over a span, per account (``cash``, ``bank``, ``upi``)."""

    start: date
    end: date
    opening: dict[str, Decimal]
    closing: dict[str, Decimal]
    rows: tuple[CashRow, ...]
    count: int


@dataclass(frozen=True, slots=True)
class TaxRow:
    """Taxable value and tax at one rate."""

    rate: Decimal
    taxable: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal
    cess: Decimal


@dataclass(frozen=True, slots=True)
class TaxSummary:
    """GST of a span: on sales net of returns, on purchases, and what is left to pay."""

    start: date
    end: date
    outward: tuple[TaxRow, ...]
    inward: tuple[TaxRow, ...]
    payable: Decimal


@dataclass(frozen=True, slots=True)
class VoucherPage:
    """Some vouchers, the newest first; ``count`` is of all that match."""

    rows: tuple[Voucher, ...]
    count: int


@dataclass(frozen=True, slots=True)
class LoggedMessage:
    """One of a chat's last messages."""

    message_id: int
    author: str
    text: str
    at: datetime
