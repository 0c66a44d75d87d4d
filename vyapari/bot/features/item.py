"""One item: its price, unit and the rest, each changed by a button."""

from dataclasses import replace
from typing import Any

from vyapari.books.catalogue import Item
from vyapari.books.commands import Booked, PutItem
from vyapari.books.quantity import UNITS
from vyapari.books.shop import Right
from vyapari.bot.features import checks, forms, pressed
from vyapari.bot.features.checks import Check
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.itemcard import FIELDS, card, choices, shown
from vyapari.bot.features.known import names_of
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn

_CHECKS: dict[str, Check] = {
    "name": checks.line(80),
    "sale_price": checks.amount,
    "cost_price": checks.amount,
    "pack": checks.quantity,
    "low_stock": checks.quantity,
    "hsn": checks.hsn,
    "tax_rate": checks.rate,
    "aliases": checks.line(300),
}
_REMOVABLE = frozenset(_CHECKS) - {"name", "pack"}


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``item:<id>``: the card; ``item:<id>:<field>``: asks; with a value after it: sets it."""
    item = pressed.item(turn, 0)
    if len(turn.args) == 1 or turn.args[1] == "card":
        return card(turn, item, edit=len(turn.args) > 1)
    return await _change(turn, item)


@needs(Right.PRICES)
async def _change(turn: Turn, item: Item) -> Replies:
    field = pressed.word(turn, 1, (*FIELDS, "archive"))
    if field == "archive":
        return await _archive(turn, item)
    value = turn.args[2] if len(turn.args) > 2 else None
    if field == "unit" and await _has_moved(turn, item):
        return sentence(turn, "item-unit-stays", item=item.name, unit=_unit(turn, item))
    if value is None and field in {"unit", "pack", "tax_rate"}:
        return choices(turn, item, field)
    if field == "pack":
        unit = pressed.word(turn, 2, UNITS - {item.unit})
        return await _ask(turn, item, field, unit=unit)
    if value is None or (field, value) == ("tax_rate", "typed"):
        return await _ask(turn, item, field)
    return await _save(turn, _with(item, field, _pressed(turn, field, value)))


@needs(Right.PRICES)
async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """The value typed for a field."""
    item = names_of(turn).items.get(asked.get("id", ""))
    check = _CHECKS.get(asked.get("field", ""))
    if item is None or check is None or is_entry(turn):
        return None
    if check is checks.quantity:
        check = checks.measure(item.unit)
    value = forms.read(turn, check)
    if isinstance(value, Reply):
        return value
    return await _save(turn, _with(item, asked["field"], value, asked.get("unit")))


async def _ask(turn: Turn, item: Item, field: str, unit: str | None = None) -> Replies:
    return await forms.ask_value(
        turn,
        "item",
        field,
        name=item.name,
        now=shown(turn, item, field),
        remove=f"item:{item.id}:{field}:none" if field in _REMOVABLE else None,
        id=item.id,
        unit=unit,
    )


async def _archive(turn: Turn, item: Item) -> Replies:
    found = await turn.store.stock(turn.shop.id, item_id=item.id, limit=1)
    if found.rows and found.rows[0].qty:
        left = turn.say.quantity(found.rows[0].qty, item.unit)
        count = Button(turn.say.plain("item-count"), f"count:{item.id}")
        back = Button(turn.say.plain("item-back"), f"item:{item.id}:card")
        text = turn.say("item-archive-stock", item=item.name, left=left)
        return Reply(text=text, buttons=((count, back),), edit=True)
    if turn.args[2:] != ("yes",):
        yes = Button(turn.say.plain("item-archive-yes"), f"item:{item.id}:archive:yes")
        no = Button(turn.say.plain("item-archive-no"), f"item:{item.id}:card")
        text = turn.say("item-archive-sure", item=item.name)
        return Reply(text=text, buttons=((yes, no),), edit=True)
    data = {"name": item.name}
    outcome = await turn.book(PutItem(item, archived=True), reply="item-archived", data=data)
    return forms.told(turn, outcome)


def _pressed(turn: Turn, field: str, value: str) -> Any:
    """What a button sets the field to; raises ``Unreadable`` for what no button carries."""
    if value == "none" and field in _REMOVABLE:
        return "" if field == "aliases" else None
    if field == "unit":
        return pressed.word(turn, 2, UNITS)
    if field == "tax_rate":
        rate = checks.rate(value)
        if not isinstance(rate, checks.Problem):
            return rate
    raise pressed.Unreadable


def _with(item: Item, field: str, value: Any, unit: str | None = None) -> Item:
    """``item`` with one field changed; ``unit`` is the pack's."""
    if field == "aliases":
        names = tuple(dict.fromkeys(filter(None, (" ".join(n.split()) for n in value.split(",")))))
        return replace(item, aliases=names[:20])
    if field == "pack" and unit is not None:
        packs = {each: size for each, size in item.packs.items() if each != unit}
        return replace(item, packs={**packs, unit: value} if value else packs)
    return replace(item, **{field: value})


async def _has_moved(turn: Turn, item: Item) -> bool:
    """Whether anything was booked in the item's unit."""
    found = await turn.store.vouchers(turn.shop.id, item_id=item.id, include_reversed=True, limit=1)
    return found.count > 0


async def _save(turn: Turn, item: Item) -> Replies:
    outcome = await turn.ask(None, PutItem(item), reply="item-saved", data={})
    return forms.told(turn, outcome)


def _unit(turn: Turn, item: Item) -> str:
    return turn.say.plain(f"unit-{item.unit}")


async def _saved(turn: Turn, booked: Booked) -> Reply:
    booked_as = next(result["item"]["id"] for result in booked.results if "item" in result)
    item = names_of(turn).items.get(booked_as)
    if item is None:
        return sentence(turn, "gate-stale")
    if booked.reply_data.get("added") == booked_as:
        # What is first sold by the kilo can hardly have been counted in pieces.
        return choices(turn, item, "unit", added=True)
    return card(turn, item, saved=True, edit=turn.kind == "button")


async def _archived(turn: Turn, booked: Booked) -> Reply:
    back = Button(turn.say.plain("item-all"), "items")
    text = turn.say("item-archived", item=booked.reply_data["name"])
    return Reply(text=text, buttons=((back,),), edit=turn.kind == "button")


ROUTES = Routes(
    buttons={"item": press},
    questions={"item": answer},
    replies={"item-saved": _saved, "item-archived": _archived},
)
