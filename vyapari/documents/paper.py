"""A paper: what is printed on an invoice and its kin, in words and places, before any layout.

Every text in it is ready to be read (labels in the paper's language, figures formatted); the
template only decides where it stands.
"""

from dataclasses import dataclass
from typing import Literal

#: A cell's text and what stands small below it (empty for nothing).
Cell = tuple[str, str]
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``kind`` says how it is set. One ``text`` column takes the room that is left."""

    head: str
    note: str = ""
    kind: Literal["text", "code", "figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; each row has a cell for each column, and so has ``total`` unless it is empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """The shop or the other party: a name, and lines below it."""

    name: str
    lines: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether it is paid: a word for it and how; ``settled`` colours it."""

    word: str
    how: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Request:
    """A request for payment: the QR code as SVG, what it says, and the id to type instead."""

    svg: str
    caption: str
    upi_id: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. ``stamp`` lies across every page; ``running`` heads the pages after the first.

    ``page`` holds ``{page}`` and ``{pages}`` for the numbers. ``copies`` says whose each copy is,
    one after the other; a roll has the first alone. ``logo`` is an SVG, empty for none.
    """

    language: str
    title: str
    seller: Side
    buyer: Side
    facts: tuple[Fact, ...]
    goods: Sheet
    sums: tuple[Fact, ...]
    total: Fact
    words: Fact
    signature: Fact
    running: str
    page: str
    copies: tuple[str, ...] = ("",)
    declaration: str = ""
    mark: Mark | None = None
    request: Request | None = None
    tax: Sheet | None = None
    terms: tuple[str, tuple[str, ...]] = ("", ())
    stamp: str = ""
    logo: str = ""
