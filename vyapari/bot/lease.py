"""Which of many instances polls Telegram: only one may."""

import asyncio
from uuid import uuid4

import structlog

from vyapari.bot.lua import source
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared

log = structlog.get_logger(__name__)

#: How often the lease is renewed or asked for, and how long it outlives its holder, in seconds.
_RENEW, _LASTS = 0.5, 4.0


class Lease:
    """The right to poll, held by one instance at a time, its next holder within seconds of its end.

    While Redis is away whoever holds it goes on: nobody else can come by it. Only if another turns
    out to poll all the same, being able to reach Redis, it is given up.

    ``new``: it was taken, and what another poller may have fetched before can still come again.
    Whoever polls says when that is over.
    """

    def __init__(self, shared: Shared, name: str | None = None) -> None:
        self._shared = shared
        self._name = name or uuid4().hex
        self._ask = shared.script(source("lease"))
        self._is_mine = asyncio.Event()
        self._is_not = asyncio.Event()
        self._is_not.set()
        self._leaving = False
        self.new = False
        self._renewing: asyncio.Task[None] | None = None

    @property
    def mine(self) -> bool:
        """Whether this instance may poll."""
        return self._is_mine.is_set()

    def open(self) -> None:
        """Begin to ask for it."""
        self._renewing = asyncio.create_task(self._renew())

    async def held(self) -> bool:
        """Wait until it is held, or will not be any more; whether it is."""
        if not self._leaving:
            await self._is_mine.wait()
        return self.mine

    async def lost(self) -> None:
        """Wait until it is not held."""
        await self._is_not.wait()

    def other_met(self) -> None:
        """Somebody else polls: they have it, unless Redis says otherwise."""
        if not self._shared.up:
            self._set(mine=False)

    def leave(self) -> None:
        """Ask for it no more, but do not let it go yet."""
        self._leaving = True

    async def release(self) -> None:
        """Let it go, for the next to take at once."""
        self._leaving = True
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.gather(self._renewing, return_exceptions=True)
        if self.mine:
            self._set(mine=False)
            try:
                await self._ask(self._name, 0)
            except Unavailable:  # it runs out by itself
                log.debug("lease.unreleased")

    async def _renew(self) -> None:
        while True:
            if self.mine or not self._leaving:
                try:
                    self._set(mine=bool(await self._ask(self._name, int(_LASTS * 1000))))
                except Unavailable:
                    log.debug("lease.unrenewed")
            await asyncio.sleep(_RENEW)

    def _set(self, *, mine: bool) -> None:
        if mine == self.mine:
            return
        if mine:
            self.new = True
            self._is_not.clear()
            self._is_mine.set()
            log.info("lease.taken")
        else:
            self._is_mine.clear()
            self._is_not.set()
            log.info("lease.left")
