"""What an agent may look up is what the person who writes may see, for each lookup there is."""

import pytest

from tests.bot.features.merchant import OWNER, TODAY, Merchant, beside
from vyapari.agents.lookups import look_up
from vyapari.agents.tools import LOOKUPS
from vyapari.agents.words import words_of
from vyapari.books.shop import Right, Role, may
from vyapari.bot.features.agent.asking import request_of
from vyapari.bot.features.known import names_of
from vyapari.bot.incoming import Incoming

RIGHTS = {
    "business_figures": Right.REPORTS,
    "stock_list": Right.LOOK,
    "receivables": Right.LOOK,
    "payables": Right.LOOK,
    "party_account": Right.LOOK,
    "entries_of_period": Right.REPORTS,
    "money_in_hand": Right.REPORTS,
    "gst_figures": Right.REPORTS,
}
ARGS = {"party": "Ramesh Kumar", "period": "this_month", "kind": "sale"}
GROUP = -500


def test_every_lookup_there_is_has_a_line_here() -> None:
    assert set(LOOKUPS) == set(RIGHTS)


@pytest.mark.parametrize("name", sorted(RIGHTS))
async def test_it_answers_whom_it_may(mina: Merchant, name: str) -> None:
    await mina.bind(GROUP)
    for user, role in ((8, Role.ACCOUNTANT), (9, Role.STAFF)):
        await mina.join(beside(mina, user), role)
    roles: dict[int, Role | None] = {OWNER: Role.OWNER, 8: Role.ACCOUNTANT, 9: Role.STAFF, 11: None}
    for user, its in roles.items():
        chat = mina.bot.chat(user, chat_id=GROUP)
        incoming = Incoming("text", GROUP, False, chat.person, "how much?", 1, at=mina.bot.now)
        turn = await chat.turn(incoming, f"test:{user}")
        named = words_of(turn.text, names_of(turn), TODAY).named
        answer = await look_up(await request_of(turn, named), name, ARGS)
        assert ("error" in answer) == (not may(its, RIGHTS[name])), (user, answer)
