"""A merchant's chat with the features on a real store, without Telegram between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from vyapari.agents.agents import Agents
from vyapari.bot.busy import Action
from vyapari.bot.chain import spoken
from vyapari.bot.dispatch import Dispatcher
from vyapari.bot.incoming import Incoming
from vyapari.bot.media import LARGEST, Media, MediaKind
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.session import Sessions
from vyapari.bot.turn import Kind, Person, Turn
from vyapari.errors import TooLarge
from vyapari.quick.language import language
from vyapari.store.store import Store

#: A Monday morning in India.
MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@dataclass
class Bot:
    """The features' routes on one store, as one process runs them."""

    store: Store
    routes: Routes
    sessions: Sessions = field(init=False)
    now: datetime = MORNING
    acts: list[Action] = field(default_factory=list)
    keys: Callable[[], int] = field(default_factory=lambda: count(1).__next__)
    files: dict[str, bytes] = field(default_factory=dict)
    agents: Agents | None = None

    def __post_init__(self) -> None:
        self.sessions = Sessions(self.store)
        self.dispatcher = Dispatcher(self.routes)

    def chat(
        self,
        user_id: int = 7,
        *,
        chat_id: int | None = None,
        name: str = "Mina",
        client: str = "en",
    ) -> "Chat":
        """A person's chat; a group when it has an id of its own."""
        return Chat(self, Person(user_id, name, client), chat_id or user_id)

    def restart(self) -> None:
        """Forget all that the process knows by heart."""
        self.sessions = Sessions(self.store)

    def hold(
        self, kind: MediaKind, content: bytes, mime_type: str, name: str | None, seconds: int | None
    ) -> Media:
        """A file that somebody has sent."""
        file_id = f"file-{len(self.files)}"
        self.files[file_id] = content
        return Media(kind, file_id, mime_type, len(content), seconds, name)

    async def fetch(self, media: Media) -> bytes:
        """The bytes of a file that somebody has sent."""
        content = self.files[media.file_id]
        if len(content) > LARGEST:
            raise TooLarge(LARGEST)
        return content

    def later(self, **span: int) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@dataclass
class Streamed:
    """Keeps all that a turn has shown of its answer."""

    shown: list[str] = field(default_factory=list)

    def show(self, text: str, render: Callable[[str], str] = str) -> None:
        """Keep the HTML."""
        self.shown.append(render(text))


@dataclass
class Chat:
    """One person in one chat. Each method is one update; it returns what the bot answers.

    ``streamed`` is what the bot has shown of the last answer while it wrote it, ``language`` the
    one that it answered in.
    """

    bot: Bot
    person: Person
    chat_id: int
    last: tuple[Reply, ...] = ()
    streamed: list[str] = field(default_factory=list)
    language: str | None = None

    async def say(self, text: str, *, key: str | None = None) -> Reply:
        """Write a message, a command if it begins with a slash; the first reply."""
        command = None
        if text.startswith("/"):
            command, _, text = text[1:].partition(" ")
        return await self._run("text", text.strip(), command=command, key=key)

    async def forward(self, text: str) -> Reply:
        """Forward what somebody else wrote."""
        return await self._run("text", text, forwarded=True)

    async def voice(
        self, content: bytes, *, seconds: int = 3, mime_type: str = "audio/ogg", **how: Any
    ) -> Reply:
        """Send a voice note; ``how`` as for ``file``."""
        return await self.file("voice", content, mime_type, seconds=seconds, **how)

    async def photo(self, content: bytes, *, mime_type: str = "image/jpeg", **how: Any) -> Reply:
        """Send a picture; ``how`` as for ``file``."""
        return await self.file("photo", content, mime_type, **how)

    async def album(self, *contents: bytes, caption: str = "", **how: Any) -> Reply:
        """Send pictures together, each an update; the first reply to the last that had any."""
        replies: list[Reply] = []
        for number, content in enumerate(contents, 1):
            more = number < len(contents)
            said = caption if number == 1 else ""
            await self.photo(content, caption=said, album="album", more=more, **how)
            replies += self.last
        self.last = tuple(replies)
        return replies[0] if replies else Reply()

    async def file(
        self,
        kind: MediaKind,
        content: bytes,
        mime_type: str,
        *,
        name: str | None = None,
        seconds: int | None = None,
        caption: str = "",
        **how: Any,
    ) -> Reply:
        """Send a file; ``how`` may say ``forwarded``, ``album``, ``more`` and ``key``."""
        media = self.bot.hold(kind, content, mime_type, name, seconds)
        return await self._run("other", caption, media=media, **how)

    async def press(self, data: str, *, key: str | None = None) -> Reply:
        """Press a button by its data."""
        return await self._run("button", data, press=True, key=key)

    async def tap(self, label: str) -> Reply:
        """Press a button of the last answer by (a part of) its label."""
        found = [button for button in self.buttons() if label in button.label]
        assert found, f"no {label!r} among {[b.label for b in self.buttons()]}"
        assert found[0].data is not None
        return await self.press(found[0].data)

    def buttons(self) -> list[Button]:
        """The buttons of the last answer."""
        return [button for reply in self.last for row in reply.buttons for button in row]

    async def _run(
        self,
        kind: Kind,
        text: str,
        *,
        command: str | None = None,
        press: bool = False,
        key: str | None = None,
        media: Media | None = None,
        album: str | None = None,
        more: bool = False,
        forwarded: bool = False,
    ) -> Reply:
        number = self.bot.keys()
        incoming = Incoming(
            kind=kind,
            chat_id=self.chat_id,
            private=self.chat_id == self.person.id,
            person=self.person,
            text=text,
            message_id=number,
            at=self.bot.now,
            command=command,
            press=str(number) if press else None,
            media=media,
            album=album,
            forwarded=forwarded,
        )
        turn = await self.turn(incoming, key or f"test:{number}", more=more)
        _, replies = await self.bot.dispatcher.answer(turn, incoming)
        self.last, self.language = _all(replies), turn.say.language
        for reply in self.last:
            _sendable(reply)
        return self.last[0] if self.last else Reply()

    async def turn(self, incoming: Incoming, key: str, *, more: bool = False) -> Turn:
        """The turn that the chain would make of ``incoming``; ``more`` of its album waits."""

        async def more_coming() -> bool:
            return more

        self.streamed = []
        session = await self.bot.sessions.open(self.chat_id, self.person.id)
        return Turn(
            key=key,
            kind=incoming.kind,
            chat_id=incoming.chat_id,
            private=incoming.private,
            person=incoming.person,
            text=incoming.text,
            message_id=incoming.message_id,
            at=incoming.at or self.bot.now,
            session=session,
            sessions=self.bot.sessions,
            store=self.bot.store,
            say=spoken(incoming, language, session),
            render=self.bot.dispatcher.render,
            act=self._act,
            stream=Streamed(self.streamed),
            fetch=self.bot.fetch,
            more_coming=more_coming,
            media=incoming.media,
            album=incoming.album,
            forwarded=incoming.forwarded,
            bot_username="vyapari_bot",
            agents=self.bot.agents,
        )

    async def _act(self, action: Action) -> None:
        self.bot.acts.append(action)


def _all(replies: Replies) -> tuple[Reply, ...]:
    if replies is None:
        return ()
    return (replies,) if isinstance(replies, Reply) else replies


def _sendable(reply: Reply) -> None:
    """What Telegram would refuse: long toasts, long button data, buttons that do nothing."""
    assert reply.toast is None or len(reply.toast) <= 200
    for row in reply.buttons:
        assert 0 < len(row) <= 8
        for button in row:
            assert button.label.strip()
            assert (button.data is None) != (button.url is None)
            if button.data is not None:
                assert 0 < len(button.data.encode()) <= 64, button.data
