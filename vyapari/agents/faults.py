"""What a failed call of Gemini means, and what to do about it."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import httpx
from google.genai.errors import APIError, UnknownApiResponseError

#: Google counts a day's requests from midnight to midnight there.
_QUOTA_ZONE = ZoneInfo("America/Los_Angeles")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)s", re.ASCII)


class Cure(Enum):
    """What helps against a fault."""

    OTHER_KEY = auto()  # this one's quota is used up
    NO_KEY = auto()  # this one is not taken at all
    AGAIN = auto()  # a passing trouble of the server or the way there
    OTHER_MODEL = auto()  # this one is not to be had
    NOTHING = auto()  # the request itself is at fault


@dataclass(frozen=True, slots=True)
class Fault:
    """A failed call. ``rest`` is how many seconds the key shall rest, where that was said."""

    cure: Cure
    rest: float | None = None


class Passing(Exception):
    """A trouble that may be gone when the call is made again: an answer that is none."""


def fault_of(error: Exception, now: datetime) -> Fault | None:
    """The fault that ``error`` tells of; ``None`` for what did not come from the call."""
    if isinstance(error, APIError):
        return _told(error, now)
    passing = (
        Passing,
        aiohttp.ClientError,
        httpx.TransportError,
        UnknownApiResponseError,
        json.JSONDecodeError,
        OSError,
        TimeoutError,
    )
    return Fault(Cure.AGAIN) if isinstance(error, passing) else None


def _told(error: APIError, now: datetime) -> Fault:
    details = _details(error.details)
    if error.code == 429:
        return Fault(Cure.OTHER_KEY, _rest(details, now))
    if error.code in (401, 403) or _is_bad_key(details):
        return Fault(Cure.NO_KEY)
    if error.code == 404:
        return Fault(Cure.OTHER_MODEL)
    if error.code in (408, 499) or not isinstance(error.code, int) or error.code >= 500:
        return Fault(Cure.AGAIN)
    # What is told in the middle of a stream may come with the stream's own status.
    return Fault(Cure.AGAIN if error.code < 400 else Cure.NOTHING)


def _details(body: Any) -> list[dict[str, Any]]:
    """Google's error details, however deep the SDK has left them."""
    error = body.get("error", body) if isinstance(body, dict) else {}
    found = error.get("details") if isinstance(error, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _rest(details: list[dict[str, Any]], now: datetime) -> float | None:
    quotas = (v for each in details for v in each.get("violations", ()) if isinstance(v, dict))
    if any("PerDay" in str(quota.get("quotaId")) for quota in quotas):
        return _until_midnight(now)
    for each in details:
        found = _DURATION.fullmatch(str(each.get("retryDelay", "")))
        if found:
            return float(found[1])
    return None


def _until_midnight(now: datetime) -> float:
    there = now.astimezone(_QUOTA_ZONE)
    midnight = datetime.combine(there.date() + timedelta(days=1), time(), _QUOTA_ZONE)
    return (midnight - now).total_seconds()


def _is_bad_key(details: list[dict[str, Any]]) -> bool:
    return any(each.get("reason") in ("API_KEY_INVALID", "API_KEY_EXPIRED") for each in details)
