"""What the control API takes, checked."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Emoji = Annotated[str, Field(max_length=16)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PersonRequest(_Request):
    """A person to create or change; what is missing stays or gets a default."""

    id: int | None = None
    first_name: str | None = Field(default=None, max_length=64)
    last_name: str | None = Field(default=None, max_length=64)
    username: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_]{0,32}$")
    language_code: str | None = Field(default=None, pattern=r"^[A-Za-z-]{0,12}$")


class GroupRequest(_Request):
    """A group to create; the first member owns it."""

    title: str = Field(default="Group", max_length=128)
    members: list[int] = Field(min_length=1, max_length=200)
    type: Literal["group", "supergroup"] = "group"


class MemberRequest(_Request):
    """Who joins a group."""

    user_id: int


class StatusRequest(_Request):
    """What becomes of the bot in a chat; ``kicked`` blocks it in a private one."""

    user_id: int
    chat_id: int | None = None
    status: Literal["member", "administrator", "left", "kicked"]


class MessageRequest(_Request):
    """A message: a text, or one of the other kinds as a message of the Bot API holds it.

    ``forwarded_from`` names whoever wrote it first.
    """

    user_id: int
    chat_id: int | None = None
    reply_to: int | None = None
    forwarded_from: str | None = Field(default=None, max_length=64)
    text: str | None = None
    location: dict[str, Any] | None = None
    contact: dict[str, Any] | None = None
    sticker: dict[str, Any] | None = None
    poll: tuple[str, list[str]] | None = None


class EditRequest(_Request):
    """A new text for one's own message."""

    user_id: int
    chat_id: int | None = None
    message_id: int
    text: str


class PressRequest(_Request):
    """A pressed inline button."""

    user_id: int
    chat_id: int | None = None
    message_id: int
    data: str


class ReactionRequest(_Request):
    """Reactions to a message, none to take them back."""

    user_id: int
    chat_id: int | None = None
    message_id: int
    emoji: list[Emoji] = Field(max_length=3)


class SettingsRequest(_Request):
    """Switches of the sandbox; what is missing stays."""

    flood_control: bool | None = None
    reads_all: bool | None = None
