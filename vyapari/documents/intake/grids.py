"""CSV and XLSX files as plain grids of text. Whatever is sent, reading it stays small and quick."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

#: Bytes of a file, of what an XLSX unpacks to, and rows and columns looked at.
LARGEST, _LARGEST_UNPACKED = 5_000_000, 60_000_000
MOST_ROWS, _MOST_COLUMNS = 5_000, 40
_LONGEST_CELL = 1_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a CSV file, whose ``title`` is empty. ``rows`` are numbered as programs show
    them; empty ones are left out."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read."""

    reason: Literal["large", "format", "long"]


def read_grids(content: bytes) -> tuple[Grid, ...] | Unreadable:
    """The sheets of a workbook, or the one grid of a CSV file; told apart by what is in it.

    CSV may be UTF-8, UTF-16 or Windows', parted by commas, semicolons or tabs. Numbers of a
    workbook come as plain text (``45.5``), dates in ISO's form, formulas as the value kept beside
    them. Blocks for as long as it takes.
    """
    if len(content) > LARGEST:
        return Unreadable("large")
    if content.startswith(b"PK"):
        return _workbook(content)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8")):
        return Unreadable("format")
    return _csv(content)


def pasted(text: str) -> Grid | Unreadable:
    """The grid in a text: cells copied from a spreadsheet (parted by tabs), or lines of CSV."""
    found = _parted(text)
    return found[0] if isinstance(found, tuple) else found


def _workbook(content: bytes) -> tuple[Grid, ...] | Unreadable:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST_UNPACKED:
                return Unreadable("large")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        grids = []
        for sheet in book.worksheets:
            rows = tuple(_rows(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)))
            if len(rows) > MOST_ROWS:
                return Unreadable("long")
            grids.append(Grid(sheet.title, rows))
        return tuple(grids)
    except (zipfile.BadZipFile, InvalidFileException, ParseError, *_BROKEN):
        return Unreadable("format")


#: What openpyxl raises for packages that are no workbooks, or broken ones; it documents none.
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError)


def _csv(content: bytes) -> tuple[Grid, ...] | Unreadable:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return _parted(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    return Unreadable("format")


def _parted(text: str) -> tuple[Grid, ...] | Unreadable:
    if "\0" in text:
        return Unreadable("format")
    head = "\n".join(text.splitlines()[:10])
    delimiter = max("\t;,", key=head.count)
    try:
        rows = tuple(_rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    except csv.Error:
        return Unreadable("format")
    return Unreadable("long") if len(rows) > MOST_ROWS else (Grid("", rows),)


def _rows(found: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that hold something, one more than are taken at most, so that too many show."""
    taken = 0
    for number, cells in enumerate(found, 1):
        row = [_cell(cell) for cell in cells[:_MOST_COLUMNS]]
        while row and not row[-1]:
            row.pop()
        if row:
            yield number, tuple(row)
            taken += 1
        if taken > MOST_ROWS or number > 100 * MOST_ROWS:
            return


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        # Twelve digits hold every amount and drop what fractions in binary add to a formula's.
        return f"{Decimal(f'{value:.12g}'):f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()[:_LONGEST_CELL]
