"""The server, in this process or as one of its own."""

from collections.abc import Iterable, Sequence
from typing import Final, Self

from starlette.types import Receive, Scope, Send

from vyapari.sandbox.gemini.answer import Answering
from vyapari.sandbox.gemini.api import GeminiApi
from vyapari.sandbox.gemini.control import Control
from vyapari.sandbox.gemini.faults import Faults
from vyapari.sandbox.gemini.keys import DEFAULT_KEY, Keys
from vyapari.sandbox.gemini.models import MODELS
from vyapari.sandbox.gemini.state import State
from vyapari.sandbox.serving import Serving, address, listen


class GeminiServer:
    """A server that speaks the Gemini API; what the model says is ``answering``'s to decide.

    Port 0 takes a free one, which is kept: stopped, the server refuses connections; started
    again, it is where it was, with its keys, faults and records. It needs a running event loop
    and touches no signals. ``start`` raises PortInUse.
    """

    def __init__(
        self,
        answering: Answering,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        keys: Iterable[str] = (DEFAULT_KEY,),
        models: Sequence[str] = MODELS,
        seed: int = 0,
    ) -> None:
        self._host = host
        self._port = port
        self._serving: Serving | None = None
        state = State(Keys(keys), Faults(seed), tuple(models))
        self.keys: Final = state.keys
        self.faults: Final = state.faults
        self.records: Final = state.records
        self.timing: Final = state.timing
        self._api = GeminiApi(answering, state)
        self._control = Control(state).router()

    @property
    def base_url(self) -> str:
        """What the SDK takes as ``HttpOptions.base_url``, once started."""
        return address(self._host, self._port)

    async def start(self) -> None:
        """Listen; calls are answered when this returns."""
        listener = listen(self._host, self._port)
        self._port = listener.getsockname()[1]
        self._serving = Serving(self._route, listener)
        await self._serving.start()

    async def stop(self) -> None:
        """Answer what waits, refuse what comes; a second call does nothing."""
        if self._serving is not None:
            await self._serving.stop()
            self._serving = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/sandbox/"):
            await self._control(scope, receive, send)
        else:
            await self._api(scope, receive, send)
