"""The one place where calls to the database and its storage are tried again."""

import asyncio
import random
from typing import Any

import structlog
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_base,
    retry_if_exception_type,
    stop_before_delay,
    wait_random_exponential,
)

from vyapari.errors import Rejected, Unavailable, category_of
from vyapari.ops.shared import Shared
from vyapari.ops.stages import Stage
from vyapari.store.breaker import Breaker
from vyapari.store.breaker_shared import SharedBreaker
from vyapari.store.transport import Payload, Transport

_log = structlog.get_logger(__name__)

_PART = "the books' database"
_backoff = wait_random_exponential(multiplier=0.05, max=2.0)
_unavailable = retry_if_exception_type(Unavailable)


def trying(deadline: float, worth: retry_base = _unavailable) -> AsyncRetrying:
    """Tries a call again, with full jitter and no sooner than the other side asks for.

    It does so as long as another try would start within ``deadline`` seconds of the first and the
    failure is ``worth`` it; then the last failure is raised. The call must be safe to repeat.
    """
    return AsyncRetrying(retry=worth, wait=_wait, stop=stop_before_delay(deadline), reraise=True)


def tries_again(retrying: AsyncRetrying) -> int:
    """How often a call was tried after the first time."""
    return int(retrying.statistics["attempt_number"]) - 1


class SteadyTransport:
    """A transport that outlasts short troubles of the one below it.

    A call is ``trying`` for ``deadline`` seconds; one try lasts at most ``patience`` seconds. Every
    function is safe to call again: reads change nothing and commands carry keys.

    Calls are stages of this name, under which the ``breaker`` goes by those of the others where
    there is something ``shared``; so many are ``under_way``. That the database is lost, and that it
    is reached again, is logged once each.
    """

    def __init__(
        self,
        inner: Transport,
        *,
        deadline: float = 6.0,
        patience: float = 15.0,
        breaker: Breaker | None = None,
        shared: Shared | None = None,
        stage: str = "read",
    ) -> None:
        self._inner = inner
        self._deadline = deadline
        self._patience = patience
        self.breaker = breaker or Breaker(_PART)
        self._guard = SharedBreaker(self.breaker, shared, stage)
        self.stage = stage
        self.under_way = 0
        self._lost = False

    async def call(self, name: str, payload: Payload) -> Any:
        retrying = trying(self._deadline)
        with Stage(self.stage, function=name) as stage:
            self.under_way += 1
            try:
                return await retrying(self._once, name, payload)
            finally:
                self.under_way -= 1
                if again := tries_again(retrying):
                    stage.note(retries=again)

    async def close(self) -> None:
        await self._inner.close()

    async def _once(self, name: str, payload: Payload) -> Any:
        await self._guard.enter()
        try:
            async with asyncio.timeout(self._patience):
                answer = await self._inner.call(name, payload)
        except TimeoutError as error:
            await self._failed(error)
            raise Unavailable(_PART) from error
        except Unavailable as error:
            await self._failed(error, error.retry_after)
            raise
        except Rejected:
            await self._succeeded()
            raise
        await self._succeeded()
        return answer

    async def _failed(self, error: Exception, rest: float | None = None) -> None:
        await self._guard.failed(rest)
        operator = category_of(error) == "operator"  # who need not wait to hear of it
        if not self._lost and (operator or self.breaker.is_open):
            self._lost = True
            cause = error.__cause__ or error
            lost = _log.error if operator else _log.warning
            lost("store.lost", by=self.stage, why=type(error if operator else cause).__name__)

    async def _succeeded(self) -> None:
        await self._guard.succeeded()
        if self._lost:
            self._lost = False
            _log.info("store.reached", by=self.stage)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Unavailable) and error.retry_after is not None:
        return error.retry_after + random.uniform(0, 0.05)  # noqa: S311 - jitter, no secret
    return _backoff(state)
