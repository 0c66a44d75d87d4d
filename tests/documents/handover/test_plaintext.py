"""The plain-text journal, read by Beancount itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core import data
from hypothesis import given

from tests.documents.books import random
from tests.documents.books.test_workbook import A_SALE, SMALL
from vyapari.books.journal import Books, Entered, Standing
from vyapari.books.statements import trial_balance
from vyapari.documents.handover.plaintext import plain_text


def loaded(text: str) -> list[data.Directive]:
    """What Beancount makes of it, which must be without complaint (as ``bean-check``)."""
    entries, errors, _ = loader.load_string(text)
    assert errors == [], text
    found: list[data.Directive] = entries
    return found


@given(random.books())
def test_beancount_checks_it_without_complaint_and_comes_to_the_same(books: Books) -> None:
    entries = loaded(plain_text(books, "Shree Kirana"))
    there = sum(
        posting.units.number or 0
        for entry in entries
        if isinstance(entry, data.Transaction)
        for posting in entry.postings
        if posting.account == "Assets:Cash" and posting.units
    )
    rows = [row for row in trial_balance(books) if row.account.account == "cash"]
    assert there == sum(row.closing for row in rows)


def test_every_voucher_is_a_transaction() -> None:
    entries = loaded(plain_text(SMALL, "Shree Kirana"))
    opening, sale = (e for e in entries if isinstance(e, data.Transaction))
    assert opening.narration == "Opening balances"
    assert (sale.payee, sale.narration) == ("Ramesh", "Sale INV/26-27/000001 Sugar 5 kg")
    assert sale.date == date(2026, 11, 5)
    assert sale.postings[0].account == "Assets:Parties:Ramesh"
    assert sale.meta["voucher"] == "v1"


@pytest.mark.parametrize(
    "name",
    ["Ramesh", 'A "B" \\ C', "रमेश & कंपनी", "७ स्टार", "*", "=cmd", "9 Stars", "ümlaut", "\n", "a:b"],
)
def test_any_name_may_be_a_partys_and_a_shops(name: str) -> None:
    first, *rest = A_SALE.postings
    twin = replace(first, party_id="other", party_name=name.lower())
    rows = (
        replace(A_SALE, party_name=name, postings=(replace(first, party_name=name), *rest)),
        replace(A_SALE, voucher_id="v2", postings=(twin, *rest)),
    )
    entries = loaded(plain_text(replace(SMALL, rows=rows), name))
    accounts = {
        posting.account
        for entry in entries
        if isinstance(entry, data.Transaction)
        for posting in entry.postings
        if "Parties" in posting.account
    }
    assert len(accounts) == 2


def test_income_of_earlier_days_is_their_profit() -> None:
    stood = Standing(1, (Entered("cash", Decimal("90.00")), Entered("sales", Decimal("-90.00"))))
    text = plain_text(replace(SMALL, standing=stood, rows=()), "Shop")
    loaded(text)
    assert "Equity:Profit-of-earlier-days  -90.00 INR" in text


def test_a_journal_that_does_not_add_up_is_complained_of() -> None:
    text = plain_text(SMALL, "Shop").replace("225.00 INR", "224.00 INR", 1)
    _, errors, _ = loader.load_string(text)
    assert errors
