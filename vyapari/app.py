"""The composition root: builds the parts from the settings, starts and stops them in one order."""

import asyncio
import hashlib
import os
import signal
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from datetime import date
from typing import Any

import structlog

from vyapari.bot.inbox.merge import file_of, merge
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.bot.limit import Gate, MovingWindow
from vyapari.bot.limit_shared import SharedWindow
from vyapari.bot.router import ROUTES
from vyapari.bot.service import Account, BotService, refused_token
from vyapari.bot.texts import LANGUAGES, phrasebook
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops import logs
from vyapari.ops.shared import Shared, durability, place
from vyapari.quick import Names, language, understand
from vyapari.recycling import orphaned, worn_out
from vyapari.sandbox import PortInUse, SandboxServer
from vyapari.sandbox.server import DEFAULT_TOKEN
from vyapari.settings import Settings
from vyapari.store import join_store, lock_home, open_store

log = structlog.get_logger(__name__)

#: Tells the operator a line.
Say = Callable[[str], None]
#: Seconds within which the program has stopped, whatever hangs; a crash loses nothing either.
_LONGEST_STOP = 9.5


async def run(settings: Settings, say: Say, worker: int | None = None) -> None:
    """Run until SIGTERM or Ctrl-C; raises ``Misconfigured`` where that cannot be.

    ``worker``, counted from one, is one of several processes of a program whose first one holds
    the data folder and what there is one of; it ends with that, or when it is worn out.

    The parts start in the order in which they stand here and stop in the opposite one: the bot
    takes nothing more in and ends its turns, then the parts close that turns need.
    """
    logs.watch(asyncio.get_running_loop())
    stop = asyncio.Event()
    refused: list[Misconfigured] = []

    async with AsyncExitStack() as parts:
        if worker is None:
            parts.enter_context(lock_home(settings.vyapari_home))
            merge(settings.vyapari_home, workers=1)
        parts.enter_context(stops(stop.set))

        account = await open_account(settings, parts, say)
        say(f"books      embedded Postgres in {settings.vyapari_home / 'postgres'}")
        if worker is None:
            store = await open_store(settings.vyapari_home, locked=True)
        else:
            store = await join_store(settings.vyapari_home)
        parts.push_async_callback(_closed, "store", store.close)

        shared = await _shared(settings, account, parts, stop, say)
        lease = None if shared is None else Lease(shared)
        inbox = _inbox(settings, account, shared, lease, say, worker=worker or 1)
        parts.push_async_callback(_closed, "inbox", inbox.close)
        gate = _gate(settings, shared, say)

        def failed() -> None:
            refused.append(refused_token(account))
            stop.set()

        service = BotService(
            account,
            inbox=inbox,
            store=store,
            routes=ROUTES,
            gate=gate,
            window=settings.rate_limit_window,
            tongue=language,
            failed=failed,
            lease=lease,
        )
        parts.push_async_callback(_closed, "bot", service.stop)
        await asyncio.to_thread(_warm_up)
        if await _unless(stop, service.start()):
            say("ready      Ctrl-C ends it")
            log.info("program.started")
            if worker is None:
                await stop.wait()
            else:
                limits = settings.worker_updates, settings.worker_memory
                await _first(stop.wait(), orphaned(), worn_out(service.handled, *limits))
        parts.enter_context(_at_the_latest(_LONGEST_STOP))
        log.info("program.stopping")
    log.info("program.stopped")
    if refused:
        raise refused[0]


async def open_account(settings: Settings, parts: AsyncExitStack, say: Say) -> Account:
    """The bot, and where there is none a sandbox for it, which ends with ``parts``."""
    if settings.telegram_bot_token is not None:
        public = settings.telegram_api_url is None
        say(f"telegram   {settings.api_root}")
        return Account(settings.telegram_bot_token.get_secret_value(), settings.api_root, public)
    sandbox = SandboxServer(settings.vyapari_home / "sandbox", port=settings.sandbox_port)
    try:
        await sandbox.start()
    except PortInUse as error:
        raise Misconfigured(
            f"SANDBOX_PORT: port {error.port} is in use; stop the other program or choose another"
            f" port (for example SANDBOX_PORT={error.port + 10})"
        ) from error
    parts.push_async_callback(_closed, "sandbox", sandbox.stop)
    say(
        f"telegram   a sandbox: chat with the bot on {sandbox.base_url}"
        " (TELEGRAM_BOT_TOKEN for the real one)"
    )
    return Account(sandbox.token, sandbox.base_url, public=False)


async def _shared(
    settings: Settings, account: Account, parts: AsyncExitStack, stop: asyncio.Event, say: Say
) -> Shared | None:
    if settings.redis_url is None:
        return None
    url = settings.redis_url.get_secret_value()
    shared = Shared(url, str(account.id))
    parts.push_async_callback(_closed, "redis", shared.close)
    say(f"redis      {place(url)}, for many instances")

    async def warn() -> None:
        for warning in await durability(shared):
            say(f"           {warning}")

    await _unless(stop, _patiently(warn))
    return shared


@asynccontextmanager
async def open_shared(settings: Settings) -> AsyncIterator[Shared]:
    """The instances' Redis, for a look from outside; raises ``Misconfigured`` if there is none."""
    if settings.redis_url is None:
        raise Misconfigured("REDIS_URL: is not set (for example REDIS_URL=redis://127.0.0.1:6379)")
    secret = settings.telegram_bot_token
    token = DEFAULT_TOKEN if secret is None else secret.get_secret_value()
    url = settings.redis_url.get_secret_value()
    shared = Shared(url, token.split(":")[0])
    try:
        yield shared
    except Unavailable as error:
        raise Misconfigured(f"REDIS_URL: {place(url)} cannot be reached") from error
    finally:
        await shared.close()


async def _patiently(work: Callable[[], Awaitable[None]]) -> None:
    """Do ``work`` as soon as the part that it needs can be reached."""
    while True:
        try:
            await work()
        except Unavailable:
            await asyncio.sleep(1.0)
        else:
            return


def _inbox(
    settings: Settings,
    account: Account,
    shared: Shared | None,
    lease: Lease | None,
    say: Say,
    *,
    worker: int,
) -> SqliteInbox | SharedInbox:
    path = file_of(settings.vyapari_home, worker)
    disk = SqliteInbox(path, account.id)
    if shared is None or lease is None:
        say(f"inbox      SQLite in {path} (one instance; REDIS_URL for many)")
        return disk
    say(f"inbox      Redis, and SQLite in {path} while that is away")
    return SharedInbox(shared, disk, lease, books=_books(settings))


def _books(settings: Settings) -> str:
    """A name of the database, by which instances tell whether theirs is the same."""
    place = f"{socket.gethostname()}:{settings.vyapari_home}"
    return hashlib.sha256(place.encode()).hexdigest()[:16]


def _gate(settings: Settings, shared: Shared | None, say: Say) -> Gate:
    messages, window = settings.rate_limit_messages, settings.rate_limit_window
    where = "in this process" if shared is None else "by all instances together"
    say(
        f"limits     {messages} messages a chat in {window} s, counted {where}"
        " (RATE_LIMIT_MESSAGES, RATE_LIMIT_WINDOW)"
    )
    alone = MovingWindow(messages, window)
    return alone if shared is None else SharedWindow(shared, messages, window, alone=alone)


def _warm_up() -> None:
    """Read what the first message would have to wait for."""
    for code in LANGUAGES:
        phrasebook(code)
    understand("5 kilo cheeni", Names(), date(2026, 4, 1))


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


async def _first(*works: Coroutine[Any, Any, Any]) -> None:
    """Until the first of ``works`` is done."""
    tasks = {asyncio.create_task(work) for work in works}
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
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


async def _closed(part: str, close: Callable[[], Awaitable[None]]) -> None:
    """Close a part; one that fails to keeps no other from closing."""
    try:
        await close()
    except Exception as error:
        log.error("part.failed_to_stop", part=part, exc_info=error)  # noqa: TRY400


@contextmanager
def _at_the_latest(seconds: float) -> Iterator[None]:
    """Leave the block within ``seconds``, if need be by ending the process."""

    def end() -> None:
        log.error("program.stop_forced")
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    yield
    # Not cancelled: the interpreter's own way out may hang on a thread, too.
