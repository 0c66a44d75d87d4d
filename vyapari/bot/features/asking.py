"""Questions that the bot leaves open, and whose answer they wait for."""

from typing import Any

from vyapari.bot.turn import Turn

#: Kinds of questions behind which a draft waits, of an entry or of a paper.
_WRITING = frozenset({"entry", "paper"})


def question(turn: Turn, kind: str, **needs: Any) -> dict[str, Any]:
    """A question to the person who speaks, as it is kept with the chat.

    With ``quiet=True`` it is none yet: nobody has been asked.
    """
    return {"kind": kind, "by": turn.person.id, "said_in": turn.say.language, **needs}


def is_waited_for(turn: Turn) -> bool:
    """Whether something would be written if the person who speaks answered what is asked."""
    state = turn.session.question
    if state is None or state.get("quiet") or state.get("kind") not in _WRITING:
        return False
    return is_asked(turn, state)


def is_asked(turn: Turn, asked: dict[str, Any]) -> bool:
    """Whether the person who speaks is the one who was asked; in a group others talk too."""
    return bool(asked.get("by", turn.person.id) == turn.person.id)
