"""The little of HTTP that the sandbox does by itself, below any framework."""

import asyncio
import socket
import struct
from typing import Any, Final

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_TRANSPORT: Final = "vyapari.sandbox.transport"


class _JoinedWrites:
    """A transport that sends what is written in one turn of the loop in one go.

    Head and body of an answer then cost one system call, and wake the other side once.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._chunks: list[bytes] = []
        self._loop = asyncio.get_running_loop()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send at the end of this turn of the loop."""
        if not self._chunks:
            self._loop.call_soon(self._flush)
        self._chunks.append(data)

    def close(self) -> None:
        """Send what is left, then close."""
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        """Close at once; what was not sent yet is lost."""
        self._chunks.clear()
        self._transport.abort()

    def _flush(self) -> None:
        chunks, self._chunks = self._chunks, []
        if chunks and not self._transport.is_closing():
            self._transport.write(b"".join(chunks))


class SandboxProtocol(H11Protocol):
    """HTTP/1.1 that sends an answer in one go, and can end the connection without a word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plain_app: ASGIApp = self.app
        self.app = self._with_transport

    def connection_made(self, transport: Any) -> None:
        super().connection_made(_JoinedWrites(transport))  # type: ignore[arg-type] # as good as one

    async def _with_transport(self, scope: Any, receive: Any, send: Any) -> None:
        scope[_TRANSPORT] = self.transport
        await self._plain_app(scope, receive, send)


async def hang_up(scope: Scope, receive: Receive, *, reset: bool = False) -> None:
    """End the connection of a request now; the caller must not answer any more.

    With ``reset`` the other side is told that something broke, instead of nothing.
    """
    transport = scope[_TRANSPORT]
    if reset:
        linger_not = struct.pack("ii", 1, 0)
        peer = transport.get_extra_info("socket")
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_not)
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def read_body(receive: Receive, limit: int) -> bytes | None:
    """The whole body of a request; None where it is longer than ``limit`` bytes."""
    message = await receive()
    if not message.get("more_body"):
        body: bytes = message.get("body", b"")
        return body if len(body) <= limit else None
    chunks = [message["body"]]
    size = len(chunks[0])
    while message.get("more_body"):
        message = await receive()
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= limit:
            chunks.append(chunk)
    return b"".join(chunks) if size <= limit else None


async def respond(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    """Answer a request at once."""
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})
