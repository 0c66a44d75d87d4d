"""A breaker that goes by what all instances have met; while Redis is away, by this process alone.

Of two keys one says whether it is open, the other is there while nobody may try: it is as long as
the rest, or as a try may take. A process that dies as it tries is in nobody's way for longer.
"""

import asyncio
import math

from vyapari.errors import Rejected, Unavailable
from vyapari.ops.shared import Shared
from vyapari.store.breaker import LONGEST_REST, Breaker

#: Seconds that Redis may take; the breaker of this process answers at once.
_PATIENCE = 0.5
#: How long the last word is known, in seconds: to those who have rested the longest, too.
_KNOWN = 2 * LONGEST_REST

_NAMES = "local state = KEYS[1] .. 'breaker:' .. ARGV[1]; local rest = state .. ':rest'"
# May this instance try? Arguments: name, how long that is known and how long a try may take in
# milliseconds, 1 if all know that it is open here. Answers 0 if so, -1 if another has closed it
# since, or in how many milliseconds to ask again.
_TRY = f"""{_NAMES}
if ARGV[4] == '1' and redis.call('GET', state) == 'closed' then
    return -1
end
redis.call('SET', state, 'open', 'PX', ARGV[2])
if redis.call('SET', rest, 1, 'NX', 'PX', ARGV[3]) then
    return 0
end
return math.max(1, redis.call('PTTL', rest))
"""
# A call has failed. Arguments: name, how long that is known and the rest in milliseconds, 1 if
# that opens it. Answers for how many milliseconds it is open, 0 if it is not.
_FAIL = f"""{_NAMES}
if ARGV[4] == '0' and redis.call('GET', state) ~= 'open' then
    return 0
end
redis.call('SET', state, 'open', 'PX', ARGV[2])
if redis.call('PTTL', rest) < tonumber(ARGV[3]) then
    redis.call('SET', rest, 1, 'PX', ARGV[3])
end
return redis.call('PTTL', rest)
"""
# A call was answered. Arguments: name, how long that is known in milliseconds.
_CLOSE = f"""{_NAMES}
redis.call('SET', state, 'closed', 'PX', ARGV[2])
return redis.call('DEL', rest)
"""


class SharedBreaker:
    """``alone``, which opens and closes with those of the other instances, by its ``name``.

    Whose call fails finds it open where another has opened it; a rest that one was asked for is
    kept by all; and of all a single call tries. A call that is answered while it is closed asks
    nobody. Without a Redis, and while it is away, each goes by what its own calls have met.
    """

    def __init__(self, alone: Breaker, shared: Shared | None, name: str) -> None:
        self._alone = alone
        self._shared = shared
        self._name = name
        sources = (_TRY, _FAIL, _CLOSE) if shared else ()
        self._scripts = {source: shared.script(source) for source in sources if shared}
        self._told = False  # all know that it is open here, so that who closes it means this, too

    async def enter(self) -> None:
        """Ask before a call. Raises ``Unavailable`` with ``retry_after`` while open."""
        if not self._alone.enter():
            return
        left = await self._ask(_TRY, _ms(self._alone.cooldown), int(self._told))
        if left is None:
            return
        self._told = left >= 0
        if left < 0:
            self._alone.close()
        elif left > 0:
            self._alone.open(left / 1000)
            raise Unavailable(self._alone.part, retry_after=left / 1000)

    async def succeeded(self) -> None:
        """The call was answered."""
        was_open = self._alone.is_open
        self._alone.succeeded()
        if was_open:
            await self._ask(_CLOSE)

    async def failed(self, rest: float | None = None) -> None:
        """The call was not answered. A longer ``rest`` that was asked for begins at once."""
        was_open = self._alone.is_open
        self._alone.failed(rest)
        if was_open and rest is None:
            return  # it was on its way when others failed, or has tried, which all know
        self._told, opens = False, self._alone.is_open
        pause = self._alone.left if opens else self._alone.cooldown
        left = await self._ask(_FAIL, _ms(pause), int(opens))
        if left:
            self._told = True
            self._alone.open(left / 1000)

    async def _ask(self, source: str, *arguments: int) -> int | None:
        """What Redis answers; ``None`` when it cannot, or not in time."""
        if self._shared is None or not self._shared.up:
            return None
        try:
            async with asyncio.timeout(_PATIENCE):
                return int(await self._scripts[source](self._name, _ms(_KNOWN), *arguments))
        except (Unavailable, Rejected, TimeoutError):  # one that lets nobody run scripts, too
            return None


def _ms(seconds: float) -> int:
    return max(1, math.ceil(seconds * 1000))
