"""What who drives the sandbox gets to see: messages that went out, and what the bot did."""

from dataclasses import dataclass
from typing import Any

from vyapari.errors import VyapariError

Json = dict[str, Any]


class SandboxError(VyapariError):
    """The sandbox refused what was asked of it; the message is its reason."""


class NoReply(VyapariError):
    """The bot did not answer in time, or not as expected."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that a person sent. ``seq`` is where the feed stood, so replies come after it."""

    chat_id: int
    user_id: int
    message_id: int
    update_id: int | None
    seq: int
    message: Json


@dataclass(frozen=True, slots=True)
class Shown:
    """Something the bot did in a chat.

    ``kind`` is ``message``, ``edited``, ``deleted``, ``reaction``, ``action``, ``draft`` or
    ``answer``; ``at`` is Unix time in seconds; ``message`` is empty where there is none.
    """

    seq: int
    at: float
    kind: str
    chat_id: int
    message: Json
    event: Json

    @property
    def text(self) -> str:
        """The text or caption shown."""
        shown = self.message or self.event.get("draft") or self.event.get("answer") or {}
        return str(shown.get("text") or shown.get("caption") or "")

    @property
    def buttons(self) -> list[list[Json]]:
        """The inline keyboard by rows."""
        rows: list[list[Json]] = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def button(self, text: str) -> Json:
        """The inline button whose text is or contains ``text``; NoReply where there is none."""
        every = [button for row in self.buttons for button in row]
        found = [b for b in every if b["text"] == text] or [b for b in every if text in b["text"]]
        if not found:
            names = ", ".join(b["text"] for b in every) or "no buttons"
            raise NoReply(f"no button {text!r} under {self.text!r}; there are: {names}")
        return found[0]


def sent_from(answer: Json) -> Sent:
    """What the control API told of a message that went out."""
    message = answer["message"]
    return Sent(
        message["chat"]["id"],
        message["from"]["id"],
        message["message_id"],
        answer["update_id"],
        answer["seq"],
        message,
    )


def shown_from(event: Json) -> Shown:
    """An event of the feed."""
    return Shown(
        event["seq"],
        event["at"],
        event["kind"],
        event["chat_id"],
        event.get("message", {}),
        event,
    )
