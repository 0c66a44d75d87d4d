"""The endpoints of the API: from a call's bytes to its answer's."""

import inspect
import json
import re
from typing import Any, Final
from urllib.parse import parse_qs

import structlog
from pydantic import ValidationError
from starlette.types import Receive, Scope, Send

from vyapari.sandbox.gemini import errors
from vyapari.sandbox.gemini.answer import Answering
from vyapari.sandbox.gemini.body import Body
from vyapari.sandbox.gemini.checks import check
from vyapari.sandbox.gemini.delivery import Delivery
from vyapari.sandbox.gemini.errors import ApiError
from vyapari.sandbox.gemini.models import described
from vyapari.sandbox.gemini.records import Record
from vyapari.sandbox.gemini.request import Request
from vyapari.sandbox.gemini.state import State
from vyapari.sandbox.gemini.usage import PromptCache
from vyapari.sandbox.gemini.wire import Reply
from vyapari.sandbox.http import read_body

MAX_BYTES: Final = 20 * 1024 * 1024
_CALL: Final = re.compile(
    r"/(?P<version>v1|v1beta)/models/(?P<model>[^/:]+):(?P<method>generateContent|streamGenerateContent)"
)
_MODELS: Final = re.compile(r"/(?P<version>v1|v1beta)/models(?:/(?P<model>[^/:]+))?")
_log: Final = structlog.get_logger(__name__)


class GeminiApi:
    """The ASGI application: checks a call, has it answered, or answered wrongly on demand."""

    def __init__(self, answering: Answering, state: State) -> None:
        self._answering = answering
        self._state = state
        self._cache = PromptCache()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        delivery = Delivery(scope, receive, send)
        try:
            await self._serve(scope, receive, delivery)
        except ApiError as error:
            await delivery.error(error)

    async def _serve(self, scope: Scope, receive: Receive, delivery: Delivery) -> None:
        path: str = scope["path"]
        query = parse_qs(scope["query_string"].decode("latin-1"))
        key = _key(scope, query)
        if scope["method"] == "POST" and (found := _CALL.fullmatch(path)):
            streamed = found["method"] == "streamGenerateContent"
            if streamed and query.get("alt") != ["sse"]:
                raise errors.invalid("This server streams events only: ask for alt=sse.")
            data = await read_body(receive, MAX_BYTES)
            if data is None:
                raise errors.invalid(f"Request payload size exceeds the limit: {MAX_BYTES} bytes.")
            raw = _parsed(data)
            record = Record(key, found["model"], streamed, data)
            self._state.records.add(record)
            try:
                await self._generate(found["version"], record, raw, delivery)
            except ApiError as error:
                record.status = error.code
                raise
        elif scope["method"] == "GET" and (found := _MODELS.fullmatch(path)):
            self._state.keys.check(key)
            await delivery.json(200, self._about(found["version"], found["model"]))
        else:
            raise ApiError(404, "NOT_FOUND", "Requested entity was not found.")

    async def _generate(
        self, version: str, record: Record, raw: dict[str, Any], delivery: Delivery
    ) -> None:
        self._state.keys.check(record.key)
        if record.model not in self._state.models:
            raise errors.model_unknown(record.model, version)
        body = _body(raw)
        check(body, record.model)
        request = Request(record.model, record.key, record.streamed, body)
        self._state.keys.check_quota(record.key, record.model)
        fault, slow = self._state.faults.meet(record.key, record.model)
        wait, pause = self._state.timing.with_faults(slow)
        if wait and not await delivery.wait(wait):
            return
        if fault is not None and (error := fault.error(record.model)):
            raise error
        if fault is not None and fault.kind == "reset":
            await delivery.hang_up()
            return
        reply = await self._reply(request)
        if request.streamed:
            await delivery.stream(reply, pause, fault)
        else:
            await delivery.whole(reply, fault)
        record.status = None if fault is not None and fault.kind == "cut" else 200

    async def _reply(self, request: Request) -> Reply:
        prompt, cached = self._cache.look_up(request)
        try:
            answer = self._answering(request)
            if inspect.isawaitable(answer):
                answer = await answer
        except ApiError:
            raise
        except Exception as error:
            _log.exception("gemini.answering_failed")
            raise errors.internal(f"Answering failed: {type(error).__name__}: {error}") from error
        return Reply(answer, request.model, prompt, cached)

    def _about(self, version: str, model: str | None) -> dict[str, Any]:
        if model is None:
            return {"models": [described(name) for name in self._state.models]}
        if model not in self._state.models:
            raise errors.model_unknown(model, version)
        return described(model)


def _key(scope: Scope, query: dict[str, list[str]]) -> str:
    for name, value in scope["headers"]:
        if name == b"x-goog-api-key":
            text: str = value.decode("latin-1")
            return text
    return query.get("key", [""])[0]


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(data)
    except ValueError as error:
        raise errors.invalid(f"Invalid JSON payload received. {error}") from error
    if not isinstance(raw, dict):
        raise errors.invalid("Invalid JSON payload received. Root element must be a message.")
    return raw


def _body(raw: dict[str, Any]) -> Body:
    try:
        return Body.model_validate(raw)
    except ValidationError as error:
        violations = [_violation(found) for found in error.errors(include_url=False)]
        raise errors.malformed(violations) from None


def _violation(found: Any) -> tuple[str, str]:
    path = ""
    for step in found["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    if found["type"] == "extra_forbidden":
        path, _, name = path.rpartition(".")
        where = f" at '{path}'" if path else ""
        return path, (
            f'Invalid JSON payload received. Unknown name "{name}"{where}: Cannot find field.'
        )
    return path, f"Invalid value at '{path}': {found['msg']}"
