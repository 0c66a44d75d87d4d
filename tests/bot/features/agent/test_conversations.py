"""Recorded conversations through the whole bot: what was asked of the model, seen, and booked."""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.bot.features.agent.recorded import Conversation, Step, conversations
from tests.bot.features.agent.standing import standing, unbalanced
from tests.bot.features.harness import Chat
from tests.bot.features.merchant import OWNER, SHOP, Merchant, beside, merchant
from tests.gemini import Script, agents
from vyapari.agents.tools import LOOKUPS
from vyapari.books.catalogue import Item
from vyapari.books.commands import PutItem, PutParty, SetChat
from vyapari.bot.router import ROUTES
from vyapari.bot.split import plain
from vyapari.quick.language import language
from vyapari.sandbox.gemini import GeminiServer, Request
from vyapari.store.store import Store

GROUP, STAFF, NEWCOMER = -1001234, 8, 9
RECORDED = conversations()
#: What Unicode calls the letters of a language's script.
_SCRIPTS = {"hi": "DEVANAGARI", "gu": "GUJARATI"}


@pytest.mark.parametrize("talk", RECORDED, ids=lambda talk: talk.title)
async def test_a_conversation(
    talk: Conversation, store: Store, model: Script, gemini: GeminiServer
) -> None:
    async with agents(gemini) as ready:
        owner = await merchant(store, ROUTES, talk.language, set_up=True)
        owner.bot.agents = ready
        people = await _people(owner, talk)
        for step in talk.step:
            await _play(step, people[step.by], model, step.language or talk.language)
        today = owner.bot.now.astimezone(ZoneInfo("Asia/Kolkata")).date()
    names = frozenset(thing.name for thing in talk.names())
    shop = SHOP
    if talk.place == "no shop":
        (opened,) = await store.people.shops(NEWCOMER)
        shop = opened.shop_id
    assert await standing(store, shop, today, names) == talk.books
    assert await unbalanced(store, shop) == []


def test_there_are_conversations_of_each_kind_and_language() -> None:
    groups = Counter(talk.group for talk in RECORDED)
    languages = Counter(talk.language for talk in RECORDED)
    assert len(RECORDED) >= 60
    assert set(groups) == {"record", "correct", "ask", "analyse", "chat", "voice", "photo"}
    assert min(languages[name] for name in ("en", "hi-Latn", "hi", "gu")) >= 12, languages
    assert {talk.group for talk in RECORDED if talk.live} == set(groups)
    assert len({talk.title for talk in RECORDED}) == len(RECORDED)
    assert all(any(step.answers() for step in talk.step) for talk in RECORDED)


@pytest.mark.parametrize("talk", RECORDED, ids=lambda talk: talk.title)
def test_its_messages_are_known_to_be_in_its_language(talk: Conversation) -> None:
    for step in talk.step:
        for words in (step.says, step.speaks, step.edits, step.forwards):
            if words and step.answers():
                assert language(words) == (step.language or talk.language), words


async def _people(owner: Merchant, talk: Conversation) -> dict[str, Chat]:
    """Who speaks, each in the chat of the conversation, where no language has been chosen."""
    for thing in talk.names():
        await owner.change_books(PutItem(thing) if isinstance(thing, Item) else PutParty(thing))
    await owner.change_books(SetChat(OWNER, {"language": None}))
    if talk.place == "no shop":
        return {"owner": beside(owner, NEWCOMER, name="Kiran")}
    if any(step.by == "staff" for step in talk.step):
        await owner.join(beside(owner, STAFF))
    if talk.place == "group":
        await owner.bind(GROUP)
        return {
            "owner": Merchant(owner.bot, owner.person, GROUP, numbers=owner.numbers),
            "staff": Merchant(owner.bot, beside(owner, STAFF).person, GROUP, numbers=owner.numbers),
        }
    return {"owner": owner, "staff": beside(owner, STAFF)}


async def _play(step: Step, chat: Chat, model: Script, spoken: str) -> None:
    assert isinstance(chat, Merchant)
    if step.day is not None:
        chat.bot.now = datetime.combine(step.day, time(5), UTC)
    chat.bot.later(seconds=40)
    answers = step.answers()
    model.says(*answers)
    await _act(step, chat)
    assert len(model.asked) == len(answers), [request.text for request in model.asked]
    _needed(model.asked)
    _told(step, model.asked)
    seen = "\n".join(plain(reply.text) or reply.toast or "" for reply in chat.last)
    for piece in step.sees:
        assert piece in seen, seen
    for piece in step.hides:
        assert piece not in seen, seen
    labels = chat.labels()
    for label in step.buttons:
        assert any(label in each for each in labels), labels
    files = [each.name for reply in chat.last for each in reply.attachments]
    assert len(files) == len(step.sends), files
    assert all(any(piece in name for name in files) for piece in step.sends), files
    if step.replies is not None:
        assert len(chat.last) == step.replies, seen
    if step.streams:
        assert chat.streamed
    assert chat.language == spoken, f"answered in {chat.language}: {seen}"
    _in_script(seen, spoken)


async def _act(step: Step, chat: Merchant) -> None:
    if step.says is not None:
        await chat.say(step.says)
    elif step.forwards is not None:
        await chat.forward(step.forwards)
    elif step.edits is not None:
        await chat.edit(step.edits)
    elif step.speaks is not None:
        await chat.voice(b"OggS spoken")
    elif step.shows is not None and step.pages > 1:
        await chat.album(*(b"\xff\xd8\xff a photo" for _ in range(step.pages)))
    elif step.shows is not None:
        await chat.photo(b"\xff\xd8\xff a photo")
    elif step.taps is not None:
        await chat.tap(step.taps)


def _needed(asked: Sequence[Request]) -> None:
    """No call could have been spared: each but the last looks up, errs, hands over, or reads."""
    for one, after in pairwise(asked):
        looked = any(response.name in LOOKUPS for response in after.responses)
        wrong = any("error" in response.response for response in after.responses)
        handed = bool(one.tools) and one.tools != after.tools
        assert looked or wrong or handed or one.wants_json, after.responses


def _told(step: Step, asked: Sequence[Request]) -> None:
    if not step.told:
        return
    said = "\n".join(content.text for content in asked[-1].body.contents)
    given = [response.response for response in asked[-1].responses]
    sent = f"{said}\n{json.dumps(given, ensure_ascii=False)}"
    for piece in step.told:
        assert piece in sent, sent


def _in_script(seen: str, spoken: str) -> None:
    """What is seen has letters of the language's script; names may be in another one."""
    if not any(char.isalpha() for char in seen):
        return
    script = _SCRIPTS.get(spoken, "LATIN")
    assert any(unicodedata.name(char, "").startswith(script) for char in seen), seen
