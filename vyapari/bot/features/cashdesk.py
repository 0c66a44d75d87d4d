"""Money from or to a party by two taps: the button under a statement, then the amount."""

from typing import Any

from vyapari.books.catalogue import Party
from vyapari.books.commands import Booked, Refusal
from vyapari.books.entry import Entry, Intent, Mode
from vyapari.books.shop import Right
from vyapari.bot.features import checks, pressed
from vyapari.bot.features.asking import question
from vyapari.bot.features.entries.draft import new_draft
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.gate import needs
from vyapari.bot.features.known import names_of
from vyapari.bot.features.refused import explain
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Presser, Routes
from vyapari.bot.turn import Turn
from vyapari.quick.understanding import understand

_INTENTS = {"got": Intent.RECEIPT, "paid": Intent.PAYMENT}
#: What the merchant would have written of their own accord.
_SENTENCES = {"got": "received {} from {}", "paid": "paid {} to {}"}


def _asks(verb: str) -> Presser:
    @needs(Right.RECORD)
    async def press(turn: Turn) -> Replies:
        party = pressed.party(turn, 0)
        asked = question(turn, "cashdesk", verb=verb, party=party.id)
        data = {"verb": verb, "party": party.name}
        outcome = await turn.ask(asked, reply="cashdesk-ask", data=data)
        return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome

    return press


@needs(Right.RECORD)
async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """The amount, with how it was paid if that is said too; anything else is left to others."""
    party = names_of(turn).parties.get(asked["party"])
    if party is None:
        return None
    entry = _said(turn, _SENTENCES[asked["verb"]].format(turn.text, party.name), party)
    if entry is None:
        amount = checks.amount(turn.text)
        if isinstance(amount, checks.Problem):
            return None if is_entry(turn) else Reply(text=turn.say(amount.key, **amount.args))
        entry = Entry(
            intent=_INTENTS[asked["verb"]],
            party=party.name,
            party_id=party.id,
            amount=amount,
            mode=Mode.CASH,
            guessed=("mode",),
        )
    return await record(turn, new_draft(turn, entry))


def _said(turn: Turn, sentence: str, party: Party) -> Entry | None:
    """What ``sentence`` says of this party's money, if it says only that."""
    entry = understand(sentence, names_of(turn), turn.today)
    if entry is None or entry.party_id != party.id or entry.lines or entry.amount is None:
        return None
    return entry if entry.amount == round(entry.amount, 2) else None


async def _ask(turn: Turn, booked: Booked) -> Reply:
    told = booked.reply_data
    text = turn.say(f"cashdesk-{told['verb']}", party=told["party"])
    if not turn.private:
        # Only an answer to this message reaches the bot.
        return Reply(text=text, force_reply=True)
    return Reply(text=text, buttons=((Button(turn.say.plain("form-leave"), "leave"),),))


ROUTES = Routes(
    buttons={verb: _asks(verb) for verb in _INTENTS},
    questions={"cashdesk": answer},
    replies={"cashdesk-ask": _ask},
)
