"""Which table a grid is, and which of its columns is which."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from vyapari.documents.intake.grids import Grid

Kind = Literal["items", "parties", "money"]
KINDS: tuple[Kind, ...] = ("items", "parties", "money")
#: The head stands among the first rows: above it others put the shop's name or a date.
_LOOKED_AT = 8
_NAMES = {"items": "name", "parties": "name", "money": "account"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid that is understood: rows by their numbers, cells by their fields.

    ``heads`` says how the merchant calls each field.
    """

    kind: Kind
    title: str
    heads: dict[str, str]
    rows: tuple[tuple[int, dict[str, str]], ...]


def recognised(grid: Grid) -> Sheet | None:
    """The table in ``grid``; ``None`` where no row heads one."""
    for place, (_, cells) in enumerate(grid.rows[:_LOOKED_AT]):
        kind, fields = max(
            ((kind, _fields(kind, cells)) for kind in KINDS), key=lambda each: len(each[1])
        )
        if _NAMES[kind] in fields.values() and len(fields) > 1:
            rows = tuple(
                (number, {field: row[at] for at, field in fields.items() if at < len(row)})
                for number, row in grid.rows[place + 1 :]
            )
            heads = {field: cells[at] for at, field in fields.items()}
            return Sheet(kind, grid.title, heads, rows)
    return None


def first_heads(kind: Kind) -> dict[str, str]:
    """The template's head for each field."""
    return {field: heads[0] for field, heads in _known()[kind].items()}


def _fields(kind: Kind, cells: tuple[str, ...]) -> dict[int, str]:
    """The field of each column; of two columns for one field, the first."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        field = _spellings(kind).get(_plain(cell))
        if field is not None and field not in found.values():
            found[at] = field
    return found


@cache
def _spellings(kind: Kind) -> dict[str, str]:
    return {_plain(head): field for field, heads in _known()[kind].items() for head in heads}


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    source = resources.files("vyapari.bot.features.intake").joinpath("heads.toml")
    return tomllib.loads(source.read_text("utf-8"))


def _plain(head: str) -> str:
    return " ".join(re.sub(r"[^\w%\u0900-\u0aff]+", " ", head.casefold()).split())
