"""A line of a paper is put right by its number, whatever a model makes of the figures."""

from decimal import Decimal
from typing import Any

import pytest

from vyapari.agents.mending import Mend, mended, read_mend
from vyapari.agents.papers import Paper, PaperLine

SUGAR = PaperLine("Sugar", Decimal(50), "kg", Decimal(40), Decimal(2000))
SALT = PaperLine("Salt", Decimal(30), "packet", Decimal(24), Decimal(720))
PAPER = Paper("bill", (SUGAR, SALT), total=Decimal(2720))


def test_what_is_not_spoken_of_stays() -> None:
    at_25 = mended(PAPER, Mend(2, rate=Decimal(25)))
    assert at_25 is not None
    assert at_25.lines == (SUGAR, PaperLine("Salt", Decimal(30), "packet", Decimal(25)))
    assert at_25.totals() == (Decimal(2750),)
    fewer = mended(PAPER, Mend(2, qty=Decimal(10)))
    assert fewer is not None
    assert fewer.totals() == (Decimal(2240),)
    summed = mended(PAPER, Mend(1, amount=Decimal(1900)))
    assert summed is not None
    assert summed.totals() == (Decimal(2620),)


def test_a_line_goes_but_never_the_last() -> None:
    one = mended(PAPER, Mend(1, gone=True))
    assert one is not None
    assert one.lines == (SALT,)
    assert mended(one, Mend(1, gone=True)) is None
    assert mended(PAPER, Mend(3, gone=True)) is None


def test_an_amount_without_a_rate_outlives_another_quantity() -> None:
    bare = Paper("bill", (PaperLine("Salt", Decimal(30), amount=Decimal(720)),))
    fewer = mended(bare, Mend(1, qty=Decimal(20)))
    assert fewer is not None
    assert fewer.totals() == (Decimal(720),)


@pytest.mark.parametrize(
    ("args", "mend"),
    [
        ({"line": 2, "rate": "25"}, Mend(2, rate=Decimal(25))),
        (
            {"line": "1", "qty": 5, "amount": "1,200.50"},
            Mend(1, Decimal(5), None, Decimal("1200.50")),
        ),
        ({"line": 2.0, "gone": True}, Mend(2, gone=True)),
    ],
)
def test_what_a_model_writes_is_read(args: dict[str, Any], mend: Mend) -> None:
    assert read_mend(args, 2) == mend


@pytest.mark.parametrize(
    "args",
    [
        {},
        {"line": 3, "rate": "25"},
        {"line": 0, "rate": "25"},
        {"line": "9" * 5000, "rate": "25"},
        {"line": 1},
        {"line": 1, "rate": "twenty"},
        {"line": 1, "rate": "NaN"},
        {"line": 1, "rate": "-5"},
        {"line": 1, "rate": "0"},
        {"line": 1, "rate": "1e-999999"},
        {"line": 1, "rate": "9" * 60},
        {"line": 1, "rate": "25", "amount": "50"},
    ],
)
def test_what_makes_no_sense_is_said_to(args: dict[str, Any]) -> None:
    assert isinstance(read_mend(args, 2), str)
    assert read_mend({"line": 1, "rate": "25"}, 0) == "no paper is open"
