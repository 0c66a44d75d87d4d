"""A customer or supplier as shown, with a button for each field."""

from collections.abc import Iterator
from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.shop import Right
from vyapari.books.states import STATES
from vyapari.bot.features.pages import grid
from vyapari.bot.features.statement import balance_words
from vyapari.bot.reply import Button, Reply
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn

FIELDS = ("name", "kind", "phone", "address", "credit_limit", "gstin", "state", "aliases")
_OF_TAX = frozenset({"gstin", "state"})


def card(
    turn: Turn, party: Party, balance: Decimal, *, saved: bool = False, edit: bool = False
) -> Reply:
    """What is known of the party; who may change it gets a button for each field."""
    say = turn.say
    title = say("party-title-saved" if saved else "party-title", party=party.name)
    parts: list[str] = [f"{title} · {balance_words(say, balance)}"]
    parts += (
        say("party-line", label=_label(turn, field), value=value)
        for field in _fields(turn)
        if field != "name" and (value := shown(turn, party, field)) is not None
    )
    return Reply(text=Markup("\n".join(parts)), buttons=tuple(_buttons(turn, party)), edit=edit)


def shown(turn: Turn, party: Party, field: str) -> str | None:
    """A field's value in words; ``None`` when it is empty."""
    say = turn.say
    match field:
        case "kind":
            return say.plain(f"party-kind-{party.kind}")
        case "state":
            return STATES[party.state].name(say.language) if party.state else None
        case "credit_limit":
            return None if party.credit_limit is None else say.money(party.credit_limit)
        case "aliases":
            return ", ".join(party.aliases) or None
        case _:
            value: str | None = getattr(party, field)
            return value


def _fields(turn: Turn) -> Iterator[str]:
    """The fields that are this shop's business."""
    untaxed = turn.shop.tax_scheme == "none"
    return (field for field in FIELDS if not (untaxed and field in _OF_TAX))


def _buttons(turn: Turn, party: Party) -> Iterator[tuple[Button, ...]]:
    say = turn.say
    if turn.may(Right.PRICES):
        fields = [Button(_label(turn, f), f"party:{party.id}:{f}") for f in _fields(turn)]
        yield from grid(fields, 3)
    last = [Button(say.plain("party-khata"), f"khata:{party.id}")]
    if turn.may(Right.PRICES):
        last.append(Button(say.plain("party-archive"), f"party:{party.id}:archive"))
    last.append(Button(say.plain("party-all"), "parties"))
    yield tuple(last)


def _label(turn: Turn, field: str) -> str:
    return turn.say.plain(f"party-{field.replace('_', '-')}")
