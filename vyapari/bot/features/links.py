"""A file behind a link, for who has no Telegram: words to forward, and WhatsApp."""

import math
import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote
from zoneinfo import ZoneInfo

from vyapari.books.catalogue import Party
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import refusal, sentence
from vyapari.bot.reply import Attachment, Button, Buttons, Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn
from vyapari.errors import TooLarge

#: Names longer than this are cut in a link, which may not grow without bounds.
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Shared:
    """A file to be shared: ``about`` what it is, what it is called where it is opened (without its
    ending), and as it is sent in the chat."""

    about: str
    title: str
    file: Attachment


def button(turn: Turn, data: str, right: Right = Right.RECORD) -> tuple[Button, ...]:
    """The button that asks for a link, where there is one to be had by who has ``right``."""
    return () if barred(turn, right) else (Button(turn.say.plain("links-button"), data),)


def asked(turn: Turn, index: int) -> bool:
    """Whether the argument at ``index`` of the pressed button, its last one, asks for a link."""
    return len(turn.args) > index and pressed.word(turn, index, ("link",)) == "link"


def barred(turn: Turn, right: Right = Right.RECORD) -> Reply | None:
    """Why whoever asks gets no link; papers are sent on by who writes them."""
    files = turn.store.files
    if files is None or not files.days:
        return sentence(turn, "links-off")
    return refusal(turn, right)


async def share(turn: Turn, shared: Shared, party: Party | None, words: str) -> Reply:
    """``words``, the link to the file and how long it lasts, to be forwarded as they are."""
    say = turn.say
    name = party and shorten(party.name, LONGEST_NAME)
    hello = f"{say.plain('links-hello', party=name)} " if name else ""
    lines = await lines_of(turn, shared, say)
    if isinstance(lines, Reply):
        return lines
    text = "\n".join((f"{hello}{words}", *lines))
    link = whatsapp(party.phone if party else None, text)
    return Reply(text=say.escaped(text), buttons=whatsapp_row(turn, link))


async def lines_of(turn: Turn, shared: Shared, say: Phrasebook) -> tuple[str, str] | Reply:
    """The link and how long it lasts, in plain words; what is told where none can be had."""
    if turn.store.files is None:
        raise LookupError("there is nowhere to keep files")
    file = shared.file
    title = f"{shared.title}{PurePath(file.name).suffix}"
    try:
        async with turn.busy("upload_document"):
            link = await turn.store.files.link(turn.shop.id, shared.about, file.content, title)
    except TooLarge as error:
        size, most = math.ceil(len(file.content) / 1_000_000), error.limit // 1_000_000
        return Reply(turn.say("links-too-large", size=size, most=most))
    if link is None:
        return Reply(turn.say("links-none"), attachments=(file,))
    last = link.until.astimezone(ZoneInfo(turn.shop.timezone)).date()
    return link.url, say.plain("links-until", date=say.date(last, today=turn.today))


def numbered(kind: str, number: str) -> str:
    """What the customer's file is called: no slash may stand in it."""
    return f"{kind} {re.sub(r'[^A-Za-z0-9.]+', '-', number)}".strip(" -")


def whatsapp(phone: str | None, text: str) -> str:
    """A link that opens WhatsApp with ``text``, in the chat with ``phone`` if it is known.

    WhatsApp takes the whole international number; one of ten digits, or with the zero of a long
    distance call before them, is Indian.
    """
    digits = re.sub(r"\D", "", phone or "").lstrip("0")
    international = f"91{digits}" if len(digits) == 10 else digits
    return f"https://wa.me/{international}?text={quote(text, safe='')}"


def whatsapp_row(turn: Turn, link: str) -> Buttons:
    """The button that opens it."""
    return ((Button(turn.say.plain("remind-whatsapp"), url=link),),)
