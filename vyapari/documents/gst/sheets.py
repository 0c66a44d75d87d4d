"""The returns as a workbook: GSTR-3B in sums, and each table of GSTR-1 on a sheet of its own.

In English, as the portal is.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from vyapari.books.gst.duty import Duty
from vyapari.books.gst.outward import Coded, Document, Outward
from vyapari.books.gst.summary import Summary
from vyapari.books.states import STATES
from vyapari.books.voucher import VoucherKind
from vyapari.documents.books.table import Cell, Col, Table

_HEADS = ("Taxable value", "IGST", "CGST", "SGST", "Cess")

_NO_TAX = (None,) * 4


def gst_tables(found: Outward, summary: Summary) -> tuple[Table, ...]:
    """All sheets; those of tables without rows are left out."""
    made = (
        _gstr3b(summary),
        _documents("b2b", "Invoices to registered buyers", found.b2b),
        _documents("b2cl", "Large invoices across a border to unregistered buyers", found.b2cl),
        _small(found),
        _documents("cdnr", "Credit notes to registered buyers", found.cdnr),
        _documents("cdnur", "Credit notes on large invoices", found.cdnur),
        _nil(found),
        _coded("hsn (b2b)", found.hsn_b2b),
        _coded("hsn (b2c)", found.hsn_b2c),
        _issued(found),
    )
    return tuple(table for table in made if table.rows)


def _gstr3b(found: Summary) -> Table:
    table = _table("gstr3b", "GSTR-3B, net of returns", Col("Table", "text", 60), *_duty_columns())
    table.add("3.1(a) Outward taxable supplies", *_duty(found.taxed))
    table.add("3.1(c) Outward supplies, nil rated or exempt", found.nil, *_NO_TAX)
    for place, duty in found.unregistered.items():
        told = f"3.2 To unregistered buyers in {_place(place)} (part of 3.1(a))"
        table.add(told, *_duty(duty))
    table.add("4(A)(5) Input tax credit, all other", *_duty(found.credit))
    table.add(
        "5 Inward supplies within the state, nil rated or exempt", found.nil_inward[0], *_NO_TAX
    )
    table.add(
        "5 Inward supplies across a border, nil rated or exempt", found.nil_inward[1], *_NO_TAX
    )
    due = found.taxed + -found.credit
    table.total("Tax less credit, by head", None, *_duty(due)[1:])
    return table


def _documents(name: str, note: str, documents: Iterable[Document]) -> Table:
    columns = (
        Col("GSTIN", "text", 18),
        Col("Name", "text", 28),
        Col("Number", "text", 18),
        Col("Date", "date", 12),
        Col("Value"),
        Col("Place of supply", "text", 22),
        Col("Rate %", "rate", 8),
    )
    table = _table(name, note, *columns, *_duty_columns())
    for document in sorted(documents, key=lambda d: (d.gstin, d.date, d.number)):
        for place, (rate, duty) in enumerate(document.items):
            # The value of a document is told once, so that the column adds up.
            value = document.value if place == 0 else None
            table.add(
                document.gstin,
                document.name,
                document.number,
                document.date,
                value,
                _place(document.place),
                rate,
                *_duty(duty),
            )
    return _totalled(table, (4, *range(7, 12)))


def _small(found: Outward) -> Table:
    columns = (
        Col("Type", "text", 10),
        Col("Place of supply", "text", 24),
        Col("Rate %", "rate", 8),
    )
    note = "Other supplies to unregistered buyers, net of returns"
    table = _table("b2cs", note, *columns, *_duty_columns())
    for bucket in found.b2cs:
        kind = "INTER" if bucket.interstate else "INTRA"
        table.add(kind, _place(bucket.place), bucket.rate, *_duty(bucket.duty))
    return _totalled(table, range(3, 8))


def _nil(found: Outward) -> Table:
    table = _table("nil", "Supplies without tax", Col("Supplies", "text", 50), Col("Value"))
    for (away, registered), value in sorted(found.nil.items()):
        where = "Across a border" if away else "Within the state"
        table.add(f"{where}, to {'registered' if registered else 'unregistered'} buyers", value)
    return _totalled(table, (1,))


def _coded(name: str, rows: Sequence[Coded]) -> Table:
    columns = (
        Col("HSN", "text", 12),
        Col("Description", "text", 30),
        Col("UQC", "text", 8),
        Col("Quantity", "quantity"),
        Col("Rate %", "rate", 8),
    )
    table = _table(name, "Table 12", *columns, *_duty_columns())
    for row in rows:
        table.add(row.hsn, row.description, row.uqc, row.qty, row.rate, *_duty(row.duty))
    return _totalled(table, range(5, 10))


def _issued(found: Outward) -> Table:
    columns = (
        Col("Documents", "text", 30),
        Col("From", "text", 18),
        Col("To", "text", 18),
        Col("Count", "quantity"),
        Col("Cancelled", "quantity"),
        Col("Net issued", "quantity"),
    )
    table = _table("docs", "Table 13", *columns)
    for run in found.issued:
        kind = "Invoices" if run.kind is VoucherKind.SALE else "Credit notes"
        figures = (run.count, run.cancelled, run.count - run.cancelled)
        table.add(kind, run.first, run.last, *map(Decimal, figures))
    return table


def _table(name: str, note: str, *columns: Col) -> Table:
    return Table(name, columns, note=note)


def _totalled(table: Table, places: Iterable[int]) -> Table:
    if table.rows:
        sums = {place: table.sum(place, 0) for place in places}
        table.total("Total", *(sums.get(place) for place in range(1, len(table.columns))))
    return table


def _duty_columns() -> tuple[Col, ...]:
    return tuple(Col(head) for head in _HEADS)


def _duty(duty: Duty) -> tuple[Cell, ...]:
    return duty.taxable, duty.igst, duty.cgst, duty.sgst, duty.cess


def _place(code: str) -> str:
    return f"{code}-{STATES[code].english}" if code in STATES else code
