"""What the books need beside bookings and reads."""

import asyncio
import random
from datetime import UTC, datetime, timedelta

import structlog

from vyapari.errors import VyapariError
from vyapari.store.store import Store

_log = structlog.get_logger(__name__)

#: A message comes again within a day, or from the dead letters when somebody has looked at them.
_REMEMBERED = timedelta(days=60)
_FIRST = 60.0
_EVERY = 6 * 3600.0
_AT_A_TIME = 1_000


async def look_after(store: Store) -> None:
    """Prune what is old, now and then, until cancelled. Several programs may do so at once."""
    pause = _FIRST
    while True:
        await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - not all at once
        pause = _EVERY
        try:
            pruned = await prune(store, datetime.now(UTC) - _REMEMBERED)
        except VyapariError as error:
            _log.warning("results.unpruned", exc_info=error)
        else:
            _log.debug("results.pruned", count=pruned)


async def prune(store: Store, before: datetime) -> int:
    """Let go of all results from before a moment, a few at a time; how many there were."""
    total = 0
    while True:
        pruned = await store.prune(before, _AT_A_TIME)
        total += pruned
        if pruned < _AT_A_TIME:
            return total
