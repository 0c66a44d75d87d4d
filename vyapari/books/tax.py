"""GST on one line of a bill: which taxes, on what value. Rules: CGST Act s. 170, Rule 46."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from vyapari.books.catalogue import Party
from vyapari.books.money import ZERO, paise
from vyapari.books.shop import Shop


@dataclass(frozen=True, slots=True)
class Taxed:
    """A line's value and its taxes, rupees to the paisa; ``total`` is their sum."""

    taxable: Decimal
    cgst: Decimal = ZERO
    sgst: Decimal = ZERO
    igst: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """What the line costs with its taxes."""
        return self.taxable + self.cgst + self.sgst + self.igst


def tax(amount: Decimal, rate: Decimal, *, inclusive: bool, interstate: bool) -> Taxed:
    """The taxes at ``rate`` percent in (``inclusive``) or on ``amount``.

    CGST and SGST are equal to the paisa and rounded half up, each on its own. An inclusive amount
    stays what it is: the taxable value is what the taxes leave of it.
    """
    if not rate:
        return Taxed(amount)
    base = 100 + rate if inclusive else Decimal(100)
    if interstate:
        igst = paise(amount * rate / base)
        return Taxed(amount - igst if inclusive else amount, igst=igst)
    half = paise(amount * rate / (2 * base))
    return Taxed(amount - 2 * half if inclusive else amount, cgst=half, sgst=half)


def state_of(party: Party | None) -> str | None:
    """The state of a party, from its GSTIN before its address."""
    if party is None:
        return None
    return party.gstin[:2] if party.gstin else party.state


def is_interstate(shop: Shop, other_state: str | None) -> bool:
    """Whether goods between the shop and ``other_state`` cross a border.

    Where either is unknown the goods went over the counter.
    """
    return shop.state is not None and other_state is not None and shop.state != other_state


def rates(on: date) -> tuple[Decimal, ...]:
    """The GST rates in force on a day, in percent, ascending; the newest table that applies."""
    return next(found for since, found in _tables() if since <= on)


def large_invoice(on: date) -> Decimal:
    """The value in rupees above which GSTR-1 names an invoice across a border on that day."""
    known = sorted(_data()["large_invoice"], key=lambda each: each["since"], reverse=True)
    return next(Decimal(each["above"]) for each in known if each["since"] <= on)


@cache
def _tables() -> tuple[tuple[date, tuple[Decimal, ...]], ...]:
    found = [(t["since"], tuple(sorted(map(Decimal, t["rates"])))) for t in _data()["table"]]
    return tuple(sorted(found, reverse=True))


@cache
def _data() -> dict[str, Any]:
    source = resources.files("vyapari.books").joinpath("gst_rates.toml").read_text("utf-8")
    return tomllib.loads(source)
