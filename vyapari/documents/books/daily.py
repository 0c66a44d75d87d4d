"""Day book and cash book."""

from collections import defaultdict
from decimal import Decimal

from vyapari.books.journal import Books, Entered, JournalRow
from vyapari.books.money import ZERO
from vyapari.documents.books import wording
from vyapari.documents.books.table import Cell, Col, Part, Sum, Table
from vyapari.documents.labels import Labels

MONEY = ("cash", "upi", "bank")


def day_book(books: Books, labels: Labels) -> Table:
    """Every voucher in a row, with what it moved of money and of parties' accounts."""
    accounts = (*MONEY, "party")
    table = Table(
        labels("book-day-book"),
        (
            *entry_columns(labels),
            Col(labels("column-amount")),
            *(Col(labels(f"account-{account}")) for account in accounts),
        ),
    )
    for row in books.rows:
        moved: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for posting in row.postings:
            moved[posting.account] += posting.amount
        amount = -row.total if row.reverses else row.total
        flows: list[Cell] = [moved[account] or None for account in accounts]
        table.add(*entry_cells(row, labels), amount, *flows)
    width = len(table.columns)
    sums = (table.sum(column, 0) for column in range(width - len(accounts), width))
    table.total(labels("total"), *(None,) * (width - len(accounts) - 1), *sums)
    return table


def cash_book(books: Books, labels: Labels) -> Table:
    """Money in and out of cash, UPI and bank, each between what was there first and last."""
    table = Table(
        labels("book-cash-book"),
        (
            *entry_columns(labels),
            Col(labels("column-in")),
            Col(labels("column-out")),
            Col(labels("column-balance")),
        ),
    )
    opening = {b.account: b.amount for b in books.standing.balances if b.account in MONEY}
    moves: dict[str, list[tuple[JournalRow, Decimal]]] = defaultdict(list)
    for row in books.rows:
        for posting in row.postings:
            moves[posting.account].append((row, posting.amount))
    for account in MONEY:
        if account == "cash" or opening.get(account) or moves[account]:
            table.head(wording.account(Entered(account, ZERO), labels))
            running(table, opening.get(account, ZERO), moves[account], labels)
    return table


def entry_columns(labels: Labels) -> tuple[Col, ...]:
    """The columns that say which voucher a row is of."""
    return (
        Col(labels("date"), "date", 12),
        Col(labels("column-kind"), "text", 18),
        Col(labels("column-voucher"), "text", 18),
        Col(labels("column-party"), "text", 24),
        Col(labels("column-about"), "text", 36),
    )


def entry_cells(row: JournalRow, labels: Labels) -> tuple[Cell, ...]:
    """The cells of ``entry_columns``."""
    return (
        row.date,
        wording.kind(row, labels),
        wording.number(row),
        row.party_name,
        wording.about(row, labels),
    )


def running(
    table: Table, opening: Decimal, moves: list[tuple[JournalRow, Decimal]], labels: Labels
) -> None:
    """An account's moves between its opening and closing balance; the last three columns."""
    width = len(table.columns)
    debit, credit, balance = range(width - 3, width)
    blank = (None,) * (width - 4)
    before = table.add(labels("opening"), *blank, None, None, opening)
    stood = opening
    for row, amount in moves:
        stood += amount
        came, went = (amount, None) if amount > 0 else (None, -amount)
        table.add(*entry_cells(row, labels), came, went, stood)
    first = before + 1
    came_in, went_out = table.sum(debit, first), table.sum(credit, first)
    last = len(table.rows) - 1
    parts = [Part(balance, before, before)]
    if last >= first:
        parts += [Part(debit, first, last), Part(credit, first, last, -1)]
    table.total(labels("closing"), *blank, came_in, went_out, Sum(stood, tuple(parts)))
