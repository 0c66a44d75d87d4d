"""Ids and tokens short enough for a button's 64 bytes."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from vyapari.bot.features.pressed import Unreadable
from vyapari.bot.ids import new_id
from vyapari.bot.turn import Turn


def short(ident: str) -> str:
    """An id in 22 characters."""
    return urlsafe_b64encode(UUID(ident).bytes).decode().rstrip("=")


def full(text: str) -> str:
    """The id that ``short`` made short; raises ``Unreadable`` for anything else."""
    try:
        return str(UUID(bytes=urlsafe_b64decode(text + "==")))
    except ValueError as error:
        raise Unreadable from error


def token(turn: Turn) -> str:
    """What tells this turn's question from others of the chat."""
    return new_id(turn.key, "question")[:8]
