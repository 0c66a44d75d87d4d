"""The workbook that a merchant fills in: items, parties and money to begin with."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook


def template(sheets: Mapping[str, Sequence[tuple[str, str]]]) -> bytes:
    """A workbook with an empty sheet for each of ``sheets``: pairs of a column's head and a note.

    The note stands in a comment on the head. Cells are text, so that codes and phone numbers keep
    their first zeros. Blocks for a moment.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-xlsx-") as folder:
        path = Path(folder) / "template.xlsx"
        with Workbook(str(path), {"tmpdir": folder}) as book:
            text = book.add_format({"num_format": "@"})
            bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#e8f0f3"})
            for title, columns in sheets.items():
                sheet = book.add_worksheet(title)
                sheet.set_column(0, len(columns) - 1, 18, text)
                sheet.set_column(0, 0, 30, text)
                sheet.freeze_panes(1, 1)
                for place, (head, note) in enumerate(columns):
                    sheet.write_string(0, place, head, bold)
                    sheet.write_comment(0, place, note, {"x_scale": 2})
        return path.read_bytes()
