"""Reading a pressed button's arguments. They come from outside: anything may stand in them."""

import re
from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from vyapari.books.catalogue import Item, Party
from vyapari.bot.features.known import names_of
from vyapari.bot.turn import Turn

T = TypeVar("T")
#: No list is longer than this many pages.
_LAST_PAGE = 9_999


class Unreadable(ValueError):
    """A button's data is not what this shop's buttons carry."""


def word(turn: Turn, index: int, allowed: Collection[str] | None = None) -> str:
    """The argument at ``index``; raises ``Unreadable`` when it is not among ``allowed``."""
    if index >= len(turn.args):
        raise Unreadable
    if allowed is not None and turn.args[index] not in allowed:
        raise Unreadable
    return turn.args[index]


def count(turn: Turn, index: int, *, otherwise: int = 0) -> int:
    """A page's or list's number, from 0; ``otherwise`` when the argument is not there."""
    if index >= len(turn.args):
        return otherwise
    if not re.fullmatch(r"[0-9]{1,4}", turn.args[index], re.ASCII):
        raise Unreadable
    return min(int(turn.args[index]), _LAST_PAGE)


def ident(turn: Turn, index: int) -> str:
    """An id in its canonical form; whether it is this shop's is for the store to say."""
    try:
        return str(UUID(word(turn, index)))
    except ValueError as error:
        raise Unreadable from error


def item(turn: Turn, index: int) -> Item:
    """One of this shop's items, by its id."""
    return _known(names_of(turn).items, ident(turn, index))


def party(turn: Turn, index: int) -> Party:
    """One of this shop's parties, by its id."""
    return _known(names_of(turn).parties, ident(turn, index))


def _known(things: dict[str, T], wanted: str) -> T:
    if wanted not in things:
        raise Unreadable
    return things[wanted]
