"""Redis: that it answers, is of a kind that is known, and loses nothing."""

import ipaddress
import statistics
import time
from typing import Any
from urllib.parse import urlsplit

from redis.exceptions import AuthenticationError

from vyapari.cli.doctor.finding import Finding, failed, ok, warning
from vyapari.errors import Misconfigured, Rejected
from vyapari.ops.shared import Shared, durability, place
from vyapari.parts import open_shared
from vyapari.settings import Settings

_PART = "redis"
_PINGS = 5
#: Milliseconds a message waits for it several times over.
_SLOW = 20.0
#: The part of its memory that may be full.
_FULL = 0.9


async def look(settings: Settings) -> list[Finding]:
    """Everything that it tells of itself, and how quick it is."""
    url = settings.redis_url.get_secret_value() if settings.redis_url else ""
    try:
        async with open_shared(settings) as shared:
            return await _look(shared, url)
    except Misconfigured as error:
        cause = error.__cause__.__cause__ if error.__cause__ else None
        if isinstance(cause, AuthenticationError):
            advice = "set the user and password that it knows in REDIS_URL"
            return [failed(_PART, f"{place(url)} refuses the password", advice)]
        told = f"{place(url)} cannot be reached"
        return [failed(_PART, told, "see whether it runs, and REDIS_URL")]


async def _look(shared: Shared, url: str) -> list[Finding]:
    try:
        info: dict[str, Any] = await shared.call("INFO")
        await shared.script("return redis.call('EXISTS', KEYS[1] .. 'poller')")()
    except Rejected as error:
        if error.code == "NOAUTH":
            advice = "set its password in REDIS_URL: redis://:PASSWORD@HOST"
            return [failed(_PART, f"{place(url)} wants a password", advice)]
        told = f"{place(url)} refuses a command that is needed"
        return [failed(_PART, told, "let this user call INFO, EVAL and the commands in scripts")]
    took = await _milliseconds(shared)
    name = f"{_kind(info)} at {place(url)}"
    findings = [_version(info, name, took)]
    findings += [warning(_PART, *_split(told)) for told in await durability(shared)]
    findings += [*_memory(info), *_way(url)]
    return findings


def _kind(info: dict[str, Any]) -> str:
    if "valkey_version" in info:
        return f"Valkey {info['valkey_version']}"
    return f"Redis {info.get('redis_version', '?')}"


def _version(info: dict[str, Any], name: str, took: float) -> Finding:
    told = f"{name}, scripts run, {took:.1f} ms a call"
    found = tuple(int(part) for part in str(info.get("redis_version", "0")).split(".")[:2])
    if found < (6, 2):
        return failed(_PART, f"{name} is too old", "Redis 6.2 or newer is needed, or Valkey")
    if took > _SLOW:
        return warning(_PART, told, "have it closer: each message waits for it several times")
    return ok(_PART, told)


def _memory(info: dict[str, Any]) -> list[Finding]:
    most, used = int(info.get("maxmemory", 0)), int(info.get("used_memory", 0))
    if most and used > _FULL * most:
        told = f"{used / most:.0%} of its memory are used"
        return [warning(_PART, told, "give it more memory: when it is full nothing is taken in")]
    return []


def _way(url: str) -> list[Finding]:
    """Whether others could listen on the way there."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "rediss" or not _is_far(host):
        return []
    told = "messages go there unencrypted"
    return [warning(_PART, told, "use its TLS port: REDIS_URL=rediss://…")]


def _is_far(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".internal", ".local", ".lan"))


def _split(told: str) -> tuple[str, str]:
    found, _, advice = told.partition(": ")
    return found, advice


async def _milliseconds(shared: Shared) -> float:
    taken = []
    for _ in range(_PINGS):
        started = time.perf_counter()
        await shared.call("PING")
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
