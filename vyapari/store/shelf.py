"""What the instances keep of a shop for one another, in Redis, for some hours at most."""

import asyncio
import json
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store.erasures import LASTS, Erasures

#: The largest thing that is kept, in bytes as it is kept; how many of a shop; of how many shops.
_LARGEST, _PLACES, _SHOPS = 256_000, 64, 4_000
#: How many things may wait to be put there.
_WAITING = 256
#: What is longer is packed beside the event loop.
_LONG = 32_000
#: Seconds that closing waits for what is on its way.
_PATIENCE = 1.0

# Arguments: shop, name, when it was so, the thing, seconds that it lasts, places, shops.
# The messages in the same Redis are worth more: when three quarters of it are full nothing is put.
_PUT = """
local p, shop, name = KEYS[1], ARGV[1], ARGV[2]
local at, lasts = tonumber(ARGV[3]), tonumber(ARGV[5])
local things, ages = p .. 'shelf:' .. shop, p .. 'shelf-ages:' .. shop
if redis.call('ZSCORE', p .. 'erased', shop) then
    return 0
end
local info = redis.pcall('INFO', 'memory')
if type(info) == 'string' then
    local used = tonumber(string.match(info, 'used_memory:(%d+)') or 0)
    local most = tonumber(string.match(info, 'maxmemory:(%d+)') or 0)
    if most > 0 and used > most * 3 / 4 then
        return 0
    end
end
if tonumber(redis.call('ZSCORE', ages, name) or 0) > at then
    return 0
end
redis.call('HSET', things, name, ARGV[4])
redis.call('ZADD', ages, ARGV[3], name)
local gone = redis.call('ZRANGEBYSCORE', ages, '-inf', at - lasts)
for _, each in ipairs(redis.call('ZRANGE', ages, 0, -1 - tonumber(ARGV[6]))) do
    gone[#gone + 1] = each
end
for _, each in ipairs(gone) do
    redis.call('HDEL', things, each)
    redis.call('ZREM', ages, each)
end
redis.call('EXPIRE', things, lasts)
redis.call('EXPIRE', ages, lasts)
redis.call('ZADD', p .. 'shelves', ARGV[3], shop)
redis.call('EXPIRE', p .. 'shelves', lasts)
for _, each in ipairs(redis.call('ZRANGE', p .. 'shelves', 0, -1 - tonumber(ARGV[7]))) do
    redis.call('UNLINK', p .. 'shelf:' .. each, p .. 'shelf-ages:' .. each)
    redis.call('ZREM', p .. 'shelves', each)
end
return 1
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A state of ``shop_id``'s books that all instances know by the same name.

    Whatever one of them has read in that state holds for all as long as it is the state.
    """

    shop_id: str
    state: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What is kept: its ``text``, as it was at a time (in seconds since 1970), in ``state``."""

    at: float
    text: str
    state: str = ""


class Shelf:
    """What was read of each shop, under names; of what is too much the oldest goes first.

    It only ever saves a question to the database: what is missing here is asked there. Without a
    Redis, and while that is away, nothing is found. What is put is put in the background, after
    what was newer never. Of an erased shop nothing can be put any more, by any instance.
    """

    def __init__(
        self,
        shared: Shared | None = None,
        erasures: Erasures | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._shared = shared
        self._erasures = erasures or Erasures(shared)
        self._clock = clock
        self._waiting: OrderedDict[tuple[str, str], Thing] = OrderedDict()
        self._putting: asyncio.Task[None] | None = None
        if shared is not None:
            self._put = shared.script(_PUT)

    def now(self) -> float:
        """The time, in seconds since 1970."""
        return self._clock()

    def may_keep(self, shop_id: str) -> bool:
        """Whether anything of a shop may be kept: not once it is known to be erased."""
        return self._erasures.may_keep(shop_id)

    async def get(self, shop_id: str, name: str) -> Thing | None:
        """What was put there last under ``name``, if it is still worth anything."""
        if self._shared is None or not self._shared.up or not self.may_keep(shop_id):
            return None
        if (waiting := self._waiting.get((shop_id, name))) is not None:
            return waiting
        try:
            packed = await self._shared.fetch("HGET", self._shared.key(f"shelf:{shop_id}"), name)
        except Unavailable:
            return None
        if packed is None:
            return None
        thing: Thing = await _beside(_unpack, packed, len(packed) * 4)
        if self._clock() - thing.at >= LASTS or not self.may_keep(shop_id):
            return None
        return thing

    def put(self, shop_id: str, name: str, thing: Thing) -> bool:
        """Have ``thing`` put there soon; not where too much waits already, or there is no Redis."""
        if self._shared is None or not self._shared.up or not self.may_keep(shop_id):
            return False
        if len(self._waiting) >= _WAITING:
            return False
        self._waiting[shop_id, name] = thing
        if self._putting is None or self._putting.done():
            self._putting = asyncio.create_task(self._put_all())
        return True

    async def close(self) -> None:
        """Let what is on its way arrive, if that does not take long."""
        if self._putting is not None and not self._putting.done():
            await asyncio.wait({self._putting}, timeout=_PATIENCE)
            self._putting.cancel()
            await asyncio.gather(self._putting, return_exceptions=True)

    async def _put_all(self) -> None:
        while self._waiting:
            (shop_id, name), thing = next(iter(self._waiting.items()))
            packed: bytes = await _beside(_pack, thing, len(thing.text))
            if len(packed) <= _LARGEST and self.may_keep(shop_id):
                try:
                    asked = (shop_id, name, thing.at, packed, int(LASTS), _PLACES, _SHOPS)
                    await self._put(*asked)
                except Unavailable:
                    self._waiting.clear()
                    return
            if self._waiting.get((shop_id, name)) is thing:
                del self._waiting[shop_id, name]


async def _beside(work: Callable[[Any], Any], what: Any, size: int) -> Any:
    """``work`` on ``what``, beside the event loop if it is of a great ``size``."""
    return work(what) if size < _LONG else await asyncio.to_thread(work, what)


def _pack(thing: Thing) -> bytes:
    # The quickest level: the next ones save a twentieth and take a third longer.
    about = json.dumps([thing.at, thing.state]).encode()
    return about + b"\n" + zlib.compress(thing.text.encode(), 1)


def _unpack(packed: bytes) -> Thing:
    about, _, text = packed.partition(b"\n")
    at, state = json.loads(about)
    return Thing(at, zlib.decompress(text).decode(), state)
