"""Questions that the bot leaves open, and whose answer they wait for."""

from typing import Any

from vyapari.bot.turn import Turn


def question(turn: Turn, kind: str, **needs: Any) -> dict[str, Any]:
    """A question to the person who speaks, as it is kept with the chat.

    With ``quiet=True`` it is none yet: nobody has been asked.
    """
    return {"kind": kind, "by": turn.person.id, "said_in": turn.say.language, **needs}


def is_waited_for(turn: Turn) -> bool:
    """Whether the person who speaks has been asked something that the next entry puts aside."""
    state = turn.session.question
    return state is not None and is_asked(turn, state) and not state.get("quiet", False)


def is_asked(turn: Turn, asked: dict[str, Any]) -> bool:
    """Whether the person who speaks is the one who was asked; in a group others talk too."""
    return bool(asked.get("by", turn.person.id) == turn.person.id)
