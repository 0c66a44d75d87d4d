"""Which chats Redis may hold something of, as one instance can tell when Redis is away."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Busy:
    """Never says that a chat is idle which is not.

    Redis is asked for its busy chats now and then; between two answers whatever is pushed counts
    as busy, and a chat as idle when a turn has ended as its last and nothing was pushed meanwhile.
    ``lanes`` is ``None`` while any chat may be busy.
    """

    def __init__(self) -> None:
        self.lanes: set[str] | None = None
        self._flying: list[set[str]] = []
        self._since: set[str] = set()
        self._pushes = 0

    def __contains__(self, lane: str) -> bool:
        return self.lanes is None or lane in self.lanes

    @contextmanager
    def pushing(self, lanes: set[str]) -> Iterator[None]:
        """While letters of ``lanes`` are on their way, and after, whether or not they arrived."""
        self._pushes += 1
        self._since |= lanes
        if self.lanes is not None:
            self.lanes |= lanes
        self._flying.append(lanes)
        try:
            yield
        finally:
            self._flying.remove(lanes)

    def ask(self) -> None:
        """Redis is asked now: what is on its way may be missing in the answer."""
        self._since = set().union(*self._flying)

    def answer(self, lanes: Iterable[str] | None) -> None:
        """Redis has answered; ``None``: it was not asked, or there are too many."""
        self.lanes = None if lanes is None else {*lanes, *self._since}

    def mark(self) -> int | None:
        """Before a turn's end is told: for ``end`` to see whether anything was pushed meanwhile."""
        return None if self._flying else self._pushes

    def end(self, lane: str, before: int | None) -> None:
        """A turn has ended as the last of ``lane``."""
        if before == self._pushes and self.lanes is not None:
            self.lanes.discard(lane)
            self._since.discard(lane)
