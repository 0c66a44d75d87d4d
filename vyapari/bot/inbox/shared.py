"""The inbox of many instances: Redis, and SQLite on this machine while Redis is away."""

import asyncio
import time
from contextlib import suppress
from typing import Any
from uuid import uuid4

import structlog
from telegram import Update

from vyapari.bot.inbox.letter import (
    CLOSE,
    WHOLE_POLL,
    Dead,
    Later,
    Letter,
    Outcome,
    Standing,
    album_of,
)
from vyapari.bot.inbox.presence import BEAT, Presence
from vyapari.bot.inbox.reading import parse
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.inbox.stopgap import Stopgap
from vyapari.bot.inbox.tasks import Tasks
from vyapari.bot.inbox.turns import Taken, Turns, letters_of
from vyapari.bot.lease import Lease
from vyapari.errors import Rejected, Unavailable
from vyapari.ops.health import State
from vyapari.ops.shared import PATIENCE, Shared

log = structlog.get_logger(__name__)

#: Turns taken at once: an idle instance gets its share of a burst.
_AT_A_TIME = 8


class SharedInbox(asyncio.Queue[object]):
    """Keeps updates in Redis, takes its share of the turns, and is the ``update_queue`` of the
    ``Application``.

    While Redis is away what is fetched goes to ``spare``, on this machine's disk, and is dealt
    with from there, except in a chat of which Redis may hold something older: that waits for
    Redis. What waits in ``spare`` when Redis is back moves there, and nothing of a chat goes to
    Redis past it. A turn that ends meanwhile is told to Redis when it is back; its chat goes on
    then. So each chat keeps its order, and one worker at a time.

    What waits in ``spare`` Telegram keeps too: whoever polls after this one's end gets it before
    anything later, wherever this machine's disk is by then. Only when that is all that a poll gives
    is it confirmed, so that the other chats can go on.
    """

    def __init__(
        self,
        shared: Shared,
        spare: SqliteInbox,
        lease: Lease,
        *,
        books: str,
        turns: int = 64,
        patience: float = 15.0,
    ) -> None:
        super().__init__()
        self._shared = shared
        self._spare = spare
        self._lease = lease
        self._turns = Turns(shared, uuid4().hex, books)
        self._most = turns
        self._patience = patience
        self._taken: dict[int, Taken] = {}
        # A turn has ended, or Redis is back.
        self._room = asyncio.Event()
        self._taking: asyncio.Task[None]
        self._work: list[asyncio.Task[None]] = []
        self._tasks = Tasks()
        self._handing_out = False
        self._presence = Presence(self._turns, lease, self._room.set)
        self._stopgap = Stopgap(
            shared, spare, lease, self._presence, hand_out=self.put_nowait, taken=self._taken
        )

    async def open(self) -> None:
        """Take up what an earlier run has left, once Redis can be reached, however late that is.

        Raises ``Misconfigured`` when after ``patience`` seconds other instances still keep other
        ``books``.
        """
        await self._spare.open()
        self._presence.owed.dealt_with(await self._spare.dealt_with())
        await self._presence.join(self._patience)
        self._handing_out = True
        self._taking = asyncio.create_task(self._take())
        others = (self._presence.live(), self._stopgap.run())
        self._work = [self._taking, *map(asyncio.create_task, others)]

    async def keep(self, updates: list[dict[str, Any]]) -> int:
        """Store what is new of ``updates``; raises ``Unavailable`` if that cannot be.

        How many of them, from the first on, Telegram may be told of.
        """
        # Another poller, who is no more, may have dealt with what it did not come to confirm.
        again = self._lease.new
        letters = letters_of(updates, time.time(), again=again)
        # Past what waits on the disk nothing goes to Redis: it would overtake it.
        if self._shared.up and self._spare.idle and await self._presence.push(letters):
            told = len(updates)
        else:
            await self._spare.keep(updates, again=again)
            told = await self._spare.settled([update["update_id"] for update in updates])
            if not told and len(updates) >= WHOLE_POLL:
                log.warning("inbox.disk_trusted")
                told = len(updates)
        if len(updates) < WHOLE_POLL:
            self._lease.new = False
        return told

    async def put(self, item: object) -> None:
        """Take what the application tells itself; a fetched update is here already."""
        if not isinstance(item, Update):
            await super().put(item)

    def letter(self, update: Update) -> Letter:
        """The letter that ``update``, taken from here, was made of."""
        if taken := self._taken.get(update.update_id):
            return taken.letter
        return self._stopgap.letters[update.update_id]

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Note what became of a letter, and let its chat go on.

        While Redis is away it is told later, unless this process dies: then the letter comes again
        elsewhere.
        """
        if letter.update_id in self._stopgap.letters:
            await self._stopgap.settle(letter, outcome)
            return
        if isinstance(outcome, Later):
            letter.waits += outcome.attempts == letter.attempts
            letter.attempts, letter.told, letter.again = outcome.attempts, outcome.told, True
        taken = self._taken[letter.update_id]
        before = self._presence.busy.mark()
        try:
            empty = await self._turns.settle(taken, outcome)
        except Unavailable:
            self._tasks.start(self._settle_late(taken, outcome))
        else:
            if empty:
                self._presence.busy.end(letter.lane, before)
            self._end(taken, outcome)

    async def album_waits(self, letter: Letter, album: str) -> bool:
        """Whether a file of ``album`` waits close behind ``letter``, in Redis or on the disk.

        Raises ``Unavailable`` where that cannot be told.
        """
        if letter.update_id in self._stopgap.letters:
            return await self._spare.album_waits(letter, album)
        behind = await self._turns.behind(letter, CLOSE)
        return any(album_of(other) == album for other in behind)

    def look(self) -> State:
        """Where updates are kept now, and whether they can be."""
        if self._shared.up:
            return State("redis")
        return State("disk while redis is away", self._spare.look().works)

    async def standing(self) -> list[Standing]:
        """How much waits here on the disk, and where it can be told in Redis for all.

        Raises ``Unavailable`` if the disk cannot be read.
        """
        standing = await self._spare.standing()
        with suppress(Unavailable):
            standing.append(await self._turns.standing())
        return standing

    def pause(self) -> None:
        """Hand out nothing more: what is not in a turn yet is for the others."""
        self._handing_out = False
        self._room.set()  # no look for turns is broken off: Redis might still answer it
        while not self.empty():
            item = self.get_nowait()
            self.task_done()
            if isinstance(item, Update):
                self._put_back(item.update_id)
        self._stopgap.pause()

    async def close(self) -> None:
        """Give back what is left, and let go."""
        self._handing_out = False
        self._room.set()
        if self._work:
            await asyncio.wait({self._taking}, timeout=PATIENCE)
        for work in self._work:
            work.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        await self._tasks.stop()
        await self._presence.leave()
        await self._spare.close()

    async def _take(self) -> None:
        """Take turns as long as there is room for them."""
        again = False
        while self._handing_out:
            room = min(self._most - len(self._taken), _AT_A_TIME)
            if room <= 0 or not self._shared.up:
                again = again or not self._shared.up
                self._room.clear()
                await self._room.wait()
                continue
            try:
                # An answer that was lost on the way has made turns this worker's all the same.
                turns = await self._turns.take(self._most if again else room, again=again)
            except Unavailable:
                again = True
                continue
            except Rejected:  # nobody else would take what comes
                log.exception("inbox.untaken")
                again = True
                await asyncio.sleep(BEAT)
                continue
            again = False
            for turn in turns:
                if self._handing_out:
                    self._hand_out(turn)
                elif turn.letter.update_id not in self._taken:
                    await self._give_back(turn)

    def _hand_out(self, turn: Taken) -> None:
        letter = turn.letter
        if held := self._taken.get(letter.update_id):
            if held.id != turn.id:
                # Thought dead, this worker lost a turn that it still runs: not twice at once.
                self._tasks.start(self._postpone(turn))
            return
        if letter.update_id in self._stopgap.letters:
            self._tasks.start(self._postpone(turn))
            return
        self._taken[letter.update_id] = turn
        try:
            update = parse(letter.payload)
        except Exception as error:  # whatever foreign content does to the library
            log.warning("update.unreadable", update=letter.update_id, exc_info=error)
            self._tasks.start(self.settle(letter, Dead(type(error).__name__, attempts=1)))
            return
        self.put_nowait(update)

    async def _postpone(self, turn: Taken) -> None:
        try:
            await self._turns.settle(turn, Later(1.0, turn.letter.attempts, turn.letter.told))
        except Unavailable:  # it stays this worker's and is seen again
            log.debug("inbox.turn_kept")

    async def _settle_late(self, turn: Taken, outcome: Outcome) -> None:
        while True:
            await asyncio.sleep(BEAT / 2)
            if self._shared.up:
                try:
                    await self._turns.settle(turn, outcome)
                except Unavailable:
                    continue
                self._end(turn, outcome)
                return

    def _end(self, turn: Taken, outcome: Outcome) -> None:
        del self._taken[turn.letter.update_id]
        self._room.set()
        if isinstance(outcome, Later):
            self._presence.due_in(outcome.seconds)

    def _put_back(self, update_id: int) -> None:
        if turn := self._taken.pop(update_id, None):
            self._tasks.start(self._give_back(turn))
        else:
            del self._stopgap.letters[update_id]

    async def _give_back(self, turn: Taken) -> None:
        try:
            await self._turns.give_back(turn)
        except Unavailable:  # leaving, or the others, will
            log.debug("inbox.turn_kept")
