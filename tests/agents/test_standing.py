"""What the agents know of themselves, and what their calls are counted as."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.gemini import FALLBACK, KEYS, MODEL, Script
from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.gemini import Gemini
from vyapari.agents.keys import Key, KeyPool
from vyapari.agents.talk import Media
from vyapari.errors import ModelUnavailable
from vyapari.ops import metrics
from vyapari.ops.counting import Counting
from vyapari.ops.health import State
from vyapari.ops.prices import Prices
from vyapari.ops.stages import listen
from vyapari.sandbox.gemini import GeminiServer


@pytest.fixture(autouse=True)
def counting() -> Iterator[None]:
    leave = listen(Counting(Prices()))
    yield
    leave()


async def read(server: GeminiServer, key: str, name: str) -> State:
    """Have a note read with one key; what is known of the model then."""
    pool = KeyPool([Key(name, key)], CoolDownsInMemory())
    gemini = Gemini(pool, model=MODEL, fallback=FALLBACK, url=server.base_url)
    note, deadline = Media(b"OggS", "audio/ogg"), asyncio.get_running_loop().time() + 20
    with suppress(ModelUnavailable):
        await gemini.read("what is said", (note,), {"type": "object"}, deadline)
    await gemini.close()
    return gemini.look()


def counted(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


async def test_what_answers_is_known_and_its_tokens_are_counted_and_priced() -> None:
    script = Script()
    script.says('{"words": "sold sugar"}')
    calls = {"model": MODEL, "key": "GEMINI_API_KEY1", "error": "none"}
    before = counted("vyapari_gemini_calls_total", **calls)
    async with GeminiServer(script, keys=KEYS) as server:
        assert await read(server, KEYS[0], "GEMINI_API_KEY1") == State("the model")
    assert counted("vyapari_gemini_calls_total", **calls) == before + 1
    assert counted("vyapari_gemini_tokens_total", model=MODEL, kind="in") > 100
    assert counted("vyapari_gemini_cost_dollars_total", model=MODEL) > 0


async def test_keys_that_are_refused_are_known_as_that_and_counted_by_name() -> None:
    script = Script()
    script.says("never")
    async with GeminiServer(script, keys=KEYS) as server:
        state = await read(server, "not-a-key-of-these", "GEMINI_API_KEY9")
    assert state == State("every key is refused", works=False)
    calls = {"model": MODEL, "key": "GEMINI_API_KEY9", "error": "ClientError"}
    assert counted("vyapari_gemini_calls_total", **calls) == 1
