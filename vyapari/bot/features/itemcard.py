"""An item as it is shown, with a button for each field."""

from collections.abc import Iterator
from decimal import Decimal

from vyapari.books.catalogue import Item
from vyapari.books.shop import Right
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

FIELDS = (
    "name",
    "sale_price",
    "cost_price",
    "unit",
    "pack",
    "low_stock",
    "hsn",
    "tax_rate",
    "aliases",
)
#: Where a field is kept under another name.
_STORED = {"pack": "packs"}
_OF_TAX = frozenset({"hsn", "tax_rate"})
#: The units that shops count in most come first.
_UNITS = ("kg", "g", "l", "ml", "pcs", "packet", "dozen", "box", "bag", "bottle", "m", "carton")
_PACKS = ("bag", "box", "carton", "packet", "bundle", "tray", "tin", "quintal", "dozen")
_RATES = (Decimal(0), Decimal(5), Decimal(18), Decimal(40))


def card(turn: Turn, item: Item, *, saved: bool = False, edit: bool = False) -> Reply:
    """What is known of the item; who may change it gets a button for each field."""
    say = turn.say
    parts: list[str] = [say("item-title-saved" if saved else "item-title", item=item.name)]
    parts += (
        say("item-line", label=_label(turn, field), value=value)
        for field in _fields(turn)
        if field != "name" and (value := shown(turn, item, field)) is not None
    )
    return Reply(text=Markup("\n".join(parts)), buttons=tuple(_buttons(turn, item)), edit=edit)


def shown(turn: Turn, item: Item, field: str) -> str | None:
    """A field's value in words; ``None`` when it is empty."""
    say, value = turn.say, getattr(item, _STORED.get(field, field))
    if value is None or not (value or value == 0):
        return None
    match field:
        case "sale_price" | "cost_price":
            words = f"{say.money(value)}/{say.plain('unit-' + item.unit)}"
        case "unit":
            words = say.plain(f"unit-{value}")
        case "pack":
            words = " · ".join(_pack(turn, item, unit) for unit in value)
        case "low_stock":
            words = say.quantity(value, item.unit)
        case "tax_rate":
            words = f"{say.number(value)}%"
        case _:
            words = ", ".join(value) if isinstance(value, tuple) else str(value)
    return words


def _pack(turn: Turn, item: Item, unit: str) -> str:
    """``1 bag = 50 kg``."""
    say = turn.say
    return f"{say.quantity(Decimal(1), unit)} = {say.quantity(item.packs[unit], item.unit)}"


def choices(turn: Turn, item: Item, field: str, *, added: bool = False) -> Reply:
    """Buttons for the unit that the item is counted or packed in, or for its GST rate.

    An item that was just ``added`` may be counted in what it is anyway.
    """
    say, prefix = turn.say, f"item:{item.id}:{field}"
    if field == "tax_rate":
        buttons = [Button(f"{say.number(rate)}%", f"{prefix}:{rate}") for rate in _RATES]
        buttons.append(Button(say.plain("item-rate-typed"), f"{prefix}:typed"))
    else:
        offered = _UNITS if field == "unit" else _PACKS
        others = [unit for unit in offered if added or unit != item.unit]
        buttons = [Button(say.plain(f"unit-{unit}"), f"{prefix}:{unit}") for unit in others]
    back = (Button(say.plain("item-back"), f"item:{item.id}:card"),)
    text = say(f"item-choose-{field.replace('_', '-')}", name=item.name)
    if added:
        text = Markup(f"{say('item-title-saved', item=item.name)}\n{text}")
    return Reply(text=text, buttons=(*grid(buttons, 3), back), edit=not added)


def _fields(turn: Turn) -> Iterator[str]:
    """The fields that are this shop's and this person's business."""
    for field in FIELDS:
        if field in _OF_TAX and turn.shop.tax_scheme == "none":
            continue
        if field == "cost_price" and not turn.may(Right.REPORTS):
            continue
        yield field


def _buttons(turn: Turn, item: Item) -> Iterator[tuple[Button, ...]]:
    say = turn.say
    if turn.may(Right.PRICES):
        fields = [Button(_label(turn, f), f"item:{item.id}:{f}") for f in _fields(turn)]
        yield from grid(fields, 3)
    last = [Button(say.plain("item-stock"), f"stock:item:{item.id}")]
    if turn.may(Right.PRICES):
        last.append(Button(say.plain("item-archive"), f"item:{item.id}:archive"))
    last.append(Button(say.plain("item-all"), "items"))
    yield tuple(last)


def _label(turn: Turn, field: str) -> str:
    return turn.say.plain(f"item-{field.replace('_', '-')}")
