"""``grounding``: what is worked out around a model's answer, by the size of the catalogue."""

import time
from collections.abc import Callable
from statistics import median

from vyapari.agents.entering import Wrong, read_entry
from vyapari.agents.grounding import unsaid
from vyapari.agents.mentions import mentions
from vyapari.agents.request import messages
from vyapari.agents.tools import ENTRIES
from vyapari.agents.trust import is_plain
from vyapari.agents.words import words_of
from vyapari.bench.contenders.ours import TEXT, request
from vyapari.bench.shop import TODAY, names
from vyapari.bench.table import Figures
from vyapari.quick.names import Names

_ARGS = {
    "lines": [{"item": "Sugar", "qty": "5", "unit": "kg", "rate": "45"}],
    "party": "Ramesh Kumar",
    "mode": "credit",
}


def run(rounds: int = 500) -> list[Figures]:
    """Median microseconds in a small shop and in one with 2,000 items, 5,000 parties.

    ``mentions`` are the names that a message speaks of, ``context`` what the model is told beside
    it, ``entry`` its arguments checked and named, ``said`` the figures, days and names that the
    message vouches for (mentions among them), ``unsaid`` what the entry has beyond those.
    """
    small = _figures(names(20, 20), rounds)
    large = _figures(names(2_000, 5_000), rounds)
    return [
        Figures("20 items, 20 parties", small),
        Figures("2,000 items, 5,000 parties", large),
        Figures("ratio", {name: large[name] / small[name] for name in small}),
    ]


def _figures(known: Names, rounds: int) -> dict[str, float]:
    asked = request(known)
    said = words_of(TEXT, known, TODAY)
    entry = read_entry(ENTRIES["sale"], _ARGS, known)
    if isinstance(entry, Wrong):
        raise TypeError(entry.why)
    steps: dict[str, Callable[[], object]] = {
        "mentions_us": lambda: mentions(TEXT, known),
        "context_us": lambda: messages(asked),
        "entry_us": lambda: read_entry(ENTRIES["sale"], _ARGS, known),
        "said_us": lambda: words_of(TEXT, known, TODAY),
        "unsaid_us": lambda: unsaid([entry], said, known),
        "plain_us": lambda: is_plain(TEXT),
    }
    return {name: _median(step, rounds) for name, step in steps.items()}


def _median(step: Callable[[], object], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        started = time.perf_counter_ns()
        step()
        taken.append(time.perf_counter_ns() - started)
    return median(taken) / 1000
