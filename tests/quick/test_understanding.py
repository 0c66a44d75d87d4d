from datetime import date
from decimal import Decimal

import pytest

from tests.quick.corpus import TODAY, shop
from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Entry, Intent, Mode
from vyapari.quick import Names, understand

KIRANA = shop().names


def heard(text: str, names: Names = KIRANA) -> Entry:
    entry = understand(text, names, TODAY)
    assert entry is not None, text
    return entry


def test_what_was_filled_in_by_habit_is_named() -> None:
    entry = heard("do kilo cheeni bechi")
    assert set(entry.guessed) == {"mode", "rate"}
    assert heard("2 kg sugar sold at 44 cash").guessed == ()


def test_known_names_come_with_their_ids() -> None:
    entry = heard("Ramesh ko 2 kilo cheeni udhar")
    assert entry.party_id is not None
    assert KIRANA.parties[entry.party_id].name == "Ramesh Kumar"
    assert KIRANA.items[entry.lines[0].item_id or ""].name == "Sugar"


def test_a_name_that_fits_two_parties_is_never_guessed() -> None:
    names = Names(
        [Item("sugar", "Sugar", "kg", ("cheeni",), Decimal(45))],
        [Party("one", "Ramesh Kumar"), Party("two", "Ramesh Shah")],
    )
    entry = heard("Ramesh ko 2 kilo cheeni udhar", names)
    assert (entry.party, entry.party_id) == ("Ramesh", None)
    assert entry.ambiguous == (("Ramesh", ("one", "two")),)
    assert heard("Ramesh Shah ko 2 kilo cheeni udhar", names).party_id == "two"


def test_a_name_that_fits_two_items_is_never_guessed() -> None:
    names = Names([Item("lux", "Lux Soap", "pcs"), Item("dove", "Dove Soap", "pcs")])
    entry = heard("sold 2 soap at 40", names)
    assert entry.lines[0].item_id is None
    assert set(entry.ambiguous[0][1]) == {"lux", "dove"}


def test_a_new_name_close_to_a_known_one_says_so() -> None:
    entry = heard("sold 2 kg sugar to Ramash")
    assert (entry.party, entry.party_id) == ("Ramash", None)
    assert [KIRANA.parties[party].name for party in entry.similar[0][1]] == ["Ramesh Kumar"]


def test_people_of_other_names_are_not_taken_for_known_ones() -> None:
    for name in ("Rajesh", "Sunit", "Mohini", "Fatema Bi", "Surekha"):
        assert heard(f"sold 2 kg sugar to {name}").party_id is None


def test_a_day_is_absolute_and_today_is_none() -> None:
    assert heard("kal 2 kilo cheeni bechi").date == date(2026, 11, 22)
    assert heard("aaj 2 kilo cheeni bechi").date is None
    assert heard("12 tareekh ko 2 kilo cheeni bechi").date == date(2026, 11, 12)
    assert heard("25 tareekh ko 2 kilo cheeni bechi").date == date(2026, 10, 25)
    assert heard("somvar ko 2 kilo cheeni bechi").date == date(2026, 11, 16)


def test_a_day_of_a_month_that_may_be_the_last_or_the_next_one_is_not_guessed() -> None:
    assert heard("sold 2 kg sugar on 3 april").date == date(2026, 4, 3)
    assert heard("sold 2 kg sugar on 25 december 2025").date == date(2025, 12, 25)
    in_november, in_january = date(2026, 11, 23), date(2027, 1, 5)
    text = "sold 2 kg sugar on 25 december"
    assert understand(text, KIRANA, in_november) is None
    assert isinstance(told := understand(text, KIRANA, in_january), Entry)
    assert told.date == date(2026, 12, 25)


def test_credit_without_a_party_asks_for_one() -> None:
    assert heard("2 kilo cheeni udhar di").missing == ("party",)


def test_a_new_item_without_a_price_asks_for_it() -> None:
    assert heard("sold 2 kg saffron").missing == ("rate",)


def test_a_purchase_without_a_price_takes_the_cost_price() -> None:
    assert heard("bought 50 kg sugar from Gupta").lines[0].rate == Decimal(40)


@pytest.mark.parametrize(
    ("text", "rate", "amount"),
    [
        ("sold 5 kg sugar 45", "45", None),
        ("sold 5 kg sugar 225", None, "225"),
        ("sold 5 kg sugar for 225", None, "225"),
        ("5 kilo cheeni 45 me bechi", "45", None),
        ("5 kilo cheeni 225 me bechi", None, "225"),
        ("sold 10 eggs 70", None, "70"),
    ],
)
def test_a_bare_number_is_what_the_usual_price_bears_out(
    text: str, rate: str | None, amount: str | None
) -> None:
    line = heard(text).lines[0]
    assert (line.rate, line.amount) == (
        Decimal(rate) if rate else None,
        Decimal(amount) if amount else None,
    )


@pytest.mark.parametrize("text", ["5 kg sugar 100", "2 kg tomato 40", "sold 2 bags rice at 60"])
def test_a_number_that_may_be_either_is_passed_on(text: str) -> None:
    assert understand(text, KIRANA, TODAY) is None


def test_a_smaller_unit_is_priced_in_the_stock_unit() -> None:
    line = heard("sold 500 gm sugar").lines[0]
    assert (line.qty, line.unit, line.rate) == (Decimal("0.5"), "kg", Decimal(45))


def test_discounts_stand_with_their_line_or_the_bill() -> None:
    entry = heard("sold 2 kg sugar at 45 less 5 and 1 kg rice at 60")
    assert (entry.lines[0].discount, entry.discount) == (Decimal(5), None)
    entry = heard("sold 2 kg sugar at 45 and 1 kg rice at 60 less 5%")
    assert (entry.lines[1].discount_percent, entry.discount_percent) == (None, Decimal(5))


def test_a_total_beside_the_prices_must_agree_with_them() -> None:
    assert heard("sold 5 kg sugar at 45 total 225").lines[0].rate == Decimal(45)
    assert understand("sold 5 kg sugar at 45 total 220", KIRANA, TODAY) is None


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("bank me 5000 jama kiye", Mode.CASH, Mode.BANK),
        ("withdrew 2000 from bank", Mode.BANK, Mode.CASH),
        ("upi se bank me 5000 transfer kiye", Mode.UPI, Mode.BANK),
    ],
)
def test_transfers_know_both_ends(text: str, source: Mode, target: Mode) -> None:
    entry = heard(text)
    assert (entry.intent, entry.source, entry.target) == (Intent.TRANSFER, source, target)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ramesh ne 500 diye", Intent.RECEIPT),
        ("Ramesh ko 500 diye", Intent.PAYMENT),
        ("Ramesh se 500 mile", Intent.RECEIPT),
        ("Ramesh paid 500", Intent.RECEIPT),
        ("paid Ramesh 500", Intent.PAYMENT),
        ("Ramesh bought 2 kg sugar", Intent.SALE),
        ("bought 2 kg sugar from Gupta", Intent.PURCHASE),
        ("Gupta ne 50 kilo cheeni di 40 me", Intent.PURCHASE),
        ("Ramesh ne 2 kilo cheeni li", Intent.SALE),
        ("Ramesh ne 2 kilo cheeni wapas ki", Intent.SALE_RETURN),
        ("Gupta ko 2 kilo cheeni wapas ki", Intent.PURCHASE_RETURN),
    ],
)
def test_who_gave_whom_decides(text: str, intent: Intent) -> None:
    assert heard(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "Ramesh paid 500 to Gupta",
        "Ramesh ko 500 udhar diye",
        "Ramesh ne 500 diye 200 baaki",
        "Ramesh promised to pay 500",
        "paid 500 for biryani",
        "500 diye biryani ke liye",
        "20 ki maggi bechi",
        "-5 kg sugar 45",
        "sold 5 5 kg sugar",
        "2-3 kilo cheeni bechi",
        "Gupta bill paid 5000",
    ],
)
def test_what_is_not_certain_is_passed_on(text: str) -> None:
    assert understand(text, KIRANA, TODAY) is None


def test_a_shop_that_knows_nobody_is_understood_too() -> None:
    entry = heard("5 kilo cheeni 45 ke bhav Ramesh ko udhar", Names())
    assert (entry.lines[0].item, entry.party, entry.lines[0].rate) == ("cheeni", "Ramesh", 45)


def test_a_person_whose_name_is_a_word_is_found() -> None:
    names = Names([], [Party("p", "Pooja Sharma")])
    assert heard("Pooja se 500 mile", names).party_id == "p"
