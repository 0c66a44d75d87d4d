"""One update as the inbox keeps it, and what may become of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from vyapari.bot.stamps import Stamps

if TYPE_CHECKING:
    from telegram import Update  # 20 MB, which the parent of several workers does without


@dataclass(slots=True)
class Letter:
    """An update waiting for its turn.

    ``seq`` orders the letters of a lane; one lane is one chat. ``payload`` is the update's JSON as
    Telegram sent it. ``attempts`` counts the turns that failed for a reason of the update's own.
    ``again`` says that a turn may have begun before, so that its bookings may stand already.
    ``told`` says that the merchant knows that the message is kept for later. ``waits`` counts the
    turns, of this run of the program, that were put off because a part could not be reached.
    ``admitted`` says that the rate limit has let it pass and counted it in one of them. ``shown``
    is a message with half an answer, of a turn that was put off. ``stamps``
    are of the chat's books, where other instances may change these. ``behind`` says that it cannot
    be dealt with before what another part, out of reach, has of its chat.
    """

    seq: int
    update_id: int
    lane: str
    payload: str = field(repr=False)
    received_at: float
    attempts: int = 0
    again: bool = False
    told: bool = False
    waits: int = 0
    admitted: bool = False
    shown: int | None = None
    stamps: Stamps | None = None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """Dealt with: it never comes again. ``forget``: nor do the chat's dead letters; all go."""

    forget: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """Hand it out again in ``seconds``; the rest of its lane waits behind it."""

    seconds: float
    attempts: int
    told: bool = False


@dataclass(frozen=True, slots=True)
class Dead:
    """Laid aside for a person to look at, with the ``reason`` (the class of an exception)."""

    reason: str
    attempts: int


Outcome = Done | Later | Dead


@dataclass(frozen=True, slots=True)
class Standing:
    """How much an inbox holds in one ``place``.

    ``oldest`` is when the oldest that waits was received, in seconds since 1970.
    """

    place: Literal["disk", "redis"]
    waiting: int
    oldest: float | None
    dead: int


class Inbox(Protocol):
    """Keeps updates and hands them out through an ``asyncio.Queue``."""

    async def keep(self, updates: list[dict[str, Any]]) -> int:
        """Store what is new of ``updates`` for good; when this returns a crash loses none.

        How many of them, from the first on, Telegram may be told of: it gives the others again.
        """

    def letter(self, update: "Update") -> Letter:
        """The letter that ``update``, taken from the queue, was made of."""

    async def settle(self, letter: Letter, outcome: Outcome) -> None:
        """Say what became of a letter; the next one of its lane may come at once."""

    async def album_waits(self, letter: Letter, album: str) -> bool:
        """Whether a file of ``album`` waits close behind ``letter``, which is in a turn."""


#: As many updates as Telegram gives at a time.
WHOLE_POLL = 100
#: How far an album may be interspersed with other messages of its chat.
CLOSE = 32


def album_of(letter: Letter) -> str | None:
    """The album that the letter's message belongs to."""
    message = json.loads(letter.payload).get("message")
    return message.get("media_group_id") if isinstance(message, Mapping) else None


def lane_of(update: Mapping[str, Any]) -> str:
    """The lane of an update: its chat; else its sender; else one of its own.

    A private chat has its user's id, so what a user does outside of chats queues with it.
    """
    for body in update.values():
        if not isinstance(body, Mapping):
            continue
        for holder in (body, body.get("message")):
            if isinstance(holder, Mapping) and (found := _id(holder, "chat")):
                return found
        if found := _id(body, "from") or _id(body, "user"):
            return found
    return f"update {update['update_id']}"


def _id(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return str(value["id"]) if isinstance(value, Mapping) and "id" in value else None
