"""Texts made to keep a reader busy or to trip it, as long as Telegram lets them be."""

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.quick.corpus import shop
from vyapari.agents.telling import Teller
from vyapari.agents.trust import is_plain
from vyapari.agents.words import words_of
from vyapari.bot.features.typed import report_and_period
from vyapari.bot.prose import prose
from vyapari.bot.split import plain, split
from vyapari.documents.intake.grids import pasted
from vyapari.quick import answer_date, language, understand

LONGEST = 4096
TODAY = date(2026, 11, 23)
UNITS = (
    "1 ", "5 kg ", "5 kg sugar 45, ", "a", "1", "1,", "1.", "- ", "ka ko ki ", "/", "se ",
    "to from ", "5 x 5 ", "aur ", "₹", "%", "12/", "1/1/1 ", "dhai ", "सा", "१", "ક",
    "Ramesh ", "\n", "\t", "🙂", "\u200d", "e\u0301", "(", ")", "[", "*", "_", "`", "<b>",
    "&amp;", "@a ", "a" * 30 + " ", "1e9", "००", "kal ", "12 tareekh ", "5+5+", "5kg5kg",
    ";", '"', "1 nov - ", "x5 ", "1%", "\u0915\u094d",
)  # fmt: skip
NAMES = shop().names

READERS: dict[str, Callable[[str], object]] = {
    "understand": lambda text: understand(text, NAMES, TODAY),
    "answer_date": lambda text: answer_date(text, TODAY),
    "report_and_period": lambda text: report_and_period(text, TODAY),
    "language": language,
    "words_of": lambda text: words_of(text, NAMES, TODAY),
    "is_plain": lambda text: is_plain(text, ["Sugar", "Rice"]),
    "teller": Teller([Decimal(500), Decimal(1225)]).whole,
    "prose": prose,
    "split": split,
    "plain": plain,
    "pasted": pasted,
}


def texts() -> list[str]:
    chance = random.Random(1)
    alike = [(unit * (LONGEST // len(unit) + 1))[:LONGEST] for unit in UNITS]
    mixed = ["".join(chance.choices(UNITS, k=2000))[:LONGEST] for _ in range(10)]
    # Some readers look at short texts alone, and longer at them.
    return [text[:length] for text in (*alike, *mixed) for length in (100, 600, LONGEST)]


@pytest.mark.parametrize("reader", sorted(READERS))
def test_every_reader_gets_through_them(reader: str) -> None:
    for text in texts():
        READERS[reader](text)
