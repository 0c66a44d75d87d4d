"""``quick``: time to understand a message, by the size of the shop's catalogue."""

import time
from itertools import cycle, islice
from statistics import median

from vyapari.bench.shop import TODAY, names
from vyapari.bench.table import Figures
from vyapari.quick import understand
from vyapari.quick.names import Names

_MESSAGES = (
    "5 kilo cheeni 45 ke bhav Ramesh ko udhar",
    "sold 2 kg sugar at 45 and 1 l mustard oil at 165 to Suresh",
    "रमेश से ५०० रुपये मिले",
    "bijli ka bill 1500 bhara",
    "aaj ki bikri",
    "sadhe teen kilo cheeni becha 35 ke hisab se",
    "what is the GST rate on biscuits",
)


def run(rounds: int = 3_000) -> list[Figures]:
    """Median microseconds a message in a small shop and in one with 2,000 items, 5,000 parties."""
    small = _median(names(20, 20), rounds)
    large = _median(names(2_000, 5_000), rounds)
    return [
        Figures("20 items, 20 parties", {"median_us": small}),
        Figures("2,000 items, 5,000 parties", {"median_us": large}),
        Figures("ratio", {"median_us": large / small}),
    ]


def _median(known: Names, rounds: int) -> float:
    taken = []
    for message in islice(cycle(_MESSAGES), rounds):
        started = time.perf_counter_ns()
        understand(message, known, TODAY)
        taken.append(time.perf_counter_ns() - started)
    return median(taken) / 1000
