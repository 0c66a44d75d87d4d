"""Which of several names was meant: the entry with the one that the merchant has picked."""

from dataclasses import replace

from vyapari.books.catalogue import Item
from vyapari.books.entry import Entry, EntryLine
from vyapari.books.quantity import factor
from vyapari.books.usual import at_usual_price
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.settle import known_items, known_parties
from vyapari.bot.turn import Turn


def meant(turn: Turn, draft: Draft, chosen: str) -> Draft | None:
    """The draft whose first ambiguous name stands for ``chosen``, an item's or party's id.

    ``None`` when the shop has neither any more.
    """
    entry = draft.entry
    (written, _), *rest = entry.ambiguous
    left = replace(entry, ambiguous=tuple(rest))
    if (party := known_parties(turn).get(chosen)) is not None:
        return replace(draft, entry=replace(left, party_id=party.id, party=party.name))
    item = known_items(turn).get(chosen)
    if item is None:
        return None
    if not entry.lines:
        return replace(draft, entry=replace(left, item_id=item.id, item=item.name))
    lines = tuple(
        _priced(entry, line, item) if line.item_id is None and line.item == written else line
        for line in entry.lines
    )
    return replace(draft, entry=replace(left, lines=lines))


def nobody_known(draft: Draft) -> Draft:
    """The draft whose first ambiguous name is a new one."""
    return replace(draft, entry=replace(draft.entry, ambiguous=draft.entry.ambiguous[1:]))


def _priced(entry: Entry, line: EntryLine, item: Item) -> EntryLine:
    """The line with the item, and the catalogue's price where none was said."""
    # Pieces are what quantities without a unit are taken for.
    bare = line.unit == "pcs" and factor("pcs", item.unit, item.packs) is None
    known = replace(line, item_id=item.id, item=item.name, unit=item.unit if bare else line.unit)
    return at_usual_price(entry.intent, known, item)
