from datetime import date
from decimal import Decimal

import pytest

from vyapari.books.entry import Mode
from vyapari.quick import (
    answer_amount,
    answer_date,
    answer_mode,
    answer_quantity,
    answer_yes_no,
    language,
    script,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2,40,000", "240000"),
        ("45 rs", "45"),
        ("₹ 45/-", "45"),
        ("४५", "45"),
        ("45 ke bhav", "45"),
        ("2.4 lakh", "240000"),
        ("at 45 per kg", "45"),
        ("45 rupaye kilo", "45"),
        ("5 kg", None),
        ("pata nahi", None),
        ("45 ya 50", None),
        ("", None),
    ],
)
def test_an_amount_is_answered(text: str, amount: str | None) -> None:
    assert answer_amount(text) == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("5 kg", ("5", "kg")),
        ("dhai kilo", ("2.5", "kg")),
        ("12", ("12", None)),
        ("pav kilo", ("0.25", "kg")),
        ("आधा दर्जन", ("0.5", "dozen")),
        ("5 rs", None),
        ("bahut", None),
    ],
)
def test_a_quantity_is_answered(text: str, quantity: tuple[str, str | None] | None) -> None:
    found = answer_quantity(text)
    assert found == ((Decimal(quantity[0]), quantity[1]) if quantity else None)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("cash", Mode.CASH),
        ("upi se diya", Mode.UPI),
        ("उधार", Mode.CREDIT),
        ("by cheque", Mode.BANK),
        ("cash or upi", None),
        ("maybe", None),
    ],
)
def test_a_mode_is_answered(text: str, mode: Mode | None) -> None:
    assert answer_mode(text) is mode


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("haan", True),
        ("Yes!", True),
        ("👍", True),
        ("ji haan", True),
        ("nahi", False),
        ("नहीं", False),
        ("no", False),
        ("haan nahi", None),
        ("45", None),
    ],
)
def test_yes_and_no_are_answered(text: str, answer: bool | None) -> None:
    assert answer_yes_no(text) is answer


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("aaj", TODAY),
        ("kal", date(2026, 11, 22)),
        ("12 tareekh", date(2026, 11, 12)),
        ("12/11/2026", date(2026, 11, 12)),
        ("12-11-26", date(2026, 11, 12)),
        ("12/11", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12 nov", date(2026, 11, 12)),
        ("28 december", None),
        ("1 april", date(2026, 4, 1)),
        ("last monday", date(2026, 11, 16)),
        ("3 din pehle", date(2026, 11, 20)),
        ("31/02/2026", None),
        ("jaldi", None),
    ],
)
def test_a_day_is_answered(text: str, day: date | None) -> None:
    assert answer_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sold 5 kg sugar to Ramesh", "en"),
        ("5 kilo cheeni becha Ramesh ko", "hi-Latn"),
        ("रमेश को 5 किलो चीनी", "hi"),
        ("રમેશને 5 કિલો ખાંડ", "gu"),
        ("કેમ છો ભૂપેન્દ્ર", "gu"),
        ("How can I increase my sales?", "en"),
        ("dhandha kaise badhaun", "hi-Latn"),
        ("45", None),
        ("", None),
    ],
)
def test_a_message_tells_its_language(text: str, code: str | None) -> None:
    assert language(text) == code


def test_a_script_is_told_by_most_letters() -> None:
    assert script("रमेश ko diya रमेश") == "DEVANAGARI"
    assert script("123") is None
