"""Pages that may be shown as they were while the books cannot be reached, and then say so."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from vyapari.bot.reply import Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.store.recall import looking_up

P = ParamSpec("P")
Page = Callable[Concatenate[Turn, P], Awaitable[Reply]]


def looks(page: Page[P]) -> Page[P]:
    """Let ``page``, which only reads, be answered as it was last, with the time at its head."""

    @wraps(page)
    async def shown(turn: Turn, /, *args: P.args, **kwargs: P.kwargs) -> Reply:
        with looking_up() as look:
            reply = await page(turn, *args, **kwargs)
        if look.as_of is None or not reply.text:
            return reply
        head = turn.say("core-as-of", time=_when(turn, look.as_of))
        return replace(reply, text=Markup(f"{head}\n\n{reply.text}"))

    return shown


def _when(turn: Turn, seconds: float) -> str:
    at = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(turn.shop.timezone))
    clock = f"{at:%H:%M}"
    if at.date() == turn.today:
        return clock
    return f"{turn.say.date(at.date(), today=turn.today)} {clock}"
