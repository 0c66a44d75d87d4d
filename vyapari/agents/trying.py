"""One answer, from whichever key and model give it before the deadline."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

import structlog
from tenacity import (
    AsyncRetrying,
    RetryError,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from vyapari.agents.faults import Cure, Fault, Passing, fault_of
from vyapari.agents.keys import Key, KeyPool
from vyapari.errors import ModelRefused, ModelUnavailable
from vyapari.ops.health import State

log = structlog.get_logger(__name__)

T = TypeVar("T")
#: Makes one call, with a key, of a model.
Attempt = Callable[[Key, str], Awaitable[T]]

#: How often a model is tried that answers with passing troubles; the fallback is tried as often.
_TRIES = 3
#: The most seconds that one call may take, so that another one is left when it hangs.
_LONGEST_CALL = 15.0


class _NoKey(Exception):
    """Every key rests, or is refused, for this model."""


class _NoModel(Exception):
    """The model is not to be had."""


class _NoSense(Exception):
    """The model cannot take this request."""


class Tries:
    """The keys of a pool and the models behind one another.

    A key that is used up rests and the next one is tried at once. Passing troubles are tried again
    on another key, after a random pause that grows; then the next model is tried.
    """

    def __init__(self, pool: KeyPool, models: list[str]) -> None:
        self._pool = pool
        self._models = models
        self._answered = models[0]
        self._in_vain = 0
        self._away_until = 0.0

    def look(self) -> State:
        """What answers; one message that nobody answered may have been at fault itself."""
        if not len(self._pool):
            return State("every key is refused", works=False)
        away = asyncio.get_running_loop().time() < self._away_until
        if away and self._away_until < math.inf:
            return State("every key rests", works=False)
        if away and self._in_vain > 1:
            return State("no model answers", works=False)
        return State("the model" if self._answered == self._models[0] else "the fallback model")

    async def answer(self, call: Attempt[T], deadline: float) -> T:
        """What ``call`` answers with the first key and model that can.

        Raises ``ModelUnavailable`` if none does before ``deadline`` (the running loop's clock), and
        ``ModelRefused`` if each says that the request itself is at fault.
        """
        refused = 0
        try:
            async with asyncio.timeout_at(deadline):
                for model in self._models:
                    try:
                        answer = await self._patiently(call, model, deadline)
                    except (RetryError, _NoKey, _NoModel, _NoSense) as error:
                        refused += isinstance(error, _NoSense)
                        log.debug("model.left", model=model, why=type(error).__name__.strip("_"))
                    else:
                        self._answered, self._in_vain, self._away_until = model, 0, 0.0
                        return answer
        except TimeoutError:
            log.warning("model.timed_out")
            raise self._unavailable(None) from None
        if refused == len(self._models):
            raise ModelRefused
        raise self._unavailable(await self._pool.wakes(self._models))

    def _unavailable(self, wakes: float | None) -> ModelUnavailable:
        self._in_vain += 1
        now = asyncio.get_running_loop().time()
        self._away_until = now + wakes if wakes else math.inf
        return ModelUnavailable(wakes)

    async def _patiently(self, call: Attempt[T], model: str, deadline: float) -> T:
        failed: list[Key] = []
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(Passing),
            stop=stop_after_attempt(_TRIES),
            wait=wait_random_exponential(multiplier=0.2, max=2),
        ):
            with attempt:
                return await self._with_a_key(call, model, deadline, failed)
        raise AssertionError("unreachable: the last attempt raises")

    async def _with_a_key(
        self,
        call: Attempt[T],
        model: str,
        deadline: float,
        failed: list[Key],
    ) -> T:
        """One answer, from whichever key gives it; those that have ``failed`` come last."""
        while True:
            key = await self._pool.pick(model, but=failed) or await self._pool.pick(model)
            if key is None:
                raise _NoKey
            try:
                with self._pool.using(key):
                    left = deadline - asyncio.get_running_loop().time()
                    async with asyncio.timeout(min(_LONGEST_CALL, left)):
                        answer = await call(key, model)
            except Exception as error:
                fault = fault_of(error, datetime.now(UTC))
                if fault is None:
                    raise
                await self._note(fault, key, model, failed, error)
            else:
                self._pool.worked(key, model)
                return answer

    async def _note(
        self, fault: Fault, key: Key, model: str, failed: list[Key], error: Exception
    ) -> None:
        """Draw the consequence of a fault; raises where another key alone does not help."""
        if fault.cure is Cure.OTHER_KEY:
            await self._pool.rest(key, model, fault.rest)
        elif fault.cure is Cure.NO_KEY:
            self._pool.refuse(key)
        elif fault.cure is Cure.AGAIN:
            failed.append(key)
            log.debug("call.failed", key=key.name, model=model, why=type(error).__name__)
            raise Passing from error
        else:
            # What the server says of a request may repeat a merchant's words: no text of it here.
            log.error("call.refused", model=model, code=getattr(error, "code", None))
            raise (_NoSense if fault.cure is Cure.NOTHING else _NoModel) from error
