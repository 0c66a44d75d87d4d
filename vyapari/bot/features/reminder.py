"""Reminding a party of what it owes: a text to forward, the code to pay by, and WhatsApp."""

from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.shop import Right, Shop
from vyapari.bot.features import account, links, pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.features.links import LONGEST_NAME
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES, Phrasebook, phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents.payment import payment_card


@needs(Right.LOOK)
async def remind(turn: Turn) -> Replies:
    """``remind:<party>[:<language>[:link]]``: the reminder, in the shop's language or another,
    and with a link to the account.

    What the bot sends here is forwarded as it is, so nothing but the reminder stands in it.
    """
    shop, party_id = turn.shop, pressed.ident(turn, 0)
    language = pressed.word(turn, 1, LANGUAGES) if len(turn.args) > 1 else shop.language
    linked = links.asked(turn, 2)
    khata = await turn.store.khata(shop.id, party_id, today=turn.today, limit=1)
    if khata is None:
        return stale(turn)
    if khata.balance <= 0:
        return sentence(turn, "remind-clear", party=khata.party.name)
    say = phrasebook(language)
    text = words(say, shop, khata.party, khata.balance)
    if linked:
        added = links.barred(turn) or await _account(turn, party_id, say)
        if isinstance(added, Reply):
            return added
        text = f"{text}\n{added}"
    buttons = _buttons(turn, say, khata.party, links.whatsapp(khata.party.phone, text), linked)
    if not shop.upi_id:
        return Reply(text=say.escaped(text), buttons=buttons)
    async with turn.busy("upload_photo"):
        picture = await payment_card(shop, khata.balance, language=language)
    photo = Attachment("upi.png", picture, photo=True)
    return Reply(text=say.escaped(text), attachments=(photo,), buttons=buttons)


async def _account(turn: Turn, party_id: str, say: Phrasebook) -> str | Reply:
    """A link to the account, in plain words, or what is told instead."""
    found = await turn.store.statement(turn.shop.id, party_id, today=turn.today)
    if found is None:
        return stale(turn)
    paper = await account.paper(turn, found, say.language)
    lines = await links.lines_of(turn, paper, say)
    if isinstance(lines, Reply):
        return lines
    return "\n".join((say.plain("remind-account"), *lines))


def words(say: Phrasebook, shop: Shop, party: Party, balance: Decimal) -> str:
    """A polite reminder, as plain text."""
    names = {"party": shorten(party.name, LONGEST_NAME), "shop": shorten(shop.name, LONGEST_NAME)}
    text = say.plain("remind-text", amount=say.money(balance), **names)
    return f"{text}\n{say.plain('remind-upi', upi=shop.upi_id)}" if shop.upi_id else text


def _buttons(turn: Turn, say: Phrasebook, party: Party, link: str, linked: bool) -> Buttons:
    rows = [*links.whatsapp_row(turn, link)]
    if not linked:
        rows.append(links.button(turn, f"remind:{party.id}:{say.language}:link"))
    if not turn.shop.upi_id and turn.may(Right.SETTINGS):
        rows.append((Button(turn.say.plain("remind-add-upi"), "company:upi_id"),))
    rows.append(
        tuple(
            Button(name, f"remind:{party.id}:{code}{':link' if linked else ''}")
            for code, name in LANGUAGES.items()
            if code != say.language
        )
    )
    return tuple(row for row in rows if row)


ROUTES = Routes(buttons={"remind": remind})
