"""Profit and loss, and the balance sheet."""

from vyapari.books.journal import Books
from vyapari.books.statements import balance_sheet, profit_and_loss
from vyapari.documents.books import wording
from vyapari.documents.books.table import Col, Part, Sum, Table
from vyapari.documents.labels import Labels


def profit_loss(books: Books, labels: Labels) -> Table:
    """From sales to what is left."""
    found = profit_and_loss(books)
    table = _two_columns(labels("book-profit-loss"), labels)
    sales = table.add(labels("account-sales"), found.sales)
    returns = table.add(labels("line-returns"), -found.returns)
    cost = table.add(labels("account-cogs"), -found.cost)
    first_parts = (Part(1, sales, sales), Part(1, returns, cost))
    gross = table.total(labels("line-gross"), Sum(found.gross, first_parts))
    first = gross + 1
    for code, amount in found.expenses:
        table.add(wording.category(code, labels), -amount)
    if found.stock_adjustments:
        table.add(labels("account-stock-adjustment"), found.stock_adjustments)
    if found.round_off:
        table.add(labels("account-round-off"), found.round_off)
    last = len(table.rows) - 1
    rest = (Part(1, first, last),) if last >= first else ()
    table.total(labels("line-net"), Sum(found.net, (Part(1, gross, gross), *rest)))
    return table


def balance(books: Books, labels: Labels) -> Table:
    """What the shop has, and below it what it owes and where that came from."""
    found = balance_sheet(books)
    table = _two_columns(labels("book-balance-sheet"), labels)
    for side, lines in (("assets", found.assets), ("liabilities", found.liabilities)):
        table.head(labels(f"side-{side}"))
        first = len(table.rows)
        for name, amount in lines:
            table.add(_line(name, labels), amount)
        table.total(labels("total"), table.sum(1, first))
    return table


def _two_columns(name: str, labels: Labels) -> Table:
    return Table(name, (Col(labels("column-about"), "text", 44), Col(labels("column-amount"))))


def _line(name: str, labels: Labels) -> str:
    if name in ("cash", "bank", "upi", "inventory", "capital"):
        return labels(f"account-{name}")
    return labels(f"line-{name.replace('_', '-')}")
