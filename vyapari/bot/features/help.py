"""Help: a few topics, each with examples to copy."""

from vyapari.bot.features import pressed
from vyapari.bot.features.gate import stale
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn

TOPICS = ("sell", "buy", "money", "stock", "khata", "reports", "mend", "shop")


async def show_help(turn: Turn) -> Replies:
    """``/help``: what can be asked about."""
    return _home(turn, edit=False)


async def press(turn: Turn) -> Replies:
    """``help:home``: anew; ``help:back``: in place; ``help:<topic>``: its examples, in place."""
    try:
        topic = pressed.word(turn, 0, (*TOPICS, "home", "back"))
    except pressed.Unreadable:
        return stale(turn)
    if topic in {"home", "back"}:
        return _home(turn, edit=topic == "back")
    back = Button(turn.say.plain("help-back"), "help:back")
    return Reply(text=turn.say(f"help-{topic}"), buttons=((back,),), edit=True)


def _home(turn: Turn, *, edit: bool) -> Reply:
    buttons = [Button(turn.say.plain(f"help-topic-{topic}"), f"help:{topic}") for topic in TOPICS]
    return Reply(text=turn.say("help-home"), buttons=grid(buttons), edit=edit)


ROUTES = Routes(commands={"help": show_help}, buttons={"help": press})
