"""Reading tables that anybody may send: CSV in any dress, workbooks, and what is neither."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from vyapari.documents.intake.grids import MOST_ROWS, Grid, Unreadable, pasted, read_grids
from vyapari.documents.intake.template import template


def book(*rows: list[Any], title: str = "Items") -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def only(found: tuple[Grid, ...] | Unreadable) -> Grid:
    assert isinstance(found, tuple), found
    (grid,) = found
    return grid


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_any_dress(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["Item", "Unit"]) + "\r\n\r\n" + delimiter.join(["चीनी", '"kg"']) + "\r\n"
    assert only(read_grids(text.encode(encoding))).rows == (
        (1, ("Item", "Unit")),
        (3, ("चीनी", "kg")),
    )


def test_windows_csv_is_read_too() -> None:
    assert only(read_grids("Item\nCafé £5".encode("cp1252"))).rows[1] == (2, ("Café £5",))


def test_a_workbook_comes_as_text_with_the_numbers_of_its_rows() -> None:
    content = book(
        ["Item", "Qty", "When", "Ok"],
        [None, None],
        ["Sugar", 45.1, datetime(2026, 11, 5, 10, 0), True],  # noqa: DTZ001
        [" Salt ", 0.1 + 0.2, date(2026, 11, 6), 9999999999.99],
        [1701, 5.0, "007", None],
    )
    grid = only(read_grids(content))
    assert grid.title == "Items"
    assert grid.rows == (
        (1, ("Item", "Qty", "When", "Ok")),
        (3, ("Sugar", "45.1", "2026-11-05", "True")),
        (4, ("Salt", "0.3", "2026-11-06", "9999999999.99")),
        (5, ("1701", "5", "007")),
    )


def test_cells_copied_from_a_spreadsheet_are_a_grid() -> None:
    grid = pasted("Item\tUnit\nMaggi, masala\tpacket")
    assert isinstance(grid, Grid)
    assert grid.rows[1] == (2, ("Maggi, masala", "packet"))


def test_the_template_reads_back_as_its_heads() -> None:
    found = read_grids(template({"Items": [("Item", "a note"), ("Unit", "b")], "Money": []}))
    assert isinstance(found, tuple)
    assert found[0] == Grid("Items", ((1, ("Item", "Unit")),))


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7", b"\x89PNG", b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0", b"a\0b", b"\xff\xd8\xff"],
)
def test_what_is_no_table_is_said_so(content: bytes) -> None:
    assert read_grids(content) == Unreadable("format")


def test_a_zip_that_is_no_workbook_is_said_so() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert read_grids(kept.getvalue()) == Unreadable("format")


def test_a_bomb_is_not_unpacked() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 61_000_000)
    assert len(kept.getvalue()) < 100_000
    assert read_grids(kept.getvalue()) == Unreadable("large")


def test_entities_that_grow_are_not_unfolded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</workbook>'
    )
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(["Item"]))) as made,
        zipfile.ZipFile(kept, "w") as archive,
    ):
        for name in made.namelist():
            archive.writestr(name, bomb if name == "xl/workbook.xml" else made.read(name))
    assert read_grids(kept.getvalue()) == Unreadable("format")


def test_too_much_is_not_read() -> None:
    assert read_grids(b"x" * 5_000_001) == Unreadable("large")
    assert read_grids(b"a,b\n" * (MOST_ROWS + 1)) == Unreadable("long")


@given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_give_an_answer(content: bytes) -> None:
    assert isinstance(read_grids(content), tuple | Unreadable)
