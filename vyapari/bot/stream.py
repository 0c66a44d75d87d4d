"""An answer shown while it is still being written."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from vyapari.bot.pace import ONCE, seconds_of
from vyapari.bot.refusals import refused
from vyapari.bot.split import plain, split

log = structlog.get_logger(__name__)

#: Seconds between two texts: of a draft, which is no message; of a message in a private chat; of
#: one in a group, where Telegram takes twenty calls a minute.
_DRAFT, _PRIVATE, _GROUP = 0.5, 1.0, 3.0
#: A draft that takes Telegram longer, in seconds, is given up; the answer waits for it.
_SLOWEST = 3.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class LiveStream:
    """Shows texts in a chat, each instead of the one before it.

    In a private chat as a draft; in a group, and where Telegram takes no drafts, as a message that
    is edited. Of the texts that come faster than Telegram takes them the newest is shown. What
    goes wrong here costs the preview and nothing else. ``message_id`` is a message that an earlier
    turn has left for this one to go on with; a draft is known by ``draft_id``, which is not zero.
    """

    def __init__(
        self,
        bot: ExtBot[int],
        chat_id: int,
        *,
        private: bool,
        draft_id: int,
        quote: ReplyParameters | None = None,
        message_id: int | None = None,
    ) -> None:
        self._bot = bot
        self._chat_id = chat_id
        self._draft_id = draft_id
        self._quote = quote
        self._message_id = message_id
        self._drafts = private and message_id is None
        self._edit_pause = _PRIVATE if private else _GROUP
        self._newest: tuple[str, Callable[[str], str]] = ("", str)
        self._shown = ""
        self._news, self._ending = asyncio.Event(), asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def show(self, text: str, render: Callable[[str], str] = str) -> None:
        """Show ``text`` when its time comes, if none newer is there by then; returns at once.

        ``render`` makes Telegram's HTML of it, only if it is shown. Of a text too long for one
        message its beginning is shown.
        """
        if self._ending.is_set():
            return
        self._newest = text, render
        self._news.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> int | None:
        """Show nothing more; the message that stands in the chat, if one does.

        Whoever makes it the answer says ``keep``.
        """
        self._ending.set()
        self._news.set()
        if self._task is not None:
            # What is on its way arrives first, or it would come after the answer.
            await asyncio.wait({self._task})
        return self._message_id

    def keep(self) -> None:
        """The message has become the answer."""
        self._message_id = None

    async def drop(self) -> None:
        """Close, and take the message back if it has not become the answer."""
        if (message_id := await self.close()) is not None:
            self.keep()
            with suppress(TelegramError):
                await self._bot.delete_message(self._chat_id, message_id)

    def abandon(self) -> None:
        """Stop at once, for nobody waits for it any more."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                pause = None if self._ending.is_set() else await self._show_newest()
                if pause is None:
                    return
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._ending.wait(), pause)
        except Exception:  # its own outermost edge: a preview fails no turn
            log.exception("stream.failed")

    async def _show_newest(self) -> float | None:
        """For how long to wait now; ``None`` for ever."""
        text, render = self._newest
        html = split(render(text))[0]
        if html == self._shown or not plain(html).strip():
            return 0.0
        try:
            await self._put(html)
        except RetryAfter as busy:
            self._news.set()
            return seconds_of(busy)
        except TelegramError as failure:
            log.debug("stream.lost", why=type(failure).__name__)
            lost = isinstance(failure, NetworkError) and not isinstance(failure, BadRequest)
            # A first message that was lost on the way may have arrived: no second one.
            if not lost or not (self._drafts or self._message_id):
                return None
        else:
            self._shown = html
        return _DRAFT if self._drafts else self._edit_pause

    async def _put(self, html: str) -> None:
        if self._drafts:
            try:
                await self._bot.send_message_draft(
                    self._chat_id,
                    self._draft_id,
                    html,
                    parse_mode=ParseMode.HTML,
                    read_timeout=_SLOWEST,
                    rate_limit_args=ONCE,
                )
            except (BadRequest, InvalidToken) as refusal:
                # Not allowed here, or the server is older and knows no such method.
                self._drafts = False
                log.debug("stream.draft_refused", why=type(refusal).__name__)
            else:
                return
        if self._message_id is None:
            message = await self._bot.send_message(
                self._chat_id,
                html,
                parse_mode=ParseMode.HTML,
                reply_parameters=self._quote,
                link_preview_options=_NO_PREVIEW,
                rate_limit_args=ONCE,
            )
            self._message_id = message.message_id
            return
        try:
            await self._bot.edit_message_text(
                html,
                self._chat_id,
                self._message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                rate_limit_args=ONCE,
            )
        except BadRequest as refusal:
            if not refused(refusal, "message is not modified"):
                raise
