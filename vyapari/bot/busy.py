"""The sign under a chat's name that the bot is at work."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Literal

#: Chat actions that Telegram shows while the bot works.
Action = Literal["typing", "upload_document", "upload_photo"]

#: Telegram takes a sign down after five seconds.
_AGAIN = 4.0


@asynccontextmanager
async def busy(
    act: Callable[[Action], Awaitable[None]], action: Action, *, again: float = _AGAIN
) -> AsyncIterator[None]:
    """Call ``act`` now and after each ``again`` seconds, beside what the block does."""

    async def keep_up() -> None:
        while True:
            await act(action)
            await asyncio.sleep(again)

    showing = asyncio.create_task(keep_up())
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
