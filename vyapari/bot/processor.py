"""The judge of every turn: what is done, what comes again, what is laid aside."""

import asyncio
import random
import time
from collections.abc import Awaitable
from typing import Any, cast

import structlog
from structlog.contextvars import bind_contextvars, bound_contextvars
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from vyapari.bot.context import Visit
from vyapari.bot.inbox.letter import Dead, Done, Inbox, Later, Letter, Outcome
from vyapari.bot.reply import Reply
from vyapari.bot.send import Sender
from vyapari.bot.stream import LiveStream
from vyapari.errors import Unavailable, VyapariError, category_of
from vyapari.ops.stages import Stage
from vyapari.ops.tally import Tally, tallied
from vyapari.store.store import Store

log = structlog.get_logger(__name__)

#: While a part cannot be reached: the first pause, doubled each time, and the longest; and the
#: longest on the word of who answers. A chat must not stand still for a slip of theirs.
_FIRST_WAIT, _LONGEST_WAIT, _LONGEST_REST = 0.5, 15.0, 300.0


class TurnProcessor(BaseUpdateProcessor):
    """Runs the handler chain for an update and tells the inbox how it ended.

    A turn that ends well is done. One that failed because a part cannot be reached comes again
    until it can, and its merchant is told once that it is kept. One that failed for a reason of
    its own, or has not ended after ``longest`` seconds, comes again after each of ``pauses``
    (seconds) and is then laid aside, of which its merchant is told. One that is cancelled is left
    as it was.
    """

    def __init__(
        self,
        inbox: Inbox,
        store: Store,
        sender: Sender,
        *,
        turns: int,
        pauses: tuple[float, ...],
        longest: float,
    ) -> None:
        super().__init__(turns)
        self._pauses = pauses
        self._longest = longest
        self._inbox = inbox
        self._store = store
        self._sender = sender
        self.visits: dict[int, Visit] = {}
        self.handled = 0
        self._turns: set[asyncio.Task[None]] = set()

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def abandon(self) -> None:
        """Cancel the turns that still run; their updates come again after a restart."""
        for turn in self._turns:
            turn.cancel()
        await asyncio.gather(*self._turns, return_exceptions=True)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the chain, judge, settle."""
        turn = cast("asyncio.Task[None]", asyncio.current_task())
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        update_id = cast("Update", update).update_id
        visit = Visit(self._inbox.letter(cast("Update", update)))
        self.visits[update_id] = visit
        waited = max(0.0, time.time() - visit.letter.received_at)
        try:
            with bound_contextvars(update=update_id), tallied() as tally:
                with Stage("update", ago=waited, update=update_id) as stage:
                    if stage.trace is not None:
                        bind_contextvars(trace=stage.trace)
                    with Stage("inbox", ago=waited):
                        pass  # it is over
                    await self._run(visit, coroutine)
                    outcome = await self._outcome(visit)
                    _sum_up(stage, visit, outcome)
                _report(visit, outcome, tally, waited)
            if visit.stream is not None:
                await _end(visit.stream, visit.letter, outcome)
        finally:
            del self.visits[update_id]
            if visit.stream is not None:
                visit.stream.abandon()
            self.handled += 1
        try:
            await self._inbox.settle(visit.letter, outcome)
        except Unavailable:  # it will come again after a restart, and be told again
            log.exception("inbox.unwritten", update=update_id)

    async def _run(self, visit: Visit, coroutine: Awaitable[Any]) -> None:
        """The chain, which notes its troubles itself, for so long: its chat waits behind it."""
        try:
            async with asyncio.timeout(self._longest):
                await coroutine
        except TimeoutError as error:
            visit.trouble = error

    async def _outcome(self, visit: Visit) -> Outcome:
        try:
            return await self._judge(visit)
        except Exception as error:  # the last edge: a chat must not stand still for a slip here
            log.exception("update.unjudged", route=visit.route)
            return Dead(type(error).__name__, visit.letter.attempts + 1)

    async def _judge(self, visit: Visit) -> Outcome:
        letter, trouble = visit.letter, visit.trouble
        if trouble is None:
            return Done(forget=visit.turn is not None and visit.turn.erased)
        if isinstance(trouble, Unavailable):
            told = letter.told or await self._tell_kept(visit, trouble)
            return Later(_wait(letter.waits, trouble), letter.attempts, told)
        attempts = letter.attempts + 1
        log.error("update.failed", attempts=attempts, route=visit.route, exc_info=trouble)
        if attempts <= len(self._pauses):
            return Later(self._pauses[attempts - 1], attempts, letter.told)
        await self._tell_dead(visit)
        return Dead(type(trouble).__name__, attempts)

    async def _tell_kept(self, visit: Visit, trouble: Unavailable) -> bool:
        """Whether the merchant knows now."""
        return trouble.part != "telegram" and await self._tell(visit, "core-kept")

    async def _tell_dead(self, visit: Visit) -> None:
        key = "core-dead-unsure"
        try:
            if visit.turn is not None:
                booked = await self._store.applied(visit.turn.key)
                key = "core-dead" if booked is None else "core-dead-booked"
        except VyapariError as error:
            log.warning("update.unsure", exc_info=error)
        await self._tell(visit, key)

    async def _tell(self, visit: Visit, key: str) -> bool:
        incoming, say = visit.incoming, visit.say
        if incoming is None or say is None:
            return True
        said = Reply(toast=say.plain(key), alert=True) if incoming.press else Reply(say(key))
        try:
            await self._sender.send(incoming, said, quoting=True, stream=visit.stream)
        except (Unavailable, TelegramError) as error:
            log.warning("update.untold", exc_info=error)
            return False
        return True


async def _end(stream: LiveStream, letter: Letter, outcome: Outcome) -> None:
    """Half an answer does not stay: the next turn goes on with it, or it goes."""
    if isinstance(outcome, Later):
        letter.shown = await stream.close()
    else:
        await stream.drop()


def _wait(waits: int, trouble: Unavailable) -> float:
    """Doubling, and spread out so that the chats do not all come back at one moment."""
    pause = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(waits, 10))
    pause *= random.uniform(0.7, 1.0)  # noqa: S311
    return max(pause, min(_LONGEST_REST, trouble.retry_after or 0.0))


def _sum_up(stage: Stage, visit: Visit, outcome: Outcome) -> None:
    stage.note(route=visit.route, outcome=type(outcome).__name__.lower())
    if visit.incoming is not None:
        stage.note(kind=visit.incoming.kind)
    if visit.trouble is not None:
        stage.note(category=category_of(visit.trouble), why=type(visit.trouble).__name__)


def _report(visit: Visit, outcome: Outcome, tally: Tally, waited: float) -> None:
    """The one line of an update. Of one that is put off again and again the first time will do."""
    letter, trouble = visit.letter, visit.trouble
    again = isinstance(outcome, Later) and letter.waits > 0
    quiet = again or (visit.route == "ignored" and isinstance(outcome, Done))
    extra: dict[str, Any] = {}
    if isinstance(outcome, Later):
        extra["again_in"] = round(outcome.seconds, 2)
    if not isinstance(outcome, Done):
        extra["attempts"] = outcome.attempts
    if trouble is not None:
        extra |= {"category": category_of(trouble), "why": type(trouble).__name__}
    if isinstance(trouble, Unavailable):
        extra["part"] = trouble.part
    role = tally.words.get("agent.role")
    (log.debug if quiet else log.info)(
        "update.handled",
        kind=visit.incoming.kind if visit.incoming else None,
        route=visit.route if role is None else f"{visit.route}:{role}",
        outcome=type(outcome).__name__.lower(),
        waited_ms=round(waited * 1000, 1),
        ms=round((time.perf_counter() - visit.started) * 1000, 1),
        **tally.figures(),
        **extra,
    )
