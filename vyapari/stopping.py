"""How the program ends: told by a signal, within a bound, whatever hangs."""

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import structlog

log = structlog.get_logger(__name__)


@contextmanager
def stops(stop: Callable[[], None]) -> Iterator[None]:
    """The first SIGTERM or Ctrl-C calls ``stop``; a second one does what it always does."""
    loop = asyncio.get_running_loop()
    both = (signal.SIGINT, signal.SIGTERM)

    def first() -> None:
        for number in both:
            loop.remove_signal_handler(number)
        stop()

    for number in both:
        loop.add_signal_handler(number, first)
    try:
        yield
    finally:
        for number in both:
            loop.remove_signal_handler(number)


async def first_of(*works: Coroutine[Any, Any, Any]) -> None:
    """Until the first of ``works`` is done."""
    tasks = {asyncio.create_task(work) for work in works}
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do ``work`` unless ``stop`` comes first; whether it was done."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        await working
        return True
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working
    return False


async def closed(part: str, close: Callable[[], Awaitable[None]]) -> None:
    """Close a part; one that fails to keeps no other from closing."""
    try:
        await close()
    except Exception as error:
        log.error("part.failed_to_stop", part=part, exc_info=error)  # noqa: TRY400


@contextmanager
def at_the_latest(seconds: float) -> Iterator[None]:
    """Leave the block within ``seconds``, if need be by ending the process."""

    def end() -> None:
        log.error("program.stop_forced")
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    yield
    # Not cancelled: the interpreter's own way out may hang on a thread, too.
