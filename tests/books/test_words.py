from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.words import amount_in_words


@pytest.mark.parametrize(
    ("amount", "english", "hindi"),
    [
        ("0", "Rupees Zero Only", "शून्य रुपये मात्र"),
        ("1", "Rupees One Only", "एक रुपया मात्र"),
        ("0.01", "One Paise Only", "एक पैसा मात्र"),
        ("0.50", "Fifty Paise Only", "पचास पैसे मात्र"),
        ("225", "Rupees Two Hundred Twenty Five Only", "दो सौ पच्चीस रुपये मात्र"),
        (
            "123456.50",
            "Rupees One Lakh Twenty Three Thousand Four Hundred Fifty Six and Fifty Paise Only",
            "एक लाख तेईस हज़ार चार सौ छप्पन रुपये पचास पैसे मात्र",
        ),
        ("100000", "Rupees One Lakh Only", "एक लाख रुपये मात्र"),
        ("10000000", "Rupees One Crore Only", "एक करोड़ रुपये मात्र"),
        ("1500000000", "Rupees One Hundred Fifty Crore Only", "एक सौ पचास करोड़ रुपये मात्र"),
        ("100000000001", "Rupees Ten Thousand Crore One Only", "दस हज़ार करोड़ एक रुपये मात्र"),
        ("66.67", "Rupees Sixty Six and Sixty Seven Paise Only", "छियासठ रुपये सड़सठ पैसे मात्र"),
        ("6.999", "Rupees Seven Only", "सात रुपये मात्र"),
    ],
)
def test_amounts_read_as_on_an_invoice(amount: str, english: str, hindi: str) -> None:
    assert amount_in_words(Decimal(amount), "en") == english
    assert amount_in_words(Decimal(amount), "hi-Latn") == english
    assert amount_in_words(Decimal(amount), "hi") == hindi


@pytest.mark.parametrize(
    ("amount", "gujarati"),
    [
        ("1", "એક રૂપિયો પૂરા"),
        ("225.50", "બસો પચ્ચીસ રૂપિયા પચાસ પૈસા પૂરા"),
        ("116", "એકસો સોળ રૂપિયા પૂરા"),
        ("123460", "એક લાખ ત્રેવીસ હજાર ચારસો સાઠ રૂપિયા પૂરા"),
        ("1500000000", "એકસો પચાસ કરોડ રૂપિયા પૂરા"),
    ],
)
def test_amounts_read_in_gujarati_as_on_an_invoice(amount: str, gujarati: str) -> None:
    assert amount_in_words(Decimal(amount), "gu") == gujarati


def test_a_negative_amount_has_no_words() -> None:
    with pytest.raises(ValueError, match="zero or more"):
        amount_in_words(Decimal(-1), "en")


_UNITS = """Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen
Fifteen Sixteen Seventeen Eighteen Nineteen"""
_TENS = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety"
_VALUES = {word: value for value, word in enumerate(_UNITS.split())}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
_SCALES = {"Hundred": 100, "Thousand": 1000, "Lakh": 100_000, "Crore": 10_000_000}


def _read_back(words: str) -> int:
    total = group = 0
    for word in words.split():
        if word == "Crore":
            total, group = (total + group) * _SCALES[word], 0
        elif word == "Hundred":
            group *= 100
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        else:
            group += _VALUES[word]
    return total + group


@given(st.integers(0, 10**13), st.integers(0, 99))
def test_the_english_words_read_back_as_the_amount(whole: int, hundredths: int) -> None:
    words = amount_in_words(Decimal(whole) + Decimal(hundredths) / 100, "en")
    rupees, _, paise = words.removesuffix(" Only").rpartition(" and ")
    if not words.endswith("Paise Only"):
        rupees, paise = words.removesuffix(" Only"), ""
    assert _read_back(rupees.removeprefix("Rupees ")) == whole
    assert _read_back(paise.removesuffix(" Paise")) == hundredths


@given(st.integers(0, 10**13))
def test_different_amounts_read_differently_in_hindi_and_gujarati(whole: int) -> None:
    for language in ("hi", "gu"):
        words = amount_in_words(Decimal(whole), language)
        assert words != amount_in_words(Decimal(whole + 1), language)
