"""Telegram's flood control, as far as bots know it."""

import math
import time
from dataclasses import dataclass, field
from typing import Final

from vyapari.sandbox.errors import ApiRefusal


@dataclass(slots=True)
class _Bucket:
    """Holds up to ``size`` permits and gains ``rate`` a second."""

    size: float
    rate: float
    level: float
    at: float = field(default_factory=time.monotonic)

    def refill(self, now: float) -> float:
        """Seconds until a permit is there; none or less when one is."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return (1 - self.level) / self.rate


_OVERALL: Final = (30.0, 30.0)
_PRIVATE: Final = (5.0, 1.0)
_GROUP: Final = (20.0, 20 / 60)


class FloodControl:
    """About 30 messages a second in all, one a second in a chat with short bursts, 20 a minute in
    a group. Switched off it allows everything and counts nothing."""

    def __init__(self) -> None:
        self.enabled = False
        self._overall = _Bucket(*_OVERALL, level=_OVERALL[0])
        self._chats: dict[int, _Bucket] = {}

    def switch(self, *, enabled: bool) -> None:
        """Begin or end control; it begins with full allowance."""
        self.enabled = enabled
        self._overall.level = self._overall.size
        self._chats.clear()

    def admit(self, chat_id: int) -> None:
        """Count a message to that chat; raises ApiRefusal 429 with ``retry_after`` seconds."""
        if not self.enabled:
            return
        chat = self._chats.get(chat_id)
        if chat is None:
            size, rate = _GROUP if chat_id < 0 else _PRIVATE
            chat = self._chats[chat_id] = _Bucket(size, rate, level=size)
        now = time.monotonic()
        pause = max(chat.refill(now), self._overall.refill(now))
        if pause > 0:
            raise too_many_requests(math.ceil(pause))
        chat.level -= 1
        self._overall.level -= 1


def too_many_requests(seconds: int) -> ApiRefusal:
    """The 429 that asks to wait so many seconds."""
    return ApiRefusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
