"""Sending an answer, well or with a fault."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any, Final

from starlette.types import Receive, Scope, Send

from vyapari.sandbox.gemini.errors import ApiError, overloaded
from vyapari.sandbox.gemini.faults import Fault
from vyapari.sandbox.gemini.wire import Reply
from vyapari.sandbox.http import hang_up, respond

_JSON: Final = [(b"content-type", b"application/json; charset=UTF-8")]
_EVENTS: Final = [(b"content-type", b"text/event-stream")]
#: For what was sent to leave before the connection is ended.
_LEAVING: Final = 0.02


class Delivery:
    """The way back to one caller."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send

    async def wait(self, seconds: float) -> bool:
        """Let time pass; False where the caller has gone meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                while (await self._receive())["type"] != "http.disconnect":
                    pass
        except TimeoutError:
            return True
        return False

    async def hang_up(self) -> None:
        """End the connection without a word."""
        await hang_up(self._scope, self._receive, reset=True)

    async def error(self, error: ApiError) -> None:
        """Answer with an error."""
        await self.json(error.code, error.body())

    async def json(self, status: int, value: Any) -> None:
        """Answer with JSON."""
        await respond(self._send, status, _JSON, _encoded(value))

    async def whole(self, reply: Reply, fault: Fault | None) -> None:
        """Send an answer in one piece."""
        kind = None if fault is None else fault.kind
        if kind == "broken_event":
            raise overloaded()
        if kind == "empty":
            value = reply.empty()
        elif kind == "blocked":
            value = reply.blocked()
        elif kind == "unfinished":
            value = next(reply.chunks())
        else:
            value = reply.whole()
        data = _encoded(value)
        if kind == "garbage":
            data = data[: len(data) // 2]
        if kind != "cut":
            await respond(self._send, 200, _JSON, data)
            return
        headers = [*_JSON, (b"content-length", str(len(data)).encode())]
        await self._begin(headers)
        await self._more(data[: len(data) // 2])
        await self._cut()

    async def stream(self, reply: Reply, pause: float, fault: Fault | None) -> None:
        """Send an answer as events; a fault in the middle strikes after the first one."""
        kind = None if fault is None else fault.kind
        await self._begin(_EVENTS)
        for index, chunk in enumerate(_chunks(reply, kind)):
            if index and pause and not await self.wait(pause):
                return
            await self._more(_event(_encoded(chunk)))
            if kind == "unfinished":
                break
            if kind == "cut":
                await self._cut()
                return
            if kind == "garbage":
                await self._more(_event(b'{"candidates": [{"content": {"par'))
                break
            if kind == "broken_event":
                await self._more(_event(_encoded(overloaded().body())))
                break
        await self._send({"type": "http.response.body", "body": b""})

    async def _begin(self, headers: list[tuple[bytes, bytes]]) -> None:
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})

    async def _more(self, data: bytes) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def _cut(self) -> None:
        await asyncio.sleep(_LEAVING)
        await hang_up(self._scope, self._receive)


def _chunks(reply: Reply, kind: str | None) -> Iterator[dict[str, Any]]:
    if kind == "empty":
        yield reply.empty()
    elif kind == "blocked":
        yield reply.blocked()
    else:
        yield from reply.chunks()


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _event(data: bytes) -> bytes:
    return b"data: " + data + b"\r\n\r\n"
