"""GSTR-1: what was supplied, sorted into the tables of the return."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from vyapari.books.gst.duty import Duty, by_rate, total
from vyapari.books.gst.month import Month
from vyapari.books.money import ZERO
from vyapari.books.quantity import UNITS, uqc
from vyapari.books.tax import large_invoice
from vyapari.books.voucher import Line, Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class Document:
    """An invoice or a credit note with the duty on it by rate; ``gstin`` is the buyer's."""

    number: str
    date: date
    value: Decimal
    place: str
    interstate: bool
    items: tuple[tuple[Decimal, Duty], ...]
    gstin: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bucket:
    """Supplies to unregistered buyers, together: of one place and rate, net of returns."""

    interstate: bool
    place: str
    rate: Decimal
    duty: Duty


@dataclass(frozen=True, slots=True)
class Coded:
    """Supplies of one HSN, unit (UQC) and rate, net of returns."""

    hsn: str
    description: str
    uqc: str
    rate: Decimal
    qty: Decimal
    duty: Duty


@dataclass(frozen=True, slots=True)
class Issued:
    """A run of documents without a gap; ``cancelled`` were taken back."""

    kind: VoucherKind
    first: str
    last: str
    count: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class Outward:
    """The tables of GSTR-1. ``nil`` is by whether across a border and whether to the registered."""

    b2b: tuple[Document, ...]
    b2cl: tuple[Document, ...]
    b2cs: tuple[Bucket, ...]
    cdnr: tuple[Document, ...]
    cdnur: tuple[Document, ...]
    nil: Mapping[tuple[bool, bool], Decimal]
    hsn_b2b: tuple[Coded, ...]
    hsn_b2c: tuple[Coded, ...]
    issued: tuple[Issued, ...]

    def total(self) -> Duty:
        """All supplies, net of returns; the value of those without tax too."""
        given = total(d for doc in (*self.b2b, *self.b2cl) for _, d in doc.items)
        taken = total(d for doc in (*self.cdnr, *self.cdnur) for _, d in doc.items)
        small = total(bucket.duty for bucket in self.b2cs)
        return given + small + -taken + Duty(sum(self.nil.values(), ZERO))


@dataclass(slots=True)
class _Sorting:
    """The tables as they fill."""

    b2b: list[Document] = field(default_factory=list)
    b2cl: list[Document] = field(default_factory=list)
    cdnr: list[Document] = field(default_factory=list)
    cdnur: list[Document] = field(default_factory=list)
    b2cs: dict[tuple[bool, str, Decimal], Duty] = field(default_factory=dict)
    nil: dict[tuple[bool, bool], Decimal] = field(default_factory=dict)


def outward(month: Month) -> Outward:
    """The month's GSTR-1."""
    sales = month.sales(VoucherKind.SALE, VoucherKind.SALE_RETURN)
    known = {**month.originals, **{v.id: v for v in sales}}
    tables = _Sorting()
    for voucher in sales:
        _sort(tables, voucher, month, known.get(voucher.refers_to or ""))
    registered = [v for v in sales if month.gstin(v)]
    others = [v for v in sales if not month.gstin(v)]
    return Outward(
        b2b=tuple(tables.b2b),
        b2cl=tuple(tables.b2cl),
        b2cs=tuple(Bucket(*key, duty) for key, duty in sorted(tables.b2cs.items()) if duty),
        cdnr=tuple(tables.cdnr),
        cdnur=tuple(tables.cdnur),
        nil={key: value for key, value in tables.nil.items() if value},
        hsn_b2b=_coded(registered, month),
        hsn_b2c=_coded(others, month),
        issued=_issued(month),
    )


def _sort(tables: _Sorting, voucher: Voucher, month: Month, original: Voucher | None) -> None:
    back = voucher.kind is VoucherKind.SALE_RETURN
    sign = -1 if back else 1
    gstin, away = month.gstin(voucher), month.interstate(voucher)
    for line in voucher.lines:
        if not line.tax_rate:
            key = (away, gstin is not None)
            tables.nil[key] = tables.nil.get(key, ZERO) + sign * line.taxable
    items = by_rate(line for line in voucher.lines if line.tax_rate)
    if not items:
        return
    document = Document(
        number=voucher.number or "",
        date=voucher.date,
        value=voucher.total,
        place=month.place(voucher),
        interstate=away,
        items=items,
        gstin=gstin or "",
        name=voucher.party_name or "",
    )
    measure = original if back else voucher
    large = away and measure is not None and measure.total > large_invoice(measure.date)
    if gstin:
        (tables.cdnr if back else tables.b2b).append(document)
    elif large:
        (tables.cdnur if back else tables.b2cl).append(document)
    else:
        for rate, duty in items:
            place = (away, document.place, rate)
            counted = -duty if back else duty
            tables.b2cs[place] = tables.b2cs.get(place, Duty()) + counted


def _coded(vouchers: Iterable[Voucher], month: Month) -> tuple[Coded, ...]:
    found: dict[tuple[str, str, Decimal], tuple[str, Decimal, Duty]] = {}
    for voucher in vouchers:
        back = voucher.kind is VoucherKind.SALE_RETURN
        for line in voucher.lines:
            key = (month.code(line), _uqc(line), line.tax_rate)
            name, qty, duty = found.get(key, (line.description, ZERO, Duty()))
            more = -Duty.of(line) if back else Duty.of(line)
            found[key] = (name, qty - line.qty if back else qty + line.qty, duty + more)
    return tuple(
        Coded(hsn, name, code, rate, qty, duty)
        for (hsn, code, rate), (name, qty, duty) in sorted(found.items())
        if duty or qty
    )


def _uqc(line: Line) -> str:
    return uqc(line.unit) if line.unit in UNITS else "OTH"


def _issued(month: Month) -> tuple[Issued, ...]:
    """The numbers given out, in runs without a gap: of other months' days are others' numbers."""
    cancelled = {v.id for v in month.cancelled}
    numbered = sorted(
        (
            v
            for v in (*month.standing, *month.cancelled)
            if v.number and v.kind in (VoucherKind.SALE, VoucherKind.SALE_RETURN)
        ),
        key=lambda v: v.number or "",
    )
    runs: list[list[Voucher]] = []
    for voucher in numbered:
        if runs and _follows(runs[-1][-1].number or "", voucher.number or ""):
            runs[-1].append(voucher)
        else:
            runs.append([voucher])
    return tuple(
        Issued(
            run[0].kind,
            run[0].number or "",
            run[-1].number or "",
            len(run),
            sum(1 for voucher in run if voucher.id in cancelled),
        )
        for run in runs
    )


def _follows(number: str, following: str) -> bool:
    """Whether two numbers are of one series and one after the other: ``INV/26-27/000001``."""
    (series, _, serial), (other, _, after) = number.rpartition("/"), following.rpartition("/")
    return (
        series == other and serial.isdigit() and after.isdigit() and int(after) - int(serial) == 1
    )
