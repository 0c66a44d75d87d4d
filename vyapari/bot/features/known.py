"""The names that the chat's shop deals with."""

from vyapari.bot.turn import Turn
from vyapari.quick.names import Names

_NONE = Names()


def names_of(turn: Turn) -> Names:
    """Items and parties of the chat's shop; of a chat without one, none at all."""
    return turn.session.file.names if turn.session.file else _NONE
