"""How updates come in: kept in the inbox inside ``getUpdates``, before Telegram hears of it."""

import json
from typing import Any, Protocol

import structlog
from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

from vyapari.bot.inbox.letter import Inbox

log = structlog.get_logger(__name__)

#: What the bot asks Telegram for.
KINDS = ("message", "edited_message", "callback_query")
_OTHER, _UNREACHABLE = "telegram.other_poller_met", "telegram.lost"
#: Seconds for which one poll stays open.
POLL_SECONDS = 25


class Rejected(Protocol):
    """What to do when Telegram no longer takes the token."""

    def __call__(self) -> None:
        """Called once."""


class KeepingRequest(HTTPXRequest):
    """The transport of ``getUpdates``: what it fetches is in the inbox when it returns.

    The application gets only the updates' ids, enough to confirm them with the next poll; it takes
    the updates themselves from the inbox. So an update that the library cannot read stops nothing.
    When the inbox cannot be written the poll fails like a network error: it is repeated, later and
    later, and nothing is confirmed.
    """

    __slots__ = ("_inbox", "_watch")

    def __init__(self, inbox: Inbox, watch: "PollWatch") -> None:
        super().__init__(connection_pool_size=2, connect_timeout=10, read_timeout=10)
        self._inbox = inbox
        self._watch = watch

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Fetch, keep, and return the bare ids."""
        code, payload = await super().do_request(*args, **kwargs)
        if code != 200:
            self._watch.answered(code)
            return code, payload
        updates = json.loads(payload)["result"]
        if updates:
            await self._inbox.keep(updates)
        self._watch.answered(code)
        bare = [{"update_id": update["update_id"]} for update in updates]
        return code, json.dumps({"ok": True, "result": bare}).encode()


class PollWatch:
    """Says once that polling is in trouble and once that it is well again."""

    def __init__(self, rejected: Rejected) -> None:
        self._rejected = rejected
        self._trouble: str | None = None

    def failed(self, error: TelegramError) -> None:
        """Take note of a poll that failed; it will be repeated."""
        trouble = _OTHER if isinstance(error, Conflict) else _UNREACHABLE
        if trouble != self._trouble:
            self._trouble = trouble
            log.warning(trouble, kind=type(error).__name__)

    def answered(self, code: int) -> None:
        """Take note of an answer."""
        if code == 200 and self._trouble:
            log.info("telegram.reached", after=self._trouble)
            self._trouble = None
        elif code in {401, 404}:
            self._rejected()
