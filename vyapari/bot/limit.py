"""How many messages a chat may send: a moving window, judged by the ``limits`` library."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from limits import RateLimitItemPerSecond
from limits.aio.strategies import MovingWindowRateLimiter

from vyapari.bot.limit_memory import WindowStorage

#: What a message and a pressed button weigh: taps come quickly while paging through a list.
MESSAGE, PRESS = 2, 1


@dataclass(frozen=True, slots=True)
class Refused:
    """More than ``messages`` in a window. One is taken again in ``seconds``.

    ``first``: no message of this chat was refused in the window before.
    """

    messages: int
    seconds: int
    first: bool


class Gate(Protocol):
    """Decides whether a chat may go on."""

    async def admit(self, chat_id: int, weight: int) -> Refused | None:
        """``None`` lets it pass and counts it; what is refused does not count."""


class MovingWindow:
    """At most ``messages`` of a chat in any ``window`` seconds."""

    def __init__(
        self, messages: int, window: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._window = window
        self._storage = WindowStorage(clock)
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._limit = RateLimitItemPerSecond(messages * MESSAGE, window)
        self._noticed: dict[int, float] = {}

    async def admit(self, chat_id: int, weight: int) -> Refused | None:
        """Count and admit, or refuse."""
        key = str(chat_id)
        if await self._limiter.hit(self._limit, key, cost=weight):
            return None
        stats = await self._limiter.get_window_stats(self._limit, key)
        now = self._clock()
        seconds = max(1, math.ceil(stats.reset_time - now))
        # A press is told each time, a message once: the one does not use up the other's notice.
        first = weight == MESSAGE and self._first(chat_id, now)
        return Refused(self._limit.amount // MESSAGE, seconds, first)

    @property
    def chats(self) -> int:
        """How many chats are remembered."""
        return self._storage.keys

    def _first(self, chat_id: int, now: float) -> bool:
        for noticed in [c for c, until in self._noticed.items() if until <= now]:
            del self._noticed[noticed]
        if chat_id in self._noticed:
            return False
        self._noticed[chat_id] = now + self._window
        return True
