"""What can be seen of the sandbox: its state, histories, files, and the feed of events."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from vyapari.sandbox.chats import Chat, encode
from vyapari.sandbox.feed import Event
from vyapari.sandbox.flood import FloodControl
from vyapari.sandbox.world import World

# A quiet stream says something now and then, so that either end notices when the other is gone.
_HEARTBEAT: Final = 15.0
_LONGEST_WAIT: Final = 60.0
_SAFE_INLINE: Final = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "application/pdf",
        "text/plain",
        "text/csv",
    }
)


class Watching:
    """The reading half of the control API."""

    def __init__(self, world: World, flood: FloodControl) -> None:
        self._world = world
        self._flood = flood

    def routes(self) -> list[Route]:
        """The routes that only read."""
        return [
            Route("/sandbox/state", self._state),
            Route("/sandbox/history", self._history),
            Route("/sandbox/events", self._events),
            Route("/sandbox/outbox", self._outbox),
            Route("/sandbox/files/{id}", self._file),
        ]

    async def _state(self, _request: Request) -> Response:
        world = self._world
        texts = {
            name: world.settings.get(f"{name}s", {})
            for name in ("description", "short_description")
        }
        state = {
            "instance": world.feed.instance,
            "seq": world.feed.last,
            "bot": {**world.bot, **texts},
            "users": list(world.people.values()),
            "settings": {
                "flood_control": self._flood.enabled,
                "reads_all": bool(world.settings.get("reads_all")),
            },
        }
        chats = b",".join(self._chat(chat) for chat in world.chats.values())
        body = encode(state)[:-1] + b',"chats":[' + chats + b"]}"
        return Response(body, media_type="application/json")

    def _chat(self, chat: Chat) -> bytes:
        last = (body for body in reversed(chat.hot.values()) if body != b"null")
        shown = encode(self._world.shown_chat(chat))
        return shown[:-1] + b',"last_message":' + next(last, b"null") + b"}"

    async def _history(self, request: Request) -> Response:
        asked = request.query_params
        chat = self._world.chats.get(int(asked["chat_id"]))
        if chat is None:
            return Response(b'{"error":"chat not found"}', 400, media_type="application/json")
        limit = min(int(asked.get("limit", 100)), 500)
        below = int(asked.get("before") or 2**62)
        messages = self._world.history(chat, below, limit)
        # Reactions reach back no further than the messages can, at one number each.
        least = min(below, chat.last_message_id + 1) - limit
        reactions = {n: r for n, r in chat.reactions.items() if r and least <= n < below}
        body = b'{"messages":[' + b",".join(messages) + b'],"reactions":' + encode(reactions) + b"}"
        return Response(body, media_type="application/json")

    async def _events(self, request: Request) -> Response:
        """Server-sent events after ``after``; ``reset`` where some of them are forgotten."""
        after = int(request.query_params.get("after", self._world.feed.last))
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(
            self._stream(after), media_type="text/event-stream", headers=headers
        )

    async def _stream(self, after: int) -> AsyncIterator[bytes]:
        feed = self._world.feed
        hello = {"kind": "hello", "instance": feed.instance, "seq": feed.last}
        yield b"data: " + encode(hello) + b"\n\n"
        while not feed.closed:
            events = feed.after(after, limit=500)
            if events is None:
                after = feed.last
                yield b'data: {"kind":"reset"}\n\n'
            elif events:
                after = events[-1].seq
                yield b"".join(b"data: " + event.encoded() + b"\n\n" for event in events)
            else:
                await feed.wait(after, _HEARTBEAT)
                if feed.last == after:
                    yield b": still here\n\n"

    async def _outbox(self, request: Request) -> Response:
        """Events after ``after``, waited for up to ``timeout`` seconds.

        ``origin`` (``bot`` when missing, ``any``), ``chat_id`` and ``kind`` choose among them.
        """
        asked = request.query_params
        feed = self._world.feed
        after = int(asked.get("after", feed.last))
        limit = min(int(asked.get("limit", 1000)), 10_000)
        deadline = asyncio.get_running_loop().time() + min(
            float(asked.get("timeout", 0)), _LONGEST_WAIT
        )
        origin, kind = asked.get("origin", "bot"), asked.get("kind")
        chat_id = int(asked["chat_id"]) if "chat_id" in asked else None
        lost = False
        while True:
            events = feed.after(after, limit)
            if events is None:
                lost, events = True, []
                after = feed.last
            chosen = [
                event
                for event in events
                if origin in {"any", event.origin}
                and kind in {None, event.kind}
                and chat_id in {None, event.chat_id}
            ]
            after = events[-1].seq if events else after
            left = deadline - asyncio.get_running_loop().time()
            if chosen or lost or feed.closed or (left <= 0 and feed.last <= after):
                break
            if not events:
                await feed.wait(after, max(left, 0))
        return Response(self._answer(chosen, after, lost=lost), media_type="application/json")

    def _answer(self, events: list[Event], after: int, *, lost: bool) -> bytes:
        head = {"instance": self._world.feed.instance, "last": after, "lost": lost}
        body = b",".join(event.encoded() for event in events)
        return encode(head)[:-1] + b',"events":[' + body + b"]}"

    async def _file(self, request: Request) -> Response:
        """A file for the page: shown where that is safe, else only to be saved."""
        stored = self._world.files.find(request.path_params["id"])
        content = None if stored is None else await self._world.files.content(stored)
        if stored is None or content is None:
            return Response(b"Not Found", 404)
        kind = stored.mime_type.partition(";")[0]
        media = kind.startswith(("audio/", "video/"))
        shown = (kind in _SAFE_INLINE or media) and "download" not in request.query_params
        if kind in {"text/plain", "text/csv"}:
            kind = "text/plain; charset=utf-8"
        disposition = "inline" if shown else "attachment"
        headers = {
            "content-disposition": f"{disposition}; filename*=utf-8''{quote(stored.name)}",
            "x-content-type-options": "nosniff",
            "cache-control": "private, max-age=86400",
        }
        if kind != "application/pdf":  # a sandboxed frame has no PDF viewer
            headers["content-security-policy"] = "sandbox; default-src 'none'"
        return Response(content, 200, headers, kind if shown else "application/octet-stream")
