"""The state of the sandbox, in memory for speed and in the journal for good."""

import json
import secrets
import time
from collections.abc import Iterable, Mapping
from typing import Any, Final

from vyapari.sandbox.chats import (
    HOT_MESSAGES,
    Chat,
    Json,
    encode,
    public_group,
    public_person,
)
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.feed import Feed, Origin
from vyapari.sandbox.files import Files
from vyapari.sandbox.journal import Journal
from vyapari.sandbox.mailbox import Mailbox
from vyapari.sandbox.queries import Queries

_FIRST_PERSON: Final = 2_000_001
_FIRST_GROUP: Final = -4_000_001


class World:
    """People, chats, messages and the bot's own settings.

    Every change goes to the journal in the same turn of the loop; callers answer after
    ``journal.committed()``.
    """

    def __init__(self, journal: Journal, files: Files, token: str, username: str) -> None:
        self.journal: Final = journal
        self.files: Final = files
        self.feed: Final = Feed()
        self.mailbox: Final = Mailbox(journal)
        self.queries: Final = Queries()
        self.people: Final[dict[int, Json]] = {}
        self.chats: Final[dict[int, Chat]] = {}
        self.settings: Final[dict[str, Any]] = {}
        self.bot: Final[Json] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Vyapari",
            "username": username,
        }
        self._restore()
        self.bot["first_name"] = self.settings.get("names", {}).get("") or self.bot["first_name"]

    def _restore(self) -> None:
        for (_, name), body in self.journal.scan("records", "setting"):
            self.settings[str(name)] = json.loads(body)
        for _, body in self.journal.scan("records", "person"):
            person = json.loads(body)
            self.people[person["id"]] = person
        for _, body in self.journal.scan("records", "chat"):
            chat = Chat.from_record(json.loads(body))
            self.chats[chat.id] = chat
            chat.hot.update(self.journal.tail(chat.id, 2**62, HOT_MESSAGES))
            chat.last_message_id = next(reversed(chat.hot), 0)
            self.describe(chat)
        for (_, key), body in self.journal.scan("records", "reactions"):
            chat_id, _, number = str(key).partition(":")
            if int(chat_id) in self.chats:
                self.chats[int(chat_id)].reactions[int(number)] = json.loads(body)

    # Settings, people and chats

    def setting(self, name: str, value: Any) -> None:
        """Keep a setting of the bot or of the sandbox, any JSON value."""
        self.settings[name] = value
        self.journal.put("records", ("setting", name), encode(value))

    def add_person(self, given: Mapping[str, Any]) -> Json:
        """A new person and their (still empty) private chat with the bot."""
        number = int(given.get("id") or max(self.people, default=_FIRST_PERSON - 1) + 1)
        if number <= 0 or number in self.people or number == self.bot["id"]:
            raise BadRequest(f"user {number} exists already")
        person: Json = {"id": number, "is_bot": False}
        self.people[number] = person
        self.change_person(number, {"first_name": f"Shopkeeper {len(self.people)}", **given})
        self.keep_chat(Chat(number, "private", members={number: "member"}))
        return person

    def change_person(self, number: int, given: Mapping[str, Any]) -> Json:
        """Change names or the language of a person; an empty value removes it."""
        person = self.people.get(number)
        if person is None:
            raise BadRequest("user not found")
        for name in ("first_name", "last_name", "username", "language_code"):
            if name in given:
                value = str(given[name] or "").strip()[:64]
                if value:
                    person[name] = value
                elif name != "first_name":
                    person.pop(name, None)
        self.journal.put("records", ("person", str(number)), encode(person))
        if number in self.chats:
            self.describe(self.chats[number])
        self.feed.publish("person", "user", number, b'"person":' + encode(person))
        return person

    def add_group(self, title: str, members: Iterable[int], kind: str = "group") -> Chat:
        """A new group with these people, the first its owner; the bot is in it."""
        number = min((c.id for c in self.chats.values() if c.id < 0), default=_FIRST_GROUP + 1) - 1
        chat = Chat(number, kind, title or "Group", started=True)
        for member in members:
            if member not in self.people:
                raise BadRequest("user not found")
            chat.members[member] = "member" if chat.members else "creator"
        self.keep_chat(chat)
        return chat

    def keep_chat(self, chat: Chat) -> None:
        """Keep a new or changed chat, messages apart."""
        self.chats[chat.id] = chat
        self.describe(chat)
        self.journal.put("records", ("chat", str(chat.id)), encode(chat.record()))
        self.feed.publish("chat", "user", chat.id, b'"chat":' + encode(self.shown_chat(chat)))

    def describe(self, chat: Chat) -> None:
        """Renew what messages show of their chat."""
        person = self.people.get(chat.id)
        chat.public = public_person(person) if person else public_group(chat)

    def shown_chat(self, chat: Chat) -> Json:
        """A chat as the page lists it."""
        return {**chat.public, **chat.record(), "last_message_id": chat.last_message_id}

    # Messages

    def new_message(self, chat: Chat, sender: Json) -> Json:
        """A message with its next number and nothing in it yet."""
        chat.last_message_id += 1
        return {
            "message_id": chat.last_message_id,
            "from": sender,
            "chat": chat.public,
            "date": int(time.time()),
        }

    def keep_message(
        self, chat: Chat, message: Json, origin: Origin, event: str = "message"
    ) -> bytes:
        """Keep a new or changed message and tell the feed; its JSON."""
        body = encode(message)
        number = message["message_id"]
        if number in chat.hot or number == chat.last_message_id:
            chat.hot[number] = body
            if len(chat.hot) > HOT_MESSAGES:
                chat.hot.popitem(last=False)
        self.journal.put("messages", (chat.id, number), body)
        self.feed.publish(event, origin, chat.id, b'"message":' + body)
        return body

    def message(self, chat: Chat, number: int) -> Json | None:
        """The message of that number, if it is there and not deleted."""
        body = chat.hot.get(number) or self.journal.get("messages", (chat.id, number))
        found: Json | None = json.loads(body) if body else None
        return found

    def delete_message(self, chat: Chat, number: int, origin: Origin) -> None:
        """Forget a message; its number is never given again."""
        # The row stays, empty: after a restart the highest number is still taken.
        if number in chat.hot:
            chat.hot[number] = b"null"
        self.journal.put("messages", (chat.id, number), b"null")
        self.feed.publish("deleted", origin, chat.id, b'"message_id":%d' % number)

    def history(self, chat: Chat, below: int, limit: int) -> list[bytes]:
        """The last ``limit`` messages with numbers under ``below``, oldest first, as JSON."""
        held = [body for number, body in chat.hot.items() if number < below][-limit:]
        if len(held) < limit and self.journal.keeps:
            held = [body for _, body in self.journal.tail(chat.id, below, limit)]
        return [body for body in held if body != b"null"]

    def react(
        self, chat: Chat, number: int, user_id: int, emoji: list[str], origin: Origin
    ) -> list[str]:
        """Set the reactions of one to a message; those it had before."""
        reactions = chat.reactions.setdefault(number, {})
        before = reactions.pop(str(user_id), [])
        if emoji:
            reactions[str(user_id)] = emoji
        key = ("reactions", f"{chat.id}:{number}")
        self.journal.put("records", key, encode(reactions) if reactions else None)
        shown = encode({"message_id": number, "reactions": reactions})
        self.feed.publish("reaction", origin, chat.id, b'"reaction":' + shown)
        return before

    # What the bot is told

    def tell_bot(self, kind: str, body: bytes) -> int | None:
        """Queue an update with ``body`` as the JSON of its one field."""
        return self.mailbox.add(kind, b'"%s":%s' % (kind.encode(), body))

    @staticmethod
    def new_id() -> str:
        """An id for a callback query or the like: digits, never given twice."""
        return str(secrets.randbits(62))
