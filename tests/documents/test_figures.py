from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.documents import figures


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0.00"),
        ("225", "225.00"),
        ("123456.5", "1,23,456.50"),
        ("9999999999.99", "9,99,99,99,999.99"),
        ("-0.46", "−0.46"),
    ],
)
def test_amounts_are_grouped_in_lakh_and_crore(value: str, text: str) -> None:
    assert figures.amount(Decimal(value)) == text


@given(st.decimals(-(10**12), 10**12, places=2))
def test_an_amount_reads_back_to_the_paisa(value: Decimal) -> None:
    text = figures.amount(value).replace(",", "").replace("\u2212", "-")
    assert Decimal(text) == value


def test_rates_and_quantities_have_no_more_places_than_they_need() -> None:
    assert figures.rate(Decimal(45)) == "45.00"
    assert figures.rate(Decimal("0.1250")) == "0.125"
    assert figures.quantity(Decimal("2.500")) == "2.5"
    assert figures.quantity(Decimal(1200)) == "1,200"
    assert figures.percent(Decimal("2.50")) == "2.5%"
    assert figures.percent(Decimal("0.125")) == "0.125%"
    assert figures.rupees(Decimal(1225)) == "₹1,225.00"


def test_days_are_written_so_that_nobody_mistakes_them() -> None:
    assert figures.day(date(2026, 4, 3), "en") == "3 Apr 2026"
    assert figures.day(date(2026, 4, 3), "hi") == "3 अप्रैल 2026"
