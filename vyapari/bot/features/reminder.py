"""Reminding a party of what it owes: a text to forward, the code to pay by, and WhatsApp."""

import re
from decimal import Decimal
from urllib.parse import quote

from vyapari.books.catalogue import Party
from vyapari.books.shop import Right, Shop
from vyapari.bot.features import pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES, Phrasebook, phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents.payment import payment_card

#: Names longer than this are cut in a link, which may not grow without bounds.
_LONGEST = 40


@needs(Right.LOOK)
async def remind(turn: Turn) -> Replies:
    """``remind:<party>[:<language>]``: the reminder, in the shop's language or another.

    What the bot sends here is forwarded as it is, so nothing but the reminder stands in it.
    """
    shop, party_id = turn.shop, pressed.ident(turn, 0)
    language = pressed.word(turn, 1, LANGUAGES) if len(turn.args) > 1 else shop.language
    account = await turn.store.khata(shop.id, party_id, today=turn.today, limit=1)
    if account is None:
        return stale(turn)
    if account.balance <= 0:
        return sentence(turn, "remind-clear", party=account.party.name)
    say = phrasebook(language)
    text = words(say, shop, account.party, account.balance)
    buttons = _buttons(turn, say, account.party, whatsapp(account.party.phone, text))
    if not shop.upi_id:
        return Reply(text=say.escaped(text), buttons=buttons)
    async with turn.busy("upload_photo"):
        picture = await payment_card(shop, account.balance, language=language)
    photo = Attachment("upi.png", picture, photo=True)
    return Reply(text=say.escaped(text), attachments=(photo,), buttons=buttons)


def words(say: Phrasebook, shop: Shop, party: Party, balance: Decimal) -> str:
    """A polite reminder, as plain text."""
    names = {"party": shorten(party.name, _LONGEST), "shop": shorten(shop.name, _LONGEST)}
    text = say.plain("remind-text", amount=say.money(balance), **names)
    return f"{text}\n{say.plain('remind-upi', upi=shop.upi_id)}" if shop.upi_id else text


def whatsapp(phone: str | None, text: str) -> str:
    """A link that opens WhatsApp with ``text``, in the chat with ``phone`` if it is known.

    WhatsApp takes the whole international number; one of ten digits, or with the zero of a long
    distance call before them, is Indian.
    """
    digits = re.sub(r"\D", "", phone or "").lstrip("0")
    number = f"91{digits}" if len(digits) == 10 else digits
    return f"https://wa.me/{number}?text={quote(text, safe='')}"


def _buttons(turn: Turn, say: Phrasebook, party: Party, link: str) -> Buttons:
    rows: list[tuple[Button, ...]] = [(Button(turn.say.plain("remind-whatsapp"), url=link),)]
    if not turn.shop.upi_id and turn.may(Right.SETTINGS):
        rows.append((Button(turn.say.plain("remind-add-upi"), "company:upi_id"),))
    rows.append(
        tuple(
            Button(name, f"remind:{party.id}:{code}")
            for code, name in LANGUAGES.items()
            if code != say.language
        )
    )
    return tuple(rows)


ROUTES = Routes(buttons={"remind": remind})
