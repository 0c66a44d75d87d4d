"""Updates that wait for the bot: kept until a later offset confirms them."""

import asyncio
import time
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from vyapari.sandbox.errors import ApiRefusal
from vyapari.sandbox.journal import Journal

FIRST_UPDATE: Final = 100_000_001
# Telegram gathers what arrives together before it answers a waiting poll.
_GATHER: Final = 0.001
# A second poller ends the first; when both fight, Telegram slows them down.
_CONFLICT_PAUSE: Final = 3.0
_ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """``body`` is the JSON object's inside, without braces and number."""

    number: int
    kind: str
    body: bytes

    def encoded(self) -> bytes:
        """The update as one JSON object."""
        return b'{"update_id":%d,%s}' % (self.number, self.body)


class Mailbox:
    """The bot's queue of updates and its one long poll."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._pending: deque[Update] = deque()
        self._repeated: list[Update] = []
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[None] | None = None
        self._next_conflict = 0.0
        self._closed = False
        self._next = FIRST_UPDATE
        self._restore()

    def _restore(self) -> None:
        for (_, number), body in self._journal.scan("updates"):
            kind, _, inside = body.partition(b"\n")
            self._pending.append(Update(int(number), kind.decode(), inside))
        confirmed = self._journal.get("records", ("mailbox", "next"))
        if confirmed is not None:
            self._next = int(confirmed)
        if self._pending:
            self._next = max(self._next, self._pending[-1].number + 1)
        allowed = self._journal.get("records", ("mailbox", "allowed"))
        self._allowed = frozenset(allowed.decode().split()) if allowed else frozenset()

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def allowed(self) -> list[str]:
        """The kinds of update that the bot asked for; empty for Telegram's default."""
        return sorted(self._allowed)

    @property
    def next_number(self) -> int:
        """The number that the next update will get."""
        return self._next

    def wants(self, kind: str) -> bool:
        """Whether an update of that kind would be kept."""
        return kind in self._allowed if self._allowed else kind not in _ON_REQUEST

    def add(self, kind: str, body: bytes, *, number: int | None = None) -> int | None:
        """Queue an update for the bot; its number, or None where the bot wants no such kind."""
        if number is None:
            if not self.wants(kind):
                return None
            number = self._next
        self._next = max(self._next, number + 1)
        update = Update(number, kind, body)
        self._pending.append(update)
        self._journal.put("updates", (0, number), kind.encode() + b"\n" + body)
        if self._poll is not None:
            asyncio.get_running_loop().call_later(_GATHER, self._wake, self._poll)
        return number

    def allow(self, kinds: Collection[str]) -> None:
        """Which kinds the bot wants from now on; none means Telegram's default."""
        allowed = frozenset(kinds)
        if allowed != self._allowed:
            self._allowed = allowed
            self._journal.put("records", ("mailbox", "allowed"), " ".join(allowed).encode())

    def confirm(self, offset: int) -> None:
        """Forget updates before ``offset``; a negative one keeps that many from the end."""
        if offset < 0:
            kept = min(-offset, len(self._pending))
            offset = self._pending[-kept].number if kept else self._next
        forgotten = False
        while self._pending and self._pending[0].number < offset:
            self._journal.put("updates", (0, self._pending.popleft().number), None)
            forgotten = True
        if forgotten:
            self._journal.put("records", ("mailbox", "next"), str(self._next).encode())

    def drop_all(self) -> None:
        """Forget every update that waits."""
        self.confirm(self._next)

    async def fetch(
        self,
        limit: int,
        timeout: float,  # noqa: ASYNC109 - a long poll's own
    ) -> list[Update]:
        """Updates that wait, oldest first; an empty mailbox is watched for ``timeout`` seconds.

        Raises ApiRefusal 409 when another call of this takes over.
        """
        await self._end_other_poll()
        if self._repeated:
            repeated, self._repeated = self._repeated, []
            return repeated
        if not self._pending and timeout > 0 and not self._closed:
            poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._poll = poll
            try:
                async with asyncio.timeout(timeout):
                    await poll
            except TimeoutError:
                pass
            finally:
                if self._poll is poll:
                    self._poll = None
        return [update for update, _ in zip(self._pending, range(limit), strict=False)]

    def repeat(self, updates: list[Update]) -> None:
        """Deliver these once more with the next poll, confirmed or not."""
        self._repeated = updates

    def close(self) -> None:
        """Answer the waiting poll at once."""
        self._closed = True
        if self._poll is not None:
            self._wake(self._poll)

    @staticmethod
    def _wake(poll: asyncio.Future[None]) -> None:
        if not poll.done():
            poll.set_result(None)

    async def _end_other_poll(self) -> None:
        poll, self._poll = self._poll, None
        if poll is None or poll.done():
            return
        refusal = ApiRefusal(
            409,
            "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
        now = time.monotonic()
        if now >= self._next_conflict:
            self._next_conflict = now + _CONFLICT_PAUSE
            poll.set_exception(refusal)
        else:
            loop = asyncio.get_running_loop()
            loop.call_later(_CONFLICT_PAUSE, self._refuse, poll, refusal)

    @staticmethod
    def _refuse(poll: asyncio.Future[None], refusal: ApiRefusal) -> None:
        if not poll.done():
            poll.set_exception(refusal)
