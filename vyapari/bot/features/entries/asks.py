"""Asking what an entry still needs; the draft waits in the chat's state for the answer."""

from typing import Any

from vyapari.books.commands import Booked, Refusal
from vyapari.books.entry import Intent
from vyapari.bot.features.entries.bill import joined, said
from vyapari.bot.features.entries.doubts import doubt_buttons, doubt_text
from vyapari.bot.features.entries.draft import Draft, Question
from vyapari.bot.features.entries.missing import Need
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.settle import known_name
from vyapari.bot.features.entries.tokens import token
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Buttons, Replies, Reply
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json

#: As many of the shop's debtors are offered when a name is missing.
_SUGGESTED = 6
_FROM_SUPPLIERS = frozenset({Intent.PURCHASE, Intent.PURCHASE_RETURN, Intent.PAYMENT})
_AT_COST = frozenset({Intent.PURCHASE, Intent.PURCHASE_RETURN, Intent.OPENING})
_HOW_MUCH = {
    Intent.STOCK_COUNT: "entries-ask-count",
    Intent.PURCHASE: "entries-ask-bought",
    Intent.OPENING: "entries-ask-count",
}


async def ask(
    turn: Turn, draft: Draft, need: Need, *, others: tuple[Draft, ...] = (), dropped: bool = False
) -> Replies:
    """Leave the question open and put it to the merchant, in the place of any other.

    ``others`` wait behind the draft. ``dropped`` says that another question was put aside.
    """
    state = (await question_of(turn, draft, need, others)).to_state(turn)
    data = {"question": state, "dropped": dropped}
    outcome = await turn.ask(state, reply="entry-question", data=data)
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def question_of(
    turn: Turn, draft: Draft, need: Need, others: tuple[Draft, ...] = ()
) -> Question:
    """The question that ``need`` is about; whose khata it is may be picked from the debtors."""
    choices = need.choices
    if need.asks == "party" and turn.session.shop is not None:
        page = await turn.store.balances(
            turn.shop.id,
            side="payable" if draft.entry.intent in _FROM_SUPPLIERS else "receivable",
            today=turn.today,
            limit=_SUGGESTED,
        )
        choices = tuple(row.party_id for row in page.rows)
    return Question(token(turn), need.asks, draft, need.line, need.about, choices, others)


async def question(turn: Turn, booked: Booked) -> Reply:
    """The question as the merchant sees it: what is known so far, what is asked, the choices."""
    told = booked.reply_data
    return put(turn, told["question"], dropped=told["dropped"], edit=turn.kind == "button")


def put(turn: Turn, state: dict[str, Any], *, dropped: bool = False, edit: bool = False) -> Reply:
    """A question of the chat's state, put to the merchant."""
    asked = from_json(Question, state)
    lead = [turn.say("entries-dropped")] if dropped else []
    if asked.asks != "doubt":
        lead.append(said(turn.say, asked.draft.entry))
    return _put(turn, asked, lead, edit=edit)


def again(turn: Turn, asked: Question) -> Reply:
    """The question once more, to an answer that was not understood."""
    return _put(turn, asked, [turn.say("entries-unclear")])


def _put(turn: Turn, asked: Question, lead: list[Markup], *, edit: bool = False) -> Reply:
    say, press = turn.say, f"draft:{asked.token}"
    if asked.asks == "doubt":
        buttons = doubt_buttons(say, asked, press)
        return Reply(joined((*lead, doubt_text(turn, asked)), "\n"), buttons, edit=edit)
    text = joined((*lead, sentence(say, asked)), "\n")
    if not turn.private and not asked.choices:
        # In a group only what is written in reply reaches the bot.
        return Reply(text=text, force_reply=True)
    return Reply(text, _offers(turn, asked, press), edit=edit)


def sentence(say: Phrasebook, asked: Question) -> Markup:
    """What is asked."""
    entry, about = asked.draft.entry, asked.about
    if asked.asks in ("which", "pack", "tax_rate"):
        units = {key: say.plain(f"unit-{code}") for key, code in about.items() if "unit" in key}
        return say(f"entries-ask-{asked.asks}", **{**about, **units})
    if asked.asks == "party":
        supplier = entry.intent in _FROM_SUPPLIERS
        return say("entries-ask-supplier" if supplier else "entries-ask-party")
    if asked.line is None:
        return say("entries-ask-amount")
    line = entry.lines[asked.line]
    if asked.asks == "qty":
        key = _HOW_MUCH.get(entry.intent, "entries-ask-qty")
        return say(key, item=line.item, unit=say.plain(f"unit-{line.unit}-many"))
    key = "entries-ask-cost" if entry.intent in _AT_COST else "entries-ask-rate"
    return say(key, item=line.item, unit=say.plain(f"unit-{line.unit}"))


def _offers(turn: Turn, asked: Question, press: str) -> Buttons:
    if asked.asks == "tax_rate":
        names = [f"{rate}%" for rate in asked.choices]
    else:
        names = [known_name(turn, ident) for ident in asked.choices]
    offers = [Button(name, f"{press}:{at}") for at, name in enumerate(names) if name]
    if asked.asks == "which":
        label = turn.say.plain("entries-new-name", name=asked.about["name"])
        offers.append(Button(label, f"{press}:new"))
    return (*grid(offers), (Button(turn.say.plain("entries-leave"), f"{press}:no"),))
