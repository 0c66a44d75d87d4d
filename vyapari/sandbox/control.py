"""The control API under ``/sandbox``: what the page and the tests ask of the sandbox."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from vyapari.sandbox.chats import Json, encode
from vyapari.sandbox.errors import ApiRefusal, BadRequest
from vyapari.sandbox.faults import FaultRequest, Faults
from vyapari.sandbox.files import Upload
from vyapari.sandbox.flood import FloodControl
from vyapari.sandbox.methods.media import KINDS, described
from vyapari.sandbox.methods.profile import commands_for
from vyapari.sandbox.methods.sending import new_poll
from vyapari.sandbox.people import People, Sent, caption_fields
from vyapari.sandbox.requests import (
    EditRequest,
    GroupRequest,
    MemberRequest,
    MessageRequest,
    PersonRequest,
    PressRequest,
    ReactionRequest,
    SettingsRequest,
    StatusRequest,
)
from vyapari.sandbox.watching import Watching
from vyapari.sandbox.world import World

_Model = TypeVar("_Model", bound=BaseModel)
_Handler = Callable[[Request], Awaitable[Response]]
_FOLDERS: Final = {kind.field: kind.folder for kind in KINDS.values()}


class Control:
    """Handlers of the control API; every change is kept before it is answered."""

    def __init__(self, world: World, faults: Faults, flood: FloodControl) -> None:
        self._world = world
        self._people = People(world)
        self._faults = faults
        self._flood = flood

    def router(self) -> Router:
        """The routes, as an ASGI application."""
        changes: list[tuple[str, str, _Handler]] = [
            ("POST", "/sandbox/users", self._add_user),
            ("PATCH", "/sandbox/users/{id:int}", self._change_user),
            ("POST", "/sandbox/groups", self._add_group),
            ("POST", "/sandbox/groups/{id:int}/members", self._join),
            ("POST", "/sandbox/bot-status", self._set_bot_status),
            ("POST", "/sandbox/messages", self._send),
            ("POST", "/sandbox/messages/bulk", self._send_many),
            ("POST", "/sandbox/files", self._send_file),
            ("POST", "/sandbox/edits", self._edit),
            ("POST", "/sandbox/presses", self._press),
            ("POST", "/sandbox/reactions", self._react),
            ("POST", "/sandbox/updates", self._add_update),
            ("PATCH", "/sandbox/settings", self._set),
            ("GET", "/sandbox/faults", self._list_faults),
            ("POST", "/sandbox/faults", self._add_fault),
            ("DELETE", "/sandbox/faults", self._clear_faults),
            ("GET", "/sandbox/commands", self._commands),
        ]
        routes = [Route(path, self._safe(run), methods=[verb]) for verb, path, run in changes]
        return Router([*routes, *Watching(self._world, self._flood).routes()])

    def _safe(self, handle: _Handler) -> _Handler:
        async def answer(request: Request) -> Response:
            try:
                response = await handle(request)
            except ApiRefusal as refusal:
                return _json({"error": refusal.description}, refusal.code)
            except ValidationError as error:
                return _json({"error": _sentence(error)}, 422)
            except (KeyError, TypeError, ValueError) as error:
                return _json({"error": f"cannot read the request: {error!r}"}, 400)
            await self._world.journal.committed()
            return response

        return answer

    async def _add_user(self, request: Request) -> Response:
        given = await _read(request, PersonRequest)
        return _json(self._world.add_person(given.model_dump(exclude_none=True)), 201)

    async def _change_user(self, request: Request) -> Response:
        given = await _read(request, PersonRequest)
        fields = given.model_dump(exclude_unset=True, exclude={"id"})
        return _json(self._world.change_person(request.path_params["id"], fields))

    async def _add_group(self, request: Request) -> Response:
        given = await _read(request, GroupRequest)
        chat = self._people.create_group(given.title, given.members, given.type)
        return _json(self._world.shown_chat(chat), 201)

    async def _join(self, request: Request) -> Response:
        # A group's id is negative; the path names it without the sign.
        given = await _read(request, MemberRequest)
        self._people.join(given.user_id, -request.path_params["id"])
        return _json({})

    async def _set_bot_status(self, request: Request) -> Response:
        given = await _read(request, StatusRequest)
        self._people.set_bot_status(given.user_id, given.chat_id, given.status)
        return _json({})

    async def _send(self, request: Request) -> Response:
        given = await _read(request, MessageRequest)
        if given.text is not None:
            sent = self._people.send_text(
                given.user_id,
                given.chat_id,
                given.text,
                reply_to=given.reply_to,
                forwarded_from=given.forwarded_from,
            )
            return self._sent(sent)
        content: Json = given.model_dump(
            include={"location", "contact", "sticker"}, exclude_none=True
        )
        if given.poll is not None:
            content["poll"] = new_poll(self._world, given.poll[0], given.poll[1])
        if len(content) != 1:
            raise BadRequest("a message holds one of text, location, contact, sticker, poll")
        sent = self._people.send(
            given.user_id,
            given.chat_id,
            content,
            reply_to=given.reply_to,
            forwarded_from=given.forwarded_from,
        )
        return self._sent(sent)

    async def _send_many(self, request: Request) -> Response:
        """Texts in order: ``[[user_id, chat_id or null, text], …]``; what came of each."""
        wanted = json.loads(await request.body())
        results = []
        for user_id, chat_id, text in wanted:
            sent = self._people.send_text(user_id, chat_id, text)
            seq = self._world.feed.last
            results.append([sent.message["message_id"], sent.update_id, seq])
        return _json({"at": self._world.feed.now(), "sent": results})

    async def _send_file(self, request: Request) -> Response:
        async with request.form(max_part_size=64 * 2**20) as form:
            upload = form.get("file")
            if upload is None or isinstance(upload, str):
                raise BadRequest("there is no file in the request")
            given = {name: value for name, value in form.items() if isinstance(value, str)}
            mime_type = upload.content_type or "application/octet-stream"
            kept = Upload(upload.filename or "file", mime_type, await upload.read())
        kind = given.get("kind", "document")
        if kind not in _FOLDERS:
            raise BadRequest("unknown kind of file")
        user_id, chat_id = int(given["user_id"]), int(given.get("chat_id") or 0) or None
        self._people.place(user_id, chat_id)
        stored = await self._world.files.keep(kept, _FOLDERS[kind])
        try:
            content = described(kind, stored, given) | caption_fields(given.get("caption", ""))
            if album := given.get("album"):
                content["media_group_id"] = album
            sent = self._people.send(
                user_id,
                chat_id,
                content,
                reply_to=int(given.get("reply_to") or 0) or None,
                forwarded_from=given.get("forwarded_from"),
            )
        except ApiRefusal:
            self._world.files.forget([stored])
            raise
        return self._sent(sent)

    async def _edit(self, request: Request) -> Response:
        given = await _read(request, EditRequest)
        return self._sent(
            self._people.edit_text(given.user_id, given.chat_id, given.message_id, given.text)
        )

    async def _press(self, request: Request) -> Response:
        given = await _read(request, PressRequest)
        seq = self._world.feed.last
        query_id = self._people.press(given.user_id, given.chat_id, given.message_id, given.data)
        return _json({"query_id": query_id, "seq": seq})

    async def _react(self, request: Request) -> Response:
        given = await _read(request, ReactionRequest)
        self._people.react(given.user_id, given.chat_id, given.message_id, given.emoji)
        return _json({})

    async def _add_update(self, request: Request) -> Response:
        """Any JSON object as an update, of whatever kind; it gets a number if it has none."""
        update = await request.json()
        if not isinstance(update, dict) or not update:
            raise BadRequest("object expected as update")
        number = update.pop("update_id", None)
        kind = next(iter(update), "")
        number = self._world.mailbox.add(
            kind, encode(update)[1:-1], number=number or self._world.mailbox.next_number
        )
        return _json({"update_id": number})

    async def _set(self, request: Request) -> Response:
        given = await _read(request, SettingsRequest)
        if given.flood_control is not None:
            self._flood.switch(enabled=given.flood_control)
            self._world.setting("flood_control", given.flood_control)
        if given.reads_all is not None:
            self._world.setting("reads_all", given.reads_all)
        return _json({})

    async def _list_faults(self, _request: Request) -> Response:
        return _json([fault.model_dump() for fault in self._faults.listed()])

    async def _add_fault(self, request: Request) -> Response:
        self._faults.add(await _read(request, FaultRequest))
        return _json({}, 201)

    async def _clear_faults(self, _request: Request) -> Response:
        self._faults.clear()
        return _json({})

    async def _commands(self, request: Request) -> Response:
        asked = request.query_params
        person, chat = self._people.place(int(asked["user_id"]), int(asked.get("chat_id") or 0))
        return _json(commands_for(self._world, chat, person))

    def _sent(self, sent: Sent) -> Response:
        seq = self._world.feed.last
        return _json({"message": sent.message, "update_id": sent.update_id, "seq": seq})


async def _read(request: Request, model: type[_Model]) -> _Model:
    return model.model_validate_json(await request.body())


def _json(value: Any, status: int = 200) -> Response:
    return Response(encode(value), status, media_type="application/json")


def _sentence(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, each['loc'])) or 'body'}: {each['msg']}" for each in error.errors()
    )
