"""What the bot answers, before it becomes calls to Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: ``data`` comes back when it is pressed (at most 64 bytes), or ``url``.

    ``data`` is a verb and its arguments, joined by colons: ``undo:<voucher id>``.
    """

    label: str
    data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply, made in memory; ``photo``: shown as a picture in the chat."""

    name: str
    content: bytes
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``text`` is Telegram's HTML, already escaped.

    ``edit`` puts it in the place of the message whose button was pressed. ``toast`` answers the
    press in passing (``alert``: in a box to be closed). ``reaction`` is an emoji set on the
    merchant's message. A reply with only a toast or a reaction sends no message. Text over 4,096
    characters is split by the sender. ``force_reply`` opens the keyboard as an answer to it.
    """

    text: str = ""
    buttons: Buttons = ()
    edit: bool = False
    toast: str | None = None
    alert: bool = False
    reaction: str | None = None
    attachments: tuple[Attachment, ...] = ()
    force_reply: bool = False


Replies = Reply | tuple[Reply, ...] | None


def all_of(*said: Replies) -> tuple[Reply, ...]:
    """What was said, in one row; what is the same word for word is said once."""
    each = (each if isinstance(each, tuple) else (each,) if each else () for each in said)
    return tuple(dict.fromkeys(reply for replies in each for reply in replies))


def told(replies: tuple[Reply, ...]) -> Replies:
    """The same, one reply by itself."""
    return replies if len(replies) > 1 else replies[0] if replies else None
