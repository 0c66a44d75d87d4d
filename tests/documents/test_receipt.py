from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.reading import text_of
from tests.documents.samples import PARTY, SHOP
from tests.documents.test_sums import figure
from vyapari.books.entry import Mode
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.documents.labels import labels
from vyapari.documents.press import Press
from vyapari.documents.printing import Form
from vyapari.documents.receipt import compose, receipt_pdf

RECEIPT = Voucher(
    id="receipt",
    kind=VoucherKind.RECEIPT,
    date=date(2026, 11, 23),
    total=Decimal("1500.50"),
    mode=Mode.UPI,
    series="RCT",
    number="RCT/26-27/000007",
)


@pytest.mark.parametrize("form", ["a4", "thermal"])
async def test_a_receipt_says_who_paid_what_how(press: Press, form: Form) -> None:
    pdf = await receipt_pdf(
        SHOP, RECEIPT, PARTY, balance=Decimal(200), language="en", form=form, press=press
    )
    text = text_of(pdf).casefold()
    for told in (
        "RECEIPT",
        "RCT/26-27/000007",
        "Received from",
        "Ramesh Kumar Traders",
        "₹1,500.50",
        "Rupees One Thousand Five Hundred",
        "RECEIVED",
        "UPI",
        "Balance due",
        "₹200.00",
    ):
        assert told.casefold() in text, told


@given(st.decimals("0.01", 10**8, places=2), st.none() | st.decimals(-(10**8), 10**8, places=2))
def test_figures_on_a_receipt_are_the_books(amount: Decimal, balance: Decimal | None) -> None:
    paper = compose(SHOP, replace(RECEIPT, total=amount), PARTY, labels("hi"), balance=balance)
    assert figure(paper.total[1]) == figure(paper.goods.rows[0][1][0]) == amount
    shown = [figure(value) for _, value in paper.facts if value.startswith("₹")]
    assert shown == ([] if balance is None else [abs(balance)])


@pytest.mark.parametrize(
    "voucher",
    [replace(RECEIPT, kind=VoucherKind.PAYMENT), replace(RECEIPT, reverses="other")],
)
def test_what_is_no_receipt_has_none(voucher: Voucher) -> None:
    with pytest.raises(ValueError, match="no receipt"):
        compose(SHOP, voucher, PARTY, labels("en"), balance=None)
