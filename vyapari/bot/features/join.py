"""Joining a shop by an invitation's link."""

import hashlib

from vyapari.books.commands import Booked, JoinShop, Refusal
from vyapari.books.shop import Role
from vyapari.bot.features.gate import sentence
from vyapari.bot.features.refused import explain
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import LANGUAGES
from vyapari.bot.turn import Turn

#: What the deep link's parameter begins with.
PREFIX = "join_"


def token_hash(token: str) -> str:
    """What the books know of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def join(turn: Turn, token: str) -> Replies:
    """Make the person who speaks a member of the shop that invited them."""
    if not turn.private:
        return sentence(turn, "join-in-private")
    step = JoinShop(token_hash(token), turn.chat_id, turn.person.name)
    outcome = await turn.book(step, reply="join-done")
    return explain(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def _joined(turn: Turn, booked: Booked) -> Reply:
    result = next(result for result in booked.results if "role" in result)
    role = Role(result["role"])
    shown = turn.say(f"join-done-{role.value}", shop=result["shop"]["name"], name=turn.person.name)
    languages = tuple(Button(name, f"lang:{code}") for code, name in LANGUAGES.items())
    return Reply(text=shown, buttons=(languages,))


ROUTES = Routes(replies={"join-done": _joined})
