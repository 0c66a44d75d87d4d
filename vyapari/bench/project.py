"""A fresh Supabase project on this machine, as near or as far as one likes."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil
from aiohttp import web

from vyapari.bench.lite import SupabaseLite
from vyapari.store.migrate import migrate
from vyapari.store.server import Server

#: Where ``.ci/setup tests`` installs Supabase Lite.
LITE = Path(".ci/lite")
_NOT_PASSED_ON = frozenset({"host", "content-length", "content-encoding", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Project:
    """A project's URL, and whose processor time it is that a booking takes."""

    url: str
    processes: tuple[psutil.Process, ...]

    def spent(self) -> float:
        """Processor seconds until now, of the project and of the one who calls it."""
        children = [child for each in self.processes for child in each.children()]
        total = 0.0
        for process in (psutil.Process(), *self.processes, *children):
            with suppress(psutil.NoSuchProcess):
                used = process.cpu_times()
                total += used.user + used.system
        return total


@asynccontextmanager
async def open_project(lite: Path) -> AsyncIterator[Project]:
    """A project with nothing in it but the schema; ``lite``: where Supabase Lite is installed."""
    with tempfile.TemporaryDirectory(prefix="vyapari-bench-") as folder:
        postgres = Server(Path(folder) / "postgres")
        await asyncio.to_thread(postgres.start)
        try:
            await asyncio.to_thread(migrate, postgres.conninfo())
            server = SupabaseLite(lite, postgres.conninfo(), Path(folder) / "lite.log")
            try:
                await asyncio.to_thread(server.start)
                pids = (server.pid, postgres.pid)
                yield Project(server.url, tuple(map(psutil.Process, pids)))
            finally:
                server.stop()
        finally:
            await asyncio.to_thread(postgres.stop)


@asynccontextmanager
async def further_away(url: str, seconds: float) -> AsyncIterator[str]:
    """Where the project at ``url`` can be had, each answer so much later."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def pass_on(request: web.Request) -> web.Response:
            await asyncio.sleep(seconds)
            headers = {k: v for k, v in request.headers.items() if k.lower() not in _NOT_PASSED_ON}
            asked = session.request(
                request.method,
                f"{url}{request.path_qs}",
                data=await request.read(),
                headers=headers,
            )
            async with asked as answer:
                kept = {k: v for k, v in answer.headers.items() if k.lower() not in _NOT_PASSED_ON}
                return web.Response(status=answer.status, body=await answer.read(), headers=kept)

        application = web.Application(client_max_size=10_000_000)
        application.router.add_route("*", "/{path:.*}", pass_on)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            host, port = runner.addresses[0][:2]
            yield f"http://{host}:{port}"
        finally:
            await runner.cleanup()
