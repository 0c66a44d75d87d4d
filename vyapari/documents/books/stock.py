"""The stock register: each item's movements, and what they come to."""

from collections import defaultdict

from vyapari.books.journal import Books, JournalRow, Shelved
from vyapari.books.statements import StockLine, stock_lines
from vyapari.documents.books.daily import entry_cells, entry_columns
from vyapari.documents.books.table import Col, Part, Sum, Table
from vyapari.documents.labels import Labels


def stock_summary(books: Books, labels: Labels) -> Table:
    """An item in a row: what there was, what came and went, what there is and what it is worth."""
    table = Table(
        labels("book-stock-summary"),
        (
            Col(labels("column-item"), "text", 32),
            Col(labels("column-unit"), "text", 10),
            Col(labels("opening"), "quantity"),
            Col(labels("column-in"), "quantity"),
            Col(labels("column-out"), "quantity"),
            Col(labels("closing"), "quantity"),
            Col(labels("value-before")),
            Col(labels("value-now")),
        ),
        note=labels("stock-at-average"),
    )
    for line in stock_lines(books):
        here = len(table.rows)
        closing = Sum(
            line.closing, (Part(2, here, here), Part(3, here, here), Part(4, here, here, -1))
        )
        table.add(
            line.item.name,
            labels.unit(line.item.unit),
            line.opening,
            line.came,
            line.went,
            closing,
            line.value_before,
            line.value,
        )
    table.total(labels("total"), *(None,) * 5, table.sum(6, 0), table.sum(7, 0))
    return table


def stock_register(books: Books, labels: Labels) -> Table:
    """Every movement of each item, with what was on the shelf after it."""
    table = Table(
        labels("book-stock-register"),
        (
            *entry_columns(labels),
            Col(labels("column-in"), "quantity"),
            Col(labels("column-out"), "quantity"),
            Col(labels("column-balance"), "quantity"),
            Col(labels("column-value")),
        ),
        note=labels("stock-at-average"),
    )
    moves: dict[str, list[tuple[JournalRow, Shelved]]] = defaultdict(list)
    for row in books.rows:
        for move in row.moves:
            moves[move.item_id].append((row, move))
    for line in stock_lines(books):
        _item(table, line, moves[line.item.item_id], labels)
    return table


def _item(
    table: Table, line: StockLine, moves: list[tuple[JournalRow, Shelved]], labels: Labels
) -> None:
    table.head(f"{line.item.name} ({labels.unit(line.item.unit)})")
    blank = (None,) * 4
    before = table.add(labels("opening"), *blank, None, None, line.opening, line.value_before)
    qty = line.opening
    for row, move in moves:
        qty += move.qty
        came, went = (move.qty, None) if move.qty > 0 else (None, -move.qty)
        table.add(*entry_cells(row, labels)[:4], None, came, went, qty, move.value)
    first, last = before + 1, len(table.rows) - 1
    parts = [Part(7, before, before)]
    if last >= first:
        parts += [Part(5, first, last), Part(6, first, last, -1)]
    table.total(
        labels("closing"),
        *blank,
        table.sum(5, first),
        table.sum(6, first),
        Sum(qty, tuple(parts)),
        table.sum(8, before),
    )
