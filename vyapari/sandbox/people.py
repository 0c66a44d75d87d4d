"""What people do in the chats: the other side of the Bot API."""

import re
import time
from dataclasses import dataclass
from typing import Final

from vyapari.sandbox.chats import ADMINISTRATOR_RIGHTS, Chat, Json, encode
from vyapari.sandbox.entities import utf16_length
from vyapari.sandbox.errors import BadRequest
from vyapari.sandbox.formatting import CAPTION_LIMIT, TEXT_LIMIT, formatted_by_person
from vyapari.sandbox.world import World

_SERVICE: Final = ("group_chat_created", "new_chat_members", "left_chat_member")
_MENTION: Final = re.compile(r"@([A-Za-z0-9_]+)")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a message: its JSON, and the update the bot gets of it, if it gets one."""

    message: Json
    update_id: int | None


class People:
    """Acts for people; raises BadRequest for what a person cannot do."""

    def __init__(self, world: World) -> None:
        self._world = world

    def place(self, user_id: int, chat_id: int | None) -> tuple[Json, Chat]:
        """A person and the chat they act in, their own with the bot where none is named."""
        person = self._world.people.get(user_id)
        if person is None:
            raise BadRequest("user not found")
        chat = self._world.chats.get(chat_id or user_id)
        if chat is None or user_id not in chat.members:
            raise BadRequest("chat not found")
        return person, chat

    def send(
        self,
        user_id: int,
        chat_id: int | None,
        content: Json,
        *,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> Sent:
        """Send a message holding ``content``, the fields that make its kind.

        ``forwarded_from`` names whoever wrote it first, who hides their account.
        """
        person, chat = self.place(user_id, chat_id)
        replied = None
        if reply_to is not None:
            replied = self._world.message(chat, reply_to)
            if replied is None:
                raise BadRequest("message to be replied not found")
            replied.pop("reply_to_message", None)
        if chat.is_private and (not chat.started or chat.bot_status == "kicked"):
            self._open(person, chat)
        message = self._world.new_message(chat, person)
        if replied is not None:
            message["reply_to_message"] = replied
        if forwarded_from:
            message["forward_origin"] = {
                "type": "hidden_user",
                "date": message["date"],
                "sender_user_name": forwarded_from,
            }
        message |= content
        body = self._world.keep_message(chat, message, "user")
        update_id = None
        if self._bot_reads(chat, message):
            update_id = self._world.tell_bot("message", body)
        return Sent(message, update_id)

    def send_text(
        self,
        user_id: int,
        chat_id: int | None,
        text: str,
        *,
        reply_to: int | None = None,
        forwarded_from: str | None = None,
    ) -> Sent:
        """Send a text of at most 4096 UTF-16 units; commands, mentions and links are found."""
        content = self._text_fields(text)
        return self.send(
            user_id, chat_id, content, reply_to=reply_to, forwarded_from=forwarded_from
        )

    def edit_text(self, user_id: int, chat_id: int | None, number: int, text: str) -> Sent:
        """Change the text or caption of one's own message."""
        person, chat = self.place(user_id, chat_id)
        message = self._world.message(chat, number)
        if message is None or message["from"]["id"] != person["id"]:
            raise BadRequest("message to edit not found")
        if "text" in message:
            message.pop("entities", None)
            message |= self._text_fields(text)
        else:
            message.pop("caption_entities", None)
            message |= caption_fields(text)
        message["edit_date"] = int(time.time())
        body = self._world.keep_message(chat, message, "user", "edited")
        update_id = None
        if self._bot_reads(chat, message):
            update_id = self._world.tell_bot("edited_message", body)
        return Sent(message, update_id)

    def press(self, user_id: int, chat_id: int | None, number: int, data: str) -> str:
        """Press a button with that callback data; the id of the query.

        The data is not checked against the message: a forged client may send any.
        """
        person, chat = self.place(user_id, chat_id)
        message = self._world.message(chat, number)
        if message is None:
            raise BadRequest("message not found")
        query_id = self._world.new_id()
        query = {
            "id": query_id,
            "from": person,
            "message": message,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        self._world.queries.open(query_id, user_id, chat.id)
        self._world.tell_bot("callback_query", encode(query))
        return query_id

    def react(self, user_id: int, chat_id: int | None, number: int, emoji: list[str]) -> None:
        """Set one's reactions to a message; none takes them back."""
        person, chat = self.place(user_id, chat_id)
        if self._world.message(chat, number) is None:
            raise BadRequest("message to react not found")
        before = self._world.react(chat, number, user_id, emoji, "user")
        change = {
            "chat": chat.public,
            "message_id": number,
            "user": person,
            "date": int(time.time()),
            "old_reaction": [{"type": "emoji", "emoji": e} for e in before],
            "new_reaction": [{"type": "emoji", "emoji": e} for e in emoji],
        }
        self._world.tell_bot("message_reaction", encode(change))

    def set_bot_status(self, user_id: int, chat_id: int | None, status: str) -> None:
        """Block or unblock the bot in a private chat; add, promote or remove it in a group."""
        person, chat = self.place(user_id, chat_id)
        before = chat.bot_status
        if before == status:
            return
        chat.bot_status = status
        self._world.keep_chat(chat)
        self._tell_status(person, chat, before)

    def create_group(self, title: str, members: list[int], kind: str) -> Chat:
        """A group of these people, the first its owner, with the bot in it."""
        if not members:
            raise BadRequest("a group needs a member")
        chat = self._world.add_group(title, members, kind)
        self._tell_status(self._world.people[members[0]], chat, "left")
        self.send(members[0], chat.id, {"group_chat_created": True})
        return chat

    def join(self, user_id: int, chat_id: int) -> None:
        """Become a member of a group."""
        person, chat = self._world.people.get(user_id), self._world.chats.get(chat_id)
        if person is None or chat is None or chat.is_private:
            raise BadRequest("chat not found")
        if user_id not in chat.members:
            chat.members[user_id] = "member"
            self._world.keep_chat(chat)
            self.send(user_id, chat_id, {"new_chat_members": [person]})

    def _open(self, person: Json, chat: Chat) -> None:
        """A first message, or one after blocking, lets the bot write."""
        before = chat.bot_status
        chat.started, chat.bot_status = True, "member"
        self._world.keep_chat(chat)
        if before == "kicked":
            self._tell_status(person, chat, before)

    def _tell_status(self, person: Json, chat: Chat, before: str) -> None:
        change = {
            "chat": chat.public,
            "from": person,
            "date": int(time.time()),
            "old_chat_member": self._bot_member(before),
            "new_chat_member": self._bot_member(chat.bot_status),
        }
        self._world.tell_bot("my_chat_member", encode(change))

    def _bot_member(self, status: str) -> Json:
        member: Json = {"user": self._world.bot, "status": status}
        if status == "kicked":
            member["until_date"] = 0
        if status == "administrator":
            member |= ADMINISTRATOR_RIGHTS
        return member

    def _bot_reads(self, chat: Chat, message: Json) -> bool:
        """Whether the bot gets it: in a group, only what concerns it unless it may read all."""
        if chat.is_private:
            return True
        if chat.bot_status in {"left", "kicked"}:
            return False
        if chat.bot_status == "administrator" or self._world.settings.get("reads_all"):
            return True
        if any(kind in message for kind in _SERVICE):
            return True
        replied = message.get("reply_to_message")
        if replied is not None and replied["from"]["id"] == self._world.bot["id"]:
            return True
        return self._concerns_bot(str(message.get("text") or message.get("caption") or ""))

    def _concerns_bot(self, text: str) -> bool:
        named = {name.lower() for name in _MENTION.findall(text)}
        if self._world.bot["username"].lower() in named:
            return True
        command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
        return bool(command) and "@" not in command

    @staticmethod
    def _text_fields(text: str) -> Json:
        formatted = formatted_by_person(text)
        if not formatted.text:
            raise BadRequest("message text is empty")
        if utf16_length(formatted.text) > TEXT_LIMIT:
            raise BadRequest("message is too long")
        fields: Json = {"text": formatted.text}
        if formatted.entities:
            fields["entities"] = formatted.entities
        return fields


def caption_fields(text: str) -> Json:
    """The fields of a caption that a person wrote, none when it is empty."""
    formatted = formatted_by_person(text)
    if utf16_length(formatted.text) > CAPTION_LIMIT:
        raise BadRequest("message caption is too long")
    if not formatted.text:
        return {}
    fields: Json = {"caption": formatted.text}
    if formatted.entities:
        fields["caption_entities"] = formatted.entities
    return fields
