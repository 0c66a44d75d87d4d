"""Ledger and trial balance."""

from collections import defaultdict
from decimal import Decimal

from vyapari.books.journal import Books, Entered, JournalRow
from vyapari.books.money import ZERO
from vyapari.books.statements import account_key, trial_balance
from vyapari.documents.books import wording
from vyapari.documents.books.daily import entry_columns, running
from vyapari.documents.books.table import Col, Table
from vyapari.documents.labels import Labels

_Key = tuple[str, str | None]


def ledger(books: Books, labels: Labels) -> Table:
    """Every account and party with its entries and a running balance, debits positive."""
    table = Table(
        labels("book-ledger"),
        (
            *entry_columns(labels),
            Col(labels("column-debit")),
            Col(labels("column-credit")),
            Col(labels("column-balance")),
        ),
        note=labels("debits-positive"),
    )
    named: dict[_Key, Entered] = {}
    opening: dict[_Key, Decimal] = {}
    for balance in books.standing.balances:
        key = (balance.account, balance.party_id)
        named[key], opening[key] = balance, balance.amount
    moves: dict[_Key, list[tuple[JournalRow, Decimal]]] = defaultdict(list)
    for row in books.rows:
        for posting in row.postings:
            key = (posting.account, posting.party_id)
            named.setdefault(key, posting)
            moves[key].append((row, posting.amount))
    for key in sorted(named, key=lambda each: account_key(named[each])):
        table.head(wording.account(named[key], labels))
        running(table, opening.get(key, ZERO), moves[key], labels)
    return table


def trial(books: Books, labels: Labels) -> Table:
    """Every account's opening, debits, credits and closing; both closing columns are the same."""
    table = Table(
        labels("book-trial-balance"),
        (
            Col(labels("column-account"), "text", 36),
            Col(labels("column-group"), "text", 22),
            Col(labels("opening")),
            Col(labels("column-debit")),
            Col(labels("column-credit")),
            Col(labels("closing-debit"), width=16),
            Col(labels("closing-credit"), width=16),
        ),
        note=labels("debits-positive"),
    )
    for row in trial_balance(books):
        closing = row.closing
        table.add(
            wording.account(row.account, labels),
            _group(row.account, closing, labels),
            row.opening,
            row.debit,
            row.credit,
            closing if closing > 0 else None,
            -closing if closing < 0 else None,
        )
    table.total(labels("total"), None, *(table.sum(column, 0) for column in range(2, 7)))
    return table


def _group(account: Entered, closing: Decimal, labels: Labels) -> str:
    """Where the account ends: among assets, liabilities, income or expenses."""
    match account.account:
        case "party":
            name = "debtors" if closing >= 0 else "creditors"
        case "cash" | "bank" | "upi" | "inventory":
            name = "assets"
        case "sales":
            name = "income"
        case "capital":
            name = "capital"
        case duty if duty.startswith(("input_", "output_")):
            name = "duties"
        case _:
            name = "expenses"
    return labels(f"group-{name}")
