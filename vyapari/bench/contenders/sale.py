"""The arguments of ``record_sale`` as the frameworks' tools check them, by pydantic."""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict


class Line(BaseModel):
    """A kind of goods."""

    model_config = ConfigDict(extra="forbid")

    item: str
    qty: Decimal | None = None
    unit: str | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None


class Sale(BaseModel):
    """Goods that were sold."""

    model_config = ConfigDict(extra="forbid")

    lines: list[Line]
    party: str | None = None
    mode: str | None = None


def sale_of(args: dict[str, Any]) -> Sale:
    """The sale, or pydantic's ``ValidationError``."""
    return Sale.model_validate(args)
