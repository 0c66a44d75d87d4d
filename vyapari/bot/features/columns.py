"""Small tables in a chat message: columns that line up, narrow enough for a phone."""

import html
import unicodedata
from collections.abc import Sequence

from vyapari.bot.texts import Markup

#: What a phone shows in one line of monospaced text.
WIDEST = 33
_GAP = " "


def columns(rows: Sequence[Sequence[str]], align: str) -> Markup:
    """``rows`` as preformatted text, one letter of ``align`` a column.

    ``l`` is left, ``r`` right, ``L`` left and shortened where the row would be too wide. Every
    row has as many cells as ``align`` has letters. No phone has a monospaced Devanagari: where a
    column is in such a script the figures go before the words, so that they still line up.
    """
    uneven = [any(_uneven(row[at]) for row in rows) for at in range(len(align))]
    if any(uneven):
        order = sorted(range(len(align)), key=lambda at: uneven[at] or align[at] != "r")
        rows = [[row[at] for at in order] for row in rows]
        align = "".join(align[at] for at in order)
    widths = [max((width(row[at]) for row in rows), default=0) for at in range(len(align))]
    spare = WIDEST - sum(widths) - len(_GAP) * (len(align) - 1)
    if spare < 0 and "L" in align:
        at = align.index("L")
        widths[at] = max(6, widths[at] + spare)
    lines = (_line(row, widths, align) for row in rows)
    return Markup(f"<pre>{html.escape(chr(10).join(lines), quote=False)}</pre>")


def width(text: str) -> int:
    """How many cells of a monospaced line ``text`` takes: vowel signs above or below take none."""
    return sum(_cells(character) for character in text)


def shorten(text: str, cells: int) -> str:
    """``text`` cut to ``cells``, an ellipsis in the place of what is gone."""
    if width(text) <= cells:
        return text
    kept, used = [], 0
    for character in text:
        used += _cells(character)
        if used > cells - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def _line(row: Sequence[str], widths: Sequence[int], align: str) -> str:
    cells = []
    for text, cell_width, side in zip(row, widths, align, strict=True):
        fitted = shorten(text, cell_width)
        padding = " " * (cell_width - width(fitted))
        cells.append(padding + fitted if side == "r" else fitted + padding)
    return _GAP.join(cells).rstrip()


def _uneven(text: str) -> bool:
    return any(unicodedata.category(character) in {"Mc", "Mn", "Lo"} for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
