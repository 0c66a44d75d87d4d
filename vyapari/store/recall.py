"""What was looked up last, for while the database cannot be reached."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from cachetools import TTLCache

from vyapari.errors import Unavailable
from vyapari.store.transport import Payload, Transport

#: For how long an answer is worth anything, in seconds, and how many characters are kept of all.
_LASTS, _ROOM = 6 * 3600.0, 8_000_000

_Key = tuple[str, str, str]


@dataclass(slots=True)
class Look:
    """What somebody looks up, in one or more reads.

    ``as_of``: they were answered as at that time, in seconds since 1970; ``None``: as it is now.
    ``begun``: one of them was answered as it is now, so that none may be as it was.
    """

    as_of: float | None = None
    begun: bool = False


_look: ContextVar[Look | None] = ContextVar("look", default=None)


@contextmanager
def looking_up() -> Iterator[Look]:
    """Reads in here change nothing that is booked, and may be answered as they were before.

    Whoever shows the answer must say of when it is.
    """
    look = Look()
    token = _look.set(look)
    try:
        yield look
    finally:
        _look.reset(token)


class RecallingTransport:
    """Reads that are looked up: while ``inner`` cannot answer, as it has answered the same before.

    All reads of one ``Look`` are of now, or all are of before. Anything else passes through. It
    remembers in this process alone, for some hours, what was used least recently goes first.
    """

    def __init__(self, inner: Transport, *, clock: Callable[[], float] = time.time) -> None:
        self._inner = inner
        self._clock = clock
        self._kept: TTLCache[_Key, tuple[float, str]] = TTLCache(
            _ROOM, _LASTS, timer=clock, getsizeof=lambda kept: len(kept[1])
        )

    async def call(self, name: str, payload: Payload) -> Any:
        look = _look.get()
        if look is None:
            return await self._inner.call(name, payload)
        key = (str(payload.get("shop_id")), name, json.dumps(payload, sort_keys=True))
        if look.as_of is not None:
            return self._recall(look, key)
        try:
            answer = await self._inner.call(name, payload)
        except Unavailable:
            if look.begun or key not in self._kept:
                raise
            return self._recall(look, key)
        if look.as_of is not None:  # another read beside this one was answered as it was
            return self._recall(look, key)
        look.begun = True
        answered = json.dumps(answer)
        if len(answered) < _ROOM:
            self._kept[key] = self._clock(), answered
        return answer

    def forget(self, shop_id: str) -> None:
        """Remember nothing of a shop."""
        for key in [key for key in self._kept if key[0] == shop_id]:
            del self._kept[key]

    async def close(self) -> None:
        await self._inner.close()

    def _recall(self, look: Look, key: _Key) -> Any:
        kept = self._kept.get(key)
        if kept is None:
            raise Unavailable("the books' database")
        at, answered = kept
        look.as_of = at if look.as_of is None else min(at, look.as_of)
        return json.loads(answered)
