"""Names for accounts in other programs: each account one, no two the same."""

from collections.abc import Callable, Iterable, Iterator

from vyapari.books.journal import Books, Entered
from vyapari.books.statements import account_key

Key = tuple[str, str | None]


def accounts(books: Books) -> tuple[Entered, ...]:
    """Every account and party that stood or moved, in the books' order."""
    found: dict[Key, Entered] = {}
    for entered in _all(books):
        found.setdefault(key(entered), entered)
    return tuple(sorted(found.values(), key=account_key))


def key(entered: Entered) -> Key:
    """What tells accounts apart."""
    return entered.account, entered.party_id


def named(entries: Iterable[Entered], name: Callable[[Entered], str]) -> dict[Key, str]:
    """A name for each account; where two would be alike, whatever their case, a number follows."""
    names: dict[Key, str] = {}
    taken: set[str] = set()
    for entered in entries:
        wanted = chosen = name(entered)
        number = 2
        while chosen.casefold() in taken:
            chosen = f"{wanted}-{number}"
            number += 1
        taken.add(chosen.casefold())
        names[key(entered)] = chosen
    return names


def _all(books: Books) -> Iterator[Entered]:
    yield from books.standing.balances
    for row in books.rows:
        yield from row.postings
