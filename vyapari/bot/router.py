"""All that the bot can do, in one visible list."""

from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn


async def _echo(turn: Turn) -> Replies:
    return Reply(Markup(turn.say("core-only-text")))


ROUTES = Routes.of((Routes(text=_echo),))
