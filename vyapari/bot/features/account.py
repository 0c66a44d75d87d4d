"""A party's account as PDF, to hand out or send on."""

import re

from vyapari.books.shop import Right
from vyapari.books.views import Statement
from vyapari.bot.features import links, pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import needs, stale
from vyapari.bot.features.links import LONGEST_NAME, Shared
from vyapari.bot.features.statement import balance_words
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.statement import statement_pdf


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``account:<party>``: the statement of account; ``account:<party>:link``: a link to it."""
    linked = links.asked(turn, 1)
    if linked and (refused := links.barred(turn)) is not None:
        return refused
    found = await turn.store.statement(turn.shop.id, pressed.ident(turn, 0), today=turn.today)
    if found is None:
        return stale(turn)
    shared, say = await paper(turn, found, turn.say.language), turn.say
    if linked:
        shop, day = shorten(turn.shop.name, LONGEST_NAME), say.date(turn.today, today=turn.today)
        words = say.plain("links-account", shop=shop, date=day)
        return await links.share(turn, shared, found.party, words)
    title = say("khata-name", party=found.party.name)
    text = Markup(f"📄 {title} · {balance_words(say, found.closing)}")
    buttons = links.button(turn, f"account:{found.party.id}:link")
    if found.closing > 0:
        buttons = (Button(say.plain("khata-remind"), f"remind:{found.party.id}"), *buttons)
    return Reply(text=text, attachments=(shared.file,), buttons=(buttons,) if buttons else ())


async def paper(turn: Turn, found: Statement, language: str) -> Shared:
    """The statement as a PDF."""
    async with turn.busy("upload_document"):
        pdf = await statement_pdf(
            turn.shop,
            found,
            today=turn.today,
            language=language,
            logo=await turn.store.logo(turn.shop.id),
        )
    name = re.sub(r"[^\w.-]+", "-", found.party.name).strip("-") or "khata"
    file = Attachment(f"{name}-{turn.today}.pdf", pdf)
    return Shared(f"account:{found.party.id}", f"Statement {turn.today}", file)


ROUTES = Routes(buttons={"account": press})
