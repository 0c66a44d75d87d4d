"""The first minute: language, shop's name, state and GST, in a few taps; any of them may wait."""

from typing import Any, get_args

from vyapari.books.commands import Booked, ChangeShop, SetChat, Step
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.shop import Right, TaxScheme
from vyapari.books.states import STATES
from vyapari.bot.features import checks, pressed
from vyapari.bot.features.asking import question
from vyapari.bot.features.forms import told
from vyapari.bot.features.gate import stale
from vyapari.bot.features.group import greet_group, link_group
from vyapari.bot.features.join import PREFIX, join
from vyapari.bot.features.newshop import LONGEST_NAME, default_name, new_shop
from vyapari.bot.features.places import all_states, state_named
from vyapari.bot.features.steps import AFTER, ask_step, greeting, in_chosen_language, welcome
from vyapari.bot.features.typed import is_entry
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES
from vyapari.bot.turn import Turn


async def start(turn: Turn) -> Replies:
    """``/start``: from the beginning, where it was left, or what to do now."""
    if turn.kind == "text" and turn.text.startswith(PREFIX):
        return await join(turn, turn.text.removeprefix(PREFIX).strip())
    if not turn.private:
        return await greet_group(turn)
    shop = turn.session.shop
    if shop is not None and (shop.set_up or not turn.may(Right.SETTINGS)):
        return welcome(turn, shop)
    if turn.session.language is None:
        return greeting(turn)
    open_question = turn.session.question or {}
    began = shop is not None and open_question.get("kind") == "start"
    return await _go_on(turn, open_question["step"] if began else "name")


async def press(turn: Turn) -> Replies:
    """A button of the first minute, this one's or one of long ago."""
    try:
        return await _press(turn, pressed.word(turn, 0))
    except pressed.Unreadable:
        return stale(turn)


async def answer(turn: Turn, asked: dict[str, Any]) -> Replies:
    """What was typed while a step is open; an entry is left to be booked as one."""
    shop = turn.session.shop
    if not turn.private or (shop is not None and not turn.may(Right.SETTINGS)) or is_entry(turn):
        return None
    step = _TYPED.get(asked.get("step", ""))
    return await step(turn) if step else None


async def _name_typed(turn: Turn) -> Replies:
    name = checks.line(LONGEST_NAME)(turn.text)
    if isinstance(name, checks.Problem):
        return Reply(text=turn.say(name.key, **name.args))
    return await _named(turn, str(name))


async def _state_typed(turn: Turn) -> Replies:
    state = state_named(turn.text)
    if state is None:
        return Reply(text=turn.say("start-state-unknown"))
    return await _go_on(turn, "gst", {"state": state.code})


async def _press(turn: Turn, choice: str) -> Replies:
    shop = turn.session.shop
    if choice == "again":
        return await start(turn)
    if choice == "group":
        return await link_group(turn)
    if not turn.private or (shop is not None and (shop.set_up or not turn.may(Right.SETTINGS))):
        return stale(turn)
    if choice == "lang":
        return await _language(turn, pressed.word(turn, 1, LANGUAGES))
    if choice == "name":
        return await _named(turn, default_name(turn))
    return stale(turn) if shop is None else await _choose(turn, choice)


async def _choose(turn: Turn, choice: str) -> Replies:
    match choice:
        case "state":
            return await _go_on(turn, "gst", {"state": pressed.word(turn, 1, STATES)})
        case "states":
            buttons = all_states(turn, "start:state", "start:states", pressed.count(turn, 1))
            return Reply(text=turn.say("start-state"), buttons=buttons, edit=True)
        case "gst":
            scheme = pressed.word(turn, 1, get_args(TaxScheme))
            then = "done" if scheme == "none" else "gstin"
            return await _go_on(turn, then, {"tax_scheme": scheme})
        case "skip":
            return await _go_on(turn, AFTER[pressed.word(turn, 1, AFTER)])
        case _:
            return stale(turn)


async def _language(turn: Turn, language: str) -> Replies:
    asked = question(turn, "start", step="name")
    steps: list[Step] = [SetChat(turn.chat_id, {"language": language, "question": asked})]
    if turn.session.shop is not None:
        steps.append(ChangeShop({"language": language}))
    return told(turn, await turn.book(*steps, reply="start-step", data={"step": "name"}))


async def _named(turn: Turn, name: str) -> Replies:
    if turn.session.shop is None:
        return await _go_on(turn, "state", None, new_shop(turn, name))
    return await _go_on(turn, "state", {"name": name})


async def _gstin_typed(turn: Turn) -> Replies:
    number = check_gstin(turn.text)
    if not isinstance(number, Gstin):
        problem = checks.gstin_problem(number)
        return Reply(text=turn.say(problem.key, **problem.args))
    state = number.state.now or number.state.code
    changes = {"gstin": number.text, "pan": number.pan, "state": state}
    return await _go_on(turn, "done", changes)


async def _go_on(
    turn: Turn, step: str, changes: dict[str, Any] | None = None, *steps: Step
) -> Replies:
    """Book what was chosen and ask the next thing."""
    changed = dict(changes or {})
    if step == "done":
        changed["set_up"] = True
    booked = (*steps, ChangeShop(changed)) if changed else steps
    asked = None if step == "done" else question(turn, "start", step=step)
    return told(turn, await turn.ask(asked, *booked, reply="start-step", data={"step": step}))


async def _step(turn: Turn, booked: Booked) -> Reply:
    in_chosen_language(turn)
    return ask_step(turn, booked.reply_data["step"])


_TYPED = {
    "name": _name_typed,
    "state": _state_typed,
    "gstin": _gstin_typed,
}
ROUTES = Routes(
    commands={"start": start},
    buttons={"start": press},
    questions={"start": answer},
    replies={"start-step": _step},
)
