"""Recorded conversations through the running bot: files, albums, signs and drafts for real."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.bot.features.agent.recorded import Conversation, Step, conversations
from tests.bot.features.agent.standing import standing, unbalanced
from tests.bot.features.merchant import OWNER, SHOP, beside, merchant
from tests.bot.running import Running, at_work
from tests.gemini import Script, agents
from tests.sandbox.bots import png
from vyapari.books.commands import SetChat
from vyapari.books.shop import Role
from vyapari.bot.router import ROUTES
from vyapari.sandbox import SandboxServer
from vyapari.sandbox.client import Shown
from vyapari.sandbox.gemini import GeminiServer
from vyapari.store.store import Store

LIVE = [talk for talk in conversations() if talk.live]
_VOICE, _PAGE = b"OggS spoken in the shop", png(60, 80)


@dataclass
class Phone:
    """A merchant's phone: what is done on it, and what it has shown since, of which kinds."""

    bot: Running
    owner: int
    seq: int = 0
    messages: list[Shown] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    async def act(self, step: Step) -> None:
        """Do what the step says; what comes of it is shown from here on."""
        people, owner = self.bot.people, self.owner
        self.seq, self.kinds = await people.seq(), set()
        if step.taps is not None:
            labelled = [m for m in self.messages if step.taps in _labels(m)]
            assert labelled, f"no button {step.taps!r}"
            self.messages = []
            await people.press(owner, labelled[-1], step.taps)
            return
        self.messages = []
        if step.says is not None:
            await people.send_text(owner, step.says)
        elif step.speaks is not None:
            voice = (_VOICE, "voice.ogg", "audio/ogg")
            await people.send_file(owner, *voice, kind="voice", duration=3)
        elif step.shows is not None:
            pages = [(_PAGE, f"{page}.png", "image/png") for page in range(step.pages)]
            await people.send_album(owner, pages)
        else:
            raise AssertionError("a step that no running bot is put to")

    async def sees(self, *pieces: str) -> None:
        """Wait until all of ``pieces`` stand in the chat."""
        async with asyncio.timeout(15):
            while not all(piece in self.text for piece in pieces):
                shown, self.seq = await self.bot.people.outbox(
                    self.seq, chat_id=self.owner, timeout=15
                )
                self.kinds |= {each.kind for each in shown}
                self.messages += [each for each in shown if each.kind in ("message", "edited")]

    @property
    def text(self) -> str:
        """All that has been shown since."""
        return "\n".join(each.text for each in self.messages)


@pytest.mark.parametrize("talk", LIVE, ids=lambda talk: talk.title)
async def test_a_conversation_with_the_running_bot(
    talk: Conversation,
    sandbox: SandboxServer,
    store: Store,
    model: Script,
    gemini: GeminiServer,
    tmp_path: Path,
) -> None:
    gemini.timing.pause = 0.02
    async with (
        agents(gemini) as ready,
        at_work(sandbox, store, tmp_path, ROUTES, agents=ready) as bot,
    ):
        phone = await _opened(bot, store, talk)
        for step in talk.step:
            answers = step.answers()
            model.says(*answers)
            await phone.act(step)
            await phone.sees(*step.sees)
            assert len(model.asked) == len(answers)
            assert all(piece not in phone.text for piece in step.hides)
            labels = " ".join(_labels(each) for each in phone.messages)
            assert all(label in labels for label in step.buttons), labels
            _signs(step, phone, model)
        assert bot.failures == []
    today = datetime.now(UTC).astimezone(ZoneInfo("Asia/Kolkata")).date()
    assert await standing(store, SHOP, today, frozenset()) == talk.books
    assert await unbalanced(store, SHOP) == []


def test_every_group_is_run_and_something_longer_than_a_message() -> None:
    assert len(LIVE) >= 8
    longest = max(len(words) for talk in LIVE for step in talk.step for words in step.model)
    assert longest > 4096


def _signs(step: Step, phone: Phone, model: Script) -> None:
    """What only a running bot shows: that it works, drafts, whole files, several messages."""
    if step.answers():
        assert "action" in phone.kinds
    if step.streams:
        assert "draft" in phone.kinds
    if step.speaks is not None:
        assert [blob.data for blob in model.asked[0].media] == [_VOICE]
    if step.shows is not None:
        assert [blob.data for blob in model.asked[0].media] == [_PAGE] * step.pages
    long = any(len(words) > 4096 for words in step.model)
    assert len(phone.messages) >= (2 if long else 1)
    assert all(len(each.text) <= 4096 for each in phone.messages)


async def _opened(bot: Running, store: Store, talk: Conversation) -> Phone:
    """A shop whose owner speaks through the sandbox, with no language chosen."""
    assert not talk.parties
    assert not talk.items
    assert talk.place == "private"
    founder = await merchant(store, ROUTES, talk.language, set_up=True)
    await founder.change_books(SetChat(OWNER, {"language": None}))
    owner = await bot.people.add_user("Mina", language_code="en")
    await founder.join(beside(founder, owner), Role.OWNER)
    return Phone(bot, owner)


def _labels(shown: Shown) -> str:
    return " ".join(button["text"] for row in shown.buttons for button in row)
