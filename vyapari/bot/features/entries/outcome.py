"""What the store made of a voucher, and how party and stock stand after it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vyapari.books.commands import Booked
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.bill import SPELLED, joined
from vyapari.bot.features.entries.settle import known_parties
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the store made of a voucher: itself, its party's balance, the stock of its items."""

    voucher: Voucher
    party: dict[str, Any] | None
    items: tuple[dict[str, Any], ...]

    @classmethod
    def all_of(cls, booked: Booked) -> "tuple[Outcome, ...]":
        """The outcomes of the command's new vouchers."""
        return tuple(
            cls(
                from_json(Voucher, result["voucher"]),
                result.get("party"),
                tuple(result.get("items") or ()),
            )
            for result in booked.results
            if "voucher" in result and "original" not in result
        )


def balance_text(turn: Turn, party: dict[str, Any] | None) -> Markup:
    """How the party's account stands: what a customer owes or has paid ahead, or is owed."""
    if party is None:
        return Markup()
    balance = Decimal(party["balance"])
    if balance == 0:
        return turn.say("entries-settled")
    known = known_parties(turn).get(party["id"])
    if known is not None and known.kind == "supplier":
        key = "entries-prepaid" if balance > 0 else "entries-owed"
    else:
        key = "entries-owes" if balance > 0 else "entries-advance"
    return turn.say(key, amount=turn.say.money(abs(balance)))


def stock_text(
    say: Phrasebook, items: tuple[dict[str, Any], ...], *, named: bool = False
) -> Markup:
    """``45 kg``, or each item with what is left of it; one item too where it must be ``named``."""
    left = [(item["name"], say.quantity(Decimal(item["stock"]), item["unit"])) for item in items]
    if len(left) == 1 and not named:
        return Markup(left[0][1])
    return joined(say("entries-stock-each", item=name, left=qty) for name, qty in left[:SPELLED])
