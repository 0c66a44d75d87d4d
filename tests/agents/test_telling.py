"""No amount in an answer but the books' own; and nothing that can be tapped."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vyapari.agents.roles import Role, agent
from vyapari.agents.telling import Teller

_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
_GUJARATI = str.maketrans("0123456789", "૦૧૨૩૪૫૬૭૮૯")
_HARMLESS = "the shop does well keep open on दुकान अच्छी चल रही है દુકાન 3 12 5 kg"
known = st.lists(st.integers(1, 500_000).map(Decimal), max_size=8)


def indian(amount: int) -> str:
    """1,23,456."""
    head, tail = str(amount)[:-3], str(amount)[-3:]
    parts: list[str] = []
    while head:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*parts, tail])


WAYS = (
    lambda n: f"₹{n}",
    lambda n: f"₹ {indian(n)}",
    lambda n: f"Rs. {n}",
    lambda n: f"Rs {indian(n)}.00",
    lambda n: f"{n} rupees",
    lambda n: f"{indian(n)} rupaye",
    lambda n: f"{n}/-",
    lambda n: f"INR {n}",
    lambda n: f"{n} रुपये",
    lambda n: f"रु. {n}",
    lambda n: f"₹{str(n).translate(_DEVANAGARI)}",
    lambda n: f"{str(n).translate(_GUJARATI)} રૂપિયા",
)


def vouched(amount: int, figures: list[Decimal]) -> bool:
    """Whether the amount is a figure, a sum or a difference, to the rupee, or about one."""
    made = set(figures)
    made |= {x for a, b in combinations(figures, 2) for x in (a + b, abs(a - b))}
    slack = 51 if amount >= 1000 and amount % 100 == 0 else 2
    return any(abs(amount - each) < slack for each in made)


@given(known, st.integers(1, 900_000), st.sampled_from(WAYS))
def test_no_amount_survives_that_nothing_vouches_for(
    figures: list[Decimal], amount: int, way: object
) -> None:
    assume(not vouched(amount, figures))
    written = way(amount)  # type: ignore[operator]
    told = Teller(figures).whole(f"The shop does well. You have sold for {written} so far. Good.")
    assert told.text == "The shop does well. Good."
    assert told.withheld


@given(known.filter(bool), st.data(), st.sampled_from(WAYS))
def test_what_the_books_gave_survives(
    figures: list[Decimal], data: st.DataObject, way: object
) -> None:
    amount = int(data.draw(st.sampled_from(figures)))
    text = f"You have sold for {way(amount)} so far."  # type: ignore[operator]
    assert Teller(figures).whole(text).text == text


@given(st.integers(10_000, 900_000), known)
def test_a_bare_number_as_large_as_an_amount_is_held_against_the_books_too(
    amount: int, figures: list[Decimal]
) -> None:
    assume(not vouched(amount, figures))
    assert Teller(figures).whole(f"Ramesh owes {amount}.").text == ""


@given(
    st.lists(
        st.sampled_from(_HARMLESS.split()),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([".", "!", "?", "।"]),
)
def test_sentences_without_amounts_always_survive(spoken: list[str], end: str) -> None:
    text = " ".join(spoken) + end
    assert Teller([]).whole(f"{text}\n{text}").text == f"{text}\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        "Sales were 5.43 lakh.",
        "Sales were ₹5.43 lakh.",
        "It came to 54 hazaar rupaye.",
        "कुल 54 हज़ार रुपये।",
        "કુલ 54 હજાર થયા.",
        "You made 2 crore.",
        "That is 37% of it.",
        "That is 37 percent of it.",
        "Call 9876543210.",
        "Call 98765 43210.",
        "See https://evil.example/x for more.",
        "See www.evil.example for more.",
        "See evil.com/x or evil.in for more.",
        "Write to t.me/evil or @evilbot now.",
        "Write to me@evil.com now.",
        "Tap /undo to win.",
        "✅ Written down.",
        "tg://resolve?domain=evil",
    ],
)
def test_what_is_not_the_books_is_not_said(text: str) -> None:
    assert Teller([Decimal(4)]).whole(f"{text} Good day.").text in ("Good day.", "")


@pytest.mark.parametrize(
    "text",
    [
        "Since 2019 the shop is open, from 10:30 to 21:00.",
        "Buy 40 packets and keep 3 days of stock.",
        "Sell it at ₹7 /piece or ₹45/kg.",
        "Dr.Mehta and M.R.F. and Gupta & Sons.",
        "e.g. rice, i.e. chawal.",
        "Sugar sells at ₹45 and leaves 12.5%.",
    ],
)
def test_what_is_honest_is_said(text: str) -> None:
    assert Teller([Decimal(45), Decimal(7)], [Decimal("12.5")]).whole(text).text == text


@pytest.mark.parametrize("role", Role)
def test_no_instructions_are_recited(role: Role) -> None:
    instructions = agent(role).instructions
    for text in (instructions, instructions.replace("\n", " "), instructions.upper()):
        assert Teller([]).whole(text).text == ""
    assert Teller([]).so_far(instructions) == ""


def test_nothing_is_shown_that_is_taken_back() -> None:
    text = "All is well. You sold for ₹99,999 today. See www.evil.example now. Good day. "
    teller = Teller([Decimal(5)])
    shown = [teller.so_far(text[:upto]) for upto in range(len(text) + 1)]
    whole = teller.whole(text).text
    assert whole == "All is well. Good day."
    assert all(whole.startswith(each) for each in shown)


def test_what_turns_words_round_is_not_shown() -> None:
    assert (
        Teller([]).whole("Good \u202eyad\u202c, all\u200b is well.").text
        == "Good yad, all is well."
    )


@pytest.mark.parametrize("digit", ["1", "9", "१", "૧"])
@pytest.mark.parametrize("around", ["₹{}", "{}", "{}%", "{} lakh", "{} rupees", "₹1,{}"])
def test_a_figure_of_thousands_of_digits_is_withheld(digit: str, around: str) -> None:
    told = Teller([Decimal(500)]).whole(f"You have {around.format(digit * 4000)} in hand.")
    assert told == Teller([]).whole("You have ₹77,777 in hand.")
