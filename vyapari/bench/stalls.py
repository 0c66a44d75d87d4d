"""``stalls``: for how long one step of an agent's run holds the event loop, in a large shop.

The steps are those between two awaits: what is told to the model, what its calls become, what the
message vouches for, which of an answer's words are said. Messages are long and full of names.
"""

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import product
from statistics import median
from typing import cast

from vyapari.agents.entering import read_entry
from vyapari.agents.grounding import unsaid
from vyapari.agents.request import Request, messages
from vyapari.agents.routing import role_of
from vyapari.agents.telling import Teller
from vyapari.agents.tools import ENTRIES
from vyapari.agents.trust import is_plain
from vyapari.agents.words import words_of
from vyapari.bench.table import Figures
from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Entry
from vyapari.quick.names import Names
from vyapari.store.store import Store

_TODAY = date(2026, 11, 23)
_SYLLABLES = ("ba", "chi", "do", "ga", "ku", "la", "me", "no", "pa", "ri", "su", "ta", "vi")
_WORDS = ["".join(parts) for parts in product(_SYLLABLES, repeat=4)]
_SHORT = "Ramesh bhai ko paanch kilo cheeni di thi 45 ke hisaab se, paise baad mein denge"


def run(rounds: int = 20, size: int = 5_000) -> list[Figures]:
    """Milliseconds of each step, median and worst, with ``size`` items and parties."""
    names = _names(size)
    texts = {
        "a usual message": _SHORT,
        "1,500 letters of names": " ".join(_WORDS[7:30000:37])[:1500],
        "1,500 letters of names misspelt": " ".join(f"{w}x" for w in _WORDS[7:30000:41])[:1500],
        "4,000 letters of figures": " ".join(f"{n} kilo {_WORDS[n]}" for n in range(600))[:4000],
    }
    return [
        Figures(f"{step}: {what}", _taken(rounds, size, step, text, names))
        for what, text in texts.items()
        for step in ("before the model", "a call of 12 lines", "12 entries grounded", "an answer")
    ]


def _taken(rounds: int, size: int, step: str, text: str, names: Names) -> dict[str, float]:
    work = _steps(text, names, size)[step]
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return {"median_ms": median(taken), "worst_ms": max(taken)}


def _steps(text: str, names: Names, size: int) -> dict[str, Callable[[], object]]:
    words = words_of(text, names, _TODAY)
    lines = [{"item": _WORDS[n], "qty": "5", "rate": str(n + 10)} for n in range(60)]
    some = [{"lines": lines[:12], "party": _WORDS[size + n]} for n in range(12)]
    known = {Decimal(n * 37 + 11) for n in range(120)}
    answer = " ".join(f"{word} sold for ₹{n}." for n, word in enumerate(_WORDS[:700]))

    made = [read_entry(ENTRIES["sale"], args, names) for args in some]
    entries = [entry for entry in made if isinstance(entry, Entry)]

    def before() -> object:
        role_of(text)
        request = Request(
            text=text,
            language="English",
            today=_TODAY,
            names=names,
            named=words_of(text, names, _TODAY).named,
            shop=None,
            member=None,
            store=cast("Store", None),  # no step asks the books
        )
        return messages(request)

    return {
        "before the model": before,
        "a call of 12 lines": lambda: read_entry(ENTRIES["sale"], some[0], names),
        "12 entries grounded": lambda: (unsaid(entries, words, names), is_plain(text)),
        "an answer": lambda: Teller(known | words.figures).whole(answer),
    }


def _names(size: int) -> Names:
    goods = [
        Item(f"i{n}", word, "kg", sale_price=Decimal(45)) for n, word in enumerate(_WORDS[:size])
    ]
    people = [Party(f"p{n}", word) for n, word in enumerate(_WORDS[size : 2 * size])]
    sugar = Item("sugar", "Sugar", "kg", aliases=("cheeni",), sale_price=Decimal(45))
    return Names([*goods, sugar], [*people, Party("r", "Ramesh Kumar")])
