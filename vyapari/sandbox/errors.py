"""What can go wrong in the sandbox, for who starts it and for who calls it."""

from typing import Any

from vyapari.errors import Misconfigured, VyapariError


class PortInUse(Misconfigured):
    """Another program listens on the port; the message is one line, naming it."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is in use. Stop the other program or choose another port."
        )
        self.port = port


class DataInUse(Misconfigured):
    """Another sandbox keeps its chats in the same data folder."""


class ApiRefusal(VyapariError):
    """An answer of the Bot API with ``ok: false``; ``code`` is the HTTP status too."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class BadRequest(ApiRefusal):
    """400 with Telegram's sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(400, f"Bad Request: {sentence}")
