"""The moving windows of this process, in memory."""

from collections import deque
from collections.abc import Callable

from limits.aio.storage import MemoryStorage


class WindowStorage(MemoryStorage):
    """A storage of the ``limits`` library for its moving window.

    The library's own looks for what has expired by a thread job for each key at every hit, which
    with a hundred chats costs a millisecond a message. Here a hit looks at its own key alone, and
    at all keys once in a window.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._hits: dict[str, deque[float]] = {}
        self._swept = clock()

    @property
    def keys(self) -> int:
        """How many keys have hits that may count."""
        return len(self._hits)

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count ``amount`` hits unless that would make more than ``limit`` in ``expiry`` s."""
        now = self._clock()
        self._sweep(now, expiry)
        hits = self._hits.setdefault(key, deque())
        _expire(hits, now - expiry)
        if len(hits) + amount > limit:
            return False
        hits.extend([now] * amount)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:  # noqa: ARG002
        """When the oldest hit that counts was, and how many count."""
        now = self._clock()
        hits = self._hits.get(key, deque())
        _expire(hits, now - expiry)
        return (hits[0] if hits else now), len(hits)

    async def clear(self, key: str) -> None:
        """Forget a key's hits."""
        self._hits.pop(key, None)
        await super().clear(key)

    def _sweep(self, now: float, expiry: int) -> None:
        if now - self._swept < expiry:
            return
        self._swept = now
        for key in [k for k, hits in self._hits.items() if not hits or hits[-1] <= now - expiry]:
            del self._hits[key]


def _expire(hits: deque[float], until: float) -> None:
    while hits and hits[0] <= until:
        hits.popleft()
