"""The pool of API keys: spread by least in use, rested when used up, taken out when refused."""

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog

from vyapari.agents.cooldowns import CoolDowns
from vyapari.ops.metrics import COOL_DOWNS

log = structlog.get_logger(__name__)

#: How long a key rests whose server does not say; doubled with each time in a row, to the longest.
_SHORTEST, _LONGEST = 5.0, 120.0
#: Who says less than this, "0s" too, says nothing: asked at once it would only say it again.
_LEAST = 0.1


@dataclass(slots=True, eq=False)
class Key:
    """One API key. ``name`` is its variable's, the only part of it that may be shown."""

    name: str
    secret: str = field(repr=False)
    in_use: int = 0
    uses: int = 0
    refused: bool = False

    @property
    def mark(self) -> str:
        """What stands for the key where instances share what they know of it."""
        return hashlib.sha256(self.secret.encode()).hexdigest()[:16]


class KeyPool:
    """Hands out keys. Quotas are counted by key and model, and so are the rests."""

    def __init__(
        self,
        keys: Sequence[Key],
        cooldowns: CoolDowns,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = list(keys)
        self._cooldowns = cooldowns
        self._clock = clock
        self._in_a_row: dict[str, int] = {}

    async def pick(self, model: str, *, but: Collection[Key] = ()) -> Key | None:
        """The least used key that may be used for ``model`` now; ``None`` where none may."""
        free = [key for key in self._keys if not key.refused and key not in but]
        resting = await self._cooldowns.until(_resting(key, model) for key in free)
        awake = [key for key in free if _resting(key, model) not in resting]
        return min(awake, key=lambda key: (key.in_use, key.uses), default=None)

    async def wakes(self, models: Sequence[str]) -> float | None:
        """In how many seconds the first key may be used again; ``None`` if none ever may."""
        names = [_resting(k, model) for k in self._keys if not k.refused for model in models]
        resting = await self._cooldowns.until(names)
        if any(name not in resting for name in names):
            return 0.0
        return min(resting.values()) - self._clock() if resting else None

    @contextmanager
    def using(self, key: Key) -> Iterator[Key]:
        """Count the key as in use."""
        key.in_use += 1
        key.uses += 1
        try:
            yield key
        finally:
            key.in_use -= 1

    def worked(self, key: Key, model: str) -> None:
        """The key has given an answer."""
        self._in_a_row.pop(_resting(key, model), None)

    async def rest(self, key: Key, model: str, seconds: float | None) -> None:
        """The key's quota for ``model`` is used up, for so many ``seconds`` if that was said."""
        name = _resting(key, model)
        times = self._in_a_row[name] = self._in_a_row.get(name, 0) + 1
        if seconds is None or seconds < _LEAST:
            seconds = min(_LONGEST, _SHORTEST * 2.0 ** min(times - 1, 10))
        COOL_DOWNS.labels(model, key.name).inc()
        log.info("key.rested", key=key.name, model=model, seconds=round(seconds, 1))
        await self._cooldowns.rest(name, self._clock() + seconds)

    def refuse(self, key: Key) -> None:
        """The key is not taken: it is not tried again, and the operator hears of it once."""
        if not key.refused:
            key.refused = True
            left = len(self)
            (log.warning if left else log.error)("key.refused", key=key.name, left=left)

    def __len__(self) -> int:
        return sum(not key.refused for key in self._keys)


def _resting(key: Key, model: str) -> str:
    return f"{key.mark}:{model}"
