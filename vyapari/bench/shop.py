"""The shop that benchmarks speak of: as many items and parties as a scenario wants."""

from datetime import date
from decimal import Decimal
from itertools import product

from vyapari.books.catalogue import Item, Party
from vyapari.quick.names import Names

TODAY = date(2026, 11, 23)
_FIRST = ("ba", "chi", "do", "ga", "ku", "la", "me", "no", "pa", "ri", "su", "ta", "vi")
_LAST = ("bar", "chan", "dev", "gar", "kar", "lal", "man", "nath", "pur", "raj", "sing", "tel")


def names(items: int, parties: int) -> Names:
    """So many made-up names, beside sugar, oil, Ramesh and Suresh."""
    words = ["".join(parts) for parts in product(_FIRST, _FIRST, _LAST, _LAST)]
    stock = [Item(id=f"i{n}", name=word, unit="kg") for n, word in enumerate(words[:items])]
    sugar = Item(id="sugar", name="Sugar", unit="kg", aliases=("cheeni",), sale_price=Decimal(45))
    oil = Item(id="oil", name="Mustard Oil", unit="l", sale_price=Decimal(165))
    people = [Party(id=f"p{n}", name=word) for n, word in enumerate(reversed(words[-parties:]))]
    known = [Party(id="r", name="Ramesh Kumar"), Party(id="s", name="Suresh Patel")]
    return Names([*stock, sugar, oil], [*people, *known])
