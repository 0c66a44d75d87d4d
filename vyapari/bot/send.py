"""Replies as calls to Telegram."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from vyapari.bot.busy import Action
from vyapari.bot.context import Bot
from vyapari.bot.incoming import Incoming
from vyapari.bot.pace import ONCE
from vyapari.bot.refusals import refused, translated
from vyapari.bot.reply import Attachment, Buttons, Replies, Reply
from vyapari.bot.split import LONGEST_CAPTION, plain, split, units
from vyapari.bot.stream import LiveStream

log = structlog.get_logger(__name__)

_Call = Callable[[str, ParseMode | None], Awaitable[Any]]
_LONGEST_TOAST = 200
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


_Markup = InlineKeyboardMarkup | ForceReply | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where replies go; ``message_id`` was said there, or carries the pressed button.

    It is 0, which no message has, where nobody has said anything.
    """

    chat_id: int
    message_id: int
    private: bool
    press: str | None
    quote: ReplyParameters | None
    stream: LiveStream | None

    @property
    def file_quote(self) -> ReplyParameters | None:
        """A file always says what it was asked by; a press it does not need to."""
        return None if self.press or not self.message_id else _reply_to(self.message_id)


class Sender:
    """Sends replies to where something was said.

    What Telegram refuses for good (the bot is blocked, the chat is gone) is logged and counts as
    sent. Raises ``Unavailable`` when Telegram cannot be reached or asks for a long pause.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def stream(self, to: Incoming, number: int, shown: int | None) -> LiveStream:
        """Shows the answer to ``to`` as it grows; ``number`` (not zero) is nothing else's.

        ``shown`` is a message with half of it already.
        """
        return LiveStream(
            self._bot,
            to.chat_id,
            private=to.private,
            draft_id=number,
            quote=_quote(to, quoting=False),
            message_id=shown,
        )

    async def send(
        self,
        to: Incoming,
        replies: Replies,
        *,
        quoting: bool = False,
        stream: LiveStream | None = None,
    ) -> None:
        """Send ``replies`` in their order; a pressed button is answered in any case.

        Where it is not plain what they answer, or when ``quoting``, they quote the message. The
        first text takes the place of what ``stream`` has shown.
        """
        answers = replies if isinstance(replies, tuple) else (replies,) if replies else ()
        quote = _quote(to, quoting)
        place = _Place(to.chat_id, to.message_id, to.private, to.press, quote, stream)
        if stream is not None:
            await stream.close()
        with translated():
            if to.press is not None:
                await self._answer_press(to.press, answers)
            for answer in answers:
                await self._send(place, answer)

    async def tell(self, chat_id: int, replies: Replies) -> None:
        """Send ``replies`` to a chat in which nobody has asked for them; errors as ``send``."""
        answers = replies if isinstance(replies, tuple) else (replies,) if replies else ()
        place = _Place(chat_id, 0, chat_id > 0, press=None, quote=None, stream=None)
        with translated():
            for answer in answers:
                await self._send(place, answer)

    async def act(self, chat_id: int, action: Action) -> None:
        """Show what the bot is doing; where that fails nothing is lost."""
        with suppress(TelegramError):
            await self._bot.send_chat_action(chat_id, action, rate_limit_args=ONCE)

    async def _answer_press(self, press: str, answers: tuple[Reply, ...]) -> None:
        toast = next((answer for answer in answers if answer.toast), Reply())
        text = toast.toast[:_LONGEST_TOAST] if toast.toast else None
        try:
            await self._bot.answer_callback_query(press, text, show_alert=toast.alert)
        except BadRequest:  # pressed long ago: nobody waits for it any more
            log.debug("press.expired")

    async def _send(self, to: _Place, answer: Reply) -> None:
        if answer.reaction:
            await self._react(to, answer.reaction)
        if answer.attachments:
            await self._send_files(to, answer)
        elif answer.text:
            *firsts, last = split(answer.text)
            for piece in firsts:
                await self._say(to, piece, None)
            markup = _markup(answer, selective=not to.private)
            in_place = answer.edit and to.press and not firsts
            if not in_place or not await self._edit(to, to.message_id, last, markup):
                await self._say(to, last, markup)

    async def _react(self, to: _Place, emoji: str) -> None:
        try:
            await self._bot.set_message_reaction(to.chat_id, to.message_id, emoji)
        except BadRequest:  # the chat allows no such reaction, or the message is gone
            log.debug("reaction.refused")

    async def _send_files(self, to: _Place, answer: Reply) -> None:
        caption = answer.text
        if units(caption) > LONGEST_CAPTION:
            for piece in split(caption):
                await self._say(to, piece, None)
            caption = ""
        markup = _markup(answer, selective=not to.private)
        for attachment in answer.attachments[:-1]:
            await self._send_file(to, attachment, caption, None)
            caption = ""
        await self._send_file(to, answer.attachments[-1], caption, markup)

    async def _say(self, to: _Place, text: str, markup: _Markup) -> None:
        """A message of its own, or the streamed one, which is then the answer."""
        # Telegram opens no keyboard for an edit.
        if to.stream is not None and not isinstance(markup, ForceReply):
            shown = await to.stream.close()
            if shown is not None and await self._edit(to, shown, text, markup):
                to.stream.keep()
                return
        await self._send_piece(to, text, markup)

    async def _send_piece(self, to: _Place, text: str, markup: _Markup) -> None:
        async def call(text: str, mode: ParseMode | None) -> None:
            await self._bot.send_message(
                to.chat_id,
                text,
                parse_mode=mode,
                reply_markup=markup,
                reply_parameters=to.quote,
                link_preview_options=_NO_PREVIEW,
            )

        await _forgiving(call, text)

    async def _send_file(
        self, to: _Place, attachment: Attachment, caption: str, markup: _Markup
    ) -> None:
        async def call(text: str, mode: ParseMode | None) -> None:
            send = self._bot.send_photo if attachment.photo else self._bot.send_document
            await send(
                to.chat_id,
                attachment.content,
                filename=attachment.name,
                caption=text or None,
                parse_mode=mode,
                reply_markup=markup,
                reply_parameters=to.quote or to.file_quote,
            )

        await _forgiving(call, caption)

    async def _edit(self, to: _Place, message_id: int, text: str, markup: _Markup) -> bool:
        """Whether the message says it now; one that is gone or no text cannot."""

        async def call(text: str, mode: ParseMode | None) -> None:
            await self._bot.edit_message_text(
                text,
                to.chat_id,
                message_id,
                parse_mode=mode,
                reply_markup=markup if isinstance(markup, InlineKeyboardMarkup) else None,
                link_preview_options=_NO_PREVIEW,
            )

        try:
            await _forgiving(call, text)
        except BadRequest as refusal:
            if refused(refusal, "message can't be edited", "to edit not found", "no text in"):
                return False
            if not refused(refusal, "message is not modified"):
                raise
        return True


def _markup(answer: Reply, *, selective: bool) -> _Markup:
    if answer.buttons:
        return keyboard(answer.buttons)
    return ForceReply(selective=selective) if answer.force_reply else None


def keyboard(buttons: Buttons) -> InlineKeyboardMarkup:
    """Buttons as Telegram's inline keyboard."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row]
            for row in buttons
        ]
    )


def _quote(to: Incoming, quoting: bool) -> ReplyParameters | None:
    # Alone with the bot an answer stands right below; elsewhere it must say to what it answers.
    plain_to_what = to.kind == "button" or (to.private and to.kind == "text")
    return None if plain_to_what and not quoting else _reply_to(to.message_id)


def _reply_to(message_id: int) -> ReplyParameters:
    return ReplyParameters(message_id, allow_sending_without_reply=True)


async def _forgiving(call: _Call, text: str) -> None:
    """``call`` with ``text`` as HTML, or as plain text if Telegram cannot read the HTML."""
    try:
        await call(text, ParseMode.HTML)
    except BadRequest as refusal:
        if not refused(refusal, "can't parse entities"):
            raise
        log.exception("reply.malformed")
        await call(plain(text), None)
