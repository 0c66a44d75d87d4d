"""The handler chain: each step a group of python-telegram-bot's, run in this order."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import cast

from structlog.contextvars import bind_contextvars
from telegram import Update
from telegram.constants import ReactionEmoji
from telegram.ext import ApplicationHandlerStop, TypeHandler

from vyapari.agents.agents import Agents
from vyapari.bot.album import more_coming
from vyapari.bot.context import App, Passage, Visit
from vyapari.bot.dispatch import Dispatcher
from vyapari.bot.download import Downloads
from vyapari.bot.guests import Guests
from vyapari.bot.heard import with_heard
from vyapari.bot.inbox.letter import Inbox
from vyapari.bot.incoming import Incoming, Me, moved, read
from vyapari.bot.limit import MESSAGE, PRESS, Gate, Refused
from vyapari.bot.operators import Desk
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.send import Sender
from vyapari.bot.session import Session, Sessions
from vyapari.bot.texts import Phrasebook, from_client, phrasebook
from vyapari.bot.turn import Turn
from vyapari.errors import Unavailable
from vyapari.ops.stages import Stage
from vyapari.store.store import Store

#: Tells the language of a text, if it can.
Tongue = Callable[[str], str | None]

#: Set on each message that was refused, so that the merchant sees which were not booked. (An
#: hourglass would say it better; Telegram allows none.)
_NOT_HEARD = ReactionEmoji.HEAR_NO_EVIL_MONKEY


class Chain:
    """Context, what is answered already, rate limit, strangers, dispatch, reply.

    A step that raises ends the chain: what it raised is the visit's trouble, and nothing behind
    it runs.
    """

    def __init__(
        self,
        *,
        store: Store,
        sessions: Sessions,
        gate: Gate,
        guests: Guests,
        window: float,
        dispatcher: Dispatcher,
        sender: Sender,
        downloads: Downloads,
        inbox: Inbox,
        tongue: Tongue,
        agents: Agents | None = None,
        desk: Desk | None = None,
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._gate = gate
        self._guests = guests
        self._window = window
        self._dispatcher = dispatcher
        self._sender = sender
        self._downloads = downloads
        self._inbox = inbox
        self._tongue = tongue
        self._agents = agents
        self._desk = desk

    def install(self, application: App) -> None:
        """Hang the steps into ``application``."""
        gates = (self._admit, self._know)
        steps = (self._open, self._resume, *gates, self._dispatch, self._reply)
        for group, step in enumerate(steps):
            application.add_handler(TypeHandler(Update, step), group)
        application.add_error_handler(_note)

    async def _open(self, update: Update, passage: Passage) -> None:
        visit, bot = passage.visit, passage.bot
        if (move := moved(update)) is not None:
            visit.route = "moved"
            await self._sessions.move(*move, visit.letter.stamps)
            raise ApplicationHandlerStop
        incoming = read(update, Me(bot.id, bot.username))
        if incoming is None:
            visit.route = "ignored"
            raise ApplicationHandlerStop
        visit.incoming = incoming
        if self._desk is not None and self._desk.serves(incoming):
            visit.route, visit.replies = "/status", await self._desk.answer()
            await self._reply(update, passage)
            raise ApplicationHandlerStop
        bind_contextvars(chat=incoming.chat_id, user=incoming.person.id)
        try:
            stamps = visit.letter.stamps
            session = await self._sessions.open(incoming.chat_id, incoming.person.id, stamps)
        except Unavailable:
            visit.say = spoken(incoming, self._tongue)
            raise
        visit.say = spoken(incoming, self._tongue, session)
        visit.stream = self._sender.stream(incoming, update.update_id, visit.letter.shown)
        visit.turn = Turn(
            key=_key(bot.id, update.update_id, incoming),
            kind=incoming.kind,
            chat_id=incoming.chat_id,
            private=incoming.private,
            person=incoming.person,
            text=incoming.text,
            message_id=incoming.message_id,
            at=incoming.at or datetime.fromtimestamp(visit.letter.received_at, UTC),
            replied_to=incoming.replied_to,
            session=session,
            stamps=stamps,
            sessions=self._sessions,
            store=self._store,
            say=visit.say,
            render=self._dispatcher.render,
            act=partial(self._sender.act, incoming.chat_id),
            stream=visit.stream,
            fetch=self._downloads.fetch,
            more_coming=partial(more_coming, self._inbox, visit.letter, incoming.album),
            media=incoming.media,
            album=incoming.album,
            forwarded=incoming.forwarded,
            bot_username=bot.username,
            agents=self._agents,
        )

    async def _resume(self, _update: Update, passage: Passage) -> None:
        """What an earlier turn has booked is not booked again, but told."""
        visit, turn = passage.visit, _turn(passage)
        if visit.letter.behind:
            raise Unavailable("redis")
        if not visit.letter.again:
            return
        booked = await self._store.applied(turn.key)
        if booked is not None:
            visit.route = "resumed"
            if turn.stamps is not None:  # whoever booked it may not have come to say so
                turn.stamps.change_all()
            # Without a reply its shop was erased since: there is nothing left to tell of.
            if booked.reply:
                visit.replies = with_heard(turn, await turn.tell(booked))
            else:
                await self._erase_late(turn)
            await self._reply(_update, passage)
            raise ApplicationHandlerStop

    async def _erase_late(self, turn: Turn) -> None:
        """Forget the chat's shop if it is erased: who did that may not have come to say so."""
        turn.session = await self._sessions.open(turn.chat_id, turn.person.id, turn.stamps)
        if turn.stamps is not None and turn.stamps.shop_id and turn.session.shop is None:
            await self._sessions.erase(turn.stamps.shop_id, turn.stamps)
            turn.erased = True

    async def _admit(self, _update: Update, passage: Passage) -> None:
        visit = passage.visit
        incoming = cast("Incoming", visit.incoming)
        letter = visit.letter
        tried_before = letter.admitted or letter.attempts > 0 or letter.told
        # What was written long ago waited for us: its writer did not hurry.
        waited = incoming.at is not None and time.time() - incoming.at.timestamp() > self._window
        if tried_before or waited:
            return
        weight = PRESS if incoming.press else MESSAGE
        with Stage("limit") as stage:
            refused = await self._gate.admit(incoming.chat_id, weight)
            stage.note(refused=int(refused is not None))
        letter.admitted = refused is None
        if refused is not None:
            visit.route = "refused"
            if await self._guests.know(_turn(passage).session):
                visit.replies = _refusal(visit, incoming, refused)
            await self._reply(_update, passage)
            raise ApplicationHandlerStop

    async def _know(self, _update: Update, passage: Passage) -> None:
        visit = passage.visit
        incoming = cast("Incoming", visit.incoming)
        if await self._guests.admit(incoming, _turn(passage).session):
            return
        visit.route = "stranger"
        if incoming.press or await self._guests.tell(incoming.person.id):
            visit.replies = _not_listed(visit, incoming)
        await self._reply(_update, passage)
        raise ApplicationHandlerStop

    async def _dispatch(self, _update: Update, passage: Passage) -> None:
        visit = passage.visit
        answer = self._dispatcher.answer(_turn(passage), cast("Incoming", visit.incoming))
        with Stage("answer") as stage:
            visit.route, visit.replies = await answer
            stage.note(route=visit.route)

    async def _reply(self, _update: Update, passage: Passage) -> None:
        visit = passage.visit
        incoming = cast("Incoming", visit.incoming)
        with Stage("reply"):
            await self._sender.send(incoming, visit.replies, stream=visit.stream)


def spoken(incoming: Incoming, tongue: Tongue, session: Session | None = None) -> Phrasebook:
    """The chosen language's, else that of what was written, else that of what the person has been
    asked, the shop's, the client's.
    """
    code = session.language if session else None
    # What follows /start is a link's token: nobody wrote it.
    if code is None and incoming.press is None and incoming.command != "start":
        code = tongue(incoming.text)
    if code is None and session is not None:
        asked = session.question or {}
        code = asked.get("said_in") if asked.get("by") == incoming.person.id else None
        code = code or (session.shop.language if session.shop else None)
    return phrasebook(code or from_client(incoming.person.language_code))


async def _note(_update: object, passage: Passage) -> None:
    passage.visit.trouble = passage.error
    raise ApplicationHandlerStop


def _key(bot_id: int, update_id: int, incoming: Incoming) -> str:
    # Telegram begins its numbers anew after a quiet week; with the date none comes twice.
    said = incoming.press if incoming.at is None else int(incoming.at.timestamp())
    return f"tg:{bot_id}:{update_id}:{said}"


def _turn(passage: Passage) -> Turn:
    return cast("Turn", passage.visit.turn)


def _not_listed(visit: Visit, incoming: Incoming) -> Replies:
    say = cast("Phrasebook", visit.say)
    if incoming.press:
        return Reply(toast=say.plain("core-stranger-press"), alert=True)
    # With the number in it the operator need not ask for it.
    return Reply(say("core-stranger", id=str(incoming.person.id)))


def _refusal(visit: Visit, incoming: Incoming, refused: Refused) -> Replies:
    say = cast("Phrasebook", visit.say)
    if incoming.press:
        return Reply(toast=say.plain("core-slow-press", seconds=refused.seconds))
    mark = Reply(reaction=_NOT_HEARD)
    if not refused.first:
        return mark
    text = say("core-slow", seconds=refused.seconds, messages=refused.messages, mark=_NOT_HEARD)
    return mark, Reply(text)
