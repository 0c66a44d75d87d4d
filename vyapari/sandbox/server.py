"""The sandbox as a server, in this process or as one of its own."""

from pathlib import Path
from typing import Final, Self

from vyapari.sandbox.botapi import BotApi
from vyapari.sandbox.control import Control
from vyapari.sandbox.faults import Faults
from vyapari.sandbox.files import Files
from vyapari.sandbox.flood import FloodControl
from vyapari.sandbox.journal import Journal
from vyapari.sandbox.serving import Serving, address, listen
from vyapari.sandbox.web import Web
from vyapari.sandbox.world import World

# Opens nothing but a sandbox, so it is no secret.
DEFAULT_TOKEN: Final = "1000000001:AA-local-sandbox-no-secret-at-all-0"  # noqa: S105
DEFAULT_USERNAME: Final = "vyapari_bot"


class SandboxServer:
    """A local Telegram for one bot.

    With a data folder, chats, files and unconfirmed updates survive a restart or a kill; without
    one they live in memory. Port 0 takes a free one. ``start`` raises PortInUse and DataInUse,
    each a sentence for the operator. It needs a running event loop and touches no signals.
    """

    def __init__(
        self,
        data_dir: Path | None,
        host: str = "127.0.0.1",
        port: int = 8080,
        token: str = DEFAULT_TOKEN,
        *,
        username: str = DEFAULT_USERNAME,
    ) -> None:
        self._data_dir = data_dir
        self._host = host
        self._port = port
        self._username = username
        self._serving: Serving | None = None
        self._world: World | None = None
        self.token: Final = token

    @property
    def base_url(self) -> str:
        """The root that ``/bot<token>/…`` follows; also the address of the page."""
        return address(self._host, self._port)

    @property
    def port(self) -> int:
        """The port it listens on, once started."""
        return self._port

    async def start(self) -> None:
        """Listen; everything kept is loaded when this returns."""
        listener = listen(self._host, self._port)
        try:
            app = self._build()
        except BaseException:
            listener.close()
            raise
        self._port = listener.getsockname()[1]
        self._serving = Serving(app, listener)
        await self._serving.start()

    async def stop(self) -> None:
        """Answer what waits, close connections, keep everything; a second call does nothing."""
        if self._serving is None or self._world is None:
            return
        self._world.mailbox.close()
        self._world.feed.close()
        await self._serving.stop()
        self._world.journal.close()
        self._serving = self._world = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _build(self) -> Web:
        folder = self._data_dir
        journal = Journal(None if folder is None else folder / "sandbox.sqlite3")
        files = Files(journal, None if folder is None else folder / "files")
        world = World(journal, files, self.token, self._username)
        faults, flood = Faults(), FloodControl()
        flood.switch(enabled=bool(world.settings.get("flood_control")))
        self._world = world
        bot_api = BotApi(world, self.token, faults, flood)
        control = Control(world, faults, flood).router()
        local_only = self._host in {"127.0.0.1", "localhost", "::1"}
        return Web(bot_api, control, local_only=local_only)
