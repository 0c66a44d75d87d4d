"""Vouchers: what the books are made of. Written once, never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from vyapari.books.entry import Mode
from vyapari.books.money import ZERO
from vyapari.books.shop import TaxScheme


class VoucherKind(StrEnum):
    """The kinds of voucher, by the field's own names."""

    SALE = "sale"
    PURCHASE = "purchase"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    EXPENSE = "expense"
    STOCK_ADJUSTMENT = "stock_adjustment"
    SALE_RETURN = "sale_return"
    PURCHASE_RETURN = "purchase_return"
    TRANSFER = "transfer"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a voucher, amounts in rupees to the paisa.

    ``rate`` is per ``unit`` as the merchant said it; ``base_qty`` is the quantity in the item's
    stock unit. ``taxable`` is after discount and without tax; ``total`` is ``taxable`` plus the
    taxes; ``tax_rate`` is a percentage.
    """

    item_id: str
    description: str
    qty: Decimal
    unit: str
    base_qty: Decimal
    rate: Decimal
    taxable: Decimal
    total: Decimal
    discount: Decimal = ZERO
    hsn: str | None = None
    tax_rate: Decimal = ZERO
    cgst: Decimal = ZERO
    sgst: Decimal = ZERO
    igst: Decimal = ZERO
    cess: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Posting:
    """A movement on a ledger account: debits positive, credits negative, in rupees.

    ``account`` is ``cash``, ``bank``, ``upi``, ``party`` (with ``party_id``; a positive balance
    is owed to the shop), ``inventory``, ``sales``, ``cogs``, ``stock_adjustment``, ``capital``
    (opening balances), ``round_off``, ``output_cgst``… and ``input_cgst``… (``sgst``, ``igst``,
    ``cess``), or ``expense:`` and a category.
    """

    account: str
    amount: Decimal
    party_id: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A movement of stock in an item's stock unit, in positive and out negative.

    ``value`` is its cost in rupees; ``None`` lets the store value it at the moving average when it
    books. ``count`` instead of ``qty`` states what is on the shelf; the store works out the move.
    """

    item_id: str
    qty: Decimal | None = None
    value: Decimal | None = None
    count: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The chat message that an entry was written in."""

    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher, drafted by Python or read back from the store.

    ``series`` asks for the next number of that series (``INV``, ``BOS``, ``CN``, ``DN``, ``RCT``)
    in the date's financial year; ``number`` is set by the store. ``reference`` is the other side's
    number (a supplier's bill). ``refers_to`` is the voucher that a return is against, ``corrects``
    the one that this replaces, ``reverses`` the one that it takes back; ``reversed_by`` is set once
    it has been taken back itself. ``cost`` is what the goods sold had cost.
    """

    id: str
    kind: VoucherKind
    date: date
    total: Decimal
    lines: tuple[Line, ...] = ()
    postings: tuple[Posting, ...] = ()
    moves: tuple[Move, ...] = ()
    party_id: str | None = None
    party_name: str | None = None
    mode: Mode | None = None
    target: Mode | None = None
    category: str | None = None
    discount: Decimal = ZERO
    taxable: Decimal = ZERO
    cgst: Decimal = ZERO
    sgst: Decimal = ZERO
    igst: Decimal = ZERO
    cess: Decimal = ZERO
    round_off: Decimal = ZERO
    tax_scheme: TaxScheme = "none"
    inclusive: bool = True
    place_of_supply: str | None = None
    series: str | None = None
    number: str | None = None
    reference: str | None = None
    note: str | None = None
    source: Source | None = None
    refers_to: str | None = None
    corrects: str | None = None
    reverses: str | None = None
    reversed_by: str | None = None
    cost: Decimal | None = None
    booked_at: datetime | None = None
    booked_by: int | None = None
