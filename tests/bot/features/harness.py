"""A merchant's chat with the features on a real store, without Telegram between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from vyapari.bot.dispatch import Dispatcher
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.session import Sessions
from vyapari.bot.texts import from_client, phrasebook
from vyapari.bot.turn import Action, Kind, Person, Turn
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

    def later(self, **span: int) -> None:
        """Let time pass."""
        self.now += timedelta(**span)


@dataclass
class Chat:
    """One person in one chat. Each method is one update; it returns what the bot answers."""

    bot: Bot
    person: Person
    chat_id: int
    last: tuple[Reply, ...] = ()

    async def say(self, text: str, *, key: str | None = None) -> Reply:
        """Write a message, a command if it begins with a slash; the first reply."""
        command = None
        if text.startswith("/"):
            command, _, text = text[1:].partition(" ")
        return await self._run("text", text.strip(), command=command, key=key)

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
        )
        turn = await self.turn(incoming, key or f"test:{number}")
        _, replies = await self.bot.dispatcher.answer(turn, incoming)
        self.last = _all(replies)
        for reply in self.last:
            _sendable(reply)
        return self.last[0] if self.last else Reply()

    async def turn(self, incoming: Incoming, key: str) -> Turn:
        """The turn that the chain would make of ``incoming``."""
        session = await self.bot.sessions.open(self.chat_id, self.person.id)
        language = session.language or from_client(self.person.language_code)
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
            say=phrasebook(language),
            render=self.bot.dispatcher.render,
            act=self._act,
            bot_username="vyapari_bot",
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
