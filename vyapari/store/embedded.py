"""The books in a Postgres of our own, in the data folder."""

import asyncio
from contextlib import ExitStack
from pathlib import Path

import structlog

from vyapari.errors import Misconfigured
from vyapari.store.home import lock_home
from vyapari.store.migrate import migrate
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server
from vyapari.store.store import Store

_log = structlog.get_logger(__name__)
_WATCH_SECONDS = 1.0


async def open_store(home: Path, *, locked: bool = False) -> Store:
    """The store in ``home``, made on first use and brought to this program's version.

    ``locked`` says that the caller holds ``lock_home(home)`` already; otherwise it is taken here
    and held until the store is closed. Closing the store stops the server.

    Raises ``Misconfigured`` when another process uses the folder or it cannot be used at all.
    """
    with ExitStack() as stack:
        if not locked:
            stack.enter_context(lock_home(home))
        server = Server(home / "postgres")
        stack.callback(server.stop)
        await asyncio.to_thread(server.start)
        await asyncio.to_thread(migrate, server.conninfo())
        transport = PostgresTransport(server.conninfo())
        await transport.open()
        held = stack.pop_all()
    watch = asyncio.create_task(_watch(server))

    async def let_go() -> None:
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await asyncio.to_thread(held.close)

    return Store(transport, on_close=let_go)


async def _watch(server: Server) -> None:
    """Bring the server back whenever it dies under the program, the system's memory being short.

    What was under way meanwhile is tried again by who sent it.
    """
    while True:
        await asyncio.sleep(_WATCH_SECONDS)
        try:
            if await asyncio.to_thread(server.revive):
                _log.warning("postgres.revived")
        except Misconfigured as error:
            _log.error("postgres.died", error=str(error))
