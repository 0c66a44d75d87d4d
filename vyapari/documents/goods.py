"""The body of a paper: its lines, its tax by HSN, and its sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.quantity import UNITS, uqc
from vyapari.books.shop import Shop
from vyapari.books.states import STATES
from vyapari.books.voucher import Line, Voucher, VoucherKind
from vyapari.documents import figures
from vyapari.documents.labels import Labels
from vyapari.documents.lettering import fit
from vyapari.documents.paper import Cell, Column, Fact, Sheet

_OUTWARD = (VoucherKind.SALE, VoucherKind.SALE_RETURN)


@dataclass(frozen=True, slots=True)
class Taxation:
    """How a paper shows tax: its ``heads`` (``cgst`` and ``sgst`` or ``igst``, ``cess``) or none.

    ``local`` is the label of the state's part: ``sgst``, or ``utgst`` where the goods stay in a
    union territory without a legislature.
    """

    heads: tuple[str, ...] = ()
    local: str = "sgst"

    def label(self, head: str, labels: Labels) -> str:
        """What ``head`` is called on this paper."""
        return labels(self.local if head == "sgst" else head)


def taxation(shop: Shop, voucher: Voucher) -> Taxation:
    """What tax the paper of ``voucher`` shows; none unless the shop charges or takes back GST."""
    taxes = voucher.cgst or voucher.sgst or voucher.igst or voucher.cess
    charged = taxes or (voucher.kind in _OUTWARD and voucher.series != "BOS")
    if voucher.tax_scheme != "regular" or not charged:
        return Taxation()
    place = voucher.place_of_supply or shop.state
    # Goods sent back to a supplier are supplied where the shop is; only the tax tells.
    elsewhere = voucher.kind in _OUTWARD and place != shop.state
    across = bool(voucher.igst) or (elsewhere and not voucher.cgst)
    heads = ("igst",) if across else ("cgst", "sgst")
    territory = place in STATES and STATES[place].union_territory
    return Taxation(
        heads=(*heads, "cess") if voucher.cess else heads,
        local="utgst" if territory else "sgst",
    )


def goods(voucher: Voucher, taxes: Taxation, labels: Labels) -> Sheet:
    """The lines of the voucher. HSN stands below the name, UQC and rates below the figures."""
    discounted = any(line.discount for line in voucher.lines)
    inclusive = labels("rate-inclusive") if taxes.heads and voucher.inclusive else ""
    columns = [
        Column(labels("column-number"), kind="code"),
        Column(labels("column-item"), kind="text"),
        Column(labels("column-quantity")),
        Column(labels("column-rate"), note=inclusive),
    ]
    if discounted:
        columns.append(Column(labels("column-discount")))
    if taxes.heads:
        columns.append(Column(labels("column-taxable")))
        columns += [Column(taxes.label(head, labels)) for head in taxes.heads]
    columns.append(Column(labels("column-amount")))
    rows = []
    for number, line in enumerate(voucher.lines, start=1):
        row: list[Cell] = [
            (str(number), ""),
            _item(line, labels, coded=voucher.tax_scheme != "none"),
            _quantity(line, labels, coded=bool(taxes.heads)),
            (figures.rate(line.rate), ""),
        ]
        if discounted:
            row.append((figures.amount(line.discount) if line.discount else "–", ""))
        if taxes.heads:
            row.append((figures.amount(line.taxable), ""))
            row += [(figures.amount(_tax(line, head)), _share(line, head)) for head in taxes.heads]
        row.append((figures.amount(line.total), ""))
        rows.append(tuple(row))
    return Sheet(tuple(columns), tuple(rows))


def tax_sheet(voucher: Voucher, taxes: Taxation, labels: Labels) -> Sheet | None:
    """Taxable value and tax by HSN and rate, with their total; ``None`` on a paper without tax."""
    if not taxes.heads:
        return None
    groups: dict[tuple[str, Decimal], list[Line]] = {}
    for line in voucher.lines:
        groups.setdefault((line.hsn or "", line.tax_rate), []).append(line)
    columns = (
        Column(labels("hsn"), kind="text"),
        Column(labels("tax-rate")),
        Column(labels("taxable-value")),
        *(Column(taxes.label(head, labels)) for head in taxes.heads),
        Column(labels("tax-total")),
    )
    rows = tuple(
        ((fit(hsn) or labels("no-hsn"), ""), (figures.percent(rate), ""), *_taxed(lines, taxes))
        for (hsn, rate), lines in sorted(groups.items())
    )
    total: tuple[Cell, ...] = ((labels("total"), ""), ("", ""), *_taxed(voucher.lines, taxes))
    return Sheet(columns, rows, total, title=labels("tax-summary"))


def sums(voucher: Voucher, taxes: Taxation, labels: Labels) -> tuple[Fact, ...]:
    """What leads to the total, each with its label; they add up to it. Empty if it stands alone."""
    rows: list[Fact] = []
    if taxes.heads:
        rows.append((labels("taxable-value"), figures.amount(voucher.taxable)))
        rows += [
            (taxes.label(head, labels), figures.amount(_tax(voucher, head))) for head in taxes.heads
        ]
    elif voucher.round_off:
        rows.append((labels("subtotal"), figures.amount(voucher.total - voucher.round_off)))
    if voucher.round_off:
        rows.append((labels("round-off"), figures.amount(voucher.round_off)))
    return tuple(rows)


def _item(line: Line, labels: Labels, *, coded: bool) -> Cell:
    return fit(line.description), f"{labels('hsn')} {fit(line.hsn)}" if coded and line.hsn else ""


def _quantity(line: Line, labels: Labels, *, coded: bool) -> Cell:
    said = f"{figures.quantity(line.qty)} {fit(labels.unit(line.unit))}"
    return said, uqc(line.unit) if coded and line.unit in UNITS else ""


def _share(line: Line, head: str) -> str:
    """A head's part of the rate: CGST and SGST are half of it each; cess has no rate of its own."""
    if head == "cess":
        return ""
    return figures.percent(line.tax_rate if head == "igst" else line.tax_rate / 2)


def _taxed(lines: Iterable[Line], taxes: Taxation) -> tuple[Cell, ...]:
    lines = tuple(lines)
    by_head = [sum((_tax(line, head) for line in lines), ZERO) for head in taxes.heads]
    taxable = sum((line.taxable for line in lines), ZERO)
    return tuple((figures.amount(value), "") for value in (taxable, *by_head, sum(by_head, ZERO)))


def _tax(of: Line | Voucher, head: str) -> Decimal:
    value: Decimal = getattr(of, head)
    return value
