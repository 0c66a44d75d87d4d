"""The write queue: a group commit. Nothing is written in any other way."""

import asyncio
import math
import time
from collections import deque
from contextvars import Context
from dataclasses import dataclass
from typing import Any

import structlog

from vyapari.books.commands import Booked, Command, Refusal
from vyapari.errors import Rejected, Unavailable
from vyapari.ops.stages import Stage
from vyapari.ops.tally import Tally, tallied
from vyapari.store import shapes
from vyapari.store.transport import Payload, Transport

_log = structlog.get_logger(__name__)

#: As many commands as are worth a round trip of their own.
_WORTH_A_FLIGHT = 32
#: Refusals that no merchant can cause: defects of this program.
_DEFECTS = frozenset({"unbalanced", "bad_totals", "bad_tax", "invalid"})


@dataclass(eq=False, slots=True)
class _Waiting:
    payload: Payload
    size: int
    lane: str
    stage: Stage
    done: asyncio.Future[Booked | Refusal]
    settled: bool = False


class WriteQueue:
    """Gathers commands into batches and gives each waiter its own result.

    A command leaves at once while a flight is free; otherwise it leaves with all that have
    gathered by then, at most ``batch`` commands and ``batch_bytes`` bytes together. Up to
    ``flights`` batches are under way, never two with commands of one shop, so that a shop's
    commands are booked in the order in which they were submitted. A crowd is shared out among the
    free flights, so that the database works on it with more than one processor. At most ``bound``
    commands are held; ``submit`` waits beyond that.

    ``transport`` does the retrying: a failure that comes out of it goes to the waiters.
    """

    def __init__(
        self,
        transport: Transport,
        *,
        batch: int = 256,
        batch_bytes: int = 512_000,
        flights: int = 2,
        bound: int = 10_000,
    ) -> None:
        self._transport = transport
        self._batch = batch
        self._batch_bytes = batch_bytes
        self._flights = flights
        self._room = asyncio.Semaphore(bound)
        self._lanes: dict[str, deque[_Waiting]] = {}
        self._busy: set[str] = set()
        self._flying: set[asyncio.Task[None]] = set()
        self._held = 0
        self._summoned = False
        self._closed = False

    @property
    def depth(self) -> int:
        """How many commands are held, under way or not."""
        return self._held

    async def submit(self, command: Command) -> Booked | Refusal:
        """Book a command and return what came of it.

        Raises ``Unavailable`` when the store could not be reached or is closing; the command may
        have been booked all the same, and submitting it again under its key is safe. A caller
        who is cancelled takes nothing back: the command is booked.
        """
        payload, size = shapes.write(command)
        await self._room.acquire()
        if self._closed:
            self._room.release()
            raise Unavailable("the write queue, which is closing,")
        lane = command.shop_id or f"user {command.actor}"
        loop = asyncio.get_running_loop()
        with Stage("booking") as stage:
            waiting = _Waiting(payload, size, lane, stage, loop.create_future())
            self._lanes.setdefault(lane, deque()).append(waiting)
            self._held += 1
            if not self._summoned:
                # Everybody who is ready in this round of the loop leaves together.
                self._summoned = True
                loop.call_soon(self._dispatch)
            return await waiting.done

    async def close(self, timeout: float = 8.0) -> None:  # noqa: ASYNC109 - a bound on draining
        """Take nothing more in, finish what is held, within ``timeout`` seconds.

        Whoever still waits then gets ``Unavailable``. Safe to call twice.
        """
        self._closed = True
        self._dispatch()
        try:
            async with asyncio.timeout(timeout):
                while self._flying:
                    await asyncio.wait(set(self._flying))
        except TimeoutError:
            _log.warning("writes.abandoned", commands=self._held)
            leftover = [w for lane in self._lanes.values() for w in lane]
            self._lanes.clear()
            for task in self._flying:
                task.cancel()
            await asyncio.gather(*self._flying, return_exceptions=True)
            for waiting in leftover:
                self._settle(waiting, Unavailable("the write queue, which is closing,"))

    def _dispatch(self) -> None:
        self._summoned = False
        while (idle := self._flights - len(self._flying)) > 0 and (batch := self._take(idle)):
            lanes = {w.lane for w in batch}
            self._busy |= lanes
            # In a context of its own: it is nobody's of those for whom it flies.
            task = asyncio.get_running_loop().create_task(
                self._fly(batch, lanes), context=Context()
            )
            self._flying.add(task)
            task.add_done_callback(self._landed)

    def _take(self, idle: int) -> list[_Waiting]:
        """The next batch, one command of each free shop in turn: its share among ``idle``."""
        batch: list[_Waiting] = []
        size = 0
        free = deque(lane for lane in self._lanes if lane not in self._busy)
        waiting = sum(len(self._lanes[lane]) for lane in free)
        share = max(_WORTH_A_FLIGHT, math.ceil(waiting / max(1, min(idle, len(free)))))
        while free and len(batch) < min(self._batch, share):
            lane = free.popleft()
            queue = self._lanes[lane]
            if batch and size + queue[0].size > self._batch_bytes:
                break
            size += queue[0].size
            batch.append(queue.popleft())
            if queue:
                free.append(lane)
            else:
                del self._lanes[lane]
        return batch

    async def _fly(self, batch: list[_Waiting], lanes: set[str]) -> None:
        started = time.perf_counter()
        try:
            with tallied() as tally, Stage("batch", commands=len(batch)) as stage:
                for waiting in batch:
                    stage.join(waiting.stage.mark)
                    waiting.stage.join(stage.mark)
                await self._send(batch, tally)
        except Unavailable as error:
            _tell(batch, tally)
            for waiting in batch:
                failure = Unavailable(error.part, error.retry_after)
                failure.__cause__ = error
                self._settle(waiting, failure)
            _log.debug("batch.failed", commands=len(batch), error=str(error))
        except BaseException:
            for waiting in batch:
                self._settle(waiting, Unavailable("the write queue"))
            raise
        else:
            elapsed = round((time.perf_counter() - started) * 1000, 1)
            _log.debug("batch.written", commands=len(batch), ms=elapsed)
        finally:
            self._busy -= lanes

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("batch.broken", exc_info=error)
        self._dispatch()

    async def _send(self, batch: list[_Waiting], tally: Tally) -> None:
        """Book a batch; one that is refused as a whole is halved until the culprit is alone."""
        try:
            answer = await self._transport.call("apply", {"commands": [w.payload for w in batch]})
        except Rejected as error:
            if len(batch) > 1:
                middle = len(batch) // 2
                await self._send(batch[:middle], tally)
                await self._send(batch[middle:], tally)
                return
            self._settle(batch[0], Refusal("invalid", {"detail": str(error), "state": error.code}))
            return
        _tell(batch, tally)
        for waiting, result in zip(batch, answer["results"], strict=True):
            self._settle(waiting, shapes.outcome(result))

    def _settle(self, waiting: _Waiting, outcome: Booked | Refusal | Unavailable) -> None:
        if waiting.settled:
            return
        waiting.settled = True
        if isinstance(outcome, Refusal) and outcome.code in _DEFECTS:
            _log.error("command.invalid", **_traits(waiting.payload, outcome))
        if not waiting.done.done():  # else the waiter has gone
            if isinstance(outcome, Unavailable):
                waiting.done.set_exception(outcome)
            else:
                waiting.done.set_result(outcome)
        self._held -= 1
        self._room.release()


def _tell(batch: list[_Waiting], tally: Tally) -> None:
    """How often their batch was tried again is for each that waits to know."""
    if again := tally.sums.get("write.retries"):
        for waiting in batch:
            if not waiting.done.done():
                waiting.stage.note(retries=again)


def _traits(payload: Payload, refusal: Refusal) -> dict[str, Any]:
    """What a log may tell of a defect: nothing that a merchant wrote stands in it."""
    return {
        "key": payload["key"],
        "steps": [step["kind"] for step in payload["steps"]],
        "code": refusal.code,
        "state": refusal.data.get("state"),
        # From the first quote on: what is quoted may have quotes in it.
        "detail": str(refusal.data.get("detail", "")).partition('"')[0].strip(),
    }
