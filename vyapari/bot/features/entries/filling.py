"""Putting an answer into the entry that waits for it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.tax import rates
from vyapari.bot.features import checks
from vyapari.bot.features.entries.draft import Draft, Pack, Question, TaxRate
from vyapari.bot.features.entries.heard import (
    said_choice,
    said_party,
    said_quantity,
    said_rate,
    with_mode,
)
from vyapari.bot.features.entries.meant import meant, nobody_known
from vyapari.bot.features.entries.settle import known_items, known_parties
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_amount, answer_mode, answer_quantity
from vyapari.quick.names import Match


def by_text(turn: Turn, asked: Question) -> Draft | None:
    """The draft with what the text answers; ``None`` when it answers something else."""
    reader = _READERS.get(asked.asks)
    return reader(turn, asked) if reader else None


def by_choice(turn: Turn, asked: Question, choice: str) -> Draft | None:
    """The draft with what a button says: the place of a choice, or ``new``."""
    if asked.asks == "which" and choice == "new":
        return nobody_known(asked.draft)
    if not choice.isdecimal() or len(choice) > 2 or int(choice) >= len(asked.choices):
        return None
    chosen = asked.choices[int(choice)]
    if asked.asks == "which":
        return meant(turn, asked.draft, chosen)
    if asked.asks == "tax_rate":
        return _taxed_at(asked, Decimal(chosen))
    party = known_parties(turn).get(chosen)
    return _with_party(asked.draft, party.name, Match(party.id)) if party else None


def unpriced(turn: Turn, asked: Question) -> Draft:
    """The draft without the price that was doubted, so that it is asked again."""
    draft, doubted = asked.draft, asked.about.get("item")
    at = next((n for n, line in enumerate(draft.entry.lines) if line.item == doubted), None)
    if at is None:
        known = known_items(turn)
        unknown = (n for n, line in enumerate(draft.entry.lines) if line.item_id not in known)
        at = next(unknown, 0)
    bare = replace(draft.entry.lines[at], rate=None, amount=None)
    lines = (*draft.entry.lines[:at], bare, *draft.entry.lines[at + 1 :])
    missing = (*_less(draft.entry, "rate"), "rate")
    return replace(draft, entry=replace(draft.entry, lines=lines, missing=missing))


def paid_in_cash(draft: Draft) -> Draft:
    """The draft paid on the spot instead of on credit."""
    return _paid_by(draft, Mode.CASH)


def _paid_by(draft: Draft, mode: Mode | None) -> Draft:
    if mode is None:
        return draft
    guessed = tuple(name for name in draft.entry.guessed if name != "mode")
    return replace(draft, entry=replace(draft.entry, mode=mode, guessed=guessed))


def _rate(turn: Turn, asked: Question) -> Draft | None:
    at = asked.line or 0
    price, mode = with_mode(turn.text)
    priced = said_rate(turn, price, asked.draft.entry.lines[at])
    if priced is None:
        return None
    return _paid_by(_with_line(asked.draft, at, priced, "rate"), mode)


def _qty(turn: Turn, asked: Question) -> Draft | None:
    at = asked.line or 0
    counting = asked.draft.entry.intent is Intent.STOCK_COUNT
    counted = said_quantity(turn, asked.draft.entry.lines[at], nothing=counting)
    return None if counted is None else _with_line(asked.draft, at, counted, "qty")


def _amount(turn: Turn, asked: Question) -> Draft | None:
    said, mode = with_mode(turn.text)
    amount, missing = answer_amount(said), _less(asked.draft.entry, "amount")
    if amount is None:
        return None
    return _paid_by(_with(asked.draft, missing, amount=amount), mode)


def _party(turn: Turn, asked: Question) -> Draft | None:
    # "cash", to the question whose udhaar it is, says that it is nobody's.
    mode = answer_mode(turn.text)
    if mode is not None and mode is not Mode.CREDIT:
        missing = _less(asked.draft.entry, "party")
        return _paid_by(_with(asked.draft, missing), mode)
    said = said_party(turn)
    return None if said is None else _with_party(asked.draft, *said)


def _pack(turn: Turn, asked: Question) -> Draft | None:
    said, about = answer_quantity(turn.text), asked.about
    item = next((i for i in known_items(turn).values() if i.name == about["item"]), None)
    if item is None or said is None or said[1] not in (None, item.unit):
        return None
    pack = Pack(item.id, about["unit"], said[0])
    return replace(asked.draft, packs=(*asked.draft.packs, pack))


def _tax_rate(turn: Turn, asked: Question) -> Draft | None:
    said = turn.text.replace("%", " ").removeprefix("GST")
    rate = answer_amount(said) or checks.rate(said)
    if isinstance(rate, checks.Problem) or rate not in rates(turn.today):
        return None
    return _taxed_at(asked, rate)


def _taxed_at(asked: Question, rate: Decimal) -> Draft:
    said = TaxRate(asked.about["item"], rate)
    return replace(asked.draft, tax_rates=(*asked.draft.tax_rates, said))


def _which(turn: Turn, asked: Question) -> Draft | None:
    chosen = said_choice(turn, asked.choices)
    return None if chosen is None else meant(turn, asked.draft, chosen)


_READERS: dict[str, Callable[[Turn, Question], Draft | None]] = {
    "rate": _rate,
    "qty": _qty,
    "amount": _amount,
    "party": _party,
    "pack": _pack,
    "tax_rate": _tax_rate,
    "which": _which,
}


def _with_line(draft: Draft, at: int, line: EntryLine, answered: str) -> Draft:
    entry = draft.entry
    lines = (*entry.lines[:at], line, *entry.lines[at + 1 :])
    rest = any(other.rate is None and other.amount is None for other in lines)
    missing = entry.missing if answered == "rate" and rest else _less(entry, answered)
    return _with(draft, missing, lines=lines)


def _with_party(draft: Draft, name: str, match: Match) -> Draft:
    entry = draft.entry
    return _with(
        draft,
        _less(entry, "party"),
        party=name,
        party_id=match.id,
        ambiguous=(*entry.ambiguous, *_if_any(name, match.candidates)),
        similar=(*entry.similar, *_if_any(name, match.similar)),
    )


def _if_any(name: str, ids: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((name, ids),) if ids else ()


def _with(draft: Draft, missing: tuple[str, ...], **changes: object) -> Draft:
    return replace(draft, entry=replace(draft.entry, missing=missing, **changes))  # type: ignore[arg-type]


def _less(entry: Entry, answered: str) -> tuple[str, ...]:
    return tuple(name for name in entry.missing if name != answered)
