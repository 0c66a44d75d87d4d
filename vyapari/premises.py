"""What a program has one of, however many workers it has: its Telegram, and the door to its state.

The parent of workers needs little else, and stays small: nothing here is of the bot's own work.
"""

import socket
from collections.abc import Callable
from contextlib import AsyncExitStack

from vyapari.bot.account import Account
from vyapari.errors import Misconfigured
from vyapari.ops.door import Door, listen
from vyapari.settings import Settings
from vyapari.stopping import closed

#: Tells the operator a line.
Say = Callable[[str], None]

_PORT = 8081


async def open_account(settings: Settings, parts: AsyncExitStack, say: Say) -> Account:
    """The bot, and where there is none a sandbox for it, which ends with ``parts``."""
    if settings.telegram_bot_token is not None:
        public = settings.telegram_api_url is None
        say(f"telegram   {settings.api_root}")
        return Account(settings.telegram_bot_token.get_secret_value(), settings.api_root, public)
    # Its web server takes 10 MB that a bot with a Telegram can do without.
    from vyapari.sandbox import PortInUse, SandboxServer  # noqa: PLC0415

    sandbox = SandboxServer(settings.vyapari_home / "sandbox", port=settings.sandbox_port)
    try:
        await sandbox.start()
    except PortInUse as error:
        raise Misconfigured(
            f"SANDBOX_PORT: port {error.port} is in use; stop the other program or choose another"
            f" port (for example SANDBOX_PORT={error.port + 10})"
        ) from error
    parts.push_async_callback(closed, "sandbox", sandbox.stop)
    say(
        f"telegram   a sandbox: chat with the bot on {sandbox.base_url}"
        " (TELEGRAM_BOT_TOKEN for the real one)"
    )
    return Account(sandbox.token, sandbox.base_url, public=False)


async def open_door(settings: Settings, parts: AsyncExitStack, say: Say, door: Door) -> None:
    """On all interfaces where the operator, or who hosts the program, has set the port."""
    listening = _listening(settings.port, say)
    parts.push_async_callback(closed, "door", door.close)
    await door.open(listening)


def _listening(port: int | None, say: Say) -> socket.socket:
    if port is not None:
        try:
            listening = listen(port, everywhere=True)
        except OSError as error:
            raise Misconfigured(
                f"PORT: {port} cannot be listened on ({error.strerror}); choose another one (for"
                " example PORT=8081)"
            ) from error
        say(f"watch      /health, /ready and /metrics on port {listening.getsockname()[1]}")
        return listening
    note = "PORT to open it to other machines"
    try:
        listening = listen(_PORT, everywhere=False)
    except OSError:
        listening = listen(0, everywhere=False)
        note = f"{_PORT} is in use; PORT to choose"
    where = f"http://127.0.0.1:{listening.getsockname()[1]}"
    say(f"watch      {where}/health, /ready and /metrics ({note})")
    return listening
