"""The shop whose books are kept, and who of its people may do what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

TaxScheme = Literal["none", "regular", "composition"]


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop's own particulars and settings.

    ``state`` is the two-digit GST state code. ``prices_include_tax`` says how the merchant quotes
    prices when the scheme is ``regular``. ``closed_until`` is the last day of the closed books.
    ``set_up`` is false while the shop still runs on defaults. ``version`` grows with each change
    of the shop, its items or its parties.
    """

    id: str
    name: str
    language: str = "en"
    state: str | None = None
    timezone: str = "Asia/Kolkata"
    tax_scheme: TaxScheme = "none"
    prices_include_tax: bool = True
    gstin: str | None = None
    pan: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    upi_id: str | None = None
    terms: str | None = None
    closed_until: date | None = None
    duplicate_minutes: int = 10
    set_up: bool = False
    version: int = 0


class Role(StrEnum):
    """What someone is to the shop."""

    OWNER = "owner"
    ACCOUNTANT = "accountant"
    STAFF = "staff"


class Right(StrEnum):
    """Something a member may or may not do."""

    RECORD = "record"  # write entries, correct one's own
    CORRECT = "correct"  # reverse anybody's entries
    PRICES = "prices"  # change items, prices, parties
    LOOK = "look"  # stock, khata, invoices
    REPORTS = "reports"  # sales, profit, books
    EXPORT = "export"
    SETTINGS = "settings"  # company, language, tax
    TEAM = "team"
    ERASE = "erase"


_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ACCOUNTANT: frozenset(Right) - {Right.TEAM, Right.ERASE, Right.SETTINGS},
    Role.STAFF: frozenset({Right.RECORD, Right.LOOK}),
}


def may(role: Role | None, right: Right) -> bool:
    """Whether someone with ``role`` (``None``: a stranger) has ``right``."""
    return role is not None and right in _RIGHTS[role]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the shop's people; ``user_id`` is Telegram's."""

    user_id: int
    name: str
    role: Role
