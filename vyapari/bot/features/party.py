"""One customer or supplier: telephone, address, limit and the rest, each changed by a button."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from vyapari.books.catalogue import Party, PartyKind
from vyapari.books.commands import Booked, PutParty
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.money import ZERO
from vyapari.books.shop import Right
from vyapari.books.states import STATES
from vyapari.bot.features import checks, forms, pressed
from vyapari.bot.features.checks import Check
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.known import names_of
from vyapari.bot.features.partycard import FIELDS, card, shown
from vyapari.bot.features.places import all_states, state
from vyapari.bot.features.statement import balance_words
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn

_CHECKS: dict[str, Check] = {
    "name": checks.line(80),
    "phone": checks.phone,
    "address": checks.lines(300),
    "credit_limit": checks.amount,
    "gstin": checks.gstin,
    "state": state,
    "aliases": checks.line(300),
}
_REMOVABLE = frozenset(_CHECKS) - {"name"}


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``party:<id>``: the card; ``party:<id>:<field>``: asks; with a value after it: sets it."""
    party = pressed.party(turn, 0)
    if len(turn.args) == 1 or turn.args[1] == "card":
        return await _card(turn, party, edit=len(turn.args) > 1)
    return await _change(turn, party)


@needs(Right.PRICES)
async def _change(turn: Turn, party: Party) -> Replies:
    field = pressed.word(turn, 1, (*FIELDS, "archive", "states"))
    prefix = f"party:{party.id}"
    if field == "archive":
        return await _archive(turn, party)
    if field == "states":
        buttons = all_states(turn, f"{prefix}:state", f"{prefix}:states", pressed.count(turn, 2))
        text = turn.say("party-ask-state", name=party.name)
        return Reply(text=text, buttons=buttons, edit=True)
    if field == "kind":
        other: PartyKind = "supplier" if party.kind == "customer" else "customer"
        return await _save(turn, replace(party, kind=other))
    if len(turn.args) > 2:
        return await _save(turn, _with(party, field, _pressed(turn, field, turn.args[2])))
    return await forms.ask_value(
        turn,
        "party",
        field,
        name=party.name,
        now=shown(turn, party, field),
        remove=f"{prefix}:{field}:none" if field in _REMOVABLE else None,
        states=prefix if field == "state" else None,
        id=party.id,
    )


@needs(Right.PRICES)
async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """The value typed for a field."""
    party = names_of(turn).parties.get(asked.get("id", ""))
    check = _CHECKS.get(asked.get("field", ""))
    if party is None or check is None or is_entry(turn):
        return None
    value = forms.read(turn, check)
    if isinstance(value, Reply):
        return value
    return await _save(turn, _with(party, asked["field"], value))


async def _archive(turn: Turn, party: Party) -> Replies:
    if balance := await _balance(turn, party):
        words = balance_words(turn.say, balance)
        return sentence(turn, "party-archive-balance", party=party.name, balance=words)
    if turn.args[2:] != ("yes",):
        yes = Button(turn.say.plain("party-archive-yes"), f"party:{party.id}:archive:yes")
        no = Button(turn.say.plain("party-archive-no"), f"party:{party.id}:card")
        text = turn.say("party-archive-sure", party=party.name)
        return Reply(text=text, buttons=((yes, no),), edit=True)
    data = {"name": party.name}
    outcome = await turn.book(PutParty(party, archived=True), reply="party-archived", data=data)
    return forms.told(turn, outcome)


def _pressed(turn: Turn, field: str, value: str) -> Any:
    """What a button sets the field to; raises ``Unreadable`` for what no button carries."""
    if value == "none" and field in _REMOVABLE:
        return "" if field == "aliases" else None
    if field == "state":
        return pressed.word(turn, 2, STATES)
    raise pressed.Unreadable


def _with(party: Party, field: str, value: Any) -> Party:
    """``party`` with one field changed; a GSTIN tells the state too."""
    if field == "aliases":
        names = tuple(dict.fromkeys(filter(None, (" ".join(n.split()) for n in value.split(",")))))
        return replace(party, aliases=names[:20])
    if field == "gstin" and value and isinstance(number := check_gstin(value), Gstin):
        return replace(party, gstin=value, state=number.state.now or number.state.code)
    return replace(party, **{field: value})


async def _balance(turn: Turn, party: Party) -> Decimal:
    account = await turn.store.khata(turn.shop.id, party.id, today=turn.today, limit=1)
    return account.balance if account else ZERO


async def _card(turn: Turn, party: Party, *, saved: bool = False, edit: bool = False) -> Reply:
    return card(turn, party, await _balance(turn, party), saved=saved, edit=edit)


async def _save(turn: Turn, party: Party) -> Replies:
    return forms.told(turn, await turn.ask(None, PutParty(party), reply="party-saved", data={}))


async def _saved(turn: Turn, booked: Booked) -> Reply:
    booked_as = next(result["party"]["id"] for result in booked.results if "party" in result)
    party = names_of(turn).parties.get(booked_as)
    if party is None:
        return sentence(turn, "gate-stale")
    return await _card(turn, party, saved=True, edit=turn.kind == "button")


async def _archived(turn: Turn, booked: Booked) -> Reply:
    back = Button(turn.say.plain("party-all"), "parties")
    text = turn.say("party-archived", party=booked.reply_data["name"])
    return Reply(text=text, buttons=((back,),), edit=turn.kind == "button")


ROUTES = Routes(
    buttons={"party": press},
    questions={"party": answer},
    replies={"party-saved": _saved, "party-archived": _archived},
)
