"""What the inbox's file needs beside letters coming and going."""

import asyncio
import sqlite3
import time
from collections.abc import Callable

import structlog

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import Disk, Job, Result

log = structlog.get_logger(__name__)

#: How long a done update's id is kept, so that a duplicate is known as one, in seconds.
_REMEMBERED = 48 * 3600
_PRUNE_EVERY = 600.0
_LOOK_EVERY = 2.0
_PAUSE = 1.0
_AT_A_TIME = 1000


async def patiently(disk: Disk, job: Job[Result]) -> Result:
    """``job``'s result, however often the disk has to be asked."""
    said = log.error  # a disk that fails is for the operator to look at; once a job says so
    while True:
        try:
            return await disk.run(job)
        except sqlite3.Error as error:
            said("inbox.unreadable", exc_info=error)
            said = log.debug
            await asyncio.sleep(_PAUSE)


async def look_after(disk: Disk, changed: Callable[[], None]) -> None:
    """Prune what is done and old; call ``changed`` when another process has written."""
    seen = await patiently(disk, table.changes_elsewhere)
    pruned_at = float("-inf")
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        changes = await patiently(disk, table.changes_elsewhere)
        if changes != seen:
            seen = changes
            changed()
        if (now := time.monotonic()) - pruned_at > _PRUNE_EVERY:
            pruned_at = now
            await _prune(disk)


async def _prune(disk: Disk) -> None:
    before = time.time() - _REMEMBERED
    while await patiently(disk, lambda db: table.prune(db, before, _AT_A_TIME)) == _AT_A_TIME:
        pass
