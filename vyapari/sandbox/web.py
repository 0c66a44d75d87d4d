"""The front door: Bot API, control API and page on one port."""

import mimetypes
from importlib.resources import files
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from vyapari.sandbox.botapi import BotApi
from vyapari.sandbox.http import respond

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
_POLICY: Final = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    b"img-src 'self' blob: data:; media-src 'self' blob:; frame-src 'self'; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_PAGE_HEADERS: Final = [
    (b"cache-control", b"no-cache"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", _POLICY),
]


class Web:
    """The ASGI application of the sandbox.

    Without a framework for the Bot API, whose calls are many. Listening on this machine only,
    it refuses what a foreign web page might ask of the control API: other hosts' names and
    other origins.
    """

    def __init__(self, bot_api: BotApi, control: ASGIApp, *, local_only: bool) -> None:
        self._bot_api = bot_api
        self._control = control
        self._local_only = local_only
        self._page = _page_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path: str = scope["path"]
        if path.startswith("/bot"):
            await self._bot_api(scope, receive, send)
        elif path.startswith("/file/bot"):
            await self._bot_api.download(scope, receive, send)
        elif self._is_foreign(scope):
            await respond(send, 403, [(b"content-type", b"text/plain")], b"Forbidden")
        elif path.startswith("/sandbox/"):
            await self._control(scope, receive, send)
        else:
            await self._send_page(path, send)

    def _is_foreign(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin", b"").decode("latin-1")
        if origin and origin.partition("://")[2] != host:
            return True
        name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
        return self._local_only and name not in _LOCAL

    async def _send_page(self, path: str, send: Send) -> None:
        found = self._page.get("index.html" if path == "/" else path.removeprefix("/"))
        if found is None:
            await respond(send, 404, [(b"content-type", b"text/plain")], b"Not Found")
            return
        content, kind = found
        await respond(send, 200, [(b"content-type", kind), *_PAGE_HEADERS], content)


def _page_files() -> dict[str, tuple[bytes, bytes]]:
    """The page's files by name: content and content type."""
    loaded = {}
    for entry in files("vyapari.sandbox").joinpath("page").iterdir():
        if entry.is_file():
            kind = mimetypes.guess_type(entry.name)[0] or "application/octet-stream"
            if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml")):
                kind += "; charset=utf-8"
            loaded[entry.name] = (entry.read_bytes(), kind.encode())
    return loaded
