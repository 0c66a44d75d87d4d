"""A paper behind a link, for a customer without Telegram: words to forward, and WhatsApp."""

import re
from dataclasses import dataclass
from urllib.parse import quote
from zoneinfo import ZoneInfo

from vyapari.books.catalogue import Party
from vyapari.books.shop import Right
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import refusal, sentence
from vyapari.bot.reply import Attachment, Button, Buttons, Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn

#: Names longer than this are cut in a link, which may not grow without bounds.
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Shared:
    """A paper to be shared: ``about`` what it is, what the customer's file is called (without its
    ending), and the file as it is sent in the chat."""

    about: str
    title: str
    file: Attachment


def button(turn: Turn, data: str) -> tuple[Button, ...]:
    """The button that asks for a link, where there is one to be had."""
    return () if barred(turn) else (Button(turn.say.plain("links-button"), data),)


def barred(turn: Turn) -> Reply | None:
    """Why whoever asks gets no link."""
    files = turn.store.files
    if files is None or not files.days:
        return sentence(turn, "links-off")
    return refusal(turn, Right.RECORD)


async def share(turn: Turn, shared: Shared, party: Party | None, words: str) -> Reply:
    """``words``, the link to the paper and how long it lasts, to be forwarded as they are."""
    say = turn.say
    name = party and shorten(party.name, LONGEST_NAME)
    hello = f"{say.plain('links-hello', party=name)} " if name else ""
    lines = await lines_of(turn, shared, say)
    if lines is None:
        return instead(turn, shared)
    text = "\n".join((f"{hello}{words}", *lines))
    link = whatsapp(party.phone if party else None, text)
    return Reply(text=say.escaped(text), buttons=whatsapp_row(turn, link))


async def lines_of(turn: Turn, shared: Shared, say: Phrasebook) -> tuple[str, str] | None:
    """The link and how long it lasts, in plain words; ``None`` where none can be had."""
    if turn.store.files is None:
        raise LookupError("there is nowhere to keep files")
    content, title = shared.file.content, f"{shared.title}.pdf"
    async with turn.busy("upload_document"):
        link = await turn.store.files.link(turn.shop.id, shared.about, content, title)
    if link is None:
        return None
    last = link.until.astimezone(ZoneInfo(turn.shop.timezone)).date()
    return link.url, say.plain("links-until", date=say.date(last, today=turn.today))


def instead(turn: Turn, shared: Shared) -> Reply:
    """The paper itself, where no link could be had."""
    return Reply(text=turn.say("links-none"), attachments=(shared.file,))


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
