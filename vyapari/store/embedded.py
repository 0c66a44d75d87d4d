"""The books in a Postgres of our own, in the data folder."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import structlog

from vyapari.errors import Misconfigured
from vyapari.ops.shared import Shared
from vyapari.store.home import lock_home
from vyapari.store.migrate import migrate
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server
from vyapari.store.store import Store

_log = structlog.get_logger(__name__)
_WATCH_SECONDS = 1.0


async def open_store(home: Path, *, locked: bool = False, shared: Shared | None = None) -> Store:
    """The store in ``home``, made on first use and brought to this program's version.

    ``locked`` says that the caller holds ``lock_home(home)`` already; otherwise it is taken here
    and held until the store is closed. Closing the store stops the server.

    Raises ``Misconfigured`` when another process uses the folder or it cannot be used at all.
    """
    async with AsyncExitStack() as stack:
        if not locked:
            stack.enter_context(lock_home(home))
        server = await stack.enter_async_context(serve(home))
        transport = PostgresTransport(server.conninfo())
        await transport.open()
        held = stack.pop_all()
    return Store(transport, connections=transport.SIZE, shared=shared, on_close=held.aclose)


async def join_store(home: Path, *, shared: Shared | None = None) -> Store:
    """The store in ``home``, whose server another process has started with ``serve``.

    Raises ``Misconfigured`` when none runs there.
    """
    conninfo = await asyncio.to_thread(Server(home / "postgres").running)
    if conninfo is None:
        raise Misconfigured(f"VYAPARI_HOME: no Postgres runs in {home}; start vyapari without it")
    transport = PostgresTransport(conninfo)
    await transport.open()
    return Store(transport, connections=transport.SIZE, shared=shared)


@asynccontextmanager
async def serve(home: Path, *, processes: int = 1) -> AsyncIterator[Server]:
    """The server in ``home``, up to date, for so many ``processes``; the caller holds the lock.

    It is brought back whenever it dies, and stopped at the end.
    """
    connections = str(PostgresTransport.SIZE * (processes + 2))
    server = Server(home / "postgres", {"max_connections": connections})
    try:
        await asyncio.to_thread(server.start)
        await asyncio.to_thread(migrate, server.conninfo())
        watch = asyncio.create_task(_watch(server))
        try:
            yield server
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
    finally:
        await asyncio.to_thread(server.stop)


@asynccontextmanager
async def visit(home: Path) -> AsyncIterator[tuple[Server, bool]]:
    """The server in ``home`` as it is, not brought up to date, and whether a program runs it.

    Where none runs it is started for as long as the block lasts, in which nobody else may.
    Raises ``Misconfigured`` where that cannot be; the folder has had a server before.
    """
    server = Server(home / "postgres")
    if await asyncio.to_thread(server.running):
        yield server, True
        return
    with lock_home(home):
        try:
            await asyncio.to_thread(server.start)
            yield server, False
        finally:
            await asyncio.to_thread(server.stop)


async def _watch(server: Server) -> None:
    """Bring the server back whenever it dies under the program, the system's memory being short.

    What was under way meanwhile is tried again by who sent it.
    """
    died = False
    while True:
        await asyncio.sleep(_WATCH_SECONDS)
        try:
            if await asyncio.to_thread(server.revive):
                _log.warning("postgres.revived")
            died = False
        except Misconfigured as error:
            if not died:  # once: the server's own words are others each time, if only by their hour
                _log.error("postgres.died", error=str(error))
            died = True
