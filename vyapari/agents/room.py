"""How much of people's files is held in memory at once, by all turns together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Room:
    """``size`` bytes; who asks for more than is free waits, and nobody overtakes another."""

    def __init__(self, size: int) -> None:
        self._size = self._free = size
        self._door = asyncio.Lock()
        self._left = asyncio.Event()

    @property
    def free(self) -> int:
        """Bytes that nobody holds."""
        return self._free

    @asynccontextmanager
    async def held(self, size: int) -> AsyncIterator[None]:
        """Hold ``size`` bytes, or all there are, while the block runs."""
        size = min(size, self._size)
        async with self._door:
            while self._free < size:
                self._left.clear()
                await self._left.wait()
            self._free -= size
        try:
            yield
        finally:
            self._free += size
            self._left.set()
