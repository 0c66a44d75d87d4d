"""Answers that break, as the SDK raises them, over each of its transports."""

import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import httpx
import pytest
from google.genai import types
from google.genai.client import AsyncClient
from google.genai.errors import APIError, ServerError, UnknownApiResponseError

from tests.sandbox.gemini.clients import NEW, config, sdk, sdk_over_httpx
from tests.sandbox.gemini.model import Model
from vyapari.sandbox.gemini import DEFAULT_KEY, Fault, GeminiServer

LONG = "Ramesh ka hisaab: " + "udhaar ₹1,225 aur jama ₹500; " * 20


@pytest.fixture(params=[sdk, sdk_over_httpx], ids=["aiohttp", "httpx"])
async def client(
    gemini: GeminiServer, model: Model, request: pytest.FixtureRequest
) -> AsyncIterator[AsyncClient]:
    model.says(LONG)
    async with request.param(gemini) as running:
        yield running


async def whole(client: AsyncClient) -> types.GenerateContentResponse:
    return await client.models.generate_content(model=NEW, contents="x", config=config())


async def pieces(client: AsyncClient, into: list[Any]) -> None:
    """Read a stream into a list, which holds what came before it broke."""
    stream = await client.models.generate_content_stream(model=NEW, contents="x", config=config())
    async for chunk in stream:
        into.append(chunk)  # noqa: PERF401 - a comprehension would lose them


@pytest.mark.parametrize("kind", ["reset", "cut"])
async def test_a_lost_connection_is_the_transport_s_own_error(
    gemini: GeminiServer, client: AsyncClient, kind: Any
) -> None:
    gemini.faults.add(Fault(kind=kind, count=2))
    got: list[Any] = []
    with pytest.raises((aiohttp.ClientError, httpx.TransportError)):
        await whole(client)
    with pytest.raises((aiohttp.ClientError, httpx.TransportError)):
        await pieces(client, got)
    assert len(got) == (1 if kind == "cut" else 0)
    assert (await whole(client)).text == LONG
    assert [call.status for call in gemini.records.calls] == [None, None, 200]


async def test_a_refused_connection_is_the_transport_s_own_error(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    await whole(client)
    await gemini.stop()
    with pytest.raises((aiohttp.ClientConnectorError, httpx.ConnectError)):
        await whole(client)
    await gemini.start()
    assert (await whole(client)).text == LONG


async def test_json_that_is_none_is_a_value_error(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.faults.add(Fault(kind="garbage"))
    got: list[Any] = []
    with pytest.raises(ValueError, match="Unterminated string"):
        await whole(client)
    with pytest.raises(UnknownApiResponseError):
        await pieces(client, got)
    assert len(got) == 1


async def test_an_error_may_come_within_a_stream(gemini: GeminiServer, client: AsyncClient) -> None:
    gemini.faults.add(Fault(kind="broken_event"))
    got: list[Any] = []
    with pytest.raises(ServerError, match="503 UNAVAILABLE"):
        await pieces(client, got)
    assert len(got) == 1


async def test_a_stream_may_end_early_without_any_error(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.faults.add(Fault(kind="unfinished"))
    got: list[Any] = []
    await pieces(client, got)
    assert [chunk.candidates[0].finish_reason for chunk in got] == [None]
    (candidate,) = (await whole(client)).candidates or []
    assert candidate.finish_reason is None


async def test_an_answer_may_be_empty_or_blocked(gemini: GeminiServer, client: AsyncClient) -> None:
    gemini.faults.add(Fault(kind="empty", count=1))
    gemini.faults.add(Fault(kind="blocked", count=2))
    empty = await whole(client)
    assert empty.candidates is not None
    assert (empty.parts, empty.text) == (None, None)
    blocked = await whole(client)
    assert blocked.candidates is None
    assert blocked.prompt_feedback is not None
    assert blocked.prompt_feedback.block_reason is types.BlockedReason.PROHIBITED_CONTENT
    got: list[Any] = []
    await pieces(client, got)
    assert [chunk.candidates for chunk in got] == [None]


@pytest.mark.parametrize("make", [sdk, sdk_over_httpx], ids=["aiohttp", "httpx"])
async def test_a_slow_answer_runs_into_the_time_limit(gemini: GeminiServer, make: Any) -> None:
    gemini.faults.add(Fault(kind="slow", seconds=5))
    async with make(gemini, milliseconds=100) as client:
        with pytest.raises((TimeoutError, httpx.TimeoutException)):
            await whole(client)
        with pytest.raises((TimeoutError, httpx.TimeoutException)):
            await pieces(client, [])


async def test_the_time_limit_of_aiohttp_covers_the_whole_stream(
    gemini: GeminiServer, model: Model
) -> None:
    model.says(LONG)
    gemini.faults.add(Fault(kind="slow", pause=0.1))
    got: list[Any] = []
    async with sdk(gemini, milliseconds=800) as client:
        with pytest.raises(TimeoutError):
            await pieces(client, got)
    assert got


async def test_latency_may_be_set(gemini: GeminiServer, client: AsyncClient) -> None:
    gemini.timing.latency = 0.1
    began = time.monotonic()
    await whole(client)
    assert time.monotonic() - began >= 0.1


async def outcomes(seed: int, count: int = 40) -> list[bool]:
    async with GeminiServer(Model(), seed=seed) as server, sdk(server) as client:
        server.faults.add(Fault(kind="overloaded", probability=0.5))
        seen = []
        for _ in range(count):
            try:
                await whole(client)
                seen.append(True)
            except ServerError:
                seen.append(False)
    return seen


async def test_chance_is_the_seed_s() -> None:
    first, again, other = await outcomes(1), await outcomes(1), await outcomes(2)
    assert first == again
    assert first != other
    assert 5 < sum(first) < 35


async def test_a_fault_may_be_of_one_key_or_model(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.keys.accept("other")
    gemini.faults.add(Fault(kind="overloaded", key=DEFAULT_KEY))
    gemini.faults.add(Fault(kind="quota", model="gemini-2.5-pro"))
    with pytest.raises(ServerError):
        await whole(client)
    async with sdk(gemini, key="other") as other:
        assert await whole(other)
        with pytest.raises(APIError, match="429"):
            await other.models.generate_content(model="gemini-2.5-pro", contents="x")
    gemini.faults.clear()
    assert await whole(client)


async def test_nobody_is_asked_for_a_caller_who_has_left(
    gemini: GeminiServer, model: Model
) -> None:
    gemini.timing.latency = 0.5
    async with sdk(gemini, milliseconds=50) as client:
        with pytest.raises(TimeoutError):
            await whole(client)
    await gemini.stop()
    assert model.asked == []
    assert [call.status for call in gemini.records.calls] == [None]
