"""Cool-downs that all instances share, in Redis; while that is away, those of this process."""

import time
from collections.abc import Iterable
from contextlib import suppress

from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared


class SharedCoolDowns:
    """Rests are kept under the names' own keys and are gone when they end.

    Each is remembered here too: when Redis goes, what was learnt before it still holds.
    """

    def __init__(self, shared: Shared, alone: CoolDownsInMemory | None = None) -> None:
        self._shared = shared
        self._alone = alone or CoolDownsInMemory()

    async def until(self, names: Iterable[str]) -> dict[str, float]:
        """For each of ``names`` that rests, until when; one round trip."""
        wanted = list(names)
        known = await self._alone.until(wanted)
        if not wanted:
            return known
        try:
            found = await self._shared.call("MGET", *map(self._key, wanted))
        except Unavailable:
            return known
        now = time.time()
        for name, until in zip(wanted, found, strict=True):
            if until is not None and float(until) > now:
                known[name] = max(float(until), known.get(name, 0.0))
        return known

    async def rest(self, name: str, until: float) -> None:
        """Remember, for all."""
        await self._alone.rest(name, until)
        left = int((until - time.time()) * 1000)
        if left > 0:
            with suppress(Unavailable):
                await self._shared.call("SET", self._key(name), str(until), "PX", left)

    def _key(self, name: str) -> str:
        return self._shared.key(f"rest:{name}")
