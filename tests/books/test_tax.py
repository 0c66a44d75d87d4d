"""GST on a line: values from the rules, and properties that no amount may break."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.catalogue import Party
from vyapari.books.shop import Shop
from vyapari.books.tax import is_interstate, rates, state_of, tax

AMOUNTS = st.decimals("0", "9999999", places=2)
RATES = st.sampled_from([Decimal(r) for r in ("0", "0.25", "1.5", "3", "5", "12", "18", "40")])


def test_tax_on_top_is_split_evenly_within_the_state() -> None:
    taxed = tax(Decimal("225.00"), Decimal(5), inclusive=False, interstate=False)
    assert (taxed.cgst, taxed.sgst, taxed.igst) == (Decimal("5.63"), Decimal("5.63"), 0)
    assert taxed.total == Decimal("236.26")


def test_tax_across_a_border_is_integrated() -> None:
    taxed = tax(Decimal("225.00"), Decimal(5), inclusive=False, interstate=True)
    assert (taxed.cgst, taxed.sgst, taxed.igst) == (0, 0, Decimal("11.25"))


def test_an_inclusive_price_stays_what_the_customer_pays() -> None:
    taxed = tax(Decimal("118.00"), Decimal(18), inclusive=True, interstate=False)
    assert (taxed.taxable, taxed.cgst, taxed.sgst) == (100, 9, 9)


@given(amount=AMOUNTS, rate=RATES, inclusive=st.booleans(), interstate=st.booleans())
def test_taxes_add_up_and_match_their_rate_within_a_paisa(
    amount: Decimal, rate: Decimal, inclusive: bool, interstate: bool
) -> None:
    taxed = tax(amount, rate, inclusive=inclusive, interstate=interstate)
    assert taxed.cgst == taxed.sgst
    assert taxed.total == amount if inclusive else taxed.taxable == amount
    paisa = Decimal("0.01")
    if interstate:
        assert taxed.cgst == 0
        assert abs(taxed.igst - taxed.taxable * rate / 100) <= paisa
    else:
        assert taxed.igst == 0
        assert abs(taxed.cgst - taxed.taxable * rate / 200) <= paisa


def test_goods_over_the_counter_stay_in_the_state() -> None:
    shop = Shop(id="s", name="S", state="24")
    assert not is_interstate(shop, None)
    assert not is_interstate(Shop(id="s", name="S"), "27")
    assert not is_interstate(shop, "24")
    assert is_interstate(shop, "27")


def test_a_gstin_says_the_state_before_the_address_does() -> None:
    assert state_of(Party(id="p", name="P", gstin="27AAPFU0939F1ZV", state="24")) == "27"
    assert state_of(Party(id="p", name="P", state="24")) == "24"
    assert state_of(None) is None


@pytest.mark.parametrize(
    ("on", "rate", "known"),
    [
        (date(2025, 9, 21), "28", True),
        (date(2025, 9, 21), "40", False),
        (date(2026, 1, 31), "28", True),
        (date(2026, 2, 1), "28", False),
        (date(2026, 11, 23), "40", True),
    ],
)
def test_rates_hold_from_their_day_on(on: date, rate: str, known: bool) -> None:
    assert (Decimal(rate) in rates(on)) is known
