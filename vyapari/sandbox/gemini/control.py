"""The control API under ``/sandbox``: for whom the server runs in another process."""

from collections.abc import Awaitable, Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router

from vyapari.sandbox.gemini.faults import Fault
from vyapari.sandbox.gemini.state import State

_Handler = Callable[[Request], Awaitable[Response]]


class KeyRequest(BaseModel):
    """What becomes of a key; the last four are for an exhausted one."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(min_length=1)
    state: Literal["accepted", "forbidden", "unknown", "exhausted"]
    model: str = "*"
    daily: bool = False
    retry_after: float = Field(default=37, ge=0)
    lasting: float | None = Field(default=None, gt=0)


class TimingRequest(BaseModel):
    """How long the model takes from now on."""

    model_config = ConfigDict(extra="forbid")

    latency: float = Field(default=0.0, ge=0, le=600)
    pause: float = Field(default=0.0, ge=0, le=60)


class Control:
    """Handlers of the control API."""

    def __init__(self, state: State) -> None:
        self._state = state

    def router(self) -> Router:
        """The routes, as an ASGI application."""
        routes: list[tuple[str, str, _Handler]] = [
            ("GET", "/sandbox/faults", self._list_faults),
            ("POST", "/sandbox/faults", self._add_fault),
            ("DELETE", "/sandbox/faults", self._clear_faults),
            ("POST", "/sandbox/keys", self._set_key),
            ("PUT", "/sandbox/timing", self._set_timing),
            ("GET", "/sandbox/requests", self._list_requests),
            ("DELETE", "/sandbox/requests", self._clear_requests),
        ]
        return Router([Route(path, _safe(run), methods=[verb]) for verb, path, run in routes])

    async def _list_faults(self, _: Request) -> Response:
        return JSONResponse([fault.model_dump() for fault in self._state.faults.listed()])

    async def _add_fault(self, request: Request) -> Response:
        self._state.faults.add(Fault.model_validate_json(await request.body()))
        return JSONResponse({})

    async def _clear_faults(self, _: Request) -> Response:
        self._state.faults.clear()
        return JSONResponse({})

    async def _set_key(self, request: Request) -> Response:
        asked = KeyRequest.model_validate_json(await request.body())
        match asked.state:
            case "accepted":
                self._state.keys.accept(asked.key)
            case "forbidden":
                self._state.keys.forbid(asked.key)
            case "unknown":
                self._state.keys.forget(asked.key)
            case "exhausted":
                self._state.keys.exhaust(
                    asked.key,
                    asked.model,
                    daily=asked.daily,
                    retry_after=asked.retry_after,
                    lasting=asked.lasting,
                )
        return JSONResponse({})

    async def _set_timing(self, request: Request) -> Response:
        asked = TimingRequest.model_validate_json(await request.body())
        self._state.timing.latency, self._state.timing.pause = asked.latency, asked.pause
        return JSONResponse({})

    async def _list_requests(self, _: Request) -> Response:
        calls = [
            {
                "key": call.key,
                "model": call.model,
                "streamed": call.streamed,
                "status": call.status,
                "body": call.body,
            }
            for call in self._state.records.calls
        ]
        return JSONResponse({"count": self._state.records.count(), "calls": calls})

    async def _clear_requests(self, _: Request) -> Response:
        self._state.records.clear()
        return JSONResponse({})


def _safe(handle: _Handler) -> _Handler:
    async def answer(request: Request) -> Response:
        try:
            return await handle(request)
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=False, include_input=False)
            return JSONResponse({"error": found}, 422)

    return answer
