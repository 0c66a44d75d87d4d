"""What stands on the shop's bills: name, address, numbers; each changed by a button."""

from typing import Any

from vyapari.books.commands import Booked, ChangeShop
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.shop import Right, Shop
from vyapari.books.states import STATES
from vyapari.bot.features import checks, forms, pressed
from vyapari.bot.features.checks import Check
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.newshop import LONGEST_NAME
from vyapari.bot.features.pages import grid
from vyapari.bot.features.places import all_states, state
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

FIELDS: dict[str, Check] = {
    "name": checks.line(LONGEST_NAME),
    "address": checks.lines(300),
    "state": state,
    "phone": checks.phone,
    "email": checks.email,
    "gstin": checks.gstin,
    "pan": checks.pan,
    "upi_id": checks.upi,
    "terms": checks.lines(500),
}


@needs(Right.SETTINGS)
async def company(turn: Turn) -> Replies:
    """``/company``: the card."""
    return card(turn, turn.shop)


@needs(Right.SETTINGS)
async def press(turn: Turn) -> Replies:
    """``company``: the card; ``company:<field>``: asks; with ``none`` or a value: sets it."""
    if not turn.args:
        return card(turn, turn.shop)
    if turn.args[0] == "states":
        buttons = all_states(turn, "company:state", "company:states", pressed.count(turn, 1))
        return Reply(text=turn.say("company-ask-state"), buttons=buttons, edit=True)
    field = pressed.word(turn, 0, FIELDS)
    if len(turn.args) > 1:
        return await _set_by_button(turn, field, turn.args[1])
    now = getattr(turn.shop, field)
    removable = None if field == "name" else f"company:{field}:none"
    return await forms.ask_value(
        turn,
        "company",
        field,
        now=_shown(turn, field, now),
        remove=removable,
        states="company" if field == "state" else None,
    )


@needs(Right.SETTINGS)
async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """The value typed for a field."""
    if is_entry(turn) or asked.get("field") not in FIELDS:
        return None
    field = asked["field"]
    value = forms.read(turn, FIELDS[field])
    if isinstance(value, Reply):
        return value
    gstin = turn.shop.gstin
    if field == "pan" and gstin and gstin[2:12] != value:
        return sentence(turn, "company-pan-differs", pan=gstin[2:12])
    return await _save(turn, _changes(field, value))


def card(turn: Turn, shop: Shop, *, saved: bool = False) -> Reply:
    """All fields, those that are empty too."""
    say = turn.say
    parts: list[str] = [say("company-saved" if saved else "company-title")]
    for field in FIELDS:
        value = _shown(turn, field, getattr(shop, field))
        parts.append(say("company-line", label=_label(turn, field), value=value or "–"))
    fields = [Button(_label(turn, field), f"company:{field}") for field in FIELDS]
    buttons = grid([*fields, Button(say.plain("logo-button"), "logo")], 3)
    if shop.gstin and shop.tax_scheme == "none":
        parts.append(say("company-gst-off"))
        buttons += ((Button(say.plain("company-gst-on"), "settings:scheme"),),)
    return Reply(text=Markup("\n".join(parts)), buttons=buttons, edit=turn.kind == "button")


async def _set_by_button(turn: Turn, field: str, choice: str) -> Replies:
    if field == "state" and choice in STATES:
        return await _save(turn, {"state": choice})
    if choice != "none" or field == "name":
        raise pressed.Unreadable
    return await _save(turn, {field: None})


async def _save(turn: Turn, changes: dict[str, Any]) -> Replies:
    outcome = await turn.ask(None, ChangeShop(changes), reply="company-saved", data={})
    return forms.told(turn, outcome)


def _changes(field: str, value: str) -> dict[str, Any]:
    """The field's change; a GSTIN tells the state and the PAN too."""
    if field == "gstin" and isinstance(number := check_gstin(value), Gstin):
        state = number.state.now or number.state.code
        return {"gstin": number.text, "state": state, "pan": number.pan}
    return {field: value}


def _label(turn: Turn, field: str) -> str:
    return turn.say.plain(f"company-{field.replace('_', '-')}")


def _shown(turn: Turn, field: str, value: str | None) -> str | None:
    return STATES[value].name(turn.say.language) if field == "state" and value else value


async def _saved(turn: Turn, _: Booked) -> Reply:
    return card(turn, turn.shop, saved=True)


ROUTES = Routes(
    commands={"company": company},
    buttons={"company": press},
    questions={"company": answer},
    replies={"company-saved": _saved},
)
