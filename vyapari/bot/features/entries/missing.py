"""What an entry cannot do without and the merchant has not said, in the order of asking."""

from dataclasses import dataclass, field
from typing import Any

from vyapari.books.entry import Entry
from vyapari.bot.features.entries.draft import Asks


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to ask about a draft; the fields are those of ``draft.Question``."""

    asks: Asks
    line: int | None = None
    about: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def first_need(entry: Entry) -> Need | None:
    """The first thing to ask: which of several names is meant, how much, at what price, who."""
    if entry.ambiguous:
        written, ids = entry.ambiguous[0]
        return Need("which", about={"name": written}, choices=ids)
    if "qty" in entry.missing:
        for place, line in enumerate(entry.lines):
            if not line.qty:
                return Need("qty", place)
    if "rate" in entry.missing:
        for place, line in enumerate(entry.lines):
            if line.rate is None and line.amount is None:
                return Need("rate", place)
    if "amount" in entry.missing and entry.amount is None:
        return Need("amount")
    if "party" in entry.missing and entry.party is None and entry.party_id is None:
        return Need("party")
    return None
