from decimal import Decimal
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.documents.upi import payment_link, qr_svg


def test_a_link_holds_the_standard_fields_percent_encoded() -> None:
    link = payment_link("shop@bank", "Shree & Sons", Decimal("1234.5"), "INV/26-27/000001")
    assert link == (
        "upi://pay?pa=shop@bank&pn=Shree%20%26%20Sons&am=1234.50&cu=INR&tn=INV%2F26-27%2F000001"
    )


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.decimals("0.01", "9999999999.99", places=2),
)
def test_any_payee_and_amount_read_back(payee: str, amount: Decimal) -> None:
    parts = urlsplit(payment_link("shop.1@bank", payee, amount, "note & more"))
    fields = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
    assert (parts.scheme, parts.netloc) == ("upi", "pay")
    assert fields["pa"] == "shop.1@bank"
    assert Decimal(fields["am"]) == amount
    assert fields["tn"] == "note & more"
    assert payee.startswith(fields["pn"])
    assert fields["pn"] == payee or len(quote(payee)) > 180


@pytest.mark.parametrize("payee", ["श्री महालक्ष्मी किराना एंड जनरल स्टोर अहमदाबाद", "क" * 99])
def test_a_long_payee_is_cut_so_that_the_code_can_be_read(payee: str) -> None:
    link = payment_link("shop@bank", payee, Decimal(1), "1")
    name = dict(parse_qsl(urlsplit(link).query))["pn"]
    assert name
    assert payee.startswith(name)
    assert len(quote(name)) <= 180


def test_a_code_is_a_picture_without_prologue() -> None:
    svg = qr_svg("upi://pay?pa=shop@bank&am=1.00&cu=INR")
    assert svg.startswith("<svg ")
    assert "viewBox" in svg


def test_a_payment_for_no_one_bill_carries_no_note() -> None:
    assert "tn=" not in payment_link("a@b", "Shop", Decimal(5), "")
