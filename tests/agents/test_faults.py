"""What a failed call means, by what Gemini answers."""

from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from google.genai.errors import APIError

from vyapari.agents.faults import Cure, Fault, fault_of
from vyapari.sandbox.gemini import ApiError
from vyapari.sandbox.gemini import errors as gemini

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def met(error: ApiError, code: int | None = None) -> Fault | None:
    """The fault of what the local Gemini answers with."""
    return fault_of(APIError(code or error.code, error.body()), NOW)


@pytest.mark.parametrize(
    ("error", "cure", "rest"),
    [
        (gemini.quota("m", daily=False, retry_after=37), Cure.OTHER_KEY, 37.0),
        (gemini.quota("m", daily=False, retry_after=0.5), Cure.OTHER_KEY, 0.5),
        (gemini.bare_quota(), Cure.OTHER_KEY, None),
        (gemini.key_unknown(), Cure.NO_KEY, None),
        (gemini.key_forbidden("k"), Cure.NO_KEY, None),
        (gemini.model_unknown("m", "v1beta"), Cure.OTHER_MODEL, None),
        (gemini.internal(), Cure.AGAIN, None),
        (gemini.overloaded(), Cure.AGAIN, None),
        (gemini.too_slow(), Cure.AGAIN, None),
        (gemini.invalid("no"), Cure.NOTHING, None),
    ],
)
def test_each_answer_has_its_cure(error: ApiError, cure: Cure, rest: float | None) -> None:
    assert met(error) == Fault(cure, rest)


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        # In winter it is midnight in Los Angeles at eight in London.
        (datetime(2026, 11, 24, 20, 0, tzinfo=UTC), 12 * 3600),
        (datetime(2026, 11, 24, 7, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 7, 1, 6, 0, tzinfo=UTC), 3600),
        # The day on which the clocks go back there has twenty-five hours.
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), 25 * 3600),
    ],
)
def test_a_days_quota_rests_until_midnight_in_los_angeles(now: datetime, seconds: float) -> None:
    error = gemini.quota("m", daily=True, retry_after=37)
    assert fault_of(APIError(429, error.body()), now) == Fault(Cure.OTHER_KEY, seconds)


@pytest.mark.parametrize("error", [aiohttp.ServerDisconnectedError(), TimeoutError(), OSError()])
def test_trouble_on_the_way_is_passing(error: Exception) -> None:
    assert fault_of(error, NOW) == Fault(Cure.AGAIN)


def test_an_error_in_the_middle_of_a_stream_is_passing() -> None:
    assert met(gemini.overloaded(), code=200) == Fault(Cure.AGAIN)


@pytest.mark.parametrize(
    "body",
    [{}, {"error": None}, {"error": {"details": "?"}}, {"error": {"details": [1, {}]}}],
)
def test_a_refusal_without_details_rests_as_long_as_we_think(body: Any) -> None:
    assert fault_of(APIError(429, body), NOW) == Fault(Cure.OTHER_KEY, None)


def test_what_did_not_come_from_the_call_is_no_fault() -> None:
    assert fault_of(KeyError("ours"), NOW) is None
