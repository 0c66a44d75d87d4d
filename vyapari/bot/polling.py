"""How updates come in: kept in the inbox inside ``getUpdates``, before Telegram hears of it."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.request import RequestData

from vyapari.bot.http import AiohttpRequest
from vyapari.bot.inbox.letter import Inbox
from vyapari.bot.lease import Lease
from vyapari.ops.health import State
from vyapari.ops.metrics import POLLED_AT

log = structlog.get_logger(__name__)

#: What the bot asks Telegram for.
KINDS = ("message", "edited_message", "callback_query")
#: For how long one poll stays open, in seconds.
POLL_SECONDS = 25
#: A poll's answer without updates.
_NOTHING = (200, b'{"ok":true,"result":[]}')
#: Seconds between two polls while nothing may be confirmed: each is answered at once.
_UNCONFIRMED_PAUSE = 0.2
#: Seconds to leave to another poller, who will be gone soon, or is the right one.
_CONFLICT_PAUSE = 1.0


class PollWatch:
    """Says once that polling is in trouble and once that it is well again.

    ``rejected`` is called when Telegram no longer takes the token. With a ``lease`` the one that
    holds it next is no trouble.
    """

    def __init__(self, rejected: Callable[[], None], *, lease: Lease | None = None) -> None:
        self._rejected = rejected
        self._lease = lease
        self._trouble: str | None = None

    def look(self) -> State:
        """Whether Telegram hands its updates over, as far as this instance can tell."""
        if self._lease is not None and not self._lease.mine:
            return State("another instance polls")
        if self._trouble is None:
            return State("polling")
        other = self._trouble == "telegram.other_poller_met"
        return State("another program polls" if other else "out of reach", works=False)

    @property
    def is_lost(self) -> bool:
        """Whether Telegram was out of reach when it was last polled."""
        return self._trouble == "telegram.lost"

    def lost(self, why: str) -> None:
        """A poll came to nothing; it will be repeated."""
        self._note("telegram.lost", why=why)

    def answered(self, code: int) -> None:
        """A poll was answered with ``code``."""
        if code == 200:
            POLLED_AT.set_to_current_time()
            if self._trouble:
                log.info("telegram.reached", after=self._trouble)
            self._trouble = None
        elif code in {401, 404}:
            self._rejected()
        elif code == 409:
            # Another program polls with this token: it may be the one that we replace.
            if self._lease is None:
                self._note("telegram.other_poller_met")
            else:
                log.info("telegram.other_poller_met")
                self._lease.other_met()
        else:
            self._note("telegram.lost", why=f"status {code}")

    def _note(self, trouble: str, **details: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            log.warning(trouble, **details)


class KeepingRequest(AiohttpRequest):
    """The transport of ``getUpdates``: what it fetches is in the inbox when it returns.

    The application gets only the updates' ids, enough to confirm them with the next poll; it takes
    the updates themselves from the inbox. So an update that the library cannot read stops nothing.
    When the inbox cannot be written the poll fails: it is repeated, later and later, and nothing
    is confirmed. What the inbox wants Telegram to keep is left out, and comes again. A poll after
    one that failed does not stay open, or it would be that long until it is known that Telegram is
    back. With a ``lease`` a poll waits until it is held, ends when it is lost, and waits a conflict
    with another poller out.
    """

    CALL = "poll"

    __slots__ = ("_inbox", "_lease", "_watch")

    def __init__(self, inbox: Inbox, watch: PollWatch, *, lease: Lease | None = None) -> None:
        super().__init__(connections=2)
        self._inbox = inbox
        self._watch = watch
        self._lease = lease

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Fetch, keep, and return the bare ids."""
        if self._lease is None:
            return await self._poll(*args, **kwargs)
        if not await self._lease.held():
            return _NOTHING
        poll = asyncio.ensure_future(self._poll(*args, **kwargs))
        lost = asyncio.ensure_future(self._lease.lost())
        try:
            await asyncio.wait({poll, lost}, return_when=asyncio.FIRST_COMPLETED)
            # What a poll that is cut off had fetched is not confirmed: it comes again.
            code, payload = await poll if poll.done() else _NOTHING
        finally:
            lost.cancel()
            poll.cancel()
        if code == 409:
            await asyncio.sleep(_CONFLICT_PAUSE)
            return _NOTHING
        return code, payload

    def _body(self, request_data: RequestData | None) -> Any:
        body = super()._body(request_data)
        if self._watch.is_lost and isinstance(body, dict):
            body.pop("timeout", None)
        return body

    async def _poll(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        try:
            code, payload = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            self._watch.lost(type(error).__name__)
            raise
        self._watch.answered(code)
        if code != 200:
            return code, payload
        updates = json.loads(payload)["result"]
        told = await self._inbox.keep(updates)
        if updates and not told:
            await asyncio.sleep(_UNCONFIRMED_PAUSE)
        bare = [{"update_id": update["update_id"]} for update in updates[:told]]
        return code, json.dumps({"ok": True, "result": bare}).encode()
