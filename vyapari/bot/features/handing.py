"""Exports handed over: as files in the chat, or by a link for an accountant without Telegram."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from vyapari.books.shop import Right
from vyapari.bot.features import links
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.links import LONGEST_NAME, Shared
from vyapari.bot.reply import Attachment, Buttons, Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.books.files import in_bindery
from vyapari.documents.handover.zipped import zipped


@dataclass(frozen=True, slots=True)
class Export:
    """Files made of the books just now, together called ``name``; ``what`` they are in plain words.

    ``again`` is the data of the button that makes them once more.
    """

    files: tuple[Attachment, ...]
    name: str
    what: str
    again: str


async def hand_over(
    turn: Turn, export: Export, text: Markup, buttons: Buttons = (), *, linked: bool
) -> Reply:
    """The files with ``text`` and a button for the link, or the link itself."""
    if linked:
        return links.barred(turn, Right.EXPORT) or await _link(turn, export)
    link = links.button(turn, f"{export.again}:link", Right.EXPORT)
    return Reply(text, (*buttons, link) if link else buttons, attachments=export.files)


async def _link(turn: Turn, export: Export) -> Reply:
    """What it is, of which moment, and the link, to be forwarded as it is.

    Behind the link the file stays as it is now: who has filed a return by it finds the same one
    there later. What is written since is in a link of its own.
    """
    say, file = turn.say, export.files[0]
    if len(export.files) > 1:
        contents = {each.name: each.content for each in export.files}
        whole = await in_bindery(lambda: zipped(contents, turn.at))
        file = Attachment(f"{export.name}.zip", whole)
    at = turn.at.astimezone(ZoneInfo(turn.shop.timezone))
    moment = f"{say.date(at.date(), today=turn.today)} {at:%H:%M}"
    as_of = say.plain("links-as-of", shop=shorten(turn.shop.name, LONGEST_NAME), moment=moment)
    shared = Shared(f"export:{turn.key}", export.name, file)
    return await links.share(turn, shared, None, f"{export.what}\n{as_of}")
