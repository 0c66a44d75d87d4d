"""How kinds of entry, accounts and spans of days are called in the books."""

from datetime import date

from vyapari.books.journal import Entered, JournalRow
from vyapari.documents import figures
from vyapari.documents.labels import Labels


def kind(row: JournalRow, labels: Labels) -> str:
    """``Sale``, or ``Sale, taken back``."""
    named = labels(f"kind-{row.kind.value.replace('_', '-')}")
    return labels("entry-taken-back", kind=named) if row.reverses else named


def account(entered: Entered, labels: Labels) -> str:
    """An account's name; a party's is its own."""
    if entered.party_name is not None:
        return entered.party_name
    if entered.account.startswith("expense:"):
        return labels("account-expense", category=category(entered.account[8:], labels))
    return labels(f"account-{entered.account.replace('_', '-')}")


def category(code: str, labels: Labels) -> str:
    """What an expense was for, in the language if it is one of the usual ones."""
    return labels.either(f"category-{code.replace('_', '-').replace(' ', '-')}", code)


def about(row: JournalRow, labels: Labels) -> str:
    """What a voucher was about: its goods, or what was paid for."""
    return category(row.summary, labels) if row.kind == "expense" else row.summary


def number(row: JournalRow) -> str:
    """The shop's own number, or the other side's."""
    return row.number or row.reference or ""


def days(start: date, end: date, labels: Labels) -> str:
    """``1 Nov 2026 – 23 Nov 2026``."""
    first, last = figures.day(start, labels.language), figures.day(end, labels.language)
    return first if start == end else f"{first} – {last}"
