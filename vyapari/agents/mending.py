"""A line of a paper that waits to be written, put right as the merchant says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from vyapari.agents.papers import Paper, is_figure

#: The number of a line is shorter than this.
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Mend:
    """What a line, by its number from 1 on, shall be: other figures, or ``gone``."""

    line: int
    qty: Decimal | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None
    gone: bool = False

    @property
    def figures(self) -> frozenset[Decimal]:
        """The figures that somebody must have said."""
        return frozenset(f for f in (self.qty, self.rate, self.amount) if f is not None)


def mended(paper: Paper, mend: Mend) -> Paper | None:
    """``paper`` with one line put right; ``None`` where it has no such line, or would have none.

    What the figures do not speak of stays. The printed total is not one any more.
    """
    if not 1 <= mend.line <= len(paper.lines):
        return None
    at = mend.line - 1
    line = paper.lines[at]
    if mend.gone:
        left = (*paper.lines[:at], *paper.lines[at + 1 :])
        return replace(paper, lines=left, total=None) if left else None
    qty = line.qty if mend.qty is None else mend.qty
    if mend.amount is not None:
        line = replace(line, qty=qty, amount=mend.amount, rate=None)
    else:
        rate = line.rate if mend.rate is None else mend.rate
        line = replace(line, qty=qty, rate=rate, amount=line.amount if rate is None else None)
    return replace(paper, lines=(*paper.lines[:at], line, *paper.lines[at + 1 :]), total=None)


def read_mend(args: Mapping[str, Any], lines: int) -> Mend | str:
    """What a model wants put right on a paper of so many ``lines``, or what is wrong with that."""
    number = str(args.get("line")).removesuffix(".0")
    whole = number.isdecimal() and len(number) < _MOST_DIGITS
    if not whole or not 1 <= int(number) <= lines:
        return f"line is a number from 1 to {lines}" if lines else "no paper is open"
    if args.get("gone") is True:
        return Mend(int(number), gone=True)
    read = _figures(args)
    if isinstance(read, str):
        return read
    return Mend(int(number), read.get("qty"), read.get("rate"), read.get("amount"))


def _figures(args: Mapping[str, Any]) -> dict[str, Decimal] | str:
    read: dict[str, Decimal] = {}
    for name in ("qty", "rate", "amount"):
        if (said := args.get(name)) in (None, ""):
            continue
        try:
            read[name] = Decimal(str(said).replace(",", ""))
        except ArithmeticError:
            return f"{name} is a number"
        if not is_figure(read[name]) or not read[name]:
            return f"{name} is above 0"
    if "rate" in read and "amount" in read:
        return "a line has a rate or an amount, not both"
    return read or "what shall it be? give qty, rate or amount"
