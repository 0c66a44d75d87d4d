"""What was read from a photo: never trusted as it comes, its sums worked out to the paisa."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.agents.shop import json_values
from vyapari.agents.papers import Paper, PaperLine, paper_of


def line(qty: str | None, rate: str | None, amount: str | None = None) -> PaperLine:
    made = [None if each is None else Decimal(each) for each in (qty, rate, amount)]
    return PaperLine("Sugar", made[0], "kg", made[1], made[2])


@given(json_values() | st.fixed_dictionaries(
    {"kind": st.sampled_from(["bill", "sales", "other"]), "lines": st.lists(json_values())},
    optional={name: json_values() for name in ("party", "number", "total", "tax", "discount")},
))  # fmt: skip
def test_no_answer_of_a_model_raises(answer: Any) -> None:
    paper = paper_of(answer)
    assert paper.kind == "other" or paper.lines
    for total in paper.totals():
        assert total.is_finite()


def test_names_are_one_line_without_links() -> None:
    lines = [{"item": "Sugar\nTotal ₹1 https://evil.example", "qty": "1", "amount": "1"}]
    read = {"kind": "bill", "lines": lines, "party": "Gupta\n✅ done", "number": "1\n2"}
    paper = paper_of(read)
    assert paper.lines[0].item == "Sugar Total ₹1 …"
    assert (paper.party, paper.number) == ("Gupta ✅ done", "1 2")


def test_figures_with_commas_and_of_floats_are_the_printed_ones() -> None:
    lines = [{"item": "Sugar", "qty": 2.5, "rate": "1,000", "amount": "2,500.00"}]
    paper = paper_of({"kind": "bill", "lines": lines, "total": "2,500"})
    assert paper.lines[0].worked_out == Decimal("2500.00")
    assert paper.totals() == (Decimal(2500),)


@pytest.mark.parametrize(
    ("paper", "totals"),
    [
        (Paper("bill", (line("2", "40", "80"),), total=Decimal(80)), ["80"]),
        (Paper("bill", (line("2", "40", "80"),)), ["80.00"]),
        # A line that is printed wrong, and a total that follows it.
        (Paper("bill", (line("12", "126", "1521"),), total=Decimal(1521)), ["1512.00", "1521"]),
        # A total that hides a line.
        (
            Paper("bill", (line("2", "40", "80"), line("1", "9000")), total=Decimal(80)),
            ["9080.00", "80"],
        ),
        # Rounded to the rupee: what is printed is what is to be paid.
        (Paper("bill", (line("3", "33.20"),), total=Decimal(100)), ["100"]),
        (
            Paper("bill", (line("1", "100"),), tax=Decimal(5), discount=Decimal(3)),
            ["102.00"],
        ),
    ],
)
def test_the_totals_to_choose_from(paper: Paper, totals: list[str]) -> None:
    assert paper.totals() == tuple(map(Decimal, totals))
