"""Tables of the books as a PDF."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from vyapari.documents import figures
from vyapari.documents.books.table import Cell, Col, Pick, Sum, Table
from vyapari.documents.labels import Labels
from vyapari.documents.lettering import fit
from vyapari.documents.typesetter import Typesetter

#: Beyond so many rows (some 30 pages) nobody reads a print, and the typesetter takes 0.1 MB for
#: each: a workbook serves better.
MOST_ROWS = 1_000
#: More columns than this need the page across.
_NARROW = 3


def prints(tables: Sequence[Table]) -> bool:
    """Whether the tables are short enough to be printed."""
    return sum(len(table.rows) for table in tables) <= MOST_ROWS


def render(
    typesetter: Typesetter, tables: Sequence[Table], shop: str, days: str, labels: Labels
) -> bytes:
    """The PDF of the tables, each beginning on a page of its own."""
    data = {
        "language": labels.language,
        "title": " · ".join(table.name for table in tables[:1]) if len(tables) == 1 else days,
        "shop": fit(shop),
        "days": days,
        "page": labels("page", page="{page}", pages="{pages}"),
        "tables": [_table(table, labels) for table in tables],
    }
    return typesetter.pdf("book", data)


def _table(table: Table, labels: Labels) -> dict[str, Any]:
    return {
        "name": table.name,
        "note": table.note,
        "wide": len(table.columns) > _NARROW,
        "columns": [
            {
                "head": column.head,
                "width": column.width,
                "day": column.kind == "date",
                "figure": column.kind not in {"text", "date"},
            }
            for column in table.columns
        ],
        "rows": [
            (
                row.style,
                [
                    _cell(cell, col, labels)
                    for cell, col in zip(row.cells, table.columns, strict=True)
                ],
            )
            for row in table.rows
        ],
    }


def _cell(cell: Cell, column: Col, labels: Labels) -> str:
    if isinstance(cell, Sum | Pick):
        cell = cell.value
    match cell:
        case None:
            return ""
        case Decimal():
            shown = {"quantity": figures.quantity, "rate": figures.percent}
            return shown.get(column.kind, figures.amount)(cell)
        case date():
            return figures.day(cell, labels.language)
        case _:
            return fit(cell)
