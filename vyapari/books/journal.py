"""The journal: what stood before some days, and what each voucher of them posted and moved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vyapari.books.voucher import Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class Entered:
    """An amount on a ledger account (see ``Posting``), debits positive; of a party with its name.

    In a ``Standing`` it is what the account came to, in a ``JournalRow`` what it moved by.
    """

    account: str
    amount: Decimal
    party_id: str | None = None
    party_name: str | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """Goods in the item's stock unit and what they are worth: on the shelf, or moved."""

    item_id: str
    name: str
    unit: str
    qty: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """How the books stood before a day. ``as_of`` is the moment that later pages read too."""

    as_of: int
    balances: tuple[Entered, ...] = ()
    shelves: tuple[Shelved, ...] = ()


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One voucher as the books took it. ``reverses``: it takes another one back."""

    voucher_id: str
    date: date
    kind: VoucherKind
    total: Decimal
    postings: tuple[Entered, ...] = ()
    moves: tuple[Shelved, ...] = ()
    number: str | None = None
    reference: str | None = None
    party_name: str | None = None
    summary: str = ""
    reverses: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order of vouchers."""

    date: date
    seq: int


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some of the journal, the oldest first; ``next`` is where to go on, ``None`` at the end."""

    rows: tuple[JournalRow, ...]
    next: Place | None = None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """As ``JournalPage``, of whole vouchers."""

    rows: tuple[Voucher, ...]
    next: Place | None = None


@dataclass(frozen=True, slots=True)
class Books:
    """The books of some days, both included, all of one moment."""

    start: date
    end: date
    standing: Standing
    rows: tuple[JournalRow, ...]
