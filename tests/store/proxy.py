"""A gateway before a project, as there is one in production, that fails when it is told to."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web

#: What happens to the answer that the project gave: it is lost, or it never comes. (Another one
#: is given without asking the project.)
LOSE, KEEP = "lose", "keep"


@dataclass(slots=True)
class Gateway:
    """``faults`` meet the next calls, one each; ``None`` lets a call pass.

    ``down``: every call is told that nobody is there. ``shut``: so are those whose path begins like
    that, and that it will take a minute. ``cut``: its connection breaks. ``names`` are
    the functions that the project was asked for, the lost answers' too; ``calls`` counts all, the
    refused ones, too.
    """

    target: str
    url: str = ""
    faults: deque[str | web.Response | None] = field(default_factory=deque)
    down: bool = False
    shut: str = ""
    cut: bool = False
    names: list[str] = field(default_factory=list)
    calls: int = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        if self.cut:
            assert request.transport is not None
            request.transport.abort()
        if self.down or self.cut:
            return web.Response(status=503)
        if self.shut and request.path.startswith(self.shut):
            return web.Response(status=503, headers={"Retry-After": "60"})
        fault = self.faults.popleft() if self.faults else None
        if isinstance(fault, web.Response):
            return fault
        self.names.append(request.path.rpartition("/vyapari_")[2])
        headers = {k: v for k, v in request.headers.items() if k.lower() != "host"}
        async with (
            aiohttp.ClientSession() as session,
            session.request(
                request.method,
                f"{self.target}{request.path_qs}",
                data=await request.read(),
                headers=headers,
            ) as answer,
        ):
            body = await answer.read()
        if fault == LOSE:
            assert request.transport is not None
            request.transport.abort()
        if fault == KEEP:
            await asyncio.sleep(60)
        return web.Response(status=answer.status, body=body, content_type=answer.content_type)


@asynccontextmanager
async def gateway(target: str) -> AsyncIterator[Gateway]:
    """A gateway that runs before the project at ``target``."""
    made = Gateway(target)
    application = web.Application(client_max_size=10_000_000)
    application.router.add_route("*", "/{path:.*}", made.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    made.url = f"http://{host}:{port}"
    try:
        yield made
    finally:
        await runner.cleanup()
