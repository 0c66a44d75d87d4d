"""What is dealt with from this machine's disk while Redis is away."""

from collections.abc import Callable, Container
from contextlib import suppress
from uuid import uuid4

import structlog
from telegram import Update

from vyapari.bot.inbox.letter import Done, Later, Letter, Outcome
from vyapari.bot.inbox.presence import BEAT, Presence
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.bot.stamps import Stamps
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared

log = structlog.get_logger(__name__)

#: How often a letter that has to wait for Redis is put off without a word.
_PATIENT_WAITS = 3


class Stopgap:
    """Takes what comes off the disk of ``spare`` to Redis, or, where that is away, hands it out.

    A letter of a chat of which Redis may hold something older waits for Redis; after a while it is
    handed out as ``behind``, so that its merchant is told that it is kept. ``letters`` are those
    that are handed out, by their updates' ids; ``taken`` are in a turn that Redis has given.
    """

    def __init__(
        self,
        shared: Shared,
        spare: SqliteInbox,
        lease: Lease,
        presence: Presence,
        *,
        hand_out: Callable[[Update], None],
        taken: Container[int],
    ) -> None:
        self._shared = shared
        self._spare = spare
        self._lease = lease
        self._presence = presence
        self._hand_out = hand_out
        self._taken = taken
        self._handing_out = True
        self.letters: dict[int, Letter] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            update = await self._spare.get()
            self._spare.task_done()
            if not isinstance(update, Update) or not self._handing_out:
                continue
            try:
                await self._send_on(update, self._spare.letter(update))
            except Unavailable:  # of the disk: it comes again after a restart
                log.exception("inbox.unwritten", update=update.update_id)

    def pause(self) -> None:
        """Hand out nothing more."""
        self._handing_out = False
        self._spare.pause()

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Note what became of one of ``letters``; raises ``Unavailable`` with the disk."""
        # At once: it may be handed out again before the disk has noted that it was put off.
        del self.letters[letter.update_id]
        if letter.stamps is not None and letter.stamps.changed:
            self._presence.owed.changed(letter.stamps)
            with suppress(Unavailable):
                await self._presence.owed.pay()
        await self._spare.settle(letter, outcome)
        if not isinstance(outcome, Later):
            self._presence.owed.dealt_with([letter.update_id])

    async def _send_on(self, update: Update, letter: Letter) -> None:
        if self._shared.up and await self._presence.push([letter]):
            await self._spare.settle(letter, Done())
            return
        # Who does not poll does not know what the one who does has given to Redis.
        letter.behind = letter.lane in self._presence.busy or not self._lease.mine
        quiet = letter.told or letter.waits < _PATIENT_WAITS
        if update.update_id in self._taken or (letter.behind and quiet):
            await self._spare.settle(letter, Later(BEAT, letter.attempts, letter.told))
        else:
            letter.stamps = Stamps(uuid4().hex, letter.lane)
            self.letters[letter.update_id] = letter
            self._hand_out(update)
