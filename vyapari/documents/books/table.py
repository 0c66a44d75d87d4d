"""A table of the books, before it is a sheet of a workbook or printed."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Part:
    """The cells of a column from row ``first`` to ``last``, counted from 0; added or taken off."""

    column: int
    first: int
    last: int
    sign: Literal[1, -1] = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that adds up others: a formula in a workbook, ``value`` in print."""

    value: Decimal
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """A cell that adds up the cells of another sheet's column beside which ``key`` stands."""

    value: Decimal
    sheet: str
    column: int
    beside: int
    key: str

    @classmethod
    def of(cls, table: "Table", column: int, beside: int, key: str) -> "Pick":
        """The sum over ``table`` of a column where the one ``beside`` it holds ``key``."""
        rows = (row.cells for row in table.rows if row.cells[beside] == key)
        value = sum((figure(cells[column]) for cells in rows), Decimal("0.00"))
        return cls(value, table.name, column, beside, key)


Cell = str | Decimal | date | Sum | Pick | None


@dataclass(frozen=True, slots=True)
class Col:
    """A column: how its cells are shown, and its width in characters."""

    head: str
    kind: Literal["text", "date", "money", "quantity", "rate"] = "money"
    width: int = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell for each column. A ``head`` opens a part, a ``total`` ends it."""

    cells: tuple[Cell, ...]
    style: Literal["plain", "head", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``name`` is its sheet's (at most 31 characters), ``note`` stands below the title.

    ``filtered``: its rows are all alike, and a reader may want to filter them.
    """

    name: str
    columns: tuple[Col, ...]
    rows: list[Row] = field(default_factory=list)
    note: str = ""
    filtered: bool = False

    def add(self, *cells: Cell) -> int:
        """Append a row; its place."""
        return self._append(Row(cells))

    def head(self, title: str) -> int:
        """Append a heading over the rows to come."""
        return self._append(Row((title, *(None for _ in self.columns[1:])), "head"))

    def total(self, *cells: Cell) -> int:
        """Append a row of sums."""
        return self._append(Row(cells, "total"))

    def sum(self, column: int, first: int, last: int | None = None) -> Sum:
        """The sum of a column's cells from row ``first`` to ``last`` (the newest)."""
        last = len(self.rows) - 1 if last is None else last
        cells = (row.cells[column] for row in self.rows[first : last + 1])
        value = sum((figure(cell) for cell in cells), Decimal("0.00"))
        return Sum(value, (Part(column, first, last),) if last >= first else ())

    def _append(self, row: Row) -> int:
        self.rows.append(row)
        return len(self.rows) - 1


def figure(cell: Cell) -> Decimal:
    """The number in a cell; zero for what is none."""
    if isinstance(cell, Sum | Pick):
        return cell.value
    return cell if isinstance(cell, Decimal) else Decimal("0.00")
