"""Taxable value and tax, by rate: what every table of a return adds up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.voucher import Line

HEADS = ("igst", "cgst", "sgst", "cess")


@dataclass(frozen=True, slots=True)
class Duty:
    """A value in rupees and the taxes on it, each to the paisa."""

    taxable: Decimal = ZERO
    igst: Decimal = ZERO
    cgst: Decimal = ZERO
    sgst: Decimal = ZERO
    cess: Decimal = ZERO

    @classmethod
    def of(cls, line: Line) -> "Duty":
        """That of a voucher's line."""
        return cls(line.taxable, line.igst, line.cgst, line.sgst, line.cess)

    def __add__(self, other: "Duty") -> "Duty":
        return Duty(
            self.taxable + other.taxable,
            self.igst + other.igst,
            self.cgst + other.cgst,
            self.sgst + other.sgst,
            self.cess + other.cess,
        )

    def __neg__(self) -> "Duty":
        return Duty(-self.taxable, -self.igst, -self.cgst, -self.sgst, -self.cess)

    def __bool__(self) -> bool:
        return bool(self.taxable or self.tax)

    @property
    def tax(self) -> Decimal:
        """All heads together."""
        return self.igst + self.cgst + self.sgst + self.cess


def total(duties: Iterable[Duty]) -> Duty:
    """Their sum."""
    return sum(duties, Duty())


def by_rate(lines: Iterable[Line]) -> tuple[tuple[Decimal, Duty], ...]:
    """The lines' duty at each rate, the lowest rate first."""
    found: dict[Decimal, Duty] = {}
    for line in lines:
        found[line.tax_rate] = found.get(line.tax_rate, Duty()) + Duty.of(line)
    return tuple(sorted(found.items()))
