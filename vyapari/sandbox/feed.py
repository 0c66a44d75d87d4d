"""Everything that happens in the chats, numbered, for the page and for who drives the sandbox."""

import asyncio
import secrets
import time
from collections import deque
from dataclasses import dataclass
from typing import Final, Literal

Origin = Literal["bot", "user"]

_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Event:
    """``at`` is Unix time in seconds; ``body`` is a JSON object's inside, without braces."""

    seq: int
    at: float
    kind: str
    origin: Origin
    chat_id: int
    body: bytes

    def encoded(self) -> bytes:
        """The event as one JSON object."""
        head = (
            f'{{"seq":{self.seq},"at":{self.at:.6f},"kind":"{self.kind}",'
            f'"origin":"{self.origin}","chat_id":{self.chat_id}'
        )
        return head.encode() + (b"," + self.body if self.body else b"") + b"}"


class Feed:
    """A ring of the last events. Numbers begin anew with each ``instance``."""

    def __init__(self) -> None:
        self.instance: Final = secrets.token_hex(6)
        self.last = 0
        self._events: deque[Event] = deque(maxlen=_KEPT)
        self._news = asyncio.Event()
        self._closed = False

    def publish(self, kind: str, origin: Origin, chat_id: int, body: bytes = b"") -> Event:
        """Append an event; whoever waits is woken."""
        self.last += 1
        event = Event(self.last, self.now(), kind, origin, chat_id, body)
        self._events.append(event)
        self._news.set()
        return event

    def after(self, seq: int, limit: int = _KEPT) -> list[Event] | None:
        """Events later than ``seq``, oldest first; None where some of them are forgotten."""
        missing = self.last - seq
        if missing <= 0:
            return []
        if missing > len(self._events):
            return None
        start = len(self._events) - missing
        return [self._events[index] for index in range(start, start + min(limit, missing))]

    @staticmethod
    def now() -> float:
        """The clock of events: Unix time in seconds."""
        return time.time()

    async def wait(self, seq: int, timeout: float) -> None:  # noqa: ASYNC109 - a long poll's own
        """Return when there is an event later than ``seq``, or after ``timeout`` seconds."""
        try:
            async with asyncio.timeout(timeout):
                while self.last <= seq and not self._closed:
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            return

    @property
    def closed(self) -> bool:
        """Whether the server is stopping; streams end then."""
        return self._closed

    def close(self) -> None:
        """Wake everybody for good."""
        self._closed = True
        self._news.set()
