"""The books as a plain-text journal in double entry, as Beancount reads and checks it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from vyapari.books.journal import Books, Entered, JournalRow
from vyapari.books.money import ZERO
from vyapari.books.statements import trial_balance
from vyapari.documents.books import wording
from vyapari.documents.cells import printable
from vyapari.documents.handover.accounts import Key, accounts, key, named
from vyapari.documents.labels import labels

_TREE = {
    "cash": "Assets:Cash",
    "bank": "Assets:Bank",
    "upi": "Assets:UPI",
    "inventory": "Assets:Stock",
    "capital": "Equity:Capital",
    "sales": "Income:Sales",
    "cogs": "Expenses:Cost-of-goods-sold",
    "stock_adjustment": "Expenses:Stock-differences",
    "round_off": "Expenses:Round-off",
}
_EARLIER = "Equity:Profit-of-earlier-days"


def plain_text(books: Books, shop: str) -> str:
    """The journal of the books' days, in English.

    It opens with what stood before and ends with a balance for each account, so that whoever
    checks it checks the sums too.
    """
    opened = accounts(books)
    names = named(opened, _name)
    lines = [
        f"; {shop}: books from {books.start} to {books.end}, in rupees, debits positive.".replace(
            "\n", " "
        ),
        f'option "title" {_quoted(shop)}',
        'option "operating_currency" "INR"',
        "",
        *_opened(books, opened, names),
        "",
        *_standing(books, names),
        *(line for row in books.rows for line in _voucher(row, names)),
        *_balances(books, names),
    ]
    return "\n".join(lines) + "\n"


def _name(entered: Entered) -> str:
    account = entered.account
    if entered.party_name is not None:
        return f"Assets:Parties:{_component(entered.party_name)}"
    if account.startswith("expense:"):
        return f"Expenses:{_component(account.removeprefix('expense:'))}"
    if account.startswith("output_"):
        return f"Liabilities:GST-on-sales:{account.removeprefix('output_').upper()}"
    if account.startswith("input_"):
        return f"Assets:GST-on-purchases:{account.removeprefix('input_').upper()}"
    return _TREE[account]


def _component(text: str) -> str:
    """A part of an account's name: letters of any script, digits and dashes, a capital first."""
    # What is no letter of ASCII passes: Beancount takes other scripts as they are.
    kept = re.sub(r"[^A-Za-z0-9\u00a1-\uffff]+", "-", printable(text)).strip("-") or "X"
    return kept[0].upper() + kept[1:] if kept[0].isascii() and kept[0].isalnum() else f"X-{kept}"


def _quoted(text: str) -> str:
    escaped = printable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _opened(books: Books, opened: tuple[Entered, ...], names: dict[Key, str]) -> Iterator[str]:
    day = books.start - timedelta(days=1)
    for entered in opened:
        yield f"{day} open {names[key(entered)]} INR"
        if entered.party_name is not None:
            yield f"  name: {_quoted(entered.party_name)}"
    yield f"{day} open {_EARLIER} INR"


def _standing(books: Books, names: dict[Key, str]) -> Iterator[str]:
    """What stood before; income and expenses of earlier days are their profit."""
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for row in trial_balance(books):
        if row.opening:
            name = _EARLIER if row.nominal else names[key(row.account)]
            sums[name] += row.opening
    if not sums:
        return
    yield f'{books.start - timedelta(days=1)} * "Opening balances"'
    for name, amount in sums.items():
        yield _posting(name, amount)
    yield ""


def _voucher(row: JournalRow, names: dict[Key, str]) -> Iterator[str]:
    if not row.postings:
        return
    english = labels("en")
    told = " ".join(
        part
        for part in (wording.kind(row, english), wording.number(row), wording.about(row, english))
        if part
    )
    payee = f"{_quoted(row.party_name)} " if row.party_name else ""
    yield f"{row.date} * {payee}{_quoted(told)}"
    yield f"  voucher: {_quoted(row.voucher_id)}"
    for posting in row.postings:
        yield _posting(names[key(posting)], posting.amount)
    yield ""


def _balances(books: Books, names: dict[Key, str]) -> Iterator[str]:
    day = books.end + timedelta(days=1)
    for row in trial_balance(books):
        amount = row.closing - (row.opening if row.nominal else ZERO)
        yield f"{day} balance {names[key(row.account)]}  {amount:.2f} INR"


def _posting(name: str, amount: Decimal) -> str:
    return f"  {name}  {amount:.2f} INR"
