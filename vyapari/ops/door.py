"""What may be asked of the program over HTTP: ``/health``, ``/ready``, ``/metrics``."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

from aiohttp import web

from vyapari.ops.exposition import CONTENT_TYPE

#: What the program says of itself: ``ready``, and whatever else.
Summary = dict[str, object]


class Door:
    """Answers whoever looks after the program; nothing can be changed here.

    ``ailing`` says what is wrong with the process itself, ``None`` when it lives. That a loop
    stands still it need not find out: then nobody answers.
    """

    def __init__(
        self,
        *,
        ailing: Callable[[], str | None],
        summary: Callable[[], Summary],
        scrape: Callable[[], bytes],
    ) -> None:
        self._ailing = ailing
        self._summary = summary
        self._scrape = scrape
        app = web.Application()
        app.add_routes(
            [
                web.get("/health", self._health),
                web.get("/ready", self._ready),
                web.get("/metrics", self._metrics),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)

    async def open(self, listening: socket.socket) -> None:
        """Answer on a socket that listens already."""
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()

    async def close(self) -> None:
        """Answer no more. Safe to call twice."""
        await self._runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        wrong = self._ailing()
        return web.Response(text=f"{wrong or 'ok'}\n", status=503 if wrong else 200)

    async def _ready(self, _request: web.Request) -> web.Response:
        summary = self._summary()
        return web.json_response(summary, status=200 if summary["ready"] else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        # Many series take many milliseconds to write down.
        text = await asyncio.to_thread(self._scrape)
        headers: dict[str, Any] = {"Content-Type": CONTENT_TYPE}
        return web.Response(body=text, headers=headers)


def listen(port: int, *, everywhere: bool) -> socket.socket:
    """A socket for ``port`` (0: any free one), on all interfaces or for this machine alone.

    Raises ``OSError`` where it cannot be had.
    """
    if not everywhere:
        return socket.create_server(("127.0.0.1", port))
    if socket.has_dualstack_ipv6():
        return socket.create_server(("", port), family=socket.AF_INET6, dualstack_ipv6=True)
    return socket.create_server(("", port))
