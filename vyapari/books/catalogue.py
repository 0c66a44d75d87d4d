"""What a shop deals in and with whom: items and parties, as the books know them."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

PartyKind = Literal["customer", "supplier"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something the shop trades in.

    ``unit`` is the stock unit (a code of ``books.quantity``); prices are rupees per stock unit,
    ``None`` while unknown. ``packs`` says how many stock units a pack unit holds for this item,
    e.g. ``{"bag": Decimal(50)}``. ``tax_rate`` is a GST percentage, ``None`` while unknown.
    ``low_stock`` is the level, in stock units, at which the shop wants to hear of it.
    """

    id: str
    name: str
    unit: str = "pcs"
    aliases: tuple[str, ...] = ()
    sale_price: Decimal | None = None
    cost_price: Decimal | None = None
    packs: dict[str, Decimal] = field(default_factory=dict)
    hsn: str | None = None
    tax_rate: Decimal | None = None
    low_stock: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Someone the shop gives credit to or takes it from.

    ``state`` is the two-digit GST state code; ``credit_limit`` is rupees, ``None`` for no limit.
    """

    id: str
    name: str
    kind: PartyKind = "customer"
    aliases: tuple[str, ...] = ()
    phone: str | None = None
    address: str | None = None
    gstin: str | None = None
    state: str | None = None
    credit_limit: Decimal | None = None
