"""One update being dealt with: who said what where, and the one way to change the books for it."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, Protocol
from zoneinfo import ZoneInfo

from vyapari.agents.agents import Agents
from vyapari.books.commands import Booked, Command, LogMessage, Refusal, SetChat, Step
from vyapari.books.shop import Right, Shop, may
from vyapari.bot.busy import Action, busy
from vyapari.bot.media import Media
from vyapari.bot.questions import kept_with
from vyapari.bot.reply import Replies
from vyapari.bot.session import Session, Sessions
from vyapari.bot.stamps import Stamps
from vyapari.bot.texts import Phrasebook, phrasebook
from vyapari.quick.language import language
from vyapari.store.store import Store

Kind = Literal["text", "button", "edit", "other"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote or pressed."""

    id: int
    name: str
    language_code: str | None = None


class Stream(Protocol):
    """Shows an answer while it is still being written."""

    def show(self, text: str, render: Callable[[str], str] = str) -> None:
        """Show ``text``, the whole of what there is so far, instead of what was shown before.

        Returns at once; only the newest is shown when its time comes. It is Telegram's HTML, or
        ``render`` makes that of it, which is called only for what is shown.
        """


@dataclass(kw_only=True)
class Turn:
    """One update on its way through the chain.

    ``key`` names the update for ever, so that what it books is booked once. ``text`` is the
    message's, or the pressed button's data; without the bot's own mention. ``message_id`` is the
    message written, edited, or carrying the pressed button. ``at`` is when Telegram took it, in
    UTC. ``stamps`` are of what this turn knew of the books. ``erased`` says that the chat's shop is
    gone for good. ``render`` turns a booked command
    into its reply (see ``routes``).

    What is no text may hold ``media``, with its caption for ``text``. ``fetch`` gets its bytes;
    it raises ``TooLarge`` or ``Unavailable``. The files of one ``album`` come as updates of their
    own: ``more_coming`` tells, within a second, whether another one waits behind this.
    ``forwarded`` says that somebody else may have written the message.

    ``stream`` shows the answer as it grows; the reply that the handler returns takes its place.
    ``agents`` understand what is passed on to them; ``None`` where there is no model. ``heard``
    are the words of a voice note, which its answer repeats. ``also`` is what is told beside what
    is booked: a renderer's name and its data, kept with the command for the same reason.
    """

    key: str
    kind: Kind
    chat_id: int
    private: bool
    person: Person
    text: str
    message_id: int
    at: datetime
    session: Session
    sessions: Sessions
    store: Store
    say: Phrasebook
    render: Callable[["Turn", Booked], Awaitable[Replies]]
    act: Callable[[Action], Awaitable[None]]
    stream: Stream
    fetch: Callable[[Media], Awaitable[bytes]]
    more_coming: Callable[[], Awaitable[bool]]
    bot_username: str
    agents: Agents | None = None
    media: Media | None = None
    album: str | None = None
    forwarded: bool = False
    replied_to: int | None = None
    stamps: Stamps | None = None
    args: tuple[str, ...] = ()
    erased: bool = False
    heard: str | None = None
    also: tuple[str, dict[str, Any]] | None = None
    _booked: bool = field(default=False, init=False)

    @cached_property
    def today(self) -> date:
        """The day it is in the shop."""
        zone = self.session.shop.timezone if self.session.shop else "Asia/Kolkata"
        return self.at.astimezone(ZoneInfo(zone)).date()

    @property
    def shop(self) -> Shop:
        """The chat's shop; only handlers behind the gate that makes sure of one may ask."""
        if self.session.shop is None:
            raise LookupError("this chat has no shop")
        return self.session.shop

    def busy(self, action: Action) -> AbstractAsyncContextManager[None]:
        """Show in the chat that the bot is at work, for as long as the block takes."""
        return busy(self.act, action)

    @property
    def has_booked(self) -> bool:
        """Whether this update has booked its command, which then tells what is ``also`` told."""
        return self._booked

    def may(self, right: Right) -> bool:
        """Whether the person who speaks has ``right`` in this shop."""
        return may(self.session.role, right)

    async def book(
        self, *steps: Step, reply: str, data: dict[str, Any] | None = None
    ) -> Replies | Refusal:
        """Book ``steps`` together, as this update's one command, and render the reply to it.

        ``reply`` names a renderer of ``routes`` and ``data`` (JSON) goes to it; both are kept with
        the result, so that an update run again after a crash is answered and not booked again.
        A refusal left nothing behind: another ``book`` may follow it. Raises ``Unavailable``.
        """
        if self._booked:
            raise RuntimeError("an update books one command; put the steps together")
        shop_id = self.session.shop.id if self.session.shop else None
        command = Command(
            key=self.key,
            shop_id=shop_id,
            actor=self.person.id,
            at=self.at,
            # What was said comes first: an answer that ``steps`` keep stands behind it.
            steps=(*self._log(), *map(self._beside_others, steps)),
            reply=reply,
            reply_data={**(data or {}), **self._beside()},
        )
        outcome = await self.store.submit(command)
        if isinstance(outcome, Refusal):
            return outcome
        self._booked = True
        return await self.tell(outcome)

    async def tell(self, booked: Booked) -> Replies:
        """Take in what ``booked`` changed and render its reply."""
        self.heard = None
        if (words := booked.reply_data.get("heard")) is not None:
            self.hear(words)
        shop_id = self.session.shop.id if self.session.shop else None
        self.sessions.learn(shop_id, booked, self.stamps)
        self.session = await self.sessions.open(self.chat_id, self.person.id, self.stamps)
        return await self.render(self, booked)

    def hear(self, words: str) -> None:
        """Take in the words of a voice note, which is answered in their language."""
        self.heard = words
        if self.session.language is None:
            self.say = phrasebook(language(words) or self.say.language)

    async def ask(
        self, question: dict[str, Any] | None, *steps: Step, reply: str, data: dict[str, Any]
    ) -> Replies | Refusal:
        """Leave ``question`` open in this chat (``None``: close it) and render what asks it."""
        changed = SetChat(self.chat_id, {"question": question})
        return await self.book(changed, *steps, reply=reply, data=data)

    def _beside_others(self, step: Step) -> Step:
        """A step that asks or closes a question here, with what others are asked left as it is."""
        if not isinstance(step, SetChat) or step.chat_id != self.chat_id:
            return step
        if "question" not in step.changes or "shop_id" in step.changes:
            return step
        asked, answered = self.session.asked, self.session.question
        kept = kept_with(asked, step.changes["question"], self.person.id, answered)
        return replace(step, changes={**step.changes, "question": kept})

    def _beside(self) -> dict[str, Any]:
        """What is kept with the command beside its reply's own data."""
        also = {"reply": self.also[0], "data": self.also[1]} if self.also else None
        beside = {"heard": self.heard, "also": also}
        return {name: value for name, value in beside.items() if value}

    def _log(self) -> tuple[LogMessage, ...]:
        if self.kind != "text" or not self.text or self.session.shop is None:
            return ()
        # Marked, so that nobody takes it for the merchant's word later on.
        text = f"<forwarded>\n{self.text}\n</forwarded>" if self.forwarded else self.text
        return (LogMessage(self.chat_id, self.message_id, "merchant", text),)
