"""What the operators have been told already: for all instances, where these share a Redis."""

import time
from collections.abc import Iterable
from contextlib import suppress

from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared

#: In seconds; who has broken a part for longer may hear of it again.
_REMEMBERED = 7 * 86_400
#: All share every second.
_SETTLES = 5.0


class Announced:
    """A word for each thing that was told of.

    While Redis is away this process remembers; what it did is known to all once it has ``shared``.
    """

    def __init__(self, shared: Shared | None) -> None:
        self._shared = shared
        self._here: dict[str, str] = {}

    @property
    def settling(self) -> bool:
        """Whether Redis has just come back, so that others may not have shared what they told."""
        shared = self._shared
        return shared is not None and shared.up and time.time() - shared.returned_at < _SETTLES

    async def known(self, names: Iterable[str]) -> dict[str, str]:
        """What is remembered of ``names``."""
        wanted = list(names)
        found = {name: self._here[name] for name in wanted if name in self._here}
        if self._shared is not None and self._shared.up and wanted:
            with suppress(Unavailable):
                words = await self._shared.call("MGET", *map(self._key, wanted))
                found |= {name: word for name, word in zip(wanted, words, strict=True) if word}
        return found

    async def remember(self, name: str, word: str) -> None:
        """It has been told."""
        self._here[name] = word
        await self.share()

    async def share(self) -> None:
        """Have all know what only this process knows, where that can be."""
        if self._shared is None or not self._shared.up:
            return
        for name, word in list(self._here.items()):
            with suppress(Unavailable):
                await self._shared.call("SET", self._key(name), word, "EX", _REMEMBERED)
                del self._here[name]

    async def forget(self, name: str) -> None:
        """It is over."""
        self._here.pop(name, None)
        if self._shared is not None:
            with suppress(Unavailable):
                await self._shared.call("DEL", self._key(name))

    def _key(self, name: str) -> str:
        return "" if self._shared is None else self._shared.key(f"told:{name}")
