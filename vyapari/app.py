"""The composition root: builds the parts from the settings, starts and stops them in one order."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import structlog

from vyapari.bot.inbox.merge import merge
from vyapari.bot.lease import Lease
from vyapari.bot.operators import Desk
from vyapari.bot.router import ROUTES
from vyapari.bot.service import BotService, refused_token
from vyapari.bot.texts import LANGUAGES, phrasebook
from vyapari.errors import Misconfigured
from vyapari.ops import logs
from vyapari.ops.fleet import Fleet
from vyapari.ops.garbage import settle
from vyapari.ops.health import Health
from vyapari.parts import (
    Say,
    open_account,
    open_agents,
    open_books,
    open_gate,
    open_guests,
    open_inbox,
    open_redis,
    open_traces,
    uses,
)
from vyapari.quick import Names, language, understand
from vyapari.recycling import orphaned, worn_out
from vyapari.settings import Settings
from vyapari.stopping import at_the_latest, closed, first_of, stops, unless
from vyapari.store import lock_home
from vyapari.store.upkeep import look_after
from vyapari.watching import sample, watch, watch_for_operators

log = structlog.get_logger(__name__)

#: Seconds within which the program has stopped, whatever hangs; a crash loses nothing either.
_LONGEST_STOP = 9.5


async def run(
    settings: Settings, say: Say, worker: int | None = None, folder: Path | None = None
) -> None:
    """Run until SIGTERM or Ctrl-C; raises ``Misconfigured`` where that cannot be.

    ``worker``, counted from one, is one of several processes of a program whose first one holds
    the data folder and what there is one of; it ends with that, or when it is worn out. It counts
    and tells of itself in ``folder``.

    The parts start in the order in which they stand here and stop in the opposite one: nothing
    is told unasked any more, the bot takes nothing more in and ends its turns, then the parts
    close that turns need.
    """
    logs.watch(asyncio.get_running_loop())
    stop = asyncio.Event()
    refused: list[Misconfigured] = []

    def refuse(problem: Misconfigured) -> None:
        refused.append(problem)
        stop.set()

    health = Health(datetime.now(UTC))
    async with AsyncExitStack() as parts:
        if worker is None:
            parts.enter_context(lock_home(settings.vyapari_home))
            merge(settings.vyapari_home, workers=1)
        parts.enter_context(stops(stop.set))
        open_traces(settings, parts, say)
        pulse = await watch(settings, health, parts, say, worker=worker, folder=folder)

        account = await open_account(settings, parts, say)
        shared = await open_redis(settings, account, parts, stop, say, health=health)
        store = await open_books(settings, shared, parts, say, refuse, health=health, worker=worker)
        parts.callback(asyncio.create_task(look_after(store)).cancel)

        lease = None if shared is None else Lease(shared)
        inbox = open_inbox(settings, account, shared, lease, say, health=health, worker=worker or 1)
        parts.push_async_callback(closed, "inbox", inbox.close)

        desk = Desk(settings.operator_ids, Fleet(shared, lambda: pulse.report), inbox.standing)
        service = BotService(
            account,
            inbox=inbox,
            store=store,
            routes=ROUTES,
            gate=open_gate(settings, shared, say),
            guests=open_guests(settings, shared, store, say),
            window=settings.rate_limit_window,
            tongue=language,
            failed=lambda: refuse(refused_token(account)),
            agents=open_agents(settings, shared, parts, say, health=health),
            lease=lease,
            desk=desk,
        )
        health.add("telegram", service.look, needed=True)
        health.add("jobs", service.jobs.look)
        parts.push_async_callback(closed, "bot", service.stop)
        parts.push_async_callback(closed, "jobs", service.jobs.close)
        await asyncio.to_thread(_warm_up)
        settle()
        if await unless(stop, service.start()):
            health.phase = "running"
            parts.callback(asyncio.create_task(sample(store, inbox)).cancel)
            watch_for_operators(settings, parts, desk, service, shared=shared, lease=lease)
            say("ready      Ctrl-C ends it")
            log.info("program.started", worker=worker, **uses(settings))
            service.jobs.open()
            if worker is None:
                await stop.wait()
            else:
                limits = settings.worker_updates, settings.worker_memory
                await first_of(stop.wait(), orphaned(), worn_out(service.handled, *limits))
        health.phase = "stopping"
        parts.enter_context(at_the_latest(_LONGEST_STOP))
        log.info("program.stopping")
    log.info("program.stopped")
    if refused:
        raise refused[0]


def _warm_up() -> None:
    """Read what the first message would have to wait for."""
    for code in LANGUAGES:
        phrasebook(code)
    understand("5 kilo cheeni", Names(), date(2026, 4, 1))
