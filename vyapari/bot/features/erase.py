"""``/forget``: erasing the shop, after its name has been typed."""

from datetime import datetime, timedelta
from typing import Any

from rapidfuzz import fuzz

from vyapari.books.commands import Booked, EraseShop
from vyapari.books.shop import Right
from vyapari.bot.features import forms
from vyapari.bot.features.asking import question
from vyapari.bot.features.gate import needs
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_yes_no

#: A name typed later than this is no confirmation.
_GOOD_FOR = timedelta(minutes=10)
#: Text this much like the name is an attempt at it.
_ALIKE = 70


@needs(Right.ERASE)
async def forget(turn: Turn) -> Replies:
    """Ask for the shop's name."""
    asked = question(turn, "erase", at=turn.at.isoformat())
    outcome = await turn.ask(asked, reply="erase-ask", data={"shop": turn.shop.name})
    return forms.told(turn, outcome)


@needs(Right.ERASE)
async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """The name: everything goes. Something like it: asked again. Anything else is left alone."""
    if turn.at - datetime.fromisoformat(asked["at"]) > _GOOD_FOR:
        return None
    name = " ".join(turn.shop.name.split())
    typed = " ".join(turn.text.split())
    if typed != name:
        if answer_yes_no(typed) is False:
            return forms.told(turn, await turn.ask(None, reply="form-left", data={}))
        alike = fuzz.ratio(typed.casefold(), name.casefold()) >= _ALIKE
        return Reply(text=turn.say("erase-not-it", shop=name)) if alike else None
    data = {"id": turn.shop.id}  # kept for good: nothing else of the shop belongs in it
    return forms.told(turn, await turn.book(EraseShop(), reply="erase-done", data=data))


async def _ask(turn: Turn, booked: Booked) -> Reply:
    say, shop = turn.say, booked.reply_data["shop"]
    text = say("erase-ask", shop=shop)
    if not turn.private:
        return Reply(text=text, force_reply=True)
    export = Button(say.plain("erase-export"), "export")
    leave = Button(say.plain("form-leave"), "leave")
    return Reply(text=text, buttons=((export, leave),))


async def _done(turn: Turn, booked: Booked) -> Reply:
    await turn.sessions.erase(booked.reply_data["id"], turn.stamps)
    turn.erased = True
    turn.session = await turn.sessions.open(turn.chat_id, turn.person.id, turn.stamps)
    return Reply(text=turn.say("erase-done"))


ROUTES = Routes(
    commands={"forget": forget},
    questions={"erase": answer},
    replies={"erase-ask": _ask, "erase-done": _done},
)
