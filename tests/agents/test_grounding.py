"""What a message vouches for: its own figures and what follows from them, and nothing else."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.agents.shop import NAMES, words
from tests.bot.features.merchant import TODAY, known
from vyapari.agents.grounding import unsaid
from vyapari.books.entry import Entry, EntryLine, Intent, Mode

_NEAR = Decimal("0.005")
quantities = st.integers(1, 400).map(lambda n: Decimal(n) / 4)
rates = st.integers(2, 4000).map(Decimal)
figures = st.decimals("0.01", 100_000, places=2)


def sugar(qty: Decimal | str, **prices: Decimal | None) -> EntryLine:
    return EntryLine("Sugar", Decimal(qty), "kg", item_id=known("Sugar"), **prices)


def sale(*lines: EntryLine, **more: object) -> Entry:
    who = {"party": "Ramesh Kumar", "party_id": known("Ramesh Kumar"), "mode": Mode.CREDIT}
    return Entry(Intent.SALE, lines=lines, **{**who, **more})  # type: ignore[arg-type]


def kinds(text: str, *entries: Entry) -> list[tuple[str, str]]:
    return [(each.kind, each.what) for each in unsaid(entries, words(text), NAMES)]


def told(qty: Decimal, rate: Decimal) -> str:
    return f"Ramesh ko {qty.normalize():f} kilo cheeni di thi {rate} ke bhav udhaar"


def follows(*told: Decimal) -> set[Decimal]:
    """All that arithmetic makes of two of these and of the catalogue's prices, or of all."""
    made = {*told, sum(told, Decimal(0))}
    for one, other in permutations((*told, Decimal(45), Decimal(40)), 2):
        made |= {one + other, one - other, one * other, one / other}
        made |= {one + one * other / 100, one - one * other / 100}
    product = told[0] * told[1]
    return made | {product - each for each in told} | {product}


@given(quantities, rates)
def test_an_entry_of_the_messages_own_figures_is_never_doubted(qty: Decimal, rate: Decimal) -> None:
    assert kinds(told(qty, rate), sale(sugar(qty, rate=rate))) == []


@given(quantities, rates)
def test_nor_is_one_with_the_amount_that_follows(qty: Decimal, rate: Decimal) -> None:
    assert kinds(told(qty, rate), sale(sugar(qty, amount=qty * rate))) == []


@given(quantities, rates, figures, st.sampled_from(["qty", "rate", "discount", "amount"]))
def test_a_figure_that_is_made_up_is_always_found(
    qty: Decimal, rate: Decimal, made_up: Decimal, where: str
) -> None:
    assume(all(abs(made_up - each) > _NEAR for each in follows(qty, rate)))
    line = sugar(qty, rate=rate)
    entry = sale(line, discount=made_up) if where == "discount" else sale(line)
    if where == "qty":
        entry = sale(replace(line, qty=made_up))
    if where == "rate":
        entry = sale(replace(line, rate=made_up))
    if where == "amount":
        entry = sale(replace(line, rate=None, amount=made_up))
    assert kinds(told(qty, rate), entry)


@given(st.integers(1, 99_999).map(Decimal), st.integers(1, 99_999).map(Decimal))
def test_money_is_what_was_said(said: Decimal, booked: Decimal) -> None:
    receipt = Entry(
        Intent.RECEIPT, party="Ramesh Kumar", party_id=known("Ramesh Kumar"), amount=booked
    )
    found = kinds(f"Ramesh shaam ko aakar {said} jama kara gaya", receipt)
    assert (found == []) == (said == booked)


SOLD = "Ramesh ko 5 kilo cheeni di thi 45 ke bhav udhaar"


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (sale(sugar("60", rate=Decimal(45))), "60"),  # by the dozen, of which nobody spoke
        (sale(sugar("5000", rate=Decimal(45))), "5000"),
        (sale(sugar("50", rate=Decimal(45))), "50"),  # 5 + 45
        (sale(sugar("40", rate=Decimal(45))), "40"),  # 45 - 5
        (sale(sugar("5", rate=Decimal(5))), "5"),  # the quantity is no price
        (sale(sugar("9", amount=Decimal(45))), "9"),  # 45 / 5, while the 5 kilo stand nowhere
        (sale(sugar("5", rate=Decimal(45)), discount=Decimal(45)), "45"),
        (sale(sugar("5", rate=Decimal(45)), discount_percent=Decimal(5)), "5"),
        (sale(sugar("5", rate=Decimal(45)), discount=Decimal(40)), "40"),
    ],
)
def test_a_figure_that_was_said_once_stands_for_one_thing(entry: Entry, found: str) -> None:
    assert ("figure", found) in kinds(SOLD, entry)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            "Ramesh ko 90 ki cheeni di 45 ke bhav udhaar",
            sale(sugar("2", amount=Decimal(90))),
        ),
        ("Ramesh ko 90 rupaye ki cheeni di udhaar", sale(sugar("2", amount=Decimal(90)))),
        ("Ramesh ko 2 kilo aur 3 kilo cheeni di udhaar", sale(sugar("5", rate=Decimal(45)))),
        ("Ramesh ko 250 gram cheeni di udhaar", sale(sugar("0.25", rate=Decimal(45)))),
        ("Ramesh ko 5 kilo cheeni udhaar 225 me", sale(sugar("5", rate=Decimal(45)))),
        (
            "Ramesh ko 5 kilo cheeni di 45 ke bhav, 25 chhod diye, udhaar",
            sale(sugar("5", rate=Decimal(45)), discount=Decimal(25)),
        ),
        (
            "Ramesh ko 5 kilo cheeni di 45 ke bhav, 200 hi lagaye, udhaar",
            sale(sugar("5", rate=Decimal(45)), discount=Decimal(25)),
        ),
        ("Ramesh ko 2 rupaye kam mein 5 kilo cheeni udhaar", sale(sugar("5", rate=Decimal(43)))),
    ],
)
def test_what_follows_from_what_was_said_is_not_doubted(text: str, entry: Entry) -> None:
    assert kinds(text, entry) == []


def test_a_figure_left_out_is_found() -> None:
    text = "Ramesh ko 5 kilo cheeni di thi 50 ke bhav udhaar"
    assert kinds(text, sale(sugar("5", rate=Decimal(45)))) == [("left_out", "50")]


def test_goods_are_not_sold_at_what_they_cost() -> None:
    text = "Ramesh ko 5 kilo cheeni di thi udhaar"
    assert kinds(text, sale(sugar("5", rate=Decimal(40)))) == [("figure", "40")]


@pytest.mark.parametrize("mode", [Mode.CASH, Mode.UPI, Mode.BANK])
def test_another_way_of_paying_than_was_said_is_found(mode: Mode) -> None:
    assert ("mode", mode.value) in kinds(SOLD, sale(sugar("5", rate=Decimal(45)), mode=mode))


def test_a_way_of_paying_that_nobody_spoke_of_is_found() -> None:
    text = "Ramesh ko 5 kilo cheeni di thi 45 ke bhav"
    line = sugar("5", rate=Decimal(45))
    assert ("mode", "upi") in kinds(text, sale(line, mode=Mode.UPI))
    assert kinds(text, sale(line, mode=Mode.CASH)) == []
    assert kinds(text, sale(line, mode=Mode.CREDIT)) == []


def test_a_known_party_is_not_left_out() -> None:
    entry = sale(sugar("5", rate=Decimal(45)), party=None, party_id=None, mode=Mode.CASH)
    text = "Ramesh ko 5 kilo cheeni di thi 45 ke bhav"
    assert kinds(text, entry) == [("left_out", "Ramesh Kumar")]


def test_nor_is_another_party_put_in_its_place() -> None:
    entry = sale(sugar("5", rate=Decimal(45)), party="Suresh Patel", party_id=known("Suresh Patel"))
    assert ("name", "Suresh Patel") in kinds(SOLD, entry)


def test_a_second_entry_of_the_same_words_is_found() -> None:
    text = "Ramesh shaam ko aakar 500 jama kara gaya"
    who = {"party": "Ramesh Kumar", "party_id": known("Ramesh Kumar"), "amount": Decimal(500)}
    receipt = Entry(Intent.RECEIPT, **who)  # type: ignore[arg-type]
    payment = Entry(Intent.PAYMENT, **who)  # type: ignore[arg-type]
    assert kinds(text, receipt) == []
    assert kinds(text, receipt, payment) == [("twice", "500")]


def test_two_entries_with_something_of_their_own_are_not_doubted() -> None:
    text = "Ramesh ne 500 diye aur Suresh ne bhi 500"
    entries = [
        Entry(Intent.RECEIPT, party=name, party_id=known(name), amount=Decimal(500))
        for name in ("Ramesh Kumar", "Suresh Patel")
    ]
    assert kinds(text, *entries) == []


def test_a_day_that_was_not_said_is_found() -> None:
    entry = sale(sugar("5", rate=Decimal(45)), date=TODAY.replace(day=2))
    assert ("day", "2026-11-02") in kinds(SOLD, entry)


def test_a_price_of_the_catalogue_vouches_for_no_new_price() -> None:
    entry = Entry(Intent.PRICE_SET, item="Sugar", item_id=known("Sugar"), sale_price=Decimal(40))
    assert ("figure", "40") in kinds("cheeni ka naya bhav lagana hai", entry)
    raised = replace(entry, sale_price=Decimal(47))
    assert kinds("cheeni ka bhav 2 rupaye badha do", raised) == []
