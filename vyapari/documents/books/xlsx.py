"""Tables as an XLSX workbook: numbers as numbers, dates as dates, sums as formulas."""

import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from vyapari.documents.books.table import Cell, Col, Pick, Row, Sum, Table
from vyapari.documents.cells import like_formula, printable

#: Excel groups by thousands whatever a pattern says, so the commas of lakhs and crores are literal.
#: Each amount gets the pattern of its size. One pattern with a condition for each size would lose
#: the minus sign in LibreOffice, which takes the last of three parts for negative numbers.
_PATTERNS = {
    "money": "#,##0.00",
    "lakhs": r"##\,##\,##0.00",
    "crores": r"##\,##\,##\,##0.00",
    "quantity": "#,##0.###",
    "rate": "0.##",
    "date": "dd-mmm-yyyy",
    "text": "@",
    "quoted": "@",
}
_STYLES: dict[str, dict[str, object]] = {
    "plain": {},
    "head": {"bold": True, "font_color": "#1d4a5f"},
    "total": {"bold": True, "top": 1},
}
#: The title, the days, a note, and the heads of the columns stand above the first row.
_ABOVE = 4
#: The longest text that a cell holds.
_LONGEST = 32_767


def workbook(tables: Sequence[Table], title: str, days: str) -> bytes:
    """The workbook, a sheet for each table. Blocks for as long as it takes.

    ``title`` and ``days`` stand above each table. Rows go to temporary files as they come, so that
    memory stays flat; the files are gone afterwards, whatever happened.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-xlsx-") as folder:
        path = Path(folder) / "books.xlsx"
        with Workbook(str(path), {"constant_memory": True, "tmpdir": folder}) as book:
            formats = _Formats(book)
            for table in tables:
                _Sheet(book.add_worksheet(table.name), formats, table).write(title, days)
        return path.read_bytes()


class _Formats:
    """The formats of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.soft = book.add_format({"font_color": "#666e7a"})
        self.column = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})

    def get(self, kind: str, style: str) -> Format:
        """The format of a cell of a ``kind`` (of ``_PATTERNS``) in a row of a ``style``."""
        if (kind, style) not in self._made:
            made = self._book.add_format({**_STYLES[style], "valign": "top"})
            made.set_num_format(_PATTERNS[kind])
            if kind in {"text", "quoted"} and style == "plain":
                made.set_text_wrap()
            if kind == "quoted":
                made.set_quote_prefix()
            self._made[kind, style] = made
        return self._made[kind, style]

    def of_number(self, value: Decimal, kind: str, style: str) -> Format:
        """The format of a number in a column of a ``kind``."""
        if kind == "money" and abs(value) >= 100_000:
            kind = "crores" if abs(value) >= 10_000_000 else "lakhs"
        return self.get(kind, style)


class _Sheet:
    """One table on its worksheet, written row by row."""

    def __init__(self, sheet: Worksheet, formats: _Formats, table: Table) -> None:
        self._sheet = sheet
        self._formats = formats
        self._table = table

    def write(self, title: str, days: str) -> None:
        sheet, table = self._sheet, self._table
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_ABOVE - 1)
        sheet.freeze_panes(_ABOVE, 0)
        sheet.write_string(0, 0, printable(f"{table.name} · {title}"), self._formats.title)
        sheet.write_string(1, 0, days, self._formats.soft)
        if table.note:
            sheet.write_string(2, 0, table.note, self._formats.soft)
        for place, column in enumerate(table.columns):
            sheet.write_string(_ABOVE - 1, place, column.head, self._formats.column)
        for place, row in enumerate(table.rows):
            self._row(_ABOVE + place, row)
        if table.filtered and table.rows:
            sheet.autofilter(_ABOVE - 1, 0, _ABOVE + len(table.rows) - 1, len(table.columns) - 1)

    def _row(self, place: int, row: Row) -> None:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                self._cell(place, column, cell, self._table.columns[column], row.style)
            elif row.style == "total":
                self._sheet.write_blank(place, column, None, self._formats.get("text", "total"))

    def _cell(self, row: int, place: int, cell: Cell, column: Col, style: str) -> None:
        sheet, formats = self._sheet, self._formats
        if isinstance(cell, str):
            text = printable(cell)[:_LONGEST]
            kind = "quoted" if like_formula(text) else "text"
            sheet.write_string(row, place, text, formats.get(kind, style))
        elif isinstance(cell, Sum | Pick):
            shown = formats.of_number(cell.value, column.kind, style)
            sheet.write_formula(row, place, formula(cell), shown, cell.value)
        elif isinstance(cell, Decimal):
            shown = formats.of_number(cell, column.kind, style)
            sheet.write_number(row, place, cell, shown)
        elif isinstance(cell, date):
            sheet.write_datetime(row, place, cell, formats.get("date", style))


def formula(cell: Sum | Pick) -> str:
    """A sum as Excel writes it, rounded to the paisa or gram that fractions in binary lose."""
    if isinstance(cell, Pick):
        sheet = "'{}'!".format(cell.sheet.replace("'", "''"))
        summed, beside = (f"{sheet}{_column(place)}" for place in (cell.column, cell.beside))
        key = cell.key.replace('"', '""')
        return f'=ROUND(SUMIFS({summed},{beside},"{key}"),3)'
    terms = []
    for part in cell.parts:
        first = xl_rowcol_to_cell(_ABOVE + part.first, part.column)
        last = xl_rowcol_to_cell(_ABOVE + part.last, part.column)
        sign = "-" if part.sign < 0 else "+"
        terms.append(f"{sign}{first}" if first == last else f"{sign}SUM({first}:{last})")
    return f"=ROUND({''.join(terms).removeprefix('+') or '0'},3)"


def _column(place: int) -> str:
    name = xl_col_to_name(place)
    return f"${name}:${name}"
