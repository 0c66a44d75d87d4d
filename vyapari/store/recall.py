"""What was looked up last, for while the database cannot be reached."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from cachetools import TTLCache

from vyapari.errors import Unavailable
from vyapari.store.erasures import LASTS
from vyapari.store.shelf import Shelf, Thing
from vyapari.store.transport import Payload, Transport

#: How many characters are kept of all.
_ROOM = 8_000_000
#: Seconds after which an answer that is still the same is put on the shelf again.
_RENEWED = 300.0

#: Of which shop an answer is, ``""`` for none, and a name that tells nothing of what was asked.
_Key = tuple[str, str]


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
    remembers for some hours, what was used least recently goes first. What another instance was
    answered is on the ``shelf``, which is looked at only while ``inner`` cannot answer; the newest
    counts.
    """

    def __init__(
        self,
        inner: Transport,
        *,
        shelf: Shelf | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._inner = inner
        self._shelf = shelf or Shelf()
        self._clock = clock
        self._kept: TTLCache[_Key, Thing] = TTLCache(
            _ROOM, LASTS, timer=clock, getsizeof=lambda kept: len(kept.text)
        )
        self._shelved: TTLCache[_Key, str] = TTLCache(_ROOM, _RENEWED, timer=clock, getsizeof=len)

    async def call(self, name: str, payload: Payload) -> Any:
        look = _look.get()
        if look is None:
            return await self._inner.call(name, payload)
        key = _key(name, payload)
        if look.as_of is not None:
            return await self._recall(look, key)
        try:
            answer = await self._inner.call(name, payload)
        except Unavailable as error:
            if look.begun:
                raise
            return await self._recall(look, key, error)
        if look.as_of is not None:  # another read beside this one is answered as it was
            return await self._recall(look, key)
        look.begun = True
        self._keep(key, Thing(self._clock(), json.dumps(answer)))
        return answer

    def forget(self, shop_id: str) -> None:
        """Remember nothing of a shop."""
        for kept in (self._kept, self._shelved):
            for key in [key for key in kept if key[0] == shop_id]:
                del kept[key]

    async def close(self) -> None:
        await self._inner.close()

    def _keep(self, key: _Key, thing: Thing) -> None:
        shop_id, name = key
        if len(thing.text) >= _ROOM or not self._shelf.may_keep(shop_id):
            return
        self._kept[key] = thing
        if not shop_id or self._shelved.get(key) == thing.text:
            return
        if self._shelf.put(shop_id, name, thing):
            self._shelved[key] = thing.text

    async def _recall(self, look: Look, key: _Key, error: Unavailable | None = None) -> Any:
        if look.as_of is None:  # known to the reads beside this one before anything is waited for
            look.as_of = self._clock()
        known = (self._kept.get(key), await self._shelf.get(*key) if key[0] else None)
        found = [thing for thing in known if thing is not None]
        if not found:
            raise error or Unavailable("the books' database")
        newest = max(found, key=lambda thing: thing.at)
        look.as_of = min(newest.at, look.as_of)
        return json.loads(newest.text)


def _key(name: str, payload: Payload) -> _Key:
    asked = json.dumps([name, payload], sort_keys=True).encode()
    return str(payload.get("shop_id") or ""), f"page {blake2b(asked, digest_size=16).hexdigest()}"
