"""What an agent is told of a turn."""

import asyncio

from vyapari.agents.mentions import Mentions
from vyapari.agents.request import Request
from vyapari.books.shop import Right
from vyapari.books.views import LoggedMessage
from vyapari.books.voucher import Voucher
from vyapari.bot.features.agent import paper
from vyapari.bot.features.entries.asks import sentence
from vyapari.bot.features.entries.bill import said
from vyapari.bot.features.entries.draft import open_question
from vyapari.bot.features.known import names_of
from vyapari.bot.split import plain
from vyapari.bot.turn import Turn

#: The languages in words that a model cannot take for others.
_LANGUAGES = {
    "en": "English",
    "hi-Latn": "Hinglish: Hindi in Latin letters",
    "hi": "Hindi in Devanagari",
    "gu": "Gujarati in Gujarati letters",
}
_LAST_MESSAGES, _LAST_ENTRIES = 8, 5


async def request_of(turn: Turn, named: Mentions) -> Request:
    """The message, which speaks of what is ``named``, with its context; reads the chat's last
    messages and the last entries."""
    history: tuple[LoggedMessage, ...] = ()
    recent: tuple[Voucher, ...] = ()
    shop = turn.session.shop
    if shop is not None:
        history, page = await asyncio.gather(
            turn.store.history(turn.chat_id, _LAST_MESSAGES),
            turn.store.vouchers(shop.id, limit=_LAST_ENTRIES),
        )
        # Who may not see the books corrects what they have written themselves.
        everybodys, own = turn.may(Right.REPORTS), turn.person.id
        recent = tuple(each for each in page.rows if everybodys or each.booked_by == own)
    names, waiting = names_of(turn), paper.waiting(turn)
    return Request(
        text=turn.text,
        language=_language(turn),
        today=turn.today,
        names=names,
        named=named,
        shop=shop,
        member=turn.session.role,
        store=turn.store,
        foreign=turn.forwarded,
        history=history,
        recent=recent,
        question=_open(turn) or (paper.spoken(turn, waiting) if waiting else None),
        paper_lines=len(waiting.lines) if waiting else 0,
    )


def _language(turn: Turn) -> str:
    named = _LANGUAGES.get(turn.say.language, turn.say.language)
    if turn.session.language is not None:
        return named
    return f"the language and script of the message; if in doubt {named}"


def _open(turn: Turn) -> str | None:
    """What the bot has asked, and about which draft, in plain words."""
    asked = open_question(turn)
    if asked is None:
        return None
    about = said(turn.say, asked.draft.entry)
    question = "" if asked.asks == "doubt" else sentence(turn.say, asked)
    return plain(f"{about}: {question}")
