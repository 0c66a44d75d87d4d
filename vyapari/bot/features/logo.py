"""The shop's logo: a photo that the owner sends, for the head of its papers."""

from base64 import b64encode
from typing import Any

from vyapari.books.commands import Booked, ChangeShop
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.asking import question
from vyapari.bot.features.forms import told
from vyapari.bot.features.gate import needs
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.documents.logo import logo_of
from vyapari.errors import TooLarge


@needs(Right.SETTINGS)
async def press(turn: Turn) -> Replies:
    """``logo``: asks for the photo; ``logo:none``: removes it."""
    if turn.args:
        pressed.word(turn, 0, ("none",))
        return await _save(turn, None)
    has_one = await turn.store.logo(turn.shop.id) is not None
    outcome = await turn.ask(question(turn, "logo"), reply="logo-ask", data={"has_one": has_one})
    return told(turn, outcome)


@needs(Right.SETTINGS)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """The photo; what is none is left to others."""
    media = turn.media
    if media is None or media.kind != "photo":
        return None
    if media.name is not None:
        # Telegram makes photos small; a file may unfold to any size.
        return Reply(text=turn.say("logo-as-photo"))
    try:
        async with turn.busy("upload_document"):
            picture = await logo_of(await turn.fetch(media))
    except (ValueError, TooLarge):
        return Reply(text=turn.say("logo-unreadable"))
    return await _save(turn, b64encode(picture).decode())


async def _save(turn: Turn, picture: str | None) -> Replies:
    data = {"key": "logo-removed" if picture is None else "logo-saved"}
    return told(turn, await turn.ask(None, ChangeShop({"logo": picture}), reply="logo", data=data))


async def _ask(turn: Turn, booked: Booked) -> Reply:
    say = turn.say
    if not turn.private:
        # Only an answer to this message reaches the bot.
        return Reply(text=say("logo-ask"), force_reply=True)
    buttons = [Button(say.plain("form-leave"), "leave")]
    if booked.reply_data["has_one"]:
        buttons.insert(0, Button(say.plain("logo-remove"), "logo:none"))
    return Reply(text=say("logo-ask"), buttons=(tuple(buttons),))


async def _saved(turn: Turn, booked: Booked) -> Reply:
    return Reply(text=turn.say(booked.reply_data["key"]), edit=turn.kind == "button")


ROUTES = Routes(
    buttons={"logo": press},
    files={"logo": answer},
    replies={"logo-ask": _ask, "logo": _saved},
)
