import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.words import amount_in_words
from vyapari.quick import answer_amount
from vyapari.quick.lexicon import lexicon

#: Language → words below a hundred by value, and the scale words.
WORDS = {
    "hi": {"सौ": 100, "हज़ार": 1000, "लाख": 100_000, "करोड़": 10_000_000},
    "gu": {"સો": 100, "હજાર": 1000, "લાખ": 100_000, "કરોડ": 10_000_000},
    "hi-Latn": {"sau": 100, "hazar": 1000, "lakh": 100_000, "karod": 10_000_000},
}

SCRIPTS = {"DEVANAGARI": "hi", "GUJARATI": "gu", "LATIN": "hi-Latn"}


def small(language: str) -> dict[int, str]:
    """One spelling of each whole number below a hundred."""
    found: dict[int, str] = {}
    for spelling, value in lexicon().spellings("num").items():
        number = Decimal(value)
        written = SCRIPTS.get(unicodedata.name(spelling[0]).partition(" ")[0])
        if number == int(number) and written == language:
            found.setdefault(int(number), spelling)
    return found


def in_words(number: int, language: str) -> str:
    names = small(language)
    parts: list[str] = []
    for word, scale in sorted(WORDS[language].items(), key=lambda pair: -pair[1]):
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{names[count]} {word}")
    if number:
        parts.append(names[number])
    return " ".join(parts)


@pytest.mark.parametrize("language", WORDS)
@given(number=st.integers(1, 999_999_999))
def test_a_number_in_words_is_read_back(language: str, number: int) -> None:
    assert answer_amount(in_words(number, language)) == number


@pytest.mark.parametrize(("language", "end"), [("hi", " मात्र"), ("gu", " પૂરા")])
@given(number=st.integers(1, 9_999_999_999))
def test_the_words_at_the_foot_of_an_invoice_are_read_back(
    language: str, end: str, number: int
) -> None:
    words = amount_in_words(Decimal(number), language).removesuffix(end)
    assert answer_amount(words) == number


@given(number=st.integers(1, 10**9))
def test_a_number_in_digits_is_read_back_with_indian_commas_and_in_each_script(
    number: int,
) -> None:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    grouped = ",".join([*groups, tail])
    assert answer_amount(grouped) == number
    assert answer_amount(digits.translate(str.maketrans("0123456789", "०१२३४५६७८९"))) == number
    assert answer_amount(digits.translate(str.maketrans("0123456789", "૦૧૨૩૪૫૬૭૮૯"))) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dhai", "2.5"),
        ("dhai sau", "250"),
        ("dedh sau", "150"),
        ("डेढ़ लाख", "150000"),
        ("sadhe teen", "3.5"),
        ("sadhe teen sau", "350"),
        ("sava do", "2.25"),
        ("sava sau", "125"),
        ("paune do", "1.75"),
        ("पौने दो सौ", "175"),
        ("paune do lakh", "175000"),
        ("adha", "0.5"),
        ("2.5k", "2500"),
        ("1.5 lakh", "150000"),
        ("2 hazar 500", "2500"),
        ("અઢી", "2.5"),
        ("દોઢસો", "150"),
        ("સાડા ત્રણસો", "350"),
        ("સવા બસો", "225"),
        ("પોણા બે", "1.75"),
        ("અગિયારસો", "1100"),
        ("બાર હજાર ત્રણસો પચીસ", "12325"),
        ("½", "0.5"),
        ("1½", "1.5"),
        ("1 1/2", "1.5"),
        ("3/4", "0.75"),
        ("one hundred and twenty five", "125"),
        ("two thousand five hundred", "2500"),
        ("twenty five", "25"),
        ("one and a half", "1.5"),
        ("8.50", "8.50"),
    ],
)
def test_numbers_as_merchants_say_them(text: str, value: str) -> None:
    assert answer_amount(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "do teen",
        "2 3",
        "twenty thirty",
        "lakh hazar lakh",
        "1,2",
        "99999999999",
        "0",
        "sau lakh lakh",
        "સાડા બસો",
    ],
)
def test_what_is_no_number_or_two_is_none(text: str) -> None:
    assert answer_amount(text) is None
