"""When a worker has done enough and makes way for a fresh one."""

import asyncio
import os
import random
import sys
from collections.abc import Callable

import psutil
import structlog

log = structlog.get_logger(__name__)

_LOOK_EVERY = 2.0
_MEGABYTE = 1 << 20


async def worn_out(handled: Callable[[], int], updates: int | None, memory: int | None) -> None:
    """Return when about ``updates`` were handled, or the process has ``memory`` megabytes.

    Up to a fifth more or less, so that workers started together do not go together.
    """
    share = random.uniform(0.8, 1.2)  # noqa: S311
    process = psutil.Process()
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        held = process.memory_info().rss // _MEGABYTE
        if (updates and handled() >= updates * share) or (memory and held >= memory):
            log.info("worker.worn_out", handled=handled(), megabytes=held)
            return


async def orphaned() -> None:
    """Return when the process that started this one, and holds its standard input, has ended."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def read() -> None:
        if not os.read(sys.stdin.fileno(), 1024):
            loop.remove_reader(sys.stdin.fileno())
            ended.set()

    loop.add_reader(sys.stdin.fileno(), read)
    await ended.wait()
    log.warning("worker.orphaned")
