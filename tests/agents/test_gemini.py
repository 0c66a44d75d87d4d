"""Gemini behind a pool of keys, on the real SDK and a local server: who is called, how often."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest
from google.genai.errors import APIError
from structlog.testing import capture_logs

from tests.gemini import FALLBACK, MODEL
from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.faults import fault_of
from vyapari.agents.gemini import Gemini
from vyapari.agents.keys import Key, KeyPool
from vyapari.agents.roles import Role, agent
from vyapari.agents.talk import Heard, Media, Message
from vyapari.errors import ModelUnavailable
from vyapari.sandbox.gemini import Answer, Fault, GeminiServer, Request
from vyapari.sandbox.gemini.errors import quota

KEYS = tuple(f"secret-key-number-{place}" for place in range(1, 5))
HELLO = [Message("merchant", ("hello",))]


def _says_yes(_request: Request) -> Answer:
    return Answer.of("Yes.")


@asynccontextmanager
async def gemini(
    server: GeminiServer, keys: tuple[str, ...] = KEYS, fallback: str | None = FALLBACK
) -> AsyncIterator[Gemini]:
    """Gemini at ``server`` with these keys."""
    named = [Key(f"GEMINI_API_KEY{place}", key) for place, key in enumerate(keys, start=1)]
    ready = Gemini(
        KeyPool(named, CoolDownsInMemory()), model=MODEL, fallback=fallback, url=server.base_url
    )
    try:
        yield ready
    finally:
        await ready.close()


@pytest.fixture
async def server() -> AsyncIterator[GeminiServer]:
    async with GeminiServer(_says_yes, keys=KEYS) as running:
        yield running


async def ask(ready: Gemini, seconds: float = 5.0) -> Heard:
    deadline = asyncio.get_running_loop().time() + seconds
    return await ready.answer(agent(Role.ADVISOR), HELLO, deadline)


async def test_four_keys_are_used_evenly(server: GeminiServer) -> None:
    async with gemini(server) as ready:
        for _ in range(22):
            await ask(ready)
    counts = [server.records.count(key) for key in KEYS]
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == 22


async def test_a_used_up_key_costs_one_message_one_call_and_the_later_ones_none(
    server: GeminiServer,
) -> None:
    server.keys.exhaust(KEYS[0])
    async with gemini(server) as ready:
        for number in range(1, 13):
            assert (await ask(ready)).text == "Yes."
            assert server.records.count() == number + 1
    assert server.records.count(KEYS[0]) == 1


async def test_with_all_keys_used_up_the_wait_is_named_and_nobody_asks_again(
    server: GeminiServer,
) -> None:
    for key in KEYS:
        server.keys.exhaust(key, retry_after=90)
    async with gemini(server) as ready:
        with pytest.raises(ModelUnavailable) as gone:
            await ask(ready)
        assert gone.value.retry_after is not None
        assert 80 < gone.value.retry_after <= 90
        asked = server.records.count()
        assert asked == 2 * len(KEYS)  # each for both models
        with pytest.raises(ModelUnavailable):
            await ask(ready)
        assert server.records.count() == asked


async def test_a_retry_delay_is_heeded(server: GeminiServer) -> None:
    server.keys.exhaust(KEYS[0], MODEL, retry_after=1.5, lasting=0.2)
    async with gemini(server, KEYS[:1], fallback=None) as ready:
        with pytest.raises(ModelUnavailable):
            await ask(ready)
        answer = None
        async with asyncio.timeout(20):
            while answer is None:
                assert server.records.count() == 1
                await asyncio.sleep(0.05)
                with suppress(ModelUnavailable):
                    answer = await ask(ready)
        assert answer.text == "Yes."
        assert server.records.count() == 2


async def test_a_days_quota_is_used_up_until_midnight_over_there(server: GeminiServer) -> None:
    server.keys.exhaust(KEYS[0], daily=True)
    error = APIError(429, quota(MODEL, daily=True, retry_after=37).body())
    fault = fault_of(error, datetime.now(UTC))
    assert fault is not None
    async with gemini(server, KEYS[:1], fallback=None) as ready:
        with pytest.raises(ModelUnavailable) as gone:
            await ask(ready)
    assert gone.value.retry_after is not None
    assert gone.value.retry_after == pytest.approx(fault.rest, abs=60)


@pytest.mark.parametrize("how", ["forbidden", "unknown"])
async def test_a_refused_key_is_told_of_once_and_left(server: GeminiServer, how: str) -> None:
    if how == "forbidden":
        server.keys.forbid(KEYS[1])
    else:
        server.keys.forget(KEYS[1])
    with capture_logs() as logs:
        async with gemini(server) as ready:
            for _ in range(8):
                assert (await ask(ready)).text == "Yes."
    told = [log for log in logs if log["log_level"] == "warning"]
    assert [(log["event"], log["key"]) for log in told] == [("key.refused", "GEMINI_API_KEY2")]
    assert server.records.count(KEYS[1]) == 1
    assert not [key for key in KEYS if key in str(logs)]


async def test_a_model_that_is_down_is_tried_three_times_then_the_other_one(
    server: GeminiServer,
) -> None:
    server.faults.add(Fault(kind="overloaded", model=MODEL))
    async with gemini(server) as ready:
        assert (await ask(ready)).text == "Yes."
    # Nothing is tried again by the SDK beside that.
    assert server.records.count(model=MODEL) == 3
    assert server.records.count(model=FALLBACK) == 1
    assert len({call.key for call in server.records.calls}) == 4


@pytest.mark.parametrize("kind", ["internal", "reset", "cut", "garbage", "empty", "unfinished"])
async def test_a_passing_trouble_is_one_more_call(server: GeminiServer, kind: str) -> None:
    server.faults.add(Fault.model_validate({"kind": kind, "count": 1}))
    async with gemini(server) as ready:
        assert (await ask(ready)).text == "Yes."
    assert server.records.count() == 2


async def test_a_model_that_is_not_there_is_left_for_the_other_at_once() -> None:
    async with GeminiServer(_says_yes, keys=KEYS, models=[FALLBACK]) as server:
        with capture_logs() as logs:
            async with gemini(server) as ready:
                assert (await ask(ready)).text == "Yes."
        assert server.records.count() == 2
    refused = [log for log in logs if log["event"] == "call.refused"]
    assert [(log["model"], log["code"]) for log in refused] == [(MODEL, 404)]
    assert "exc_info" not in refused[0]


async def test_what_hangs_ends_at_the_deadline(server: GeminiServer) -> None:
    server.faults.add(Fault(kind="slow", seconds=60))
    async with gemini(server) as ready:
        async with asyncio.timeout(5):
            with pytest.raises(ModelUnavailable):
                await ask(ready, seconds=0.2)


async def test_a_refused_prompt_is_no_trouble_and_is_not_tried_again(server: GeminiServer) -> None:
    server.faults.add(Fault(kind="blocked"))
    async with gemini(server) as ready:
        assert (await ask(ready)).blocked
    assert server.records.count() == 1


async def test_what_is_read_from_a_picture_is_tried_over_as_well(server: GeminiServer) -> None:
    server.faults.add(Fault(kind="overloaded", count=1))
    async with gemini(server) as ready:
        deadline = asyncio.get_running_loop().time() + 5
        with pytest.raises(ModelUnavailable):
            # "Yes." is no JSON: each model is asked three times.
            await ready.read("Read.", (Media(b"\xff\xd8\xff", "image/jpeg"),), {}, deadline)
    assert server.records.count() == 6
