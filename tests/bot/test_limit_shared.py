"""The rate limit of many instances: one count, one round trip, and a way on without Redis."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.redis import RedisServer
from vyapari.bot.limit import MESSAGE, PRESS, MovingWindow
from vyapari.bot.limit_shared import SharedWindow
from vyapari.ops.shared import Shared


@asynccontextmanager
async def instances(
    redis: RedisServer, count: int, messages: int, window: int = 60
) -> AsyncIterator[list[SharedWindow]]:
    ends = [Shared(redis.url, "1000") for _ in range(count)]
    alone = MovingWindow(messages, window)
    yield [SharedWindow(end, messages, window, alone=alone) for end in ends]
    for end in ends:
        await end.close()


async def test_instances_count_together_and_exactly(redis: RedisServer) -> None:
    async with instances(redis, 4, messages=20) as gates:
        asked = [gates[number % 4].admit(7, MESSAGE) for number in range(200)]
        answers = await asyncio.gather(*asked)
        assert answers.count(None) == 20
        assert sum(refused.first for refused in answers if refused) == 1
        assert await gates[0].admit(8, MESSAGE) is None


async def test_a_window_later_it_may_write_again(shared: Shared) -> None:
    gate = SharedWindow(shared, 2, 1, alone=MovingWindow(2, 1))
    assert [await gate.admit(7, MESSAGE) for _ in range(2)] == [None, None]
    refused = await gate.admit(7, MESSAGE)
    assert refused
    assert (refused.messages, refused.seconds, refused.first) == (2, 1, True)
    await asyncio.sleep(1.1)
    assert await gate.admit(7, MESSAGE) is None


async def test_a_press_weighs_half_and_its_refusal_takes_no_notice(shared: Shared) -> None:
    gate = SharedWindow(shared, 2, 60, alone=MovingWindow(2, 60))
    assert [await gate.admit(7, PRESS) for _ in range(4)] == [None] * 4
    pressed, written = await gate.admit(7, PRESS), await gate.admit(7, MESSAGE)
    assert pressed
    assert written
    assert (pressed.first, written.first) == (False, True)


async def test_a_decision_is_one_round_trip(redis: RedisServer, shared: Shared) -> None:
    gate = SharedWindow(shared, 5, 60, alone=MovingWindow(5, 60))
    await gate.admit(7, MESSAGE)

    async def calls() -> int:
        info = await shared.call("INFO", "commandstats")
        return sum(info[f"cmdstat_{name}"]["calls"] for name in ("evalsha",))

    before = await calls()
    for _ in range(10):
        await gate.admit(7, MESSAGE)
    assert await calls() - before == 10


async def test_nothing_of_it_stays_in_redis(shared: Shared) -> None:
    gate = SharedWindow(shared, 1, 1, alone=MovingWindow(1, 1))
    await gate.admit(7, MESSAGE)
    await gate.admit(7, MESSAGE)
    assert len(await shared.call("KEYS", "*")) == 2
    async with asyncio.timeout(10):
        while await shared.call("KEYS", "*"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_without_redis_the_process_counts_alone_until_it_is_back(
    redis: RedisServer, shared: Shared
) -> None:
    gate = SharedWindow(shared, 1, 60, alone=MovingWindow(1, 60))
    assert await gate.admit(7, MESSAGE) is None
    await redis.kill()
    assert await gate.admit(8, MESSAGE) is None
    assert await gate.admit(8, MESSAGE) is not None
    assert not shared.up
    await redis.start()
    await shared.call("PING")
    assert await gate.admit(8, MESSAGE) is None, "Redis has not counted it"
    assert await gate.admit(7, MESSAGE) is not None, "nor forgotten this one"
    assert shared.returns == 1
