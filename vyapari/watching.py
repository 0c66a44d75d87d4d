"""What watches the program as it runs, wired: its pulse, its figures, the door to both."""

import asyncio
import time
from contextlib import AsyncExitStack
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

import structlog

from vyapari.bot.alarms import Alarms
from vyapari.bot.announced import Announced
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.bot.operators import Desk
from vyapari.bot.service import BotService
from vyapari.bot.session import Sessions
from vyapari.errors import Unavailable
from vyapari.ops import exposition, metrics, stages
from vyapari.ops.counting import Counting
from vyapari.ops.door import Door
from vyapari.ops.fleet import Fleet
from vyapari.ops.health import Health
from vyapari.ops.noticeboard import Noticeboard
from vyapari.ops.prices import Prices
from vyapari.ops.pulse import Pulse
from vyapari.ops.report import summary
from vyapari.ops.shared import Shared
from vyapari.premises import Say, open_door
from vyapari.settings import Settings
from vyapari.stopping import closed
from vyapari.store import Store

log = structlog.get_logger(__name__)

_SAMPLE_EVERY = 5.0
_TELL_EVERY = 2.0


async def watch(
    settings: Settings,
    health: Health,
    parts: AsyncExitStack,
    say: Say,
    *,
    worker: int | None,
    folder: Path | None,
) -> Pulse:
    """Begin to count, to look at the parts of ``health``, and to tell of both until ``parts`` end.

    A ``worker`` tells the process that has started it, in ``folder``. Raises ``Misconfigured``
    where the port that the operator has set cannot be had.
    """
    parts.callback(stages.listen(Counting(Prices(settings.gemini_prices))))
    tell = Noticeboard(folder).hang if folder else (lambda _report: None)
    pulse = Pulse(health, str(worker or 1), version("vyapari"), tell)
    parts.callback(asyncio.create_task(pulse.beat()).cancel)
    if worker is None:
        await open_door(
            settings,
            parts,
            say,
            Door(
                ailing=lambda: None,
                summary=lambda: summary([pulse.report]),
                scrape=exposition.text,
            ),
        )
    return pulse


async def tell_fleet(fleet: Fleet, sessions: Sessions) -> None:
    """Tell the other processes of this one, and hear what they erased, until cancelled."""
    while True:
        await fleet.tell()
        await sessions.hear()
        await asyncio.sleep(_TELL_EVERY)


def watch_for_operators(
    settings: Settings,
    parts: AsyncExitStack,
    desk: Desk,
    service: BotService,
    *,
    shared: Shared | None,
    lease: Lease | None,
) -> None:
    """Tell the others how this process is, and the operators what is broken for long."""
    parts.push_async_callback(closed, "fleet", desk.fleet.leave)
    parts.callback(asyncio.create_task(tell_fleet(desk.fleet, service.sessions)).cancel)
    if not desk.operators:
        return
    alarms = Alarms(
        desk,
        service.sender,
        Announced(shared),
        after=timedelta(seconds=settings.alert_after),
        on_duty=lambda: lease is None or lease.mine,
    )
    parts.callback(asyncio.create_task(alarms.watch()).cancel)


async def sample(store: Store, inbox: SqliteInbox | SharedInbox) -> None:
    """Set the gauges of what is asked only now and then, until cancelled."""
    while True:
        _sample_store(store)
        try:
            await _sample_inbox(inbox)
            await store.reach()
        except Unavailable as error:
            log.debug("sample.failed", part=error.part)
        await asyncio.sleep(_SAMPLE_EVERY)


def _sample_store(store: Store) -> None:
    metrics.WRITES_HELD.set(store.depth)
    metrics.STORE_CALLS.set(store.under_way)
    metrics.STORE_CONNECTIONS.set(store.connections)
    for calls, turned_away in store.turned_away.items():
        metrics.BREAKER_OPEN.labels(calls).set(turned_away)


async def _sample_inbox(inbox: SqliteInbox | SharedInbox) -> None:
    now = time.time()
    for standing in await inbox.standing():
        age = 0.0 if standing.oldest is None else max(0.0, now - standing.oldest)
        metrics.INBOX_UPDATES.labels(standing.place).set(standing.waiting)
        metrics.INBOX_OLDEST.labels(standing.place).set(age)
        metrics.DEAD_LETTERS.labels(standing.place).set(standing.dead)
