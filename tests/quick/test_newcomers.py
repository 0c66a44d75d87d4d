"""A shop that knows no names yet."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.quick.corpus import PASS, TODAY, rows, shop
from vyapari.books.entry import Intent
from vyapari.quick import Names, understand
from vyapari.quick.transcript import booking

NEW = Names()


def said(phrase: str) -> dict[str, Any]:
    return booking(understand(phrase, NEW, TODAY), TODAY, NEW)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Ramesh ka hisaab", {"intent": "balance_query", "party": "Ramesh"}),
        ("रमेश का हिसाब", {"intent": "balance_query", "party": "रमेश"}),
        ("how much does Ramesh owe", {"intent": "balance_query", "party": "Ramesh"}),
        ("what's Ramesh's balance?", {"intent": "balance_query", "party": "Ramesh"}),
        ("Suresh pe kitna baki hai", {"intent": "balance_query", "party": "Suresh"}),
        ("stock of sugar?", {"intent": "stock_query", "item": "sugar"}),
        ("stock of Surf Excel", {"intent": "stock_query", "item": "Surf Excel"}),
        ("चीनी कितनी बची है", {"intent": "stock_query", "item": "चीनी"}),
        ("ખાંડ કેટલી બચી છે", {"intent": "stock_query", "item": "ખાંડ"}),
        ("ચોખાનો સ્ટોક", {"intent": "stock_query", "item": "ચોખા"}),
        ("હસમુખનું ખાતું", {"intent": "balance_query", "party": "હસમુખ"}),
        ("કિરીટભાઈનો હિસાબ", {"intent": "balance_query", "party": "કિરીટભાઈ"}),
        ("ખાંડનો ભાવ હવે 48", {"intent": "price_set", "item": "ખાંડ", "sale_price": "48"}),
        ("onion stock", {"intent": "stock_query", "item": "onion"}),
        ("sugar price is now 48", {"intent": "price_set", "item": "sugar", "sale_price": "48"}),
        ("set price of Maggi to 15", {"intent": "price_set", "item": "Maggi", "sale_price": "15"}),
        (
            "sugar stock is 100 kg",
            {"intent": "stock_count", "lines": [{"item": "sugar", "qty": "100", "unit": "kg"}]},
        ),
        (
            "opening balance of Ramesh 1500",
            {"intent": "opening", "party": "Ramesh", "amount": "1500"},
        ),
        ("opening balance Ramesh 1000", {"intent": "opening", "party": "Ramesh", "amount": "1000"}),
        ("purana baaki Ramesh 1000", {"intent": "opening", "party": "Ramesh", "amount": "1000"}),
        # Goods have no balance, and of a bare opening nobody says what it is of.
        ("opening balance sugar 1000", PASS),
        ("opening Ramesh 1000", PASS),
        (
            "2 साड़ी 800 के भाव बेची",
            {
                "intent": "sale",
                "lines": [{"item": "साड़ी", "qty": "2", "unit": "pcs", "rate": "800"}],
                "mode": "cash",
            },
        ),
    ],
)
def test_a_name_stands_as_it_was_written(phrase: str, meant: dict[str, Any]) -> None:
    assert said(phrase) == meant


@pytest.mark.parametrize(
    ("phrase", "rate", "amount"),
    [
        ("5 kg potato 30", "30", None),
        ("5 kg potato 150", None, "150"),
        ("cheeni 5 kilo 45", "45", None),
        ("10 ande 70", None, "70"),
        ("dahi 500 gram 40", None, "40"),
    ],
)
def test_a_bare_number_is_what_the_bazaar_bears_out(
    phrase: str, rate: str | None, amount: str | None
) -> None:
    entry = understand(phrase, NEW, TODAY)
    assert entry is not None
    (line,) = entry.lines
    assert line.item_id is None
    assert line.rate == (Decimal(rate) if rate else None)
    assert line.amount == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    "phrase",
    [
        "2 kg tomato 40",  # a kilo or both of them
        "5 kg kohinoor 30",  # who knows what it costs
        "naya stock",
        "diwali stock",
        "gold price 62000",
        "cheeni ka hisaab",
        "Ramesh tomato 2 kg 40 ke bhav udhar",
        "cheeni Ramesh 2 kg 45 udhar",
        "sold 2 kg sugar loose to Mohan",
        "ghee 1 kilo 620 Ramesh udhar",
        "1 kg chini ka bhav 50",
        "2 sugar 45",
    ],
)
def test_what_may_be_something_else_is_passed_on(phrase: str) -> None:
    assert understand(phrase, NEW, TODAY) is None


@pytest.mark.parametrize("corpus", ["phrases_unseen.tsv", "phrases_fresh.tsv"])
def test_no_phrase_means_something_else_to_a_newcomer(corpus: str) -> None:
    for row in rows(corpus):
        got = said(row.phrase)
        assert got["intent"] in {row.booking["intent"], "pass"}, json.dumps(got)


def test_a_shop_with_names_passes_questions_about_others_on() -> None:
    entry = understand("Kavita ka hisaab", NEW, TODAY)
    assert entry is not None
    assert (entry.intent, entry.party, entry.party_id) == (Intent.BALANCE_QUERY, "Kavita", None)
    assert booking(entry, TODAY, NEW) != PASS
    assert booking(entry, TODAY, shop().names) == PASS


@pytest.mark.parametrize(
    "phrase",
    [
        "opening stock sugar 50 kg at 40, rice 100 kg at 52",
        "opening stock sugar 50 kg at 40 and rice 100 kg at 52",
        "opening stock\nsugar 50 kg at 40\nrice 100 kg at 52",
    ],
)
def test_goods_behind_a_comma_begin_the_next_line(phrase: str) -> None:
    assert said(phrase)["lines"] == [
        {"item": "sugar", "qty": "50", "unit": "kg", "rate": "40"},
        {"item": "rice", "qty": "100", "unit": "kg", "rate": "52"},
    ]


def test_a_stranger_behind_a_comma_is_no_goods() -> None:
    assert said("sold 5 kg sugar at 45, Mohan 2 kg udhar") == PASS
