"""Somebody who belongs to several shops: which one this chat is about."""

from vyapari.books.commands import Booked, SetChat
from vyapari.bot.features import forms, pressed
from vyapari.bot.features.gate import stale
from vyapari.bot.reply import Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn

_MOST = 10


async def other_shops(turn: Turn) -> Buttons:
    """Buttons to the other shops of the person who speaks; in their own chat alone."""
    if not turn.private:
        return ()
    here = turn.session.shop.id if turn.session.shop else None
    theirs = await turn.store.people.shops(turn.person.id)
    others = [shop for shop in theirs if shop.shop_id != here]
    return tuple(
        (Button(turn.say.plain("shops-go", shop=shop.name), f"shop:{shop.shop_id}"),)
        for shop in others[:_MOST]
    )


async def press(turn: Turn) -> Replies:
    """``shop:<id>``: from now on this chat is about that shop, if its person belongs there."""
    try:
        wanted = pressed.ident(turn, 0)
    except pressed.Unreadable:
        return stale(turn)
    theirs = {shop.shop_id for shop in await turn.store.people.shops(turn.person.id)}
    if not turn.private or wanted not in theirs:
        return stale(turn)
    step = SetChat(turn.chat_id, {"shop_id": wanted, "question": None})
    return forms.told(turn, await turn.book(step, reply="shops-gone"))


async def _gone(turn: Turn, _: Booked) -> Reply:
    return Reply(text=turn.say("shops-gone", shop=turn.shop.name), edit=turn.kind == "button")


ROUTES = Routes(buttons={"shop": press}, replies={"shops-gone": _gone})
