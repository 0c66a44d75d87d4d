"""``/language``: in which one the bot answers in this chat."""

from vyapari.books.commands import Booked, ChangeShop, Refusal, SetChat, Step
from vyapari.books.shop import Right
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import sentence, stale
from vyapari.bot.features.refused import explain
from vyapari.bot.features.steps import in_chosen_language
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES
from vyapari.bot.turn import Turn


async def language(turn: Turn) -> Replies:
    """The choice."""
    buttons = tuple(Button(name, f"lang:{code}") for code, name in LANGUAGES.items())
    return Reply(text=turn.say("language-which"), buttons=(buttons,))


async def press(turn: Turn) -> Replies:
    """``lang``: the choice; ``lang:<code>``: chosen, for the shop too when its owner says so."""
    if not turn.args:
        return await language(turn)
    try:
        code = pressed.word(turn, 0, LANGUAGES)
    except pressed.Unreadable:
        return stale(turn)
    if not turn.private and turn.session.role is None:
        return sentence(turn, "gate-stranger")
    steps: list[Step] = [SetChat(turn.chat_id, {"language": code})]
    if turn.private and turn.session.shop is not None and turn.may(Right.SETTINGS):
        steps.append(ChangeShop({"language": code}))
    outcome = await turn.book(*steps, reply="language-set")
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def _set(turn: Turn, _: Booked) -> Reply:
    in_chosen_language(turn)
    text = turn.say("language-set", examples=turn.say("start-examples"))
    return Reply(text=text, edit=turn.kind == "button")


ROUTES = Routes(
    commands={"language": language}, buttons={"lang": press}, replies={"language-set": _set}
)
