"""The answer to a question about an entry, written or tapped."""

from typing import Any

from vyapari.books.bookkeeping import DOUBTS
from vyapari.books.commands import Booked, Refusal
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.entries import filling
from vyapari.bot.features.entries.draft import Question, open_question
from vyapari.bot.features.entries.heard import understood
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.gate import refusal, sentence, stale
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_yes_no
from vyapari.store.wire import from_json


async def answer(turn: Turn, state: dict[str, Any]) -> Replies:
    """What was written while the question is open; ``None`` when it is no answer to it.

    Nobody else's words answer it.
    """
    if turn.forwarded or not _may_record(turn):
        return None
    asked = from_json(Question, state)
    if asked.asks == "doubt":
        said = answer_yes_no(turn.text)
        return None if said is None else await _doubt(turn, asked, "yes" if said else "no")
    if answer_yes_no(turn.text) is False:
        return await _leave(turn, asked)
    if asked.asks in ("party", "which") and understood(turn, today=turn.today) is not None:
        return None
    filled = filling.by_text(turn, asked)
    return None if filled is None else await record(turn, filled, *asked.others)


async def press(turn: Turn) -> Replies:
    """A button under a question; an older question's says that it has been answered."""
    if turn.session.shop is not None and (no := refusal(turn, Right.RECORD)) is not None:
        return no
    try:
        return await _press(turn)
    except pressed.Unreadable:
        return stale(turn)


async def _press(turn: Turn) -> Replies:
    token, choice = pressed.word(turn, 0), pressed.word(turn, 1)
    asked = open_question(turn, anybodys=True)
    if asked is None or asked.token != token:
        return sentence(turn, "entries-answered")
    if asked.asks == "doubt":
        return await _doubt(turn, asked, choice)
    if choice == "no":
        return await _leave(turn, asked)
    filled = filling.by_choice(turn, asked, choice)
    return stale(turn) if filled is None else await record(turn, filled, *asked.others)


async def _doubt(turn: Turn, asked: Question, choice: str) -> Replies:
    code: str = asked.about["code"]
    draft, others = asked.draft, asked.others
    if code == "unsaid" or (code == "change" and draft.among):
        return await _shown(turn, asked, choice)
    if choice == "yes":
        return await record(turn, draft.wave(code), *others)
    if code in DOUBTS and choice in ("no", "change"):
        return await record(turn, filling.unpriced(turn, asked), *others)
    if code == "credit_limit" and choice == "cash":
        return await record(turn, filling.paid_in_cash(draft), *others)
    return await _leave(turn, asked, code) if choice == "no" else stale(turn)


async def _shown(turn: Turn, asked: Question, choice: str) -> Replies:
    """What was shown is right, all of it; or none of it; or it will be written otherwise."""
    code: str = asked.about["code"]
    if choice == "yes":
        drafts = (asked.draft, *asked.others)
        return await record(turn, *(draft.wave(code) for draft in drafts))
    if choice == "change" and code == "unsaid":
        text = turn.say("entries-unsaid-change", example=turn.say("entries-example"))
        # In a group only what is written in reply reaches the bot.
        return Reply(text=text, force_reply=not turn.private)
    return await leave(turn, code) if choice == "no" else stale(turn)


async def _leave(turn: Turn, asked: Question, why: str = "left") -> Replies:
    """Let go of the draft that was asked about, and see to those that wait behind it.

    What takes the place of a message's entries together is left together.
    """
    rest = () if asked.draft.among else asked.others
    return await (record(turn, *rest) if rest else leave(turn, why))


async def leave(turn: Turn, why: str) -> Replies:
    """Close the open question and book nothing."""
    outcome = await turn.ask(None, reply="entry-left", data={"why": why})
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def left(turn: Turn, booked: Booked) -> Reply:
    """That nothing was written, or changed."""
    key = f"entries-left-{booked.reply_data['why']}"
    text = turn.say(key) if turn.say.has(key) else turn.say("entries-left")
    return Reply(text=text, edit=turn.kind == "button")


async def cancel(turn: Turn) -> Replies:
    """``/cancel``: close whatever the bot has asked, of any kind."""
    if turn.session.shop is not None and (no := refusal(turn, None)) is not None:
        return no
    if turn.session.question is None:
        return Reply(text=turn.say("entries-nothing-open"))
    return await leave(turn, "left")


def _may_record(turn: Turn) -> bool:
    return turn.session.shop is None or turn.may(Right.RECORD)
