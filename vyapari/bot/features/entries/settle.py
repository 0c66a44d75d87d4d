"""Giving an entry's names their ids: what the shop knows, and what it is about to learn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from vyapari.books.bookkeeping import Desk
from vyapari.books.catalogue import Item, Party, PartyKind
from vyapari.books.commands import PutItem, PutParty
from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.shop import Shop
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.known import names_of
from vyapari.bot.ids import new_id
from vyapari.bot.turn import Turn

#: What a new item is kept in when it is first named in another unit of the same kind.
_STOCK_UNITS = {
    "g": "kg",
    "quintal": "kg",
    "tonne": "kg",
    "ml": "l",
    "cm": "m",
    "dozen": "pcs",
    "gross": "pcs",
}
_FROM_SUPPLIERS = frozenset({Intent.PURCHASE, Intent.PURCHASE_RETURN, Intent.PAYMENT})


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry all of whose names have ids.

    ``names`` add what is new, before the voucher. ``similar`` says of each new name that may be a
    known one misspelled: ``place`` (index of the line, ``p`` for the party), ``new`` (its id),
    ``id`` and ``name`` of the known one.
    """

    entry: Entry
    desk: Desk
    names: tuple[PutItem | PutParty, ...]
    similar: tuple[dict[str, Any], ...]


def known_items(turn: Turn) -> Mapping[str, Item]:
    """The shop's items by id; none while the chat has no shop."""
    return names_of(turn).items


def known_parties(turn: Turn) -> Mapping[str, Party]:
    """The shop's parties by id; none while the chat has no shop."""
    return names_of(turn).parties


def known_name(turn: Turn, ident: str) -> str:
    """The name of one of the shop's items or parties; empty for an id that is none of them."""
    thing = known_items(turn).get(ident) or known_parties(turn).get(ident)
    return thing.name if thing else ""


def settle(turn: Turn, draft: Draft, shop: Shop) -> Settled:
    """Ids for the draft's names; the same again when the update is run again."""
    items, parties = known_items(turn), known_parties(turn)
    entry, similar = draft.entry, []
    put: dict[str, Item] = {}
    traded: dict[str, Item] = {}
    lines = []
    for place, line in enumerate(entry.lines):
        item = items.get(line.item_id or "")
        if item is None:
            item = _new_item(turn, line)
            if item.id not in put:
                put[item.id] = item
                similar += _like(items, entry, line.item, str(place), item.id)
        lines.append(replace(line, item_id=item.id))
        traded[item.name] = put.get(item.id, item)
    for pack in draft.packs:
        if (item := items.get(pack.item_id)) is not None:
            put[item.id] = replace(item, packs={**item.packs, pack.unit: pack.size})
    for said in draft.tax_rates:
        if (item := traded.get(said.item)) is not None:
            put[item.id] = replace(put.get(item.id, item), tax_rate=said.rate)
    party = parties.get(entry.party_id or "")
    new_party = _new_party(turn, entry) if party is None and entry.party else None
    if new_party is not None:
        similar += _like(parties, entry, new_party.name, "p", new_party.id)
        party = new_party
    if party is not None and draft.gstin and not party.gstin:
        new_party = party = replace(party, gstin=draft.gstin)
    return Settled(
        entry=replace(entry, lines=tuple(lines), party_id=party.id if party else None),
        desk=Desk(
            shop,
            {**items, **put} if put else items,
            {**parties, new_party.id: new_party} if new_party else parties,
            turn.today,
        ),
        names=(
            *(PutItem(item) for item in put.values()),
            *((PutParty(new_party),) if new_party else ()),
        ),
        similar=tuple(similar),
    )


def _new_item(turn: Turn, line: EntryLine) -> Item:
    ident = new_id(turn.key, "item", line.item.casefold())
    return Item(ident, line.item, unit=_STOCK_UNITS.get(line.unit, line.unit))


def _new_party(turn: Turn, entry: Entry) -> Party:
    kind: PartyKind = "supplier" if entry.intent in _FROM_SUPPLIERS else "customer"
    name = entry.party or ""
    return Party(new_id(turn.key, "party", name.casefold()), name, kind=kind)


def _like(
    known: Mapping[str, Item] | Mapping[str, Party],
    entry: Entry,
    written: str,
    place: str,
    new: str,
) -> list[dict[str, Any]]:
    """The likeliest known name for a new one, if there is one."""
    ids = next((ids for name, ids in entry.similar if name == written), ())
    likeliest = known.get(ids[0]) if ids else None
    if likeliest is None:
        return []
    return [{"place": place, "new": new, "id": likeliest.id, "name": likeliest.name}]
