"""The inbox of one instance: SQLite in the data folder, and a window of it in memory."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from telegram import Update

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import Disk, Result, connect
from vyapari.bot.inbox.letter import (
    CLOSE,
    Dead,
    Done,
    Later,
    Letter,
    Outcome,
    Standing,
    album_of,
)
from vyapari.bot.inbox.reading import parse
from vyapari.bot.inbox.tasks import Tasks
from vyapari.bot.inbox.upkeep import look_after, patiently
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops.health import State

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Lane:
    """A chat with something waiting. ``letters`` are its first; ``more`` follow on the disk.

    ``busy``: the first is with the queue, in a turn, or put off. ``last`` is the ``seq`` up to
    which the lane has been taken into memory.
    """

    letters: deque[Letter] = field(default_factory=deque)
    more: bool = False
    busy: bool = False
    last: int = 0


class SqliteInbox(asyncio.Queue[object]):
    """Keeps updates in SQLite and is the ``update_queue`` of the ``Application``.

    It holds ``lanes`` chats of up to ``depth`` letters in memory, whatever waits on the disk, and
    has at most ``turns`` updates with the application at a time. A lane's next letter is handed
    out when the one before it is settled, and it queues behind the other lanes that are ready:
    round robin.
    """

    def __init__(
        self, path: Path, bot: int, *, turns: int = 64, lanes: int = 1024, depth: int = 4
    ) -> None:
        super().__init__()
        self.path = path
        self._disk = Disk(lambda: connect(path, table.SCHEMA))
        self._bot = bot
        self._turns = turns
        self._most_lanes = lanes
        self._depth = depth
        self._lanes: dict[str, _Lane] = {}
        self._ready: deque[_Lane] = deque()
        self._out: dict[int, Letter] = {}
        self._tasks = Tasks()
        self._handing_out = False
        # Lanes that are not in memory may wait on the disk; how often that came to be so.
        self._spilled = True
        self._spills = 0
        self._refilling = False
        self._cursor = ""
        self._earlier = 0
        self._writable = True

    async def open(self) -> None:
        """Take up what an earlier run has left; raises ``Misconfigured`` if the file is no use."""
        try:
            await self._disk.open()
            self._earlier = await self._disk.run(table.last_seq)
        except sqlite3.Error as error:
            raise Misconfigured(
                f"VYAPARI_HOME: {self.path} cannot be used as the inbox ({error}); "
                "move it away or set another folder, for example VYAPARI_HOME=~/vyapari-2"
            ) from error
        self._handing_out = True
        self._refill()
        self._tasks.start(look_after(self._disk, self._revived))

    async def keep(self, updates: list[dict[str, Any]], *, again: bool = False) -> int:
        """Store what is new of ``updates``; raises ``Unavailable`` if that cannot be.

        ``again``: a turn of theirs may have begun elsewhere. How many Telegram may be told of: all.
        """
        if not updates:
            return 0
        bot = self._bot
        added = self._disk.run(lambda db: table.insert(db, bot, updates, again=again))
        # Whoever is cut off in waiting takes nothing back: it will be on the disk, and no new one.
        added.add_done_callback(self._admit_all)
        await self._on_disk(asyncio.shield(added))
        return len(updates)

    async def settled(self, update_ids: Sequence[int]) -> int:
        """How many of ``update_ids``, from the first on, do not wait here.

        Raises ``Unavailable`` if the disk cannot be read.
        """
        bot = self._bot
        waiting = await self._on_disk(self._disk.run(lambda db: table.waiting(db, bot, update_ids)))
        places = (place for place, number in enumerate(update_ids) if number in waiting)
        return next(places, len(update_ids))

    async def dealt_with(self, most: int = 1000) -> list[int]:
        """The update ids that were done last; raises ``Unavailable`` with the disk."""
        bot = self._bot
        return await self._on_disk(self._disk.run(lambda db: table.done(db, bot, most)))

    async def put(self, item: object) -> None:
        """Take what the application tells itself; a fetched update is here already."""
        if not isinstance(item, Update):
            await super().put(item)

    def letter(self, update: Update) -> Letter:
        """The letter that ``update``, taken from here, was made of."""
        return self._out[update.update_id]

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Note what became of a letter, and let its lane go on.

        Raises ``Unavailable`` if the disk did not take it: then the letter comes again after a
        restart.
        """
        del self._out[letter.update_id]
        lane = self._lanes[letter.lane]
        seq = letter.seq
        match outcome:
            case Done(forget):
                name = letter.lane if forget else None
                written = self._disk.run(lambda db: table.mark_done(db, seq, forget=name))
                self._advance(letter.lane, lane)
            case Dead(reason, attempts):
                written = self._disk.run(lambda db: table.mark_dead(db, seq, attempts, reason))
                self._advance(letter.lane, lane)
            case Later(seconds, attempts, told):
                letter.waits += attempts == letter.attempts
                letter.attempts, letter.told, letter.again = attempts, told, True
                written = self._disk.run(lambda db: table.mark_later(db, seq, attempts, told))
                asyncio.get_running_loop().call_later(seconds, self._offer, lane)
        self._hand_out()
        await self._on_disk(written)

    async def album_waits(self, letter: Letter, album: str) -> bool:
        """Whether a file of ``album`` waits close behind ``letter``, in memory or on the disk.

        Raises ``Unavailable`` if the disk cannot be read.
        """
        lane = self._lanes[letter.lane]
        if any(album_of(other) == album for other in lane.letters if other is not letter):
            return True
        if not lane.more:
            return False
        bot, name, last = self._bot, letter.lane, lane.last
        read = self._disk.run(lambda db: table.read_lane(db, bot, name, last, CLOSE))
        return any(album_of(other) == album for other in await self._on_disk(read))

    def look(self) -> State:
        """Whether the disk takes what comes."""
        return State("disk", works=self._writable)

    async def standing(self) -> list[Standing]:
        """How much waits; raises ``Unavailable`` if the disk cannot be read."""
        bot = self._bot
        waiting, oldest, dead = await self._on_disk(
            self._disk.run(lambda db: table.standing(db, bot))
        )
        return [Standing("disk", waiting, oldest, dead)]

    def pause(self) -> None:
        """Hand out nothing more: what is not in a turn yet stays on the disk."""
        self._handing_out = False
        self._ready.clear()
        while not self.empty():
            item = self.get_nowait()
            self.task_done()
            if isinstance(item, Update):
                del self._out[item.update_id]

    async def close(self) -> None:
        """Write what is to be written and close the file."""
        self._handing_out = False
        await self._tasks.stop()
        await self._disk.close()

    @property
    def held(self) -> int:
        """How many letters are in memory."""
        return sum(len(lane.letters) for lane in self._lanes.values())

    @property
    def idle(self) -> bool:
        """Whether nothing waits, here or on the disk."""
        return not self._lanes and not self._spilled

    def _admit_all(self, added: "asyncio.Future[list[Letter]]") -> None:
        if not added.cancelled() and added.exception() is None:
            for letter in added.result():
                self._admit(letter)

    def _admit(self, letter: Letter) -> None:
        lane = self._lanes.get(letter.lane)
        if lane is None:
            if self._spilled or len(self._lanes) >= self._most_lanes:
                # This lane may have older letters on the disk; they go first.
                self._spill()
                return
            lane = self._lanes[letter.lane] = _Lane()
        if lane.more or len(lane.letters) >= self._depth:
            lane.more = True
            return
        self._append(lane, [letter])

    def _append(self, lane: _Lane, letters: list[Letter]) -> None:
        for letter in letters:
            letter.again = letter.again or letter.seq <= self._earlier
            lane.letters.append(letter)
            lane.last = letter.seq
        if not lane.busy and lane.letters:
            lane.busy = True
            self._offer(lane)

    def _offer(self, lane: _Lane) -> None:
        self._ready.append(lane)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._handing_out and self._ready and len(self._out) < self._turns:
            lane = self._ready.popleft()
            letter = lane.letters[0]
            self._out[letter.update_id] = letter
            try:
                update = parse(letter.payload)
            except Exception as error:  # whatever foreign content does to the library
                log.warning("update.unreadable", update=letter.update_id, exc_info=error)
                outcome = Dead(type(error).__name__, attempts=1)
                self._tasks.start(self.settle(letter, outcome))
                continue
            self.put_nowait(update)

    def _advance(self, name: str, lane: _Lane) -> None:
        lane.letters.popleft()
        lane.busy = False
        if lane.letters:
            lane.busy = True
            self._offer(lane)
        elif lane.more and not self._spilled:
            self._tasks.start(self._load(name, lane))
        else:
            # With other lanes waiting on the disk this one goes back into their line.
            del self._lanes[name]
            if lane.more:
                self._spill()
            elif self._spilled:
                self._refill()

    async def _load(self, name: str, lane: _Lane) -> None:
        bot, last, depth = self._bot, lane.last, self._depth
        letters = await patiently(
            self._disk, lambda db: table.read_lane(db, bot, name, last, depth)
        )
        lane.more = len(letters) == depth
        if letters:
            self._append(lane, letters)
        else:
            del self._lanes[name]
            if self._spilled:
                self._refill()

    def _spill(self) -> None:
        self._spilled = True
        self._spills += 1
        self._refill()

    def _refill(self) -> None:
        # In large pieces: a lane that ends does not go to the disk for one other.
        room = self._most_lanes - len(self._lanes)
        if self._handing_out and not self._refilling and room >= self._most_lanes // 4:
            self._refilling = True
            self._tasks.start(self._take_lanes(min(room, 128)))

    async def _take_lanes(self, lanes: int) -> None:
        bot, cursor, depth, spills = self._bot, self._cursor, self._depth, self._spills
        held = frozenset(self._lanes)
        found = await patiently(
            self._disk,
            lambda db: table.read_lanes(db, bot, cursor, held, lanes=lanes, depth=depth),
        )
        self._refilling = False
        self._cursor = found.last_lane
        for letters in found.letters:
            lane = self._lanes[letters[0].lane] = _Lane(more=len(letters) == depth)
            self._append(lane, letters)
        # What was left on the disk meanwhile may have been left behind the reader's back.
        if found.all_of and spills == self._spills:
            self._spilled = False
        else:
            self._refill()

    def _revived(self) -> None:
        """Somebody has put dead letters behind the waiting ones, in whatever lanes."""
        for lane in self._lanes.values():
            lane.more = True
        self._spill()

    async def _on_disk(self, written: "asyncio.Future[Result]") -> Result:
        try:
            result = await written
        except sqlite3.Error as error:
            self._writable = False
            raise Unavailable("inbox") from error
        self._writable = True
        return result
