"""Reading a voice note or a photo: what stands in it, as data, and whether its sums hold."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from vyapari.agents.links import plain_name
from vyapari.agents.schema import Schema
from vyapari.books.entry import Mode
from vyapari.books.money import ZERO, paise
from vyapari.books.quantity import UNITS

#: What is printed may be rounded to the rupee.
ROUNDING = Decimal("1.00")
_LARGEST = Decimal(10) ** 10
#: Nothing is printed with more places behind the point.
_PLACES = 6
_MOST_LINES = 60
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line as it stands on the paper; ``amount`` is the printed one."""

    item: str
    qty: Decimal | None = None
    unit: str | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None
    tax_rate: Decimal | None = None

    @property
    def worked_out(self) -> Decimal | None:
        """Quantity times rate; ``None`` where one of them is not to be read."""
        if self.qty is None or self.rate is None:
            return None
        return paise(self.qty * self.rate)

    @property
    def is_wrong(self) -> bool:
        """Whether what is printed is not what its quantity and rate come to."""
        worth = self.worked_out
        return worth is not None and self.amount is not None and abs(worth - self.amount) > ROUNDING


@dataclass(frozen=True, slots=True)
class Paper:
    """What a photo or page holds. ``bill``: a supplier's bill to the shop; ``sales``: a list, often
    handwritten, of goods that the shop has given; ``other``: neither.

    ``date`` is the day that is printed, ``total`` the printed sum, ``tax`` all taxes together.
    ``mode`` is how it was paid, which only the merchant says.
    """

    kind: Literal["bill", "sales", "other"]
    lines: tuple[PaperLine, ...] = ()
    party: str | None = None
    gstin: str | None = None
    number: str | None = None
    date: dt.date | None = None
    discount: Decimal | None = None
    tax: Decimal | None = None
    total: Decimal | None = None
    mode: Mode | None = None

    @property
    def worked_out(self) -> Decimal:
        """What the lines come to as printed, less the discount, with the tax."""
        return self._summed(line.amount or line.worked_out or ZERO for line in self.lines)

    @property
    def mended(self) -> Decimal:
        """The same, with each line at its quantity times its rate."""
        return self._summed(line.worked_out or line.amount or ZERO for line in self.lines)

    def totals(self) -> tuple[Decimal, ...]:
        """The totals that the paper may mean, to be chosen from; one where all agree."""
        mended, printed = self.mended, self.total
        # What is printed may be rounded, and is then what is to be paid.
        rounded = printed is not None and abs(printed - mended) <= ROUNDING
        found = [printed if printed is not None and rounded else mended]
        if printed is not None and not rounded:
            found.append(printed)
        if any(line.is_wrong for line in self.lines):
            found.append(self.worked_out)
        apart: list[Decimal] = []
        for total in found:
            if all(abs(total - other) > ROUNDING for other in apart):
                apart.append(total)
        return tuple(apart)

    def _summed(self, amounts: Iterator[Decimal]) -> Decimal:
        return sum(amounts, ZERO) - (self.discount or ZERO) + (self.tax or ZERO)


def paper_of(answer: Any) -> Paper:
    """The paper that a model has read; ``other`` where its answer is nothing to go by."""
    try:
        paper: Paper = _adapter().validate_python(_without_nothing(answer))
    except ValidationError:
        return Paper("other")
    lines = tuple(line for line in map(_usable, paper.lines[:_MOST_LINES]) if line)
    if not lines or not all(is_figure(f) for f in (paper.discount, paper.tax, paper.total)):
        return Paper("other")
    return replace(
        paper,
        lines=lines,
        party=plain_name(paper.party or "")[:_LONGEST] or None,
        number=plain_name(paper.number or "")[:_LONGEST] or None,
        mode=None,
    )


def _usable(line: PaperLine) -> PaperLine | None:
    name = plain_name(line.item)[:_LONGEST]
    figures = (line.qty, line.rate, line.amount)
    if not name or not all(map(is_figure, figures)):
        return None
    return replace(line, item=name, unit=line.unit if line.unit in UNITS else None)


def is_figure(figure: Decimal | None) -> bool:
    """Whether a paper may have it; nothing is none that it may not."""
    if figure is None:
        return True
    return figure.is_finite() and 0 <= figure <= _LARGEST and figure.adjusted() >= -_PLACES


def _without_nothing(answer: Any) -> Any:
    """``answer`` without nulls and empty texts, figures without commas."""
    if isinstance(answer, dict):
        return {n: _without_nothing(v) for n, v in answer.items() if v not in (None, "")}
    if isinstance(answer, list):
        return [_without_nothing(each) for each in answer]
    if isinstance(answer, float):
        return repr(answer)
    if isinstance(answer, str) and answer[:1].isdecimal():
        return answer.replace(",", "")
    return answer


@cache
def _adapter() -> TypeAdapter[Paper]:
    return TypeAdapter(Paper)


def _decimal(words: str) -> Schema:
    return {"type": "string", "description": words}


PAPER: Schema = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": ["bill", "sales", "other"]},
        "party": {"type": "string", "description": "Who issued the bill, or who took the goods."},
        "gstin": {"type": "string", "description": "The supplier's GSTIN."},
        "number": {"type": "string", "description": "The bill's number."},
        "date": {"type": "string", "description": "The printed day as 2026-11-23."},
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "item": {"type": "string"},
                    "qty": _decimal("Digits only."),
                    "unit": {"type": "string", "enum": sorted(UNITS)},
                    "rate": _decimal("The printed price per unit."),
                    "amount": _decimal("The printed amount of the line, before tax."),
                    "tax_rate": _decimal("GST in percent, if printed."),
                },
                "required": ["item"],
            },
        },
        "discount": _decimal("Rupees off the whole bill."),
        "tax": _decimal("All taxes together, in rupees, if added to the lines."),
        "total": _decimal("The printed total."),
    },
    "required": ["kind", "lines"],
}

TRANSCRIPT: Schema = {
    "type": "object",
    "properties": {"words": {"type": "string"}},
    "required": ["words"],
}


@cache
def instructions(name: Literal["transcript", "paper"]) -> str:
    """What a reader is told to do."""
    return (resources.files(__package__) / "prompts" / f"{name}.txt").read_text(encoding="utf-8")
