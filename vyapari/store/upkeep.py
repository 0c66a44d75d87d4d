"""What the books need beside bookings and reads."""

import asyncio
import random
from collections.abc import Awaitable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog

from vyapari.errors import VyapariError
from vyapari.store.files import Files
from vyapari.store.store import Store

_log = structlog.get_logger(__name__)

#: A message comes again within a day, or from the dead letters when somebody has looked at them.
_REMEMBERED = timedelta(days=60)
_FIRST = 60.0
_EVERY = 6 * 3600.0
_SWEEP_EVERY = 30.0
_AT_A_TIME = 1_000


async def look_after(store: Store) -> None:
    """Prune what is old and remove files in time, until cancelled. Several programs may do so."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_prune_now_and_then(store))
        if store.files is not None:
            tasks.create_task(_sweep_often(store.files))


async def _prune_now_and_then(store: Store) -> None:
    pause = _FIRST
    while True:
        await asyncio.sleep(_jittered(pause))
        pause = _EVERY
        pruned = await _tried("results.unpruned", prune(store, datetime.now(UTC) - _REMEMBERED))
        _log.debug("results.pruned", count=pruned)


async def _sweep_often(files: Files) -> None:
    """A bill that was taken back must not stand behind its link for long, whoever took it."""
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(files.stale.wait(), _jittered(_SWEEP_EVERY))
        if swept := await _tried("files.unswept", files.sweep(datetime.now(UTC))):
            _log.info("files.swept", count=swept)
            files.stale.set()  # there may be more


async def _tried(event: str, work: Awaitable[int]) -> int:
    """What came of ``work``; nothing, and ``event`` in the log, if it failed."""
    try:
        return await work
    except VyapariError as error:
        _log.warning(event, exc_info=error)
    except Exception:  # noqa: BLE001 - the last edge: whatever it was, there is a next time
        _log.exception(event)
    return 0


def _jittered(seconds: float) -> float:
    return seconds * random.uniform(0.8, 1.2)  # noqa: S311 - not all at once


async def prune(store: Store, before: datetime) -> int:
    """Let go of all results from before a moment, a few at a time; how many there were."""
    total = 0
    while True:
        pruned = await store.prune(before, _AT_A_TIME)
        total += pruned
        if pruned < _AT_A_TIME:
            return total
