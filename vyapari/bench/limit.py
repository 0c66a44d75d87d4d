"""``limit``: decisions a second on one Redis, beside the four calls of a naive limiter."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from vyapari.bench.processes import redis
from vyapari.bench.table import Figures
from vyapari.bot.limit import MESSAGE, MovingWindow
from vyapari.bot.limit_shared import SharedWindow
from vyapari.ops.shared import Shared

_WINDOW = 60
_MESSAGES = 20
#: Commands that the measurement itself sends.
_OWN = {"info", "config|resetstat", "hello", "client|setinfo", "select", "flushall"}

Decide = Callable[[int], Awaitable[bool]]


async def run(decisions: int = 10_000, at_once: int = 16) -> list[Figures]:
    """Ours, then the naive one, then the ratio; and how far each went over a limit of 20."""
    async with redis() as url:
        ends = [Shared(url, "bench") for _ in range(4)]
        ours = [_ours(end) for end in ends]
        naive = [_naive(end) for end in ends]
        rows = [
            await _measure("one call", ends[0], ours, decisions, at_once),
            await _measure("four calls", ends[0], naive, decisions, at_once),
        ]
        for end in ends:
            await end.close()
    ratio = {
        name: rows[0].values[name] / rows[1].values[name] for name in ("serial_per_s", "per_s")
    }
    return [*rows, Figures("ratio", ratio)]


def _ours(shared: Shared) -> Decide:
    gate = SharedWindow(shared, _MESSAGES, _WINDOW, alone=MovingWindow(_MESSAGES, _WINDOW))

    async def decide(chat: int) -> bool:
        return await gate.admit(chat, MESSAGE) is None

    return decide


def _naive(shared: Shared) -> Decide:
    number = 0

    async def decide(chat: int) -> bool:
        nonlocal number
        number += 1
        key, now = shared.key(f"naive:{chat}"), time.time()
        await shared.call("ZREMRANGEBYSCORE", key, "-inf", now - _WINDOW)
        if await shared.call("ZCARD", key) >= _MESSAGES:
            return False
        await shared.call("ZADD", key, now, f"{id(decide)} {number}")
        await shared.call("EXPIRE", key, _WINDOW)
        return True

    return decide


async def _measure(
    name: str, shared: Shared, deciders: list[Decide], decisions: int, at_once: int
) -> Figures:
    chats = decisions // _MESSAGES  # so that all are let in: a refusal is less work for the naive
    for decide in deciders:  # which sends the script, once
        await decide(-2)
    await shared.call("FLUSHALL")
    await shared.call("CONFIG", "RESETSTAT")
    serial = decisions // 5
    started = time.perf_counter()
    for number in range(serial):
        await deciders[0](number % chats)
    alone = serial / (time.perf_counter() - started)
    round_trips = await _calls(shared) / serial

    await shared.call("FLUSHALL")
    numbers = iter(range(decisions))

    async def ask(decide: Decide) -> None:
        for number in numbers:
            await decide(number % chats)

    started = time.perf_counter()
    await asyncio.gather(*(ask(deciders[n % len(deciders)]) for n in range(at_once)))
    together = decisions / (time.perf_counter() - started)

    asked = [deciders[n % len(deciders)](-1) for n in range(_MESSAGES * 10)]
    over = sum(await asyncio.gather(*asked)) - _MESSAGES
    values = {"serial_per_s": alone, "per_s": together, "round_trips": round_trips, "over": over}
    return Figures(name, values)


async def _calls(shared: Shared) -> int:
    """How many commands clients have sent, those of scripts not counted."""
    info = await shared.call("INFO", "commandstats")
    stats = {name.removeprefix("cmdstat_"): stat["calls"] for name, stat in info.items()}
    if "evalsha" in stats:
        return int(stats["evalsha"])
    return int(sum(calls for name, calls in stats.items() if name not in _OWN))
