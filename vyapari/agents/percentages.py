"""Which percentages may be said: those that follow from two amounts that belong together.

Of all pairs of figures of a busy month some pair gives almost any percentage, and counts give the
rest. So only what makes sense is worked out: a part of its whole, a margin, the same figure of two
periods; of what the merchant said, any two, as long as they are few.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import combinations
from typing import Any

from vyapari.books.money import ZERO

#: A lookup's name and answer (see ``lookups``).
Looked = tuple[str, Mapping[str, Any]]
Amounts = Mapping[tuple[str, ...], Decimal]
_HUNDRED = Decimal(100)
#: What is no amount though it may be written in digits.
_NAMES = frozenset({"item", "party", "date", "what", "category", "mode", "last_entry", "rate"})
_WORDS = frozenset({"from", "to", "stock", "qty", "goods"})
#: Of more figures in a message any two would give anything.
_MOST_SAID = 6
#: What the merchant says is held against the books' amounts if it is as large as one.
_LEAST_SAID = 100
#: Figures of a period that another figure of it may be a part of.
_SALES = ("sales_without_tax", "billed_with_tax")


def percentages(looked: Sequence[Looked], said: AbstractSet[Decimal]) -> frozenset[Decimal]:
    """All that may be said of lookups and of the merchant's own figures, exact and unsigned."""
    found = set(said)
    read = [(name, answer, amounts(answer)) for name, answer in looked]
    for name, answer, told in read:
        found.update(_rates(answer))
        if (parts := _PARTS.get(name)) is not None:
            found.update(_share(part, whole) for part, whole in parts(told) if whole)
    for (one, _, before), (other, _, after) in combinations(read, 2):
        if one == other:
            found.update(_changes(before, after))
    if len(said) <= _MOST_SAID:
        for a, b in combinations(said, 2):
            found.update(_between(a, b))
        heads = [f for _, _, told in read for path, f in told.items() if len(path) == 1]
        for mine in (figure for figure in said if figure >= _LEAST_SAID):
            for figure in heads:
                found.update(_between(mine, figure))
    return frozenset(abs(percent) for percent in found)


def is_said(percent: Decimal, may_be: AbstractSet[Decimal]) -> bool:
    """Whether ``percent`` is one of ``may_be``, rounded to the places that it is written with."""
    places = percent.as_tuple().exponent
    slack = Decimal((0, (5,), int(places) - 1))
    return any(abs(exact - percent) <= slack for exact in may_be)


def amounts(answer: Mapping[str, Any]) -> dict[tuple[str, ...], Decimal]:
    """The amounts of a lookup's answer by where they stand; rows by the name of what they tell."""
    return dict(_read(answer, ()))


def _read(
    answer: Mapping[str, Any], at: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    for name, value in answer.items():
        if isinstance(value, Mapping):
            yield from _read(value, (*at, name))
        elif isinstance(value, list):
            for place, row in enumerate(value):
                if isinstance(row, Mapping):
                    called = row.get("item") or row.get("party") or str(place)
                    yield from _read(row, (*at, name, str(called)))
        elif isinstance(value, str) and name not in _NAMES | _WORDS:
            try:
                yield (*at, name), Decimal(value)
            except ArithmeticError:
                continue


def _rates(answer: Mapping[str, Any]) -> Iterator[Decimal]:
    """The rates of GST among rows, and their halves for centre and state."""
    for rows in (value for value in answer.values() if isinstance(value, list)):
        for rate in (row["rate"] for row in rows if isinstance(row, Mapping) and "rate" in row):
            yield from (Decimal(rate), Decimal(rate) / 2)


def _changes(before: Amounts, after: Amounts) -> Iterator[Decimal]:
    for path in before.keys() & after.keys():
        yield from _between(before[path], after[path], shares=False)


def _between(a: Decimal, b: Decimal, *, shares: bool = True) -> Iterator[Decimal]:
    """One as a part of the other, and how much more or less it is."""
    for part, whole in ((a, b), (b, a)):
        if whole:
            yield _share(part - whole, whole)
            if shares:
                yield _share(part, whole)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return part * _HUNDRED / whole


_Pairs = Iterator[tuple[Decimal, Decimal]]


def _of_business(told: Amounts) -> _Pairs:
    sales = [told[name,] for name in _SALES if (name,) in told]
    profit, cost = told.get(("gross_profit",), ZERO), told.get(("cost_of_goods",), ZERO)
    yield profit, cost
    spent = [figure for path, figure in told.items() if path[0] == "expenses"]
    for figure in (*spent, sum(spent, ZERO)):
        yield from ((figure, whole) for whole in (*sales, profit, sum(spent, ZERO)))
    for name in ("gross_profit", "net_profit", "cost_of_goods", "returns", "purchases"):
        yield from ((told.get((name,), ZERO), whole) for whole in sales)
    for path, figure in told.items():
        if path[0] == "billed_by_mode" or path[-1] == "sales":
            yield from ((figure, whole) for whole in sales)
        elif path[0] == "top_items" and path[-1] == "profit":
            yield figure, profit
            yield figure, told.get((*path[:-1], "sales"), ZERO)


def _of_stock(told: Amounts) -> _Pairs:
    for path, price in told.items():
        if path[-1] == "price" and (cost := told.get((*path[:-1], "average_cost"))) is not None:
            yield from ((price - cost, price), (price - cost, cost))


def _of_balances(told: Amounts) -> _Pairs:
    """What each owes of all, and how old it is: by age, and older than each age."""
    total = told.get(("total",), ZERO)
    ages: dict[tuple[str, ...], list[Decimal]] = {}
    for path, figure in told.items():
        if path[-1] == "balance":
            yield figure, total
        elif len(path) > 1 and path[-2] == "by_age":
            ages.setdefault(path[:-2], []).append(figure)
    for path, figures in ages.items():
        whole = told.get((*path, "balance"), total)
        for place, figure in enumerate(figures):
            yield from ((figure, whole), (sum(figures[place:], ZERO), whole))


def _of_money(told: Amounts) -> _Pairs:
    held = {path[-1]: figure for path, figure in told.items() if path[0] == "at_end"}
    for account, figure in held.items():
        yield figure, sum(held.values(), ZERO)
        before = told.get(("at_start", account), ZERO)
        yield figure - before, before


_PARTS: dict[str, Callable[[Amounts], _Pairs]] = {
    "business_figures": _of_business,
    "stock_list": _of_stock,
    "receivables": _of_balances,
    "payables": _of_balances,
    "money_in_hand": _of_money,
}
