"""``quick``: time to understand a message, by the size of the shop's catalogue."""

import time
from datetime import date
from decimal import Decimal
from itertools import cycle, islice, product
from statistics import median

from vyapari.bench.table import Figures
from vyapari.books.catalogue import Item, Party
from vyapari.quick import understand
from vyapari.quick.names import Names

_TODAY = date(2026, 11, 23)
_MESSAGES = (
    "5 kilo cheeni 45 ke bhav Ramesh ko udhar",
    "sold 2 kg sugar at 45 and 1 l mustard oil at 165 to Suresh",
    "रमेश से ५०० रुपये मिले",
    "bijli ka bill 1500 bhara",
    "aaj ki bikri",
    "sadhe teen kilo cheeni becha 35 ke hisab se",
    "what is the GST rate on biscuits",
)
_FIRST = ("ba", "chi", "do", "ga", "ku", "la", "me", "no", "pa", "ri", "su", "ta", "vi")
_LAST = ("bar", "chan", "dev", "gar", "kar", "lal", "man", "nath", "pur", "raj", "sing", "tel")


def run(rounds: int = 3_000) -> list[Figures]:
    """Median microseconds a message in a small shop and in one with 2,000 items, 5,000 parties."""
    small = _median(_names(20, 20), rounds)
    large = _median(_names(2_000, 5_000), rounds)
    return [
        Figures("20 items, 20 parties", {"median_us": small}),
        Figures("2,000 items, 5,000 parties", {"median_us": large}),
        Figures("ratio", {"median_us": large / small}),
    ]


def _median(names: Names, rounds: int) -> float:
    taken = []
    for message in islice(cycle(_MESSAGES), rounds):
        started = time.perf_counter_ns()
        understand(message, names, _TODAY)
        taken.append(time.perf_counter_ns() - started)
    return median(taken) / 1000


def _names(items: int, parties: int) -> Names:
    words = ["".join(parts) for parts in product(_FIRST, _FIRST, _LAST, _LAST)]
    stock = [Item(id=f"i{n}", name=word, unit="kg") for n, word in enumerate(words[:items])]
    sugar = Item(id="sugar", name="Sugar", unit="kg", aliases=("cheeni",), sale_price=Decimal(45))
    oil = Item(id="oil", name="Mustard Oil", unit="l", sale_price=Decimal(165))
    people = [Party(id=f"p{n}", name=word) for n, word in enumerate(reversed(words[-parties:]))]
    known = [Party(id="r", name="Ramesh Kumar"), Party(id="s", name="Suresh Patel")]
    return Names([*stock, sugar, oil], [*people, *known])
