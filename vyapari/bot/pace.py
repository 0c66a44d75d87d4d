"""How fast the bot calls Telegram: within its limits, and no chat waits for another's."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from cachetools import TTLCache
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from vyapari.ops.stages import Stage

_Json = dict[str, Any]
_Result = bool | _Json | list[_Json]

#: Telegram asks a bot to send no more than 30 messages a second in all.
OVERALL = (30.0, 1.0)
#: A wait up to this long is sat out here, in seconds; a longer one is the caller's to plan.
_PATIENCE = 5.0
_TRIES = 3
#: A call's ``rate_limit_args`` when it may as well be left: it waits for nothing, is tried once,
#: and holds up no other.
ONCE = 1
#: What a person sees as an answer.
_REPLIES = frozenset({"sendMessage", "sendPhoto", "sendDocument", "editMessageText"})


class Pace(BaseRateLimiter[int]):
    """Keeps a bot within Telegram's limits and heeds ``RetryAfter``.

    As ``AIORateLimiter``, except that a ``RetryAfter`` holds up only the chat that it came for,
    and here only while the wait is short: a longer one is raised, so that the chat waits in the
    inbox and not in one of the turns that all chats share. ``overall`` is calls and seconds;
    ``None`` for a Bot API server that has no such limit.
    """

    def __init__(self, overall: tuple[float, float] | None = OVERALL) -> None:
        self._overall = AsyncLimiter(*overall) if overall else None
        self._until: TTLCache[Any, float] = TTLCache(maxsize=4096, ttl=3600)

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(  # noqa: PLR0917  the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, _Result]],
        args: Any,
        kwargs: _Json,
        endpoint: str,
        data: _Json,
        rate_limit_args: int | None,
    ) -> _Result:
        """Make the call when its time has come; raises ``RetryAfter`` for a long wait."""
        with Stage("telegram", method=endpoint) as stage:
            answer = await self._called(
                callback, args, kwargs, data.get("chat_id"), once=rate_limit_args == ONCE
            )
            if rate_limit_args != ONCE and endpoint in _REPLIES:
                stage.note(replies=1)
            return answer

    async def _called(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Result]],
        args: Any,
        kwargs: _Json,
        chat: Any,
        *,
        once: bool,
    ) -> _Result:
        if once:
            await self._wait(chat, patience=0.0)
            return await callback(*args, **kwargs)
        tries = 0
        while True:
            tries += 1
            await self._wait(chat, _PATIENCE)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as busy:
                self._until[chat] = _now() + seconds_of(busy)
                if tries == _TRIES:
                    raise

    async def _wait(self, chat: Any, patience: float) -> None:
        if chat in self._until and (left := self._until[chat] - _now()) > 0:
            if left > patience:
                raise RetryAfter(int(left) + 1)
            await asyncio.sleep(left)
        if self._overall and chat is not None:
            if not patience and not self._overall.has_capacity():
                raise RetryAfter(1)
            await self._overall.acquire()


def seconds_of(busy: RetryAfter) -> float:
    """How long Telegram wants to be left alone, in seconds."""
    after = busy.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _now() -> float:
    return asyncio.get_running_loop().time()
