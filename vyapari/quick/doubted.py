"""What is not sure about the names of an entry."""

from dataclasses import replace

from vyapari.books.entry import Entry
from vyapari.quick.reading import Name, Reading, known


def doubted(entry: Entry, reading: Reading, items: list[Name], parties: list[Name]) -> Entry:
    """``entry`` with ``similar`` and ``ambiguous``: what is not sure about its names."""
    book = reading.book
    ambiguous = [(name.text, name.item.candidates) for name in items if name.item.candidates]
    ambiguous += [(name.text, name.party.candidates) for name in parties if name.party.candidates]
    similar = [
        (name.text, likely)
        for name in items
        if not known(name.item) and (likely := book.find_item(name.text).similar)
    ]
    similar += [
        (name.text, likely)
        for name in parties
        if not known(name.party) and (likely := book.find_party(name.text).similar)
    ]
    if not similar and not ambiguous:
        return entry
    return replace(entry, similar=tuple(similar), ambiguous=tuple(ambiguous))
