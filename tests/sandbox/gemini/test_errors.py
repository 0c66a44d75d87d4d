"""Each refusal as the SDK raises it."""

from typing import Any

import pytest
from google.genai.client import AsyncClient
from google.genai.errors import APIError, ClientError, ServerError

from tests.sandbox.gemini.clients import NEW, OLD, config, sdk
from vyapari.sandbox.gemini import DEFAULT_KEY, Answer, ApiError, Fault, GeminiServer, Request


async def refused(client: AsyncClient, model: str = NEW) -> APIError:
    with pytest.raises(APIError) as whole:
        await client.models.generate_content(model=model, contents="x", config=config())
    stream = await client.models.generate_content_stream(model=model, contents="x", config=config())
    with pytest.raises(APIError) as streamed:  # a stream asks only when it is read
        await anext(stream)
    assert str(whole.value) == str(streamed.value)
    return whole.value


def details(error: APIError) -> dict[str, dict[str, Any]]:
    """The details by the last word of their type, as a caller finds them in the error."""
    return {d["@type"].rpartition(".")[2]: d for d in error.details["error"].get("details", ())}


async def test_an_unknown_key_is_an_invalid_argument(gemini: GeminiServer) -> None:
    async with sdk(gemini, key="nobody's") as client:
        error = await refused(client)
    assert isinstance(error, ClientError)
    assert (error.code, error.status) == (400, "INVALID_ARGUMENT")
    assert error.message == "API key not valid. Please pass a valid API key."
    assert details(error)["ErrorInfo"]["reason"] == "API_KEY_INVALID"


async def test_a_forbidden_key_is_named_in_the_refusal(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.keys.forbid(DEFAULT_KEY)
    error = await refused(client)
    assert (error.code, error.status) == (403, "PERMISSION_DENIED")
    assert DEFAULT_KEY in str(error.message)
    assert details(error)["ErrorInfo"]["reason"] == "CONSUMER_SUSPENDED"
    gemini.keys.accept(DEFAULT_KEY)
    assert await client.models.generate_content(model=NEW, contents="x", config=config())


async def test_an_exhausted_key_is_told_which_quota_and_how_long(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.keys.exhaust(DEFAULT_KEY, NEW)
    error = await refused(client)
    assert isinstance(error, ClientError)
    assert (error.code, error.status) == (429, "RESOURCE_EXHAUSTED")
    found = details(error)
    assert found["RetryInfo"]["retryDelay"] == "37s"
    (violation,) = found["QuotaFailure"]["violations"]
    assert violation["quotaId"] == "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
    assert violation["quotaDimensions"]["model"] == NEW
    assert await client.models.generate_content(model=OLD, contents="x", config=config())
    async with sdk(gemini, key="another") as other:
        gemini.keys.accept("another")
        assert await other.models.generate_content(model=NEW, contents="x", config=config())


async def test_a_day_s_quota_covers_all_models_until_the_key_is_accepted(
    gemini: GeminiServer, client: AsyncClient
) -> None:
    gemini.keys.exhaust(DEFAULT_KEY, daily=True, retry_after=12.5)
    for model in (NEW, OLD):
        found = details(await refused(client, model))
        quota_id = found["QuotaFailure"]["violations"][0]["quotaId"]
        assert quota_id == "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
        assert found["RetryInfo"]["retryDelay"] == "12.5s"
    gemini.keys.accept(DEFAULT_KEY)
    assert await client.models.generate_content(model=NEW, contents="x", config=config())


async def test_an_exhaustion_may_end_by_itself(gemini: GeminiServer, client: AsyncClient) -> None:
    gemini.keys.exhaust(DEFAULT_KEY, lasting=0.000001)
    assert await client.models.generate_content(model=NEW, contents="x", config=config())


async def test_an_unknown_model_is_not_found(client: AsyncClient) -> None:
    error = await refused(client, "gemini-99-flash")
    assert (error.code, error.status) == (404, "NOT_FOUND")
    assert "models/gemini-99-flash is not found for API version v1beta" in str(error.message)
    with pytest.raises(ClientError, match="404 NOT_FOUND"):
        await client.models.get(model="gemini-99-flash")


@pytest.mark.parametrize(
    ("kind", "code", "status"),
    [
        ("quota", 429, "RESOURCE_EXHAUSTED"),
        ("daily_quota", 429, "RESOURCE_EXHAUSTED"),
        ("bare_quota", 429, "RESOURCE_EXHAUSTED"),
        ("internal", 500, "INTERNAL"),
        ("overloaded", 503, "UNAVAILABLE"),
        ("too_slow", 504, "DEADLINE_EXCEEDED"),
    ],
)
async def test_faults_come_as_errors(
    gemini: GeminiServer, client: AsyncClient, kind: Any, code: int, status: str
) -> None:
    gemini.faults.add(Fault(kind=kind))
    error = await refused(client)
    assert (error.code, error.status) == (code, status)
    assert isinstance(error, ServerError if code >= 500 else ClientError)
    assert ("RetryInfo" in details(error)) == (kind in {"quota", "daily_quota"})


async def test_whoever_answers_may_refuse_or_fail() -> None:
    def answering(request: Request) -> Answer:
        if request.text == "refuse":
            raise ApiError(503, "UNAVAILABLE", "Not now.")
        raise KeyError(request.text)

    async with GeminiServer(answering) as server, sdk(server) as client:
        with pytest.raises(ServerError, match=r"Not now\."):
            await client.models.generate_content(model=NEW, contents="refuse", config=config())
        with pytest.raises(ServerError, match="Answering failed: KeyError: 'fail'"):
            await client.models.generate_content(model=NEW, contents="fail", config=config())


async def test_all_calls_are_counted_and_kept(gemini: GeminiServer, client: AsyncClient) -> None:
    await client.models.generate_content(model=NEW, contents="one", config=config())
    await refused(client, "gemini-99-flash")
    async with sdk(gemini, key="nobody's") as other:
        await refused(other)
    records = gemini.records
    assert records.count() == 5
    assert records.count(DEFAULT_KEY) == 3
    assert records.count(model=NEW) == 3
    assert records.count("nobody's", NEW) == 2
    first = records.calls[0]
    assert (first.status, first.streamed) == (200, False)
    assert first.body["contents"][0]["parts"] == [{"text": "one"}]
    assert [call.status for call in records.calls] == [200, 404, 404, 400, 400]
    records.clear()
    assert (records.count(), records.calls) == (0, ())
