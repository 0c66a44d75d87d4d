"""The shops that were erased lately: nothing of them may be kept, or put back by who comes late."""

from cachetools import TTLCache

from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared

#: For how long anything that was read is kept anywhere, in seconds; so long an erasure is known.
LASTS = 6 * 3600.0
#: So far back is looked for what was erased: what Redis was told last may bear an earlier second.
_OVERLAP = 30.0

# Arguments: for how many seconds that is remembered, then shops.
_ERASE = """
local p, lasts = KEYS[1], tonumber(ARGV[1])
local now = tonumber(redis.call('TIME')[1])
for i = 2, #ARGV do
    redis.call('ZADD', p .. 'erased', now, ARGV[i])
    redis.call('DEL', p .. 'shelf:' .. ARGV[i], p .. 'shelf-ages:' .. ARGV[i])
    redis.call('ZREM', p .. 'shelves', ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', p .. 'erased', '-inf', now - lasts)
redis.call('EXPIRE', p .. 'erased', lasts)
return 1
"""
# Arguments: since when. Answers what time it is, then the shops that were erased since.
_HEAR = """
local erased = redis.call('ZRANGEBYSCORE', KEYS[1] .. 'erased', ARGV[1], '+inf')
table.insert(erased, 1, redis.call('TIME')[1])
return erased
"""


class Erasures:
    """What this process and, where there is a Redis, all of its bot have erased.

    In Redis they are marked together with the end of what is kept of them on the ``Shelf``, which
    takes nothing more of a shop that is marked.
    """

    def __init__(self, shared: Shared | None = None) -> None:
        self._shared = shared
        self._known: TTLCache[str, None] = TTLCache(100_000, LASTS)
        self._owed: set[str] = set()
        self._heard_at = 0.0
        if shared is not None:
            self._erase, self._hear = shared.script(_ERASE), shared.script(_HEAR)
            self._returns = shared.returns

    def may_keep(self, shop_id: str) -> bool:
        """Whether anything of a shop may be kept: not once it is known to be erased."""
        return shop_id not in self._known

    def mark(self, shop_id: str) -> None:
        """A shop is erased; the other instances have yet to be told."""
        self._known[shop_id] = None
        self._owed.add(shop_id)

    async def tell(self) -> None:
        """Have Redis keep nothing of what is marked, and all instances hear of it.

        Raises ``Unavailable``; then it is done with the first ``hear`` that is answered.
        """
        if self._shared is not None and (owed := tuple(self._owed)):
            await self._erase(LASTS, *owed)
            self._owed.difference_update(owed)

    async def hear(self) -> list[str]:
        """The shops that were erased elsewhere since this was asked last."""
        if self._shared is None:
            return []
        if self._returns != self._shared.returns:
            # Redis may have come back as it was before it was told.
            self._returns = self._shared.returns
            self._owed |= set(self._known)
        try:
            await self.tell()
            now, *erased = await self._hear(self._heard_at - _OVERLAP)
        except Unavailable:
            return []
        self._heard_at = float(now)
        news = [shop_id for shop_id in erased if self.may_keep(shop_id)]
        self._known.update(dict.fromkeys(news))
        return news
