"""How the shop's books are kept: GST, prices, repeated entries, closed days; and which shop."""

from datetime import date
from typing import Any

from vyapari.books.commands import Booked, ChangeShop
from vyapari.books.shop import Right
from vyapari.bot.features import forms, pressed
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.options import MINUTES, OPTIONS, SCHEMES, minutes
from vyapari.bot.features.pages import grid
from vyapari.bot.features.shops import other_shops
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.quick.answers import answer_date


@needs()
async def settings(turn: Turn) -> Replies:
    """``/settings``: what may be set; for who may set nothing, which shop it is."""
    return await card(turn)


@needs()
async def press(turn: Turn) -> Replies:
    """``settings``: the card; ``settings:<which>[:<value>]``: the choice, or what was chosen."""
    if not turn.args:
        return await card(turn)
    return await _press(turn)


@needs(Right.SETTINGS)
async def _press(turn: Turn) -> Replies:
    which = pressed.word(turn, 0, OPTIONS)
    if len(turn.args) == 1:
        return _choice(turn, which)
    value = pressed.word(turn, 1)
    match which:
        case "scheme":
            return await _save(turn, {"tax_scheme": pressed.word(turn, 1, SCHEMES)})
        case "inclusive":
            return await _save(turn, {"prices_include_tax": pressed.word(turn, 1, "01") == "1"})
        case "duplicate":
            return await _save(turn, {"duplicate_minutes": int(pressed.word(turn, 1, MINUTES))})
        case _:
            return await _close(turn, value)


async def _close(turn: Turn, value: str) -> Replies:
    if value == "open":
        return await _save(turn, {"closed_until": None})
    if value == "typed":
        return await forms.ask_value(turn, "settings", "closed")
    day = _day(value)
    if day is None:
        raise pressed.Unreadable
    return await _close_until(turn, day)


async def _close_until(turn: Turn, day: date) -> Replies:
    if day >= turn.today:
        return sentence(turn, "settings-close-future")
    return await _save(turn, {"closed_until": day.isoformat()})


@needs(Right.SETTINGS)
async def answer(turn: Turn, _asked: dict[str, Any]) -> Replies:
    """The last closed day, typed."""
    if is_entry(turn):
        return None
    day = _day(turn.text) or answer_date(turn.text, turn.today)
    if day is None:
        return Reply(text=turn.say("settings-close-unread"))
    return await _close_until(turn, day)


async def card(turn: Turn, *, saved: bool = False) -> Reply:
    """The settings with a button each; every member may go to another shop of theirs."""
    say, shop = turn.say, turn.shop
    edit = turn.kind == "button"
    switch = await other_shops(turn)
    if not turn.may(Right.SETTINGS):
        own = [Button(say.plain("settings-language"), "lang")]
        if turn.may(Right.REPORTS):
            own.append(Button(say.plain("settings-schedule"), "schedule"))
        text = say("settings-member", shop=shop.name)
        return Reply(text=text, buttons=(*grid(own), *switch), edit=edit)
    parts: list[str] = [say("settings-saved" if saved else "settings-title", shop=shop.name)]
    parts += [say("settings-line", label=label, value=value) for _, label, value in _lines(turn)]
    picks = grid([Button(label, f"settings:{which}") for which, label, _ in _lines(turn)])
    elsewhere = grid(
        [
            Button(say.plain(f"settings-{verb}"), data)
            for verb, data in (
                ("company", "company"),
                ("team", "team"),
                ("language", "lang"),
                ("items", "items"),
                ("schedule", "schedule"),
            )
        ]
    )
    buttons: Buttons = (*picks, *elsewhere, *switch)
    return Reply(text=Markup("\n".join(parts)), buttons=buttons, edit=edit)


def _lines(turn: Turn) -> list[tuple[str, str, str]]:
    say, shop = turn.say, turn.shop
    lines = [
        ("scheme", say.plain("settings-scheme"), say.plain(f"settings-scheme-{shop.tax_scheme}"))
    ]
    if shop.tax_scheme == "regular":
        chosen = "with" if shop.prices_include_tax else "without"
        lines.append(
            ("inclusive", say.plain("settings-inclusive"), say.plain(f"settings-prices-{chosen}"))
        )
    lines.append(
        ("duplicate", say.plain("settings-duplicate"), minutes(turn, shop.duplicate_minutes))
    )
    closed = shop.closed_until
    until = say.date(closed, today=turn.today) if closed else say.plain("settings-open")
    lines.append(("close", say.plain("settings-close"), until))
    return lines


def _choice(turn: Turn, which: str) -> Reply:
    say = turn.say
    options = [Button(label, f"settings:{which}:{value}") for label, value in OPTIONS[which](turn)]
    back = (Button(say.plain("settings-back"), "settings"),)
    text = say(f"settings-ask-{which}")
    return Reply(text=text, buttons=(*grid(options), back), edit=True)


def _day(text: str) -> date | None:
    """A day as a button has it: ``2026-03-31``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


async def _save(turn: Turn, changes: dict[str, Any]) -> Replies:
    step = ChangeShop(changes)
    return forms.told(turn, await turn.ask(None, step, reply="settings-saved", data={}))


async def _saved(turn: Turn, _: Booked) -> Reply:
    return await card(turn, saved=True)


ROUTES = Routes(
    commands={"settings": settings},
    buttons={"settings": press},
    questions={"settings": answer},
    replies={"settings-saved": _saved},
)
