"""An answer that shows while it is being written: quick, newest first, never twice."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bot.running import Running, at_work
from vyapari.bot.reply import Attachment, Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.errors import Unavailable
from vyapari.sandbox import SandboxServer
from vyapari.sandbox.client import Shown
from vyapari.store.store import Store

BUTTONS = ((Button("Undo", "undo:1"),),)
Answer = Callable[[Turn], Awaitable[Replies]]


class Shop:
    """Asha writes to a bot, alone with it or in a group.

    ``standing`` is what of the bot stands in the chat in the end.
    """

    def __init__(self, sandbox: SandboxServer, store: Store, folder: Path) -> None:
        self.place = (sandbox, store, folder)
        self.bot: Running
        self.asha = 0
        self.group: int | None = None
        self.standing: list[str] = []

    async def hear(
        self, answer: Answer, *, group: bool = False, fault: dict[str, Any] | None = None
    ) -> list[Shown]:
        """All that the bot does after a message, up to the end of its turn."""
        ended = asyncio.Event()

        async def text(turn: Turn) -> Replies:
            if turn.text == "end":
                ended.set()
                return None
            return await answer(turn)

        async with at_work(*self.place, Routes(text=text)) as bot:
            self.bot = bot
            self.asha = await bot.people.add_user("Asha")
            if group:
                self.group = await bot.people.add_group("Shop", [self.asha])
            if fault:
                await bot.people.add_fault(**fault)
            bot_name = (await bot.people.state())["bot"]["username"]
            seq = await bot.people.seq()
            for said in ("go", "end"):
                mention = f"@{bot_name} {said}" if group else said
                await bot.people.send_text(self.asha, mention, chat_id=self.group)
            async with asyncio.timeout(20):
                await ended.wait()
            chat = self.group or self.asha
            history = await bot.people.history(chat)
            self.standing = [m.get("text", "") for m in history if m["from"]["is_bot"]]
            shown, _ = await bot.people.outbox(seq, chat_id=chat)
            return shown

    async def seen(self, text: str) -> None:
        """Wait until the chat shows ``text``."""
        await self.bot.people.wait_for(
            self.group or self.asha,
            0,
            kinds=("draft", "message", "edited"),
            matching=lambda shown: text in shown.text,
        )


@pytest.fixture
def shop(sandbox: SandboxServer, store: Store, tmp_path: Path) -> Shop:
    return Shop(sandbox, store, tmp_path)


def told(shown: list[Shown], *kinds: str) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in shown if s.kind in (kinds or ("draft", "message", "edited"))]


async def test_alone_with_the_bot_a_draft_grows_and_the_message_follows(shop: Shop) -> None:
    async def answer(turn: Turn) -> Replies:
        turn.stream.show("<b>Sugar</b>")
        await shop.seen("Sugar")
        turn.stream.show("<b>Sugar</b> 45 kg")
        await shop.seen("45 kg")
        return Reply("<b>Sugar</b> 45 kg left", BUTTONS)

    shown = await shop.hear(answer)
    assert told(shown) == [
        ("draft", "Sugar"),
        ("draft", "Sugar 45 kg"),
        ("message", "Sugar 45 kg left"),
    ]
    assert shown[-1].buttons


async def test_of_many_texts_the_newest_is_shown_and_only_that_is_rendered(shop: Shop) -> None:
    rendered: list[str] = []

    def render(text: str) -> str:
        rendered.append(text)
        return f"<i>{text}</i>"

    async def answer(turn: Turn) -> Replies:
        for number in range(100):
            turn.stream.show(f"text {number}", render)
        await shop.seen("text 99")
        return Reply("done")

    assert told(await shop.hear(answer)) == [("draft", "text 99"), ("message", "done")]
    assert rendered == ["text 99"]


async def test_in_a_group_one_message_is_edited_into_the_answer(shop: Shop) -> None:
    async def answer(turn: Turn) -> Replies:
        turn.stream.show("Sugar")
        await shop.seen("Sugar")
        turn.stream.show("Sugar 45")
        return Reply("Sugar 45 kg", BUTTONS)

    shown = await shop.hear(answer, group=True)
    assert told(shown) == [("message", "Sugar"), ("edited", "Sugar 45 kg")]
    assert shown[0].message["reply_to_message"]["text"].endswith("go")
    assert shown[-1].buttons


@pytest.mark.parametrize("code", [400, 404])
async def test_a_server_without_drafts_gets_a_message(shop: Shop, code: int) -> None:
    async def answer(turn: Turn) -> Replies:
        turn.stream.show("Sugar")
        await shop.seen("Sugar")
        return Reply("Sugar 45 kg")

    fault = {"kind": "error", "method": "sendMessageDraft", "code": code}
    shown = await shop.hear(answer, fault=fault)
    assert told(shown) == [("message", "Sugar"), ("edited", "Sugar 45 kg")]


@pytest.mark.parametrize(
    "fault",
    [
        {"code": 429, "retry_after": 60},
        {"code": 500},
        {"code": 403},
        {"kind": "drop"},
    ],
)
async def test_what_goes_wrong_with_a_draft_harms_no_answer(
    shop: Shop, fault: dict[str, Any]
) -> None:
    tries = 0

    async def answer(turn: Turn) -> Replies:
        nonlocal tries
        tries += 1
        turn.stream.show("Sugar")
        await asyncio.sleep(0.1)
        return Reply("Sugar 45 kg")

    shown = await shop.hear(answer, fault={"kind": "error", "method": "sendMessageDraft"} | fault)
    assert told(shown) == [("message", "Sugar 45 kg")]
    assert tries == 1


async def test_a_render_that_fails_harms_no_answer(shop: Shop) -> None:
    def render(text: str) -> str:
        raise KeyError(text)

    async def answer(turn: Turn) -> Replies:
        turn.stream.show("Sugar", render)
        await asyncio.sleep(0)
        return Reply("Sugar 45 kg")

    assert told(await shop.hear(answer)) == [("message", "Sugar 45 kg")]


async def test_of_a_long_text_the_beginning_is_shown_and_all_of_it_answered(shop: Shop) -> None:
    lines = "\n".join(f"<i>line {number}</i> चीनी" for number in range(500))

    async def answer(turn: Turn) -> Replies:
        turn.stream.show(lines)
        await shop.seen("line 0")
        return Reply(lines, BUTTONS)

    first, *rest = told(await shop.hear(answer, group=True))
    assert first[0] == "message"
    assert [kind for kind, _ in rest] == ["message"]
    assert "\n".join([first[1], rest[0][1]]).count("line ") == 500
    assert len(shop.standing) == 2


async def test_without_a_text_to_become_half_an_answer_is_taken_back(shop: Shop) -> None:
    async def answer(turn: Turn) -> Replies:
        turn.stream.show("Looking")
        await shop.seen("Looking")
        return Reply("bill", attachments=(Attachment("a.csv", b"1,2"),))

    shown = await shop.hear(answer, group=True)
    assert [s.kind for s in shown if s.kind != "action"] == ["message", "message", "deleted"]


async def test_of_a_turn_that_fails_nothing_stays_but_the_apology(shop: Shop) -> None:
    async def answer(turn: Turn) -> Replies:
        turn.stream.show("half an answer")
        await shop.seen("half an answer")
        raise KeyError

    await shop.hear(answer, group=True)
    (left,) = shop.standing
    assert "could not deal" in left


async def test_a_turn_that_comes_again_goes_on_with_its_message(shop: Shop) -> None:
    tries = 0

    async def answer(turn: Turn) -> Replies:
        nonlocal tries
        tries += 1
        turn.stream.show(f"half {tries}")
        await shop.seen(f"half {tries}")
        if tries == 1:
            raise Unavailable("telegram")
        return Reply("whole")

    shown = await shop.hear(answer, group=True)
    assert told(shown) == [("message", "half 1"), ("edited", "half 2"), ("edited", "whole")]
    assert shop.standing == ["whole"]


async def test_a_press_is_answered_in_place_and_half_an_answer_goes(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def menu(turn: Turn) -> Replies:
        return Reply("menu", ((Button("Go", "go"),),))

    async def go(turn: Turn) -> Replies:
        turn.stream.show("half")
        await bot.people.wait_for(group, 0, matching=lambda shown: shown.text == "half")
        return Reply("in place", edit=True)

    routes = Routes(commands={"menu": menu}, buttons={"go": go})
    async with at_work(sandbox, store, tmp_path, routes) as bot:
        asha = await bot.people.add_user("Asha")
        group = await bot.people.add_group("Shop", [asha])
        sent = await bot.people.send_text(asha, "/menu", chat_id=group)
        shown = await bot.people.wait_for_reply(sent)
        seq = await bot.people.press(asha, shown, "Go")
        await bot.people.wait_for(group, seq, kinds=("deleted",))
        texts = [m.get("text") for m in await bot.people.history(group) if m["from"]["is_bot"]]
        assert texts == ["in place"]


async def test_typing_shows_while_the_bot_is_busy(shop: Shop) -> None:
    async def answer(turn: Turn) -> Replies:
        async with turn.busy("typing"):
            await shop.bot.people.wait_for(shop.asha, 0, kinds=("action",))
        return Reply("done")

    shown = await shop.hear(answer)
    assert [(s.kind, s.event.get("action")) for s in shown[:1]] == [("action", "typing")]
