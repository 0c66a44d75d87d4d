"""The Bot API over HTTP: a call in, Telegram's answer out."""

import asyncio
from typing import Final

import structlog
from starlette.types import Receive, Scope, Send

from vyapari.sandbox.calls import BODY_LIMIT, Call, read_call
from vyapari.sandbox.chats import encode
from vyapari.sandbox.errors import ApiRefusal
from vyapari.sandbox.faults import FaultRequest, Faults
from vyapari.sandbox.flood import FloodControl, too_many_requests
from vyapari.sandbox.http import hang_up, read_body, respond
from vyapari.sandbox.methods import METHODS, SENDING, media
from vyapari.sandbox.world import World

_JSON: Final = [(b"content-type", b"application/json")]
_LONGEST_POLL: Final = 50
_LOG: Final = structlog.get_logger(__name__)


class BotApi:
    """Answers ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

    def __init__(self, world: World, token: str, faults: Faults, flood: FloodControl) -> None:
        self._world = world
        self._token = token
        self._faults = faults
        self._flood = flood

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One call of a method, as an ASGI application."""
        token, _, name = scope["path"].removeprefix("/bot").partition("/")
        method = name.lower()
        fault = self._faults.meet(method) if token == self._token else None
        try:
            if fault is not None:
                await self._spoil(fault, scope, receive)
            result = await self._result(token, method, scope, receive, fault)
            await self._world.journal.committed()
            if fault is not None and fault.kind == "lose_answer":
                await hang_up(scope, receive)
                return
        except ApiRefusal as refusal:
            await respond(send, refusal.code, _JSON, _refused(refusal))
        except ConnectionAbortedError:
            return
        except Exception:  # noqa: BLE001 - the outermost edge: a bot gets an answer whatever happens here
            _LOG.exception("sandbox.call_failed", method=method)
            await respond(send, 500, _JSON, _refused(ApiRefusal(500, _WORDS[500])))
        else:
            await respond(send, 200, _JSON, b'{"ok":true,"result":' + result + b"}")

    async def download(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file by the path that getFile told; faults know it as the method ``download``."""
        token, _, path = scope["path"].removeprefix("/file/bot").partition("/")
        fault = self._faults.meet("download") if token == self._token else None
        try:
            if fault is not None:
                await self._spoil(fault, scope, receive)
        except ApiRefusal as refusal:
            await respond(send, refusal.code, _JSON, _refused(refusal))
            return
        except ConnectionAbortedError:
            return
        stored = self._world.files.at(path)
        content = None if stored is None else await self._world.files.content(stored)
        if token != self._token or content is None:
            code, words = (401, "Unauthorized") if token != self._token else (404, "Not Found")
            await respond(send, code, _JSON, _refused(ApiRefusal(code, words)))
            return
        await respond(send, 200, [(b"content-type", b"application/octet-stream")], content)

    async def _spoil(self, fault: FaultRequest, scope: Scope, receive: Receive) -> None:
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.kind == "drop":
            await hang_up(scope, receive)
            raise ConnectionAbortedError
        if fault.kind == "error":
            if fault.code == 429:
                raise too_many_requests(fault.retry_after)
            raise ApiRefusal(fault.code, fault.description or _WORDS.get(fault.code, "Error"))

    async def _result(
        self, token: str, method: str, scope: Scope, receive: Receive, fault: FaultRequest | None
    ) -> bytes:
        if token != self._token:
            well_formed = token.partition(":")[0].isdecimal() and ":" in token
            raise ApiRefusal(401, "Unauthorized") if well_formed else ApiRefusal(404, "Not Found")
        body = await read_body(receive, BODY_LIMIT)
        if body is None:
            raise ApiRefusal(413, "Request Entity Too Large")
        call = await read_call(scope["query_string"], scope["headers"], body)
        if method == "getupdates":
            return await self._updates(call, receive, repeat=fault is not None)
        handle = METHODS.get(method)
        if handle is None:
            raise ApiRefusal(404, "Not Found: method not found")
        if method in SENDING and self._flood.enabled:
            self._flood.admit(call.integer("chat_id"))
        if not call.uploads:
            return handle(self._world, call)
        return await self._with_uploads(method, call)

    async def _with_uploads(self, method: str, call: Call) -> bytes:
        kind = media.KINDS.get(method)
        files = self._world.files
        for field, upload in call.uploads.items():
            call.stored[field] = await files.keep(upload, kind.folder if kind else "documents")
        try:
            return METHODS[method](self._world, call)
        except ApiRefusal:
            files.forget(call.stored.values())
            raise

    async def _updates(self, call: Call, receive: Receive, *, repeat: bool) -> bytes:
        mailbox = self._world.mailbox
        if "allowed_updates" in call.params:
            mailbox.allow([str(kind) for kind in call.structures("allowed_updates")])
        offset = call.integer("offset")
        if offset:
            mailbox.confirm(offset)
        limit = min(max(call.integer("limit", 100), 1), 100)
        seconds = min(max(call.integer("timeout"), 0), _LONGEST_POLL)
        poll = asyncio.ensure_future(mailbox.fetch(limit, seconds))
        gone = asyncio.ensure_future(receive())
        try:
            await asyncio.wait({poll, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not poll.done():
                raise ConnectionAbortedError
            updates = poll.result()
        finally:
            poll.cancel()
            gone.cancel()
        if repeat:
            mailbox.repeat(updates)
        return b"[" + b",".join(update.encoded() for update in updates) + b"]"


_WORDS: Final = {
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


def _refused(refusal: ApiRefusal) -> bytes:
    answer = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        answer["parameters"] = refusal.parameters
    return encode(answer)
