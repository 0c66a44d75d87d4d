"""From a paper that was read to the entry that it stands for, at the total that was chosen."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from vyapari.agents.entering import named
from vyapari.agents.papers import ROUNDING, Paper, PaperLine
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.money import ZERO
from vyapari.books.pricing import spread
from vyapari.books.shop import Shop
from vyapari.quick.names import Names

#: An older day on a paper is more likely misread.
_OLDEST = timedelta(days=400)


def entry_of(paper: Paper, total: Decimal, names: Names, shop: Shop | None, today: date) -> Entry:
    """The purchase or sale that ``paper`` tells of, coming to ``total``.

    Where nobody says how it was paid, a bill with a party on it is taken as not paid yet. Tax that
    a shop cannot take as credit is part of what the goods have cost.
    """
    bought = paper.kind == "bill"
    lines = [line for line in paper.lines if _amount(line, total, paper) or line.qty]
    amounts = [_amount(line, total, paper) for line in lines]
    unpriced = any(amount is None for amount in amounts)
    known = [amount or ZERO for amount in amounts]
    if not unpriced and paper.tax and not _adds_tax(paper, names, shop):
        known = [a + share for a, share in zip(known, _tax(paper, known), strict=True)]
    off = _off(paper, total, known) if not unpriced else paper.discount
    if off is not None and off < 0:
        # More than the lines come to: freight, packing, rounding. It is what the goods have cost.
        known = [a + share for a, share in zip(known, spread(-off, known), strict=True)]
        off = None
    entry = Entry(
        intent=Intent.PURCHASE if bought else Intent.SALE,
        lines=tuple(
            _line(line, None if amounts[place] is None else known[place], names)
            for place, line in enumerate(lines)
        ),
        party=paper.party,
        mode=paper.mode or (Mode.CREDIT if paper.party else Mode.CASH),
        discount=off or None,
        date=_day(paper, today),
        guessed=() if paper.mode else ("mode",),
        reference=paper.number,
    )
    entry = named(entry, names)
    missing = []
    if any(not line.qty for line in entry.lines):
        missing.append("qty")
    if any(line.rate is None and line.amount is None for line in entry.lines):
        missing.append("rate")
    return replace(entry, missing=tuple(missing))


def supplier_gstin(paper: Paper) -> str | None:
    """The GSTIN that is printed, if it is one."""
    found = check_gstin(paper.gstin) if paper.gstin else None
    return found.text if isinstance(found, Gstin) else None


def _amount(line: PaperLine, total: Decimal, paper: Paper) -> Decimal | None:
    """What a line counts for: as printed, if that is how the total comes about."""
    if line.amount is not None and abs(total - paper.worked_out) <= ROUNDING:
        return line.amount
    return line.worked_out if line.worked_out is not None else line.amount


def _adds_tax(paper: Paper, names: Names, shop: Shop | None) -> bool:
    """Whether the books add the tax themselves: a registered shop's bill of a registered one."""
    if shop is None or shop.tax_scheme != "regular" or shop.prices_include_tax:
        return False
    party = names.parties.get(names.find_party(paper.party or "").id or "")
    return bool(supplier_gstin(paper) or (party and party.gstin))


def _tax(paper: Paper, amounts: list[Decimal]) -> list[Decimal]:
    """The tax by line: by the lines' rates if they are printed, else in proportion."""
    rates = [line.tax_rate for line in paper.lines]
    tax = paper.tax or ZERO
    if len(rates) == len(amounts) and all(rate is not None for rate in rates):
        weights = [a * (rate or ZERO) for a, rate in zip(amounts, rates, strict=True)]
        if any(weights):
            return spread(tax, weights)
    return spread(tax, amounts)


def _off(paper: Paper, total: Decimal, amounts: list[Decimal]) -> Decimal:
    """What is to be taken off the lines so that they come to the total; below 0: put on."""
    return sum(amounts, ZERO) - total if not _is_taxed_apart(paper, amounts) else ZERO


def _is_taxed_apart(paper: Paper, amounts: list[Decimal]) -> bool:
    """Whether the tax is still to come: then the lines alone cannot come to the total."""
    printed = [line.amount or line.worked_out or ZERO for line in paper.lines]
    return bool(paper.tax) and sum(amounts, ZERO) <= sum(printed, ZERO)


def _line(line: PaperLine, amount: Decimal | None, names: Names) -> EntryLine:
    item = names.items.get(names.find_item(line.item).id or "")
    unit = line.unit or (item.unit if item else names.usual_unit(line.item) or "pcs")
    qty = line.qty if line.qty is not None else ZERO
    exact = line.rate is not None and amount is not None and line.rate * qty == amount
    return EntryLine(
        item=line.item,
        qty=qty,
        unit=unit,
        rate=line.rate if exact or amount is None else None,
        amount=None if exact else amount,
    )


def _day(paper: Paper, today: date) -> date:
    day = paper.date
    return day if day is not None and today - _OLDEST <= day <= today else today
