"""What the bot says: the same messages in every language, values the Indian way."""

import re
from datetime import date
from decimal import Decimal
from importlib import resources

import pytest

from vyapari.books.quantity import UNITS
from vyapari.bot.texts import LANGUAGES, Markup, from_client, phrasebook

FOLDER = resources.files("vyapari.bot") / "locales"


def messages(language: str) -> dict[str, set[str]]:
    """Each message's key and the variables it uses."""
    found: dict[str, set[str]] = {}
    for entry in (FOLDER / language).iterdir():
        key = ""
        for line in entry.read_text(encoding="utf-8").splitlines():
            if start := re.match(r"([a-z][\w-]*) =", line):
                key = start[1]
                assert key not in found, f"{key} stands twice in {language}"
                found[key] = set()
            if key:
                found[key] |= set(re.findall(r"\$(\w+)", line))
    return found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_language_has_every_message_with_the_same_variables(language: str) -> None:
    assert messages(language) == messages("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_its_word(language: str) -> None:
    said = phrasebook(language)
    assert all(said.has(f"unit-{unit}") for unit in UNITS)


def test_money_is_grouped_the_indian_way() -> None:
    said = phrasebook("en")
    assert said.money(Decimal("123456.50")) == "₹1,23,456.50"
    assert said.money(Decimal("225.00")) == "₹225"
    assert said.money(Decimal(-1225)) == "−₹1,225"
    assert said.money(Decimal("0.005")) == "₹0.01"


def test_quantities_drop_needless_zeros() -> None:
    said = phrasebook("en")
    assert said.quantity(Decimal("2.500"), "kg") == "2.5 kg"
    assert said.quantity(Decimal(-15), "kg") == "−15 kg"


def test_a_date_names_its_year_only_when_it_is_another() -> None:
    said = phrasebook("en")
    assert said.date(date(2026, 11, 23), today=date(2026, 1, 1)) == "23 Nov"
    assert said.date(date(2025, 11, 23), today=date(2026, 1, 1)) == "23 Nov 2025"


def test_what_people_write_cannot_become_markup() -> None:
    said = phrasebook("en")
    key, variables = next(found for found in messages("en").items() if "name" in found[1])
    written, marked = dict.fromkeys(variables, "<b>"), dict.fromkeys(variables, Markup("<b>"))
    assert "&lt;b&gt;" in said(key, **written)
    assert "<b>" in said(key, **marked)
    assert "<b>" in said.plain(key, **written)


def test_a_message_nobody_wrote_is_an_error() -> None:
    with pytest.raises(LookupError):
        phrasebook("en")("no-such-message")


def test_the_client_language_is_where_a_chat_begins() -> None:
    assert from_client("hi") == "hi"
    assert from_client("hi-IN") == "hi"
    assert from_client("gu") == from_client("gu-IN") == "gu"
    assert from_client("hil") == "en"
    assert from_client(None) == "en"
