"""Changing one field of something: a button, then the new value typed, or the old one removed."""

from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.bot.features.asking import question
from vyapari.bot.features.checks import Check, Problem
from vyapari.bot.features.gate import refusal
from vyapari.bot.features.places import likely_states
from vyapari.bot.features.refused import explain
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn


async def ask_value(
    turn: Turn,
    kind: str,
    field: str,
    *,
    name: str = "",
    now: str | None = None,
    remove: str | None = None,
    states: str | None = None,
    **needs: Any,
) -> Replies:
    """Leave the question for ``field`` open and ask for it (text ``<kind>-ask-<field>``).

    ``name`` is what the field is of, ``now`` its value so far, ``remove`` the data of the button
    that empties it. ``states`` begins the data of buttons for states, which are offered then. The
    question's further ``needs`` are the answerer's own.
    """
    asked = question(turn, kind, field=field, **needs)
    data = {
        "key": f"{kind}-ask-{field.replace('_', '-')}",
        "name": name,
        "now": now,
        "remove": remove if now else None,
        "states": states,
    }
    return told(turn, await turn.ask(asked, reply="form", data=data))


def read(turn: Turn, check: Check) -> Any:
    """The typed value, as the store keeps it, or the answer that says what is wrong with it."""
    value = check(turn.text)
    if isinstance(value, Problem):
        return Reply(text=turn.say(value.key, **value.args))
    return value


def told(turn: Turn, outcome: Replies | Refusal) -> Replies:
    """The booked reply, or the refusal in a sentence."""
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def leave(turn: Turn) -> Replies:
    """``leave``: the question is closed, the field stays as it was."""
    if turn.session.shop is not None and (no := refusal(turn, None)) is not None:
        return no
    if turn.session.question is None:
        return Reply(text=turn.say("form-left"), edit=True)
    return told(turn, await turn.ask(None, reply="form-left", data={}))


async def _form(turn: Turn, booked: Booked) -> Reply:
    say, told_of = turn.say, booked.reply_data
    text = say(told_of["key"], name=told_of["name"])
    if told_of["now"]:
        text = say("form-now", ask=text, now=told_of["now"])
    if not turn.private:
        # Only an answer to this message reaches the bot, and Telegram shows one or the other.
        return Reply(text=text, force_reply=True)
    buttons = [Button(say.plain("form-leave"), "leave")]
    if told_of["remove"]:
        buttons.insert(0, Button(say.plain("form-remove"), told_of["remove"]))
    prefix = told_of["states"]
    states = likely_states(turn, f"{prefix}:state", f"{prefix}:states") if prefix else ()
    return Reply(text=text, buttons=(*states, tuple(buttons)))


async def _left(turn: Turn, _: Booked) -> Reply:
    return Reply(text=turn.say("form-left"), edit=turn.kind == "button")


ROUTES = Routes(buttons={"leave": leave}, replies={"form": _form, "form-left": _left})
