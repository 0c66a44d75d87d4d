"""A photo or voice note that nobody can look at: when to send it again, or that it is no use."""

import pytest

from tests.bot.features.merchant import Merchant
from vyapari.sandbox.gemini import Fault, GeminiServer

PAGE = b"\xff\xd8\xff a photo"


@pytest.mark.parametrize(
    ("seconds", "told"), [(50, "in a minute"), (200, "in 4 minutes"), (30_000, "about 9 hours")]
)
async def test_while_the_model_rests_what_was_sent_is_to_be_sent_again(
    mina: Merchant, gemini: GeminiServer, seconds: float, told: str
) -> None:
    gemini.faults.add(Fault(kind="quota", retry_after=seconds))
    for reply in (await mina.photo(PAGE), await mina.voice(b"OggS")):
        assert told in reply.text
        assert "What always works" not in reply.text
        assert not mina.buttons()


async def test_a_photo_that_no_model_can_open_is_said_to_be_so(
    mina: Merchant, gemini: GeminiServer
) -> None:
    gemini.faults.add(Fault(kind="unreadable"))
    for reply in (await mina.photo(PAGE), await mina.voice(b"OggS")):
        assert "cannot open this one" in reply.text
    assert "again in" not in mina.last[0].text
    gemini.faults.clear()


async def test_one_model_that_cannot_open_it_leaves_it_to_the_other(
    mina: Merchant, gemini: GeminiServer
) -> None:
    gemini.faults.add(Fault(kind="unreadable", count=1))
    gemini.faults.add(Fault(kind="quota", retry_after=100))
    assert "again in a minute" in (await mina.photo(PAGE)).text


async def test_words_are_answered_with_what_can_be_written(
    mina: Merchant, gemini: GeminiServer
) -> None:
    gemini.faults.add(Fault(kind="unreadable"))
    assert "What always works" in (await mina.say("so what do you make of all this")).text
