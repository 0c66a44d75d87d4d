"""A party's account as PDF, to hand out or send on."""

import re

from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import needs, stale
from vyapari.bot.features.statement import balance_words
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.statement import statement_pdf


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``account:<party>``: the statement of account."""
    found = await turn.store.statement(turn.shop.id, pressed.ident(turn, 0), today=turn.today)
    if found is None:
        return stale(turn)
    async with turn.busy("upload_document"):
        pdf = await statement_pdf(
            turn.shop,
            found,
            today=turn.today,
            language=turn.say.language,
            logo=await turn.store.logo(turn.shop.id),
        )
    name = re.sub(r"[^\w.-]+", "-", found.party.name).strip("-") or "khata"
    file = Attachment(f"{name}-{turn.today}.pdf", pdf)
    say = turn.say
    title = say("khata-name", party=found.party.name)
    text = Markup(f"📄 {title} · {balance_words(say, found.closing)}")
    remind = Button(say.plain("khata-remind"), f"remind:{found.party.id}")
    return Reply(text=text, attachments=(file,), buttons=((remind,),) if found.closing > 0 else ())


ROUTES = Routes(buttons={"account": press})
