"""How the first minute's steps are put to the merchant."""

from vyapari.books.shop import Shop
from vyapari.books.states import STATES
from vyapari.bot.features.newshop import default_name
from vyapari.bot.features.places import likely_states
from vyapari.bot.reply import Button, Buttons, Reply
from vyapari.bot.texts import LANGUAGES, phrasebook
from vyapari.bot.turn import Turn

#: What comes after each step when nothing was chosen.
AFTER = {"name": "state", "state": "gst", "gst": "done", "gstin": "done"}


def greeting(turn: Turn) -> Reply:
    """Hello, in the language of the Telegram client; and which one shall it be?"""
    languages = tuple(Button(name, f"start:lang:{code}") for code, name in LANGUAGES.items())
    return Reply(text=turn.say("start-hello"), buttons=(languages,))


def ask_step(turn: Turn, step: str) -> Reply:
    """The question that ``step`` (a key of ``AFTER``, or ``done``) is about."""
    if step == "done":
        return _done(turn, turn.shop)
    return Reply(text=turn.say(f"start-{step}"), buttons=_choices(turn, step), edit=_edits(turn))


def welcome(turn: Turn, shop: Shop) -> Reply:
    """What a member of a shop that is set up hears on ``/start``."""
    say = turn.say
    text = say("start-back", shop=shop.name, examples=say("start-examples"))
    return Reply(text=text, buttons=_first_looks(turn))


def _choices(turn: Turn, step: str) -> Buttons:
    say = turn.say
    later = (Button(say.plain("start-later"), f"start:skip:{step}"),)
    match step:
        case "name":
            return ((Button(default_name(turn), "start:name"),),)
        case "state":
            return (*likely_states(turn, "start:state", "start:states"), later)
        case "gst":
            schemes = ("none", "regular", "composition")
            return (tuple(Button(say.plain(f"start-gst-{s}"), f"start:gst:{s}") for s in schemes),)
        case _:
            return (later,)


def _done(turn: Turn, shop: Shop) -> Reply:
    say = turn.say
    parts = [say.plain("start-part-name", name=shop.name)]
    if shop.state:
        parts.append(STATES[shop.state].name(say.language))
    parts.append(shop.gstin or say.plain(f"start-scheme-{shop.tax_scheme}"))
    text = say("start-done", shop=" · ".join(parts), examples=say("start-examples"))
    return Reply(text=text, buttons=_first_looks(turn), edit=_edits(turn))


def _edits(turn: Turn) -> bool:
    """Whether the pressed button stands under one of the steps; others are left as they are."""
    return turn.kind == "button" and turn.args[:1] != ("again",)


def _first_looks(turn: Turn) -> Buttons:
    say = turn.say
    return (
        (
            Button(say.plain("start-help"), "help:home"),
            Button(say.plain("start-stock"), "stock"),
            Button(say.plain("start-khata"), "khata"),
        ),
    )


def in_chosen_language(turn: Turn) -> None:
    """Go on in the language that the chat has just been given."""
    if turn.session.language is not None:
        turn.say = phrasebook(turn.session.language)
