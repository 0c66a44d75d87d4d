from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.reading import text_of
from tests.documents.samples import PARTY, SHOP
from tests.documents.test_sums import figure
from vyapari.books.entry import Mode
from vyapari.books.views import KhataRow, Statement
from vyapari.books.voucher import VoucherKind
from vyapari.documents.labels import labels
from vyapari.documents.press import Press
from vyapari.documents.statement import compose, statement_pdf

TODAY = date(2026, 11, 23)
ZERO = Decimal("0.00")


def statement(opening: Decimal, amounts: list[Decimal]) -> Statement:
    rows, balance = [], opening
    for number, amount in enumerate(amounts):
        balance += amount
        rows.append(
            KhataRow(
                "id",
                TODAY - timedelta(days=len(amounts) - number),
                VoucherKind.SALE if amount > 0 else VoucherKind.RECEIPT,
                amount,
                balance,
                f"INV/26-27/{number:06}" if amount > 0 else None,
                Mode.CREDIT if amount > 0 else Mode.UPI,
                "चीनी 5 kg" if amount > 0 else "",
            )
        )
    return Statement(PARTY, opening, balance, tuple(rows), (balance, ZERO, ZERO, ZERO))


AMOUNT = st.decimals(-(10**7), 10**7, places=2)


@given(AMOUNT, st.lists(AMOUNT.filter(bool), max_size=30))
def test_the_statement_leads_from_opening_to_closing(
    opening: Decimal, amounts: list[Decimal]
) -> None:
    account = statement(opening, amounts)
    paper = compose(SHOP, account, labels("en"), today=TODAY)
    sums = {label: figure(value) for label, value in paper.sums}
    start = sums.get("Opening balance", ZERO)
    assert start == opening
    assert start + sums["Total debit"] - sums["Total credit"] == account.closing
    assert figure(paper.total[1]) == abs(account.closing)
    balance = opening
    for row in paper.goods.rows[-len(amounts) :] if amounts else ():
        debit, credit = (figure(row[place][0] or "0") for place in (2, 3))
        balance += debit - credit
        assert figure(row[4][0]) == balance


def test_money_is_asked_for_only_when_it_is_due() -> None:
    due = compose(SHOP, statement(ZERO, [Decimal(5)]), labels("en"), today=TODAY)
    assert due.request is not None
    assert due.tax is not None
    assert due.total[0] == "Balance due"
    for amounts, said in (([], "Nothing due"), ([Decimal(-5)], "Balance in your favour")):
        paper = compose(SHOP, statement(ZERO, amounts), labels("en"), today=TODAY)
        assert paper.request is None
        assert paper.tax is None
        assert paper.total[0] == said


async def test_the_pdf_reads_as_the_account(press: Press) -> None:
    account = statement(Decimal(1000), [Decimal("225.50"), Decimal(-500)])
    pdf = await statement_pdf(SHOP, account, today=TODAY, language="en", press=press)
    text = text_of(pdf)
    for told in (
        "STATEMENT OF ACCOUNT",
        "Ramesh Kumar Traders",
        "Period 21 Nov 2026 – 22 Nov 2026",
        "Opening balance 1,000.00",
        "Sale INV/26-27/000000 225.50 1,225.50",
        "Received (UPI) 500.00 725.50",
        "Balance due ₹725.50",
        "Scan to pay ₹725.50",
    ):
        assert told in text, told


async def test_a_long_account_goes_on_over_pages(press: Press) -> None:
    account = statement(ZERO, [Decimal(n) for n in range(1, 121)])
    pdf = await statement_pdf(SHOP, account, today=TODAY, language="hi", press=press)
    assert "INV/26-27/000119" in text_of(pdf)
