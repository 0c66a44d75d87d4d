"""Each answer in the language of what it answers, where the chat has chosen none."""

import pytest

from tests.bot.features.harness import Chat
from tests.bot.features.merchant import Merchant, beside
from tests.gemini import Script
from vyapari.bot.incoming import Incoming
from vyapari.sandbox.gemini import Answer

SOLD = "मोहन को 3 किलो केसर बेचा"


@pytest.fixture
async def newcomer(mina: Merchant) -> Merchant:
    """Somebody whose shop is an English one, from its first message on."""
    chat = beside(mina, 99)
    await chat.say("sold 2 kg rice at 60")
    assert chat.language == "en"
    return chat


async def test_a_number_is_answered_in_the_language_of_the_question(newcomer: Merchant) -> None:
    await newcomer.say(SOLD)
    await newcomer.say("240")
    assert newcomer.language == "hi"
    await newcomer.say("500")
    assert newcomer.language == "en"


async def test_a_tap_is_answered_in_the_language_of_the_question(newcomer: Merchant) -> None:
    await newcomer.say(SOLD)
    await newcomer.press(newcomer.buttons()[-1].data or "")
    assert newcomer.language == "hi"


async def test_a_voice_note_is_told_again_in_its_own_language(
    newcomer: Merchant, model: Script
) -> None:
    model.says(Answer.json({"words": "रमेश को 2 किलो चावल 60 के भाव उधार"}))
    first = await newcomer.voice(b"OggS", key="spoken")
    assert newcomer.language == "hi"
    again = await _again(newcomer, "spoken")
    assert again == first.text.partition("\n")[2]


async def _again(chat: Chat, key: str) -> str:
    """What is told of a booked message when its turn is run again."""
    private = Incoming("other", chat.chat_id, True, chat.person, "", 1, chat.bot.now)
    turn = await chat.turn(private, key)
    booked = await chat.bot.store.applied(key)
    assert booked is not None
    reply = await turn.tell(booked)
    assert reply is not None
    assert not isinstance(reply, tuple)
    return reply.text
