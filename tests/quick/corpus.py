"""Phrases of merchants with what they book, and how well they are understood."""

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from vyapari.quick.transcript import Shop, booking, load
from vyapari.quick.understanding import understand

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
PASS = {"intent": "pass"}


@dataclass(frozen=True)
class Row:
    language: str
    phrase: str
    booking: dict[str, Any]


@dataclass
class Score:
    """``right`` of ``answered`` agree with the corpus; ``bookable`` are all that say something."""

    right: int = 0
    answered: int = 0
    bookable: int = 0
    answered_bookable: int = 0
    wrong: list[str] = field(default_factory=list)


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    parts = (line.split("\t") for line in lines)
    return [Row(language, phrase, json.loads(text)) for language, phrase, text in parts]


def shop(name: str = "shop.json") -> Shop:
    return load(HERE / name)


def said(phrase: str, at: Shop) -> dict[str, Any]:
    return booking(understand(phrase, at.names, TODAY), TODAY, at.names)


def alike(value: Any) -> Any:
    """``value`` with its numbers in one form, so that 8.5 and 8.50 are equal."""
    if isinstance(value, dict):
        return {key: alike(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [alike(inner) for inner in value]
    try:
        return str(Decimal(value).normalize())
    except (InvalidOperation, TypeError):
        return value


def score(corpus: list[Row], at: Shop) -> Score:
    found = Score()
    for row in corpus:
        got = said(row.phrase, at)
        right = alike(got) == alike(row.booking)
        found.bookable += row.booking != PASS
        found.answered_bookable += PASS not in (row.booking, got)
        if got != PASS:
            found.answered += 1
            found.right += right
            if not right:
                found.wrong.append(f"{row.phrase}: {got}")
    return found
