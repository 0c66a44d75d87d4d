"""Who is there and where they talk: people, the bot, and chats with their messages."""

import json
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Final

Json = dict[str, Any]

# Messages held in memory per chat; older ones are read from the journal where there is one.
HOT_MESSAGES: Final = 300

ADMINISTRATOR_RIGHTS: Final[Json] = {
    "can_be_edited": False,
    "is_anonymous": False,
    **dict.fromkeys(
        (
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_pin_messages",
        ),
        True,
    ),
}


_PUBLIC: Final = ("first_name", "last_name", "username")


def encode(value: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


@dataclass(slots=True)
class Chat:
    """A private chat has the id of its person; a group's is negative.

    ``members`` maps a person to their status. ``bot_status`` is ``member``, ``administrator``,
    ``left`` or ``kicked`` (in a private chat: the person blocked the bot). ``started`` tells
    whether the bot may write there. ``keyboard`` is the reply keyboard that shows. ``reactions``
    maps a message's number to the emoji of each who reacted.
    """

    id: int
    type: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    started: bool = False
    keyboard: Json | None = None
    last_message_id: int = 0
    public: Json = field(default_factory=dict)
    reactions: dict[int, dict[str, list[str]]] = field(default_factory=dict)
    hot: OrderedDict[int, bytes] = field(default_factory=OrderedDict)

    @property
    def is_private(self) -> bool:
        """Whether it is a chat of the bot with one person."""
        return self.type == "private"

    def record(self) -> Json:
        """What is kept of the chat itself."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "members": {str(user): status for user, status in self.members.items()},
            "bot_status": self.bot_status,
            "started": self.started,
            "keyboard": self.keyboard,
        }

    @classmethod
    def from_record(cls, record: Json) -> "Chat":
        """The chat that ``record`` came from, without its messages."""
        members = {int(user): status for user, status in record.pop("members").items()}
        return cls(**record, members=members)


def public_person(person: Json) -> Json:
    """What a private chat shows of its person."""
    shown: Json = {key: person[key] for key in _PUBLIC if key in person}
    return {"id": person["id"], **shown, "type": "private"}


def public_group(chat: Chat) -> Json:
    """What messages of a group show of it."""
    shown: Json = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.type == "group":
        shown["all_members_are_administrators"] = False
    return shown
