"""One worker among many, as Redis knows it: alive, and owing nothing."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

import structlog

from vyapari.bot.inbox.busy import Busy
from vyapari.bot.inbox.letter import Letter
from vyapari.bot.inbox.owed import Owed
from vyapari.bot.inbox.turns import Turns
from vyapari.bot.lease import Lease
from vyapari.errors import Misconfigured, Unavailable

log = structlog.get_logger(__name__)

#: Seconds between two signs of life.
BEAT = 1.0
#: Chats with something to do that are remembered against the day that Redis is away.
_MOST_LANES = 5000


class Presence:
    """Gives signs of life, and with each tells Redis what it is ``owed``.

    ``busy`` are the chats of which Redis may hold something; only who polls can tell. ``heard`` is
    called whenever a sign of life was answered.
    """

    def __init__(self, turns: Turns, lease: Lease, heard: Callable[[], None]) -> None:
        self._turns = turns
        self._lease = lease
        self._heard = heard
        self.busy = Busy()
        self.owed = Owed(turns)
        # Something that was put off may be due.
        self._due = asyncio.Event()

    async def join(self, patience: float) -> None:
        """Return once Redis knows of this worker, however late that is.

        Raises ``Misconfigured`` when after ``patience`` seconds others still keep other books.
        """
        while True:
            try:
                if await self._turns.claim():
                    break
            except Unavailable:
                log.debug("inbox.waited")
            else:  # it may be the one that this one replaces
                patience -= BEAT
                if patience < 0:
                    raise Misconfigured(
                        "REDIS_URL: instances of this bot that keep their books in another"
                        " database use this Redis; have all share one, or set another Redis (for"
                        " example REDIS_URL=redis://127.0.0.1:6379/1)"
                    )
            await asyncio.sleep(BEAT)
        await self.beat()

    async def live(self) -> None:
        """Signs of life, whatever they are answered, until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._due.wait(), BEAT)
            self._due.clear()
            await self.beat()

    def due_in(self, seconds: float) -> None:
        """Have what is put off for so long seen to in time."""
        asyncio.get_running_loop().call_later(seconds, self._due.set)

    async def beat(self) -> bool:
        """Whether Redis has heard of this worker."""
        polls = self._lease.mine
        self.busy.ask()
        try:
            lanes = await self._turns.beat(_MOST_LANES if polls else 0)
            await self.owed.pay()
        except Unavailable:
            return False
        self.busy.answer(lanes if polls else None)
        self._heard()
        return True

    async def push(self, letters: Sequence[Letter]) -> bool:
        """Whether Redis has taken ``letters``, after what it was owed."""
        with self.busy.pushing({letter.lane for letter in letters}):
            try:
                await self.owed.pay()
                await self._turns.push(letters)
            except Unavailable:
                return False
        return True

    async def leave(self) -> None:
        """Go: what is still this worker's is anybody's."""
        try:
            await self.owed.pay()
            await self._turns.leave()
        except Unavailable:  # the others find out by themselves
            log.warning("inbox.left_unsaid")
