"""A party's account as PDF: what was given and got, the running balance, how long it is due."""

from datetime import UTC, date, datetime, time

from vyapari.books.money import ZERO
from vyapari.books.shop import Shop
from vyapari.books.views import KhataRow, Statement
from vyapari.books.words import amount_in_words
from vyapari.documents import figures, parties
from vyapari.documents.labels import Labels, labels
from vyapari.documents.lettering import fit
from vyapari.documents.paper import Cell, Column, Fact, Paper, Sheet
from vyapari.documents.payment import payment_request
from vyapari.documents.press import Press
from vyapari.documents.printing import print_paper

_AGES = ("age-30", "age-60", "age-90", "age-more")


async def statement_pdf(
    shop: Shop,
    statement: Statement,
    *,
    today: date,
    language: str,
    logo: bytes | None = None,
    press: Press | None = None,
) -> bytes:
    """The PDF of ``statement`` as of ``today``, made off the event loop by ``press``.

    ``language`` is that of the labels. Raises ``Unavailable`` when too many wait.
    """
    paper = compose(shop, statement, labels(language), today=today)
    made = datetime.combine(today, time(), UTC)
    return await print_paper(paper, made, logo=logo, press=press)


def compose(shop: Shop, statement: Statement, labels: Labels, *, today: date) -> Paper:
    """What is printed for ``statement``."""
    closing, party = statement.closing, statement.party
    stands = "due" if closing > 0 else "owed" if closing < 0 else "clear"
    name = fit(party.name, longest=30)
    return Paper(
        language=labels.language,
        title=labels("statement"),
        seller=parties.seller(shop, labels),
        buyer=parties.account(party, labels),
        facts=_facts(statement, labels, today),
        goods=_movements(statement, labels),
        sums=_sums(statement, labels),
        total=(labels(f"balance-{stands}"), figures.rupees(abs(closing))),
        words=(labels("in-words"), amount_in_words(abs(closing), labels.language)),
        request=payment_request(shop, closing, "", labels),
        tax=_ages(statement, labels),
        signature=(labels("signed-for", shop=fit(shop.name)), labels("signatory")),
        running=f"{labels('statement')} · {name}",
        page=labels("page", page="{page}", pages="{pages}"),
    )


def _facts(statement: Statement, labels: Labels, today: date) -> tuple[Fact, ...]:
    facts = [(labels("date"), figures.day(today, labels.language))]
    if statement.rows:
        days = [figures.day(row.date, labels.language) for row in statement.rows]
        facts.append((labels("period"), f"{days[0]} – {days[-1]}"))
    return tuple(facts)


def _movements(statement: Statement, labels: Labels) -> Sheet:
    """A row each, oldest first: what the party owes more stands left, what it owes less right."""
    columns = (
        Column(labels("column-date"), kind="code"),
        Column(labels("column-particulars"), kind="text"),
        Column(labels("column-debit")),
        Column(labels("column-credit")),
        Column(labels("column-balance")),
    )
    rows: list[tuple[Cell, ...]] = []
    if statement.opening:
        opening = figures.amount(statement.opening)
        rows.append((("", ""), (labels("opening-balance"), ""), ("", ""), ("", ""), (opening, "")))
    for row in statement.rows:
        amount = (figures.amount(abs(row.amount)), "")
        debit, credit = (amount, ("", "")) if row.amount > 0 else (("", ""), amount)
        day = (figures.day(row.date, labels.language), "")
        rows.append((day, _what(row, labels), debit, credit, (figures.amount(row.balance), "")))
    return Sheet(columns, tuple(rows))


def _what(row: KhataRow, labels: Labels) -> Cell:
    entry = labels(f"entry-{row.kind.value}")
    if row.number:
        entry = f"{entry} {fit(row.number)}"
    elif row.mode is not None and not row.summary:
        entry = f"{entry} ({labels(row.mode.value)})"
    if row.reverses:
        return labels("taken-back", entry=entry), ""
    return entry, fit(row.summary)


def _sums(statement: Statement, labels: Labels) -> tuple[Fact, ...]:
    """Opening, and what was added and taken away; they lead to the balance."""
    debit = sum((row.amount for row in statement.rows if row.amount > 0), ZERO)
    credit = sum((-row.amount for row in statement.rows if row.amount < 0), ZERO)
    sums = [
        (labels("debit-total"), figures.amount(debit)),
        (labels("credit-total"), figures.amount(credit)),
    ]
    if statement.opening:
        sums.insert(0, (labels("opening-balance"), figures.amount(statement.opening)))
    return tuple(sums)


def _ages(statement: Statement, labels: Labels) -> Sheet | None:
    """How long what the party owes has been due; nothing where it owes nothing."""
    if statement.closing <= 0:
        return None
    columns = tuple(Column(labels(age)) for age in _AGES)
    row = tuple((figures.amount(amount), "") for amount in statement.ages)
    return Sheet(columns, (row,), title=labels("ages"))
