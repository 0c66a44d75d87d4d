"""Choosing a state: buttons for the likeliest, pages of all of them, or its name typed."""

from rapidfuzz import fuzz, process

from vyapari.books.states import STATES, State, current_states
from vyapari.bot.features.checks import Problem
from vyapari.bot.features.pages import Page, grid
from vyapari.bot.reply import Button, Buttons
from vyapari.bot.turn import Turn

#: Where most small shops are.
_LIKELY = ("09", "27", "24", "08", "07")
_PER_PAGE = 12
#: A typed name this much like a state's is taken for it.
_ALIKE = 85


def likely_states(turn: Turn, verb: str, more: str) -> Buttons:
    """Buttons ``<verb>:<code>`` of a few states, and one, ``<more>:0``, to all of them."""
    buttons = [_button(turn, STATES[code], verb) for code in _LIKELY]
    return grid([*buttons, Button(turn.say.plain("places-more"), f"{more}:0")])


def all_states(turn: Turn, verb: str, more: str, number: int) -> Buttons:
    """A page of buttons with all states, and arrows ``<more>:<page>``."""
    states = current_states()
    page = Page(number, len(states), _PER_PAGE)
    shown = states[page.first_row : page.first_row + _PER_PAGE]
    buttons = [_button(turn, state, verb) for state in shown]
    return (*grid(buttons), *page.arrows(more))


def state_named(text: str) -> State | None:
    """The state that ``text`` names, in any of its names, somewhat misspelled or by its code."""
    bare = text.strip()
    for state in current_states():
        if bare.upper() in {state.code, state.iso}:
            return state
    names = {
        name.casefold(): state
        for state in current_states()
        for name in (state.english, state.hindi, state.gujarati)
    }
    found = process.extractOne(bare.casefold(), names.keys(), scorer=fuzz.ratio)
    return names[found[0]] if found and found[1] >= _ALIKE else None


def state(text: str) -> str | Problem:
    """A typed state's code, as a field's check."""
    found = state_named(text)
    return found.code if found else Problem("start-state-unknown")


def _button(turn: Turn, state: State, verb: str) -> Button:
    return Button(state.name(turn.say.language), f"{verb}:{state.code}")
