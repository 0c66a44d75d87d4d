"""When a key may be used again: one answer for all who use the key."""

import time
from collections.abc import Callable, Iterable
from typing import Protocol


class CoolDowns(Protocol):
    """Remembers until when something rests, in seconds since 1970, for all instances alike."""

    async def until(self, names: Iterable[str]) -> dict[str, float]:
        """For each of ``names`` that rests, until when."""

    async def rest(self, name: str, until: float) -> None:
        """Let ``name`` rest until then."""


class CoolDownsInMemory:
    """Cool-downs of one process."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}

    async def until(self, names: Iterable[str]) -> dict[str, float]:
        """What rests, without what has rested enough."""
        now = self._clock()
        for name in [name for name, until in self._until.items() if until <= now]:
            del self._until[name]
        return {name: self._until[name] for name in names if name in self._until}

    async def rest(self, name: str, until: float) -> None:
        """Remember; the later of two ends counts."""
        self._until[name] = max(until, self._until.get(name, 0.0))
