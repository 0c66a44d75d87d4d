"""Every line of every voucher as plain rows, ready for pivots, and sums over them."""

from collections.abc import Iterable
from decimal import Decimal

from vyapari.books.voucher import Voucher
from vyapari.documents.books.table import Col, Pick, Table
from vyapari.documents.labels import Labels
from vyapari.documents.tables import COLUMNS, entry_rows

_SUMMED = ("Taxable", "CGST", "SGST", "IGST", "Cess", "Total", "Round off")
_WIDE = {"Party", "Item", "Note"}


def entries(vouchers: Iterable[Voucher], labels: Labels) -> Table:
    """The rows of the CSV file of vouchers, with the columns of tax always."""
    columns = tuple(_column(head) for head in COLUMNS)
    table = Table(labels("book-entries"), columns, filtered=True)
    for voucher in vouchers:
        for row in entry_rows(voucher):
            cells = [value(row) for value in COLUMNS.values()]
            table.add(*(Decimal(cell) if isinstance(cell, int) else cell for cell in cells))
    return table


def pivots(data: Table, labels: Labels) -> Table:
    """What the entries come to by kind of voucher, worked out in the workbook."""
    heads = tuple(COLUMNS)
    kind = heads.index("Kind")
    table = Table(
        labels("book-pivots"),
        (Col("Kind", "text", 28), *(Col(head) for head in _SUMMED)),
        note=labels("pivots-ready", sheet=data.name),
    )
    for each in dict.fromkeys(str(row.cells[kind]) for row in data.rows):
        picked = (Pick.of(data, heads.index(head), kind, each) for head in _SUMMED)
        table.add(each, *picked)
    width = len(table.columns)
    table.total(labels("total"), *(table.sum(column, 0) for column in range(1, width)))
    return table


def _column(head: str) -> Col:
    if head == "Date":
        return Col(head, "date", 12)
    if head == "Qty":
        return Col(head, "quantity")
    if head == "Tax %":
        return Col(head, "rate", 8)
    if head in _SUMMED or head in {"Rate", "Discount"}:
        return Col(head)
    return Col(head, "text", 24 if head in _WIDE else 16)
