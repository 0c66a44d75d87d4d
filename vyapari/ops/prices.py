"""What a model's tokens cost: an estimate for metrics, from a dated list of assumptions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens: sent, sent and cached, received."""

    sent: Decimal
    cached: Decimal
    received: Decimal

    def of(self, sent: int, cached: int, received: int) -> Decimal:
        """The cost in dollars; ``sent`` counts the cached ones too."""
        fresh = sent - cached
        return (fresh * self.sent + cached * self.cached + received * self.received) / _MILLION


class Prices:
    """The prices of models: those that the operator ``set``, else those of the list.

    ``set`` is ``{model: (sent, cached, received)}``; an empty one leaves all prices out.
    """

    def __init__(self, set: Mapping[str, tuple[Decimal, ...]] | None = None) -> None:  # noqa: A002
        self._set = None if set is None else {model: Price(*price) for model, price in set.items()}

    def of(self, model: str, today: date) -> Price | None:
        """The price of ``model`` on a day; ``None`` where none is known."""
        if self._set is not None:
            return self._set.get(model)
        valid = [price for since, price in _listed().get(model, ()) if since <= today]
        return valid[-1] if valid else None


@cache
def _listed() -> dict[str, list[tuple[date, Price]]]:
    """Each model's prices, the oldest first."""
    text = (files("vyapari.ops") / "prices.json").read_text(encoding="utf-8")
    listed: dict[str, list[tuple[date, Price]]] = {}
    for row in json.loads(text, parse_float=Decimal)["prices"]:
        price = Price(*(Decimal(row[kind]) for kind in ("sent", "cached", "received")))
        listed.setdefault(row["model"], []).append((date.fromisoformat(row["since"]), price))
    return listed
