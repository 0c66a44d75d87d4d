"""``/quote``: what goods would cost, as a numbered quotation, before anything is sold."""

from dataclasses import replace
from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.books.entry import Entry, Intent
from vyapari.books.shop import Right
from vyapari.bot.features.asking import question
from vyapari.bot.features.entries.draft import new_draft
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.gate import needs
from vyapari.bot.features.known import names_of
from vyapari.bot.features.refused import explain
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.quick.understanding import understand

#: How the same goods would be told of when sold.
_SENTENCES = ("sold {}", "{} becha", "{}")


@needs(Right.RECORD)
async def quote(turn: Turn) -> Replies:
    """``/quote [goods, prices, for whom]``; alone it asks, and shows the last ones."""
    if turn.text:
        return await _quoted(turn) or _unclear(turn)
    last = await turn.store.slips(turn.shop.id, "quotation")
    data = {"last": [[slip.id, slip.number, slip.voucher.party_name] for slip in last]}
    outcome = await turn.ask(question(turn, "quote"), reply="quote-ask", data=data)
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


@needs(Right.RECORD)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """The goods; an entry that says itself what it is, is left to others."""
    if is_entry(turn) and _offered(turn) is None:
        return None
    return await _quoted(turn) or _unclear(turn)


async def _quoted(turn: Turn) -> Replies:
    entry = _offered(turn)
    return (
        None if entry is None else await record(turn, replace(new_draft(turn, entry), quoted=True))
    )


def _offered(turn: Turn) -> Entry | None:
    """The sale that the words would be."""
    for sentence in _SENTENCES:
        entry = understand(sentence.format(turn.text), names_of(turn), turn.today)
        if entry is not None and entry.intent is Intent.SALE and entry.lines:
            return entry
    return None


def _unclear(turn: Turn) -> Reply:
    say = turn.say
    return Reply(text=say("quotes-unclear", example=say("quotes-example")))


async def _ask(turn: Turn, booked: Booked) -> Reply:
    say = turn.say
    text = say("quotes-ask", example=say("quotes-example"))
    if not turn.private:
        # Only an answer to this message reaches the bot.
        return Reply(text=text, force_reply=True)
    rows = [
        (Button(" · ".join(part for part in (number, party) if part), f"slip:{slip_id}"),)
        for slip_id, number, party in booked.reply_data["last"]
    ]
    return Reply(text=text, buttons=(*rows, (Button(say.plain("form-leave"), "leave"),)))


ROUTES = Routes(
    commands={"quote": quote},
    questions={"quote": answer},
    replies={"quote-ask": _ask},
)
