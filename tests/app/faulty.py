"""The program with four commands more, each of which fails in its own way with what was written.

Run as ``python -m tests.app.faulty``: what goes wrong in a program is not for its tests to choose.
"""

import asyncio
import gc
import logging
import sys
import threading
import warnings
from typing import NoReturn

from vyapari.__main__ import main
from vyapari.bot.reply import Reply
from vyapari.bot.router import ROUTES
from vyapari.bot.turn import Turn
from vyapari.errors import Rejected


async def raising(turn: Turn) -> NoReturn:
    """A defect whose message, and whose cause's, quotes the merchant."""
    try:
        raise KeyError(turn.text)  # noqa: TRY301
    except KeyError as error:
        raise Rejected(f"no {turn.text} for {turn.person.name}") from error


async def talking(turn: Turn) -> Reply:
    """A library that logs at every level what it is at, and a warning."""
    for name in ("telegram.ext", "google_genai.models", "httpx", "aiohttp.client", "asyncio"):
        for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logging.getLogger(name).log(level, f"at {turn.text}")  # noqa: G004
            logging.getLogger(name).log(level, "at %s", turn.text)
            logging.getLogger(name).log(level, "at %d", turn.text)
    warnings.warn(turn.text, stacklevel=1)
    return Reply(turn.say("core-only-text"))


async def leaving(turn: Turn) -> Reply:
    """A task, a callback, a thread and a finalizer that nobody looks after."""

    def fail(*_: object) -> NoReturn:
        raise ValueError(turn.text)

    class Failing:
        def __del__(self) -> None:
            fail()

    async def failing() -> None:
        fail()

    task = asyncio.create_task(failing(), name=turn.text)
    await asyncio.sleep(0)
    del task
    asyncio.get_running_loop().call_soon(fail, turn.text)
    thread = threading.Thread(target=fail, name=turn.text)
    thread.start()
    await asyncio.to_thread(thread.join)
    Failing()
    gc.collect()
    return Reply(turn.say("core-only-text"))


async def stalling(turn: Turn) -> Reply:
    """A stall that the loop remarks upon in its debug mode."""
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.call_soon(lambda *_: sum(range(3_000_000)), turn.text)
    await asyncio.sleep(0.3)
    loop.set_debug(False)
    return Reply(turn.say("core-only-text"))


for command in (raising, talking, leaving, stalling):
    ROUTES.commands[command.__name__] = command

if __name__ == "__main__":
    sys.exit(main())
