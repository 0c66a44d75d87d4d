"""Cells of a table, written so that no spreadsheet takes a text for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

Value = str | Decimal | int | date | None

#: What makes a spreadsheet calculate (OWASP, CSV injection), in the widths that Excel folds.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_BOM = "\ufeff"
_PIECE = 16_384


def cell(value: Value) -> str:
    """``value`` as it stands in a cell: numbers plain, dates as ``2026-11-23``, nothing empty.

    A text that begins like a formula gets an apostrophe in front, as one types it in a
    spreadsheet to say 'this is text'; a number (``-15.50``) is left a number.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int | date):
        return str(value)
    text = value.encode("utf-8", "ignore").decode().replace("\0", "")
    return f"'{text}" if like_formula(text) else text


def like_formula(text: str) -> bool:
    """Whether a spreadsheet may take ``text`` for something to calculate."""
    return text.lstrip(" \u00a0").startswith(_FORMULA)


def printable(text: str) -> str:
    """``text`` without what no cell or file of XML can hold: control characters, half pairs."""
    return _CONTROL.sub(" ", text.encode("utf-8", "ignore").decode())


class CsvWriter:
    """A CSV file in pieces: UTF-8 with the mark by which Excel knows it, lines ended CRLF.

    Rows gather until ``take`` carries them away, so that memory stays flat whatever their number.
    """

    def __init__(self, head: Sequence[str]) -> None:
        self._page = io.StringIO(_BOM, newline="")
        self._page.seek(len(_BOM))
        self._csv = csv.writer(self._page)
        self._csv.writerow(head)

    def add(self, row: Iterable[Value]) -> None:
        """Append a row."""
        self._csv.writerow([cell(value) for value in row])

    @property
    def full(self) -> bool:
        """Whether enough has gathered to be worth a piece (16 kB, a millisecond or two)."""
        return self._page.tell() >= _PIECE

    def take(self) -> bytes:
        """What has gathered since the last time, the mark and the head first."""
        piece = self._page.getvalue().encode()
        self._page.seek(0)
        self._page.truncate()
        return piece
