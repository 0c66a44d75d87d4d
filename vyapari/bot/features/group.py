"""A group of the shop's people: which shop's books are meant in it."""

from dataclasses import replace

from vyapari.books.commands import Booked, Refusal, SetChat
from vyapari.books.shop import Right, may
from vyapari.bot.features.gate import sentence
from vyapari.bot.features.refused import explain
from vyapari.bot.features.steps import in_chosen_language
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.session import Session
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn


async def greet_group(turn: Turn) -> Replies:
    """``/start`` in a group: what it is for, or, for a shop's owner, the offer to link it."""
    say, shop = turn.say, turn.session.shop
    if shop is not None:
        if turn.session.role is None:
            return sentence(turn, "gate-stranger")
        return Reply(text=say("group-hello", shop=shop.name, bot=turn.bot_username))
    own = await _own(turn)
    if own is None or own.shop is None:
        link = Button(say.plain("gate-start"), url=f"https://t.me/{turn.bot_username}?start=setup")
        return Reply(text=say("group-no-shop"), buttons=((link,),))
    yes = Button(say.plain("group-yes"), "start:group")
    return Reply(text=say("group-offer", shop=own.shop.name), buttons=((yes,),))


async def not_written(turn: Turn) -> Replies:
    """An entry in a group that no shop is linked to: that it waits for one, and the way there.

    A shop opened for the group would shut out its owner's own books, and everybody else.
    """
    greeting = await greet_group(turn)
    if not isinstance(greeting, Reply):
        return greeting
    text = Markup(f"{turn.say('group-not-written')}\n{greeting.text}")
    return replace(greeting, text=text)


async def link_group(turn: Turn) -> Replies:
    """The owner's yes to the offer."""
    own = await _own(turn)
    if turn.private or turn.session.shop is not None or own is None or own.shop is None:
        return sentence(turn, "gate-stale")
    changes = {"shop_id": own.shop.id, "language": own.language or own.shop.language}
    outcome = await turn.book(SetChat(turn.chat_id, changes), reply="group-linked")
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def _own(turn: Turn) -> Session | None:
    """The session of the person in their own chat, if the shop there is theirs to link."""
    own = await turn.sessions.open(turn.person.id, turn.person.id)
    return own if own.shop is not None and may(own.role, Right.SETTINGS) else None


async def _linked(turn: Turn, _: Booked) -> Reply:
    in_chosen_language(turn)
    text = turn.say("group-hello", shop=turn.shop.name, bot=turn.bot_username)
    return Reply(text=text, edit=turn.kind == "button")


ROUTES = Routes(replies={"group-linked": _linked})
