"""Who may do what: the check that stands before every handler."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from vyapari.books.shop import Right
from vyapari.bot.features.pressed import Unreadable
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.turn import Turn

P = ParamSpec("P")
Guarded = Callable[Concatenate[Turn, P], Awaitable[Replies]]


def sentence(turn: Turn, key: str, /, **args: str | int) -> Reply:
    """A short answer: a message, or, when a button was pressed, a box to be closed."""
    if turn.kind == "button":
        return Reply(toast=turn.say.plain(key, **args), alert=True)
    return Reply(text=turn.say(key, **args))


def refusal(turn: Turn, right: Right | None) -> Reply | None:
    """Why the person who speaks may not use ``right`` here; ``None`` when they may.

    Without a ``right`` any member of the chat's shop may.
    """
    if turn.session.shop is None:
        if turn.kind == "button":
            return sentence(turn, "gate-no-shop")
        start = Button(turn.say.plain("gate-start"), "start:again")
        return Reply(text=turn.say("gate-no-shop"), buttons=((start,),))
    if turn.session.role is None:
        return sentence(turn, "gate-stranger")
    if right is not None and not turn.may(right):
        return sentence(turn, f"gate-{right.value}")
    return None


def needs(right: Right | None = None) -> Callable[[Guarded[P]], Guarded[P]]:
    """Let the handler run only for members of the chat's shop who have ``right``.

    What was pressed and cannot be read is answered politely too.
    """

    def guard(handler: Guarded[P]) -> Guarded[P]:
        @wraps(handler)
        async def guarded(turn: Turn, /, *args: P.args, **kwargs: P.kwargs) -> Replies:
            if (answer := refusal(turn, right)) is not None:
                return answer
            try:
                return await handler(turn, *args, **kwargs)
            except Unreadable:
                return stale(turn)

        return guarded

    return guard


def stale(turn: Turn) -> Reply:
    """The answer to a button that is too old, not this shop's, or made up."""
    return sentence(turn, "gate-stale")
