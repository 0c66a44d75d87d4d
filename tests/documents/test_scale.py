from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.documents import scale

AMOUNTS = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=40)


@given(AMOUNTS)
def test_marks_are_few_even_and_hold_every_amount_and_zero(values: list[Decimal]) -> None:
    marks = scale.marks(values)
    assert marks[0] <= min(*values, Decimal(0))
    assert marks[-1] >= max(*values, Decimal(0))
    assert Decimal(0) in marks
    assert 2 <= len(marks) <= 5
    assert len({high - low for low, high in pairwise(marks)}) == 1


def test_marks_are_round() -> None:
    assert scale.marks([Decimal("78600.50")]) == (0, 20_000, 40_000, 60_000, 80_000)
    assert scale.marks([Decimal(-30), Decimal(75)]) == (-50, 0, 50, 100)
    assert scale.marks([Decimal(0)]) == (0, 1)


@pytest.mark.parametrize(
    ("amount", "english", "hindi"),
    [
        ("0", "₹0", "₹0"),
        ("950.50", "₹950.5", "₹950.5"),
        ("45000", "₹45K", "₹45\u00a0हज़ार"),
        ("123456", "₹1.2L", "₹1.2\u00a0लाख"),
        ("-25000000", "−₹2.5Cr", "−₹2.5\u00a0क॰"),
    ],
)
def test_amounts_are_short_the_indian_way(amount: str, english: str, hindi: str) -> None:
    assert scale.short(Decimal(amount), "en") == english
    assert scale.short(Decimal(amount), "hi-Latn") == english
    assert scale.short(Decimal(amount), "hi") == hindi


def test_full_amounts_have_paise_only_where_there_are_any() -> None:
    assert scale.full(Decimal("123456.00")) == "₹1,23,456"
    assert scale.full(Decimal("-0.50")) == "−₹0.50"


def test_days_and_months_are_in_the_language() -> None:
    assert scale.day(date(2026, 11, 5), "hi-Latn") == "5 Nov"
    assert scale.month(date(2026, 4, 1), "hi") == "अप्रैल"
