"""Reading workbooks back: cells as they are kept, and what their formulas come to."""

import io
import re
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

_TERM = re.compile(r"([+-]?)(?:SUM\(([A-Z]+\d+:[A-Z]+\d+)\)|([A-Z]+\d+))")


def opened(content: bytes, *, values: bool = False) -> Any:
    """The workbook, with formulas, or with the values kept beside them."""
    return load_workbook(io.BytesIO(content), data_only=values)


def worked_out(sheet: Worksheet, cell: Any) -> Decimal:
    """What a cell comes to, its formula worked out anew, exactly."""
    if cell.value is None:
        return Decimal(0)
    if cell.data_type != "f":
        return Decimal(repr(cell.value))
    inner = re.fullmatch(r"=ROUND\((.*),3\)", cell.value)
    assert inner, cell.value
    assert _TERM.sub("", inner[1]) in ("", "0"), cell.value
    total = Decimal(0)
    for sign, span, single in _TERM.findall(inner[1]):
        cells = [c for row in sheet[span] for c in row] if span else [sheet[single]]
        amount = sum((worked_out(sheet, c) for c in cells), Decimal(0))
        total += -amount if sign == "-" else amount
    return total
