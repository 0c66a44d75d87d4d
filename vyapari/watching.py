"""What watches the program as it runs, wired: its pulse, its figures, the door to both."""

import asyncio
import socket
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import psutil
import structlog

from vyapari.bot.alarms import Alarms
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.bot.operators import Desk
from vyapari.bot.service import BotService
from vyapari.bot.session import Sessions
from vyapari.bot.told import Told
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops import exposition, metrics, stages
from vyapari.ops.counting import Counting
from vyapari.ops.door import Door, Summary, listen
from vyapari.ops.fleet import Fleet
from vyapari.ops.health import Health
from vyapari.ops.noticeboard import Absences, Noticeboard
from vyapari.ops.prices import Prices
from vyapari.ops.pulse import Pulse
from vyapari.ops.report import summary
from vyapari.ops.shared import Shared
from vyapari.parts import Say
from vyapari.settings import Settings
from vyapari.stopping import closed
from vyapari.store import Store

log = structlog.get_logger(__name__)

_PORT = 8081
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
        await _open_door(
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


async def watch_workers(
    settings: Settings, count: int, folder: Path, parts: AsyncExitStack, say: Say
) -> None:
    """Tell of ``count`` workers, who count in ``folder``, at one door."""
    absences = Absences(Noticeboard(folder), count, datetime.now(UTC))
    metrics.WORKERS.labels("wanted").set(count)
    me = psutil.Process()
    metrics.STARTED_AT.labels("parent").set(time.time())

    def told() -> Summary:
        return summary(absences.reports())

    def scrape() -> bytes:
        ready = sum(report.phase == "running" for report in absences.reports())
        metrics.WORKERS.labels("ready").set(ready)
        metrics.MEMORY.labels("parent").set(me.memory_info().rss)
        return exposition.text(folder)

    await _open_door(
        settings, parts, say, Door(ailing=absences.ailing, summary=told, scrape=scrape)
    )


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
        Told(shared),
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


async def _open_door(settings: Settings, parts: AsyncExitStack, say: Say, door: Door) -> None:
    """On all interfaces where the operator, or who hosts the program, has set the port."""
    listening = _listening(settings.port, say)
    parts.push_async_callback(closed, "door", door.close)
    await door.open(listening)


def _listening(port: int | None, say: Say) -> socket.socket:
    if port is not None:
        try:
            listening = listen(port, everywhere=True)
        except OSError as error:
            raise Misconfigured(
                f"PORT: {port} cannot be listened on ({error.strerror}); choose another one (for"
                " example PORT=8081)"
            ) from error
        say(f"watch      /health, /ready and /metrics on port {listening.getsockname()[1]}")
        return listening
    note = "PORT to open it to other machines"
    try:
        listening = listen(_PORT, everywhere=False)
    except OSError:
        listening = listen(0, everywhere=False)
        note = f"{_PORT} is in use; PORT to choose"
    where = f"http://127.0.0.1:{listening.getsockname()[1]}"
    say(f"watch      {where}/health, /ready and /metrics ({note})")
    return listening
