"""Which bot this is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """Which bot, at which Bot API server (``root``, without a slash at its end).

    ``public``: the server is Telegram's own, with its limits.
    """

    token: str
    root: str
    public: bool

    @property
    def id(self) -> int:
        """The bot's user id, which is the token's first part."""
        return int(self.token.split(":")[0])
