"""What is to be done with what was understood: booked, answered, or said not to be clear."""

from vyapari.books.entry import Entry, Intent
from vyapari.books.shop import Right
from vyapari.bot.features import answers as pages
from vyapari.bot.features.asking import is_waited_for
from vyapari.bot.features.entries.asks import again
from vyapari.bot.features.entries.draft import (
    Draft,
    drops_question,
    new_draft,
    open_question,
)
from vyapari.bot.features.entries.heard import BOOKED
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.entries.replying import leave
from vyapari.bot.features.entries.settle import known_name
from vyapari.bot.features.gate import refusal
from vyapari.bot.features.group import not_written
from vyapari.bot.features.pages import grid
from vyapari.bot.features.undo import undo_last
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.turn import Turn
from vyapari.quick.courtesies import courtesy


async def act(turn: Turn, entry: Entry) -> Replies:
    """Do what ``entry`` wants. A new entry puts an open question about another one aside."""
    if entry.intent in BOOKED:
        return await write(turn, new_draft(turn, entry))
    if entry.intent is Intent.UNDO:
        # While something is asked, "cancel" means that.
        return await (leave(turn, "left") if is_waited_for(turn) else undo_last(turn))
    return await look_up(turn, entry)


async def write(turn: Turn, *drafts: Draft, answers: bool = False) -> Replies:
    """Record drafts of the message, if this chat and this person may.

    ``answers``: they are the answer to what is open in the chat. Otherwise that is put aside, which
    the merchant is told, unless it was about the same message.
    """
    if turn.session.shop is None and not turn.private:
        return await not_written(turn)
    if turn.session.shop is not None and (no := refusal(turn, Right.RECORD)) is not None:
        return no
    return await record(turn, *drafts, dropped=not answers and drops_question(turn))


async def look_up(turn: Turn, entry: Entry) -> Replies:
    """The answer to a question about the books; of several names, a button each."""
    if entry.ambiguous:
        return _which(turn, entry)
    match entry.intent:
        case Intent.STOCK_QUERY:
            return await pages.stock(turn, entry.item_id, entry.item)
        case Intent.BALANCE_QUERY:
            return await pages.balance(turn, entry.party_id, entry.party)
        case Intent.REPORT:
            return await pages.report(turn, entry.report, entry.period)
    return not_understood(turn)


def _which(turn: Turn, entry: Entry) -> Reply:
    written, ids = entry.ambiguous[0]
    verb = "stock:item" if entry.intent is Intent.STOCK_QUERY else "khata"
    offers = [Button(name, f"{verb}:{ident}") for ident in ids if (name := known_name(turn, ident))]
    return Reply(text=turn.say("entries-ask-which", name=written), buttons=grid(offers))


def greeted(turn: Turn) -> Reply | None:
    """The answer to a message that is nothing but a greeting or thanks, while nothing is asked."""
    kind = courtesy(turn.text)
    if kind is None or is_waited_for(turn):
        return None
    return Reply(text=turn.say(f"entries-{kind}", example=turn.say("entries-example")))


def not_understood(turn: Turn) -> Reply:
    """How to write it; while a question about an entry is open, that question again."""
    if (asked := open_question(turn)) is not None:
        return again(turn, asked)
    say = turn.say
    text = say("entries-not-understood", example=say("entries-example"))
    return Reply(text=text, buttons=((Button(say.plain("entries-help"), "guide"),),))
