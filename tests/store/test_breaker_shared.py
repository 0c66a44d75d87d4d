"""One instance learns that the database is away, and is the one that tries, for all of them."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.redis import RedisServer
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store.breaker import Breaker
from vyapari.store.breaker_shared import SharedBreaker

THRESHOLD, COOLDOWN = 3, 2.0


class Instance:
    """One of several, with a clock and a connection of its own."""

    def __init__(self, url: str, name: str = "read") -> None:
        self.now = 100.0
        self.shared = Shared(url, "1000")
        self.alone = Breaker("it", threshold=THRESHOLD, cooldown=COOLDOWN, clock=lambda: self.now)
        self.breaker = SharedBreaker(self.alone, self.shared, name)

    async def enters(self) -> bool:
        """Whether a call is let through."""
        try:
            await self.breaker.enter()
        except Unavailable:
            return False
        return True

    async def turned_away(self) -> float:
        """For how long a call is turned away."""
        with pytest.raises(Unavailable) as caught:
            await self.breaker.enter()
        assert caught.value.retry_after is not None
        return caught.value.retry_after

    async def opens(self) -> None:
        """By calls of its own."""
        for _ in range(THRESHOLD):
            await self.breaker.failed()
        assert self.alone.is_open


@pytest.fixture
async def four(redis: RedisServer) -> AsyncIterator[list[Instance]]:
    instances = [Instance(redis.url) for _ in range(4)]
    yield instances
    for instance in instances:
        await instance.shared.close()


async def over(*instances: Instance, rest: float = COOLDOWN) -> None:
    """The rest is over: here by a clock that is put forward, in Redis by a key that is gone."""
    key = instances[0].shared.key("breaker:read:rest")
    assert 0 < int(await instances[0].shared.call("PTTL", key)) <= rest * 1000
    await instances[0].shared.call("DEL", key)
    for instance in instances:
        instance.now += rest + 1


async def entering(instances: list[Instance]) -> list[Instance]:
    """Which of them are let through when all ask at once."""
    let = await asyncio.gather(*(instance.enters() for instance in instances))
    return [instance for instance, enters in zip(instances, let, strict=True) if enters]


async def calls_of_redis(shared: Shared) -> int:
    stats = await shared.call("INFO", "commandstats")
    return sum(each["calls"] for name, each in stats.items() if name.startswith("cmdstat_eval"))


async def test_who_fails_once_finds_it_open(four: list[Instance]) -> None:
    one, other, third, _ = four
    await other.breaker.failed()
    assert not other.alone.is_open
    await one.opens()
    await other.breaker.failed()
    assert other.alone.is_open
    assert 0 < await other.turned_away() <= COOLDOWN
    assert await third.enters()  # whose calls are answered


async def test_what_is_open_for_reads_is_not_for_writes(redis: RedisServer) -> None:
    read, write = Instance(redis.url), Instance(redis.url, "write")
    await read.opens()
    await write.breaker.failed()
    assert not write.alone.is_open
    await read.shared.close()
    await write.shared.close()


async def test_a_single_one_of_all_tries(four: list[Instance]) -> None:
    await four[0].opens()
    for instance in four[1:]:
        await instance.breaker.failed()
    for _ in range(2):
        await over(*four)
        trying = await entering(four)
        assert len(trying) == 1
        assert await entering(four) == []
        await trying[0].breaker.failed()
        assert await entering(four) == []
    await over(*four)
    (trying_now,) = await entering(four)
    await trying_now.breaker.succeeded()
    for instance in four:
        instance.now += COOLDOWN + 1
    assert await entering(four) == four
    assert await entering(four) == four
    assert not any(instance.alone.is_open for instance in four)


async def test_what_another_has_closed_opens_at_the_first_failure(four: list[Instance]) -> None:
    one, other, *_ = four
    await one.opens()
    await other.breaker.failed()
    await over(one, other)
    assert await one.enters()
    await one.breaker.succeeded()
    assert await other.enters()
    assert not other.alone.is_open
    await other.breaker.failed()
    assert other.alone.is_open
    await one.breaker.failed()
    assert one.alone.is_open


async def test_a_rest_that_one_was_asked_for_is_kept_by_all(four: list[Instance]) -> None:
    one, other, third, fourth = four
    await one.opens()
    await other.breaker.failed()
    await third.breaker.failed()
    await third.breaker.failed(rest=30)  # was on its way
    await one.breaker.failed()
    await fourth.breaker.failed()
    other.now += COOLDOWN + 1
    for instance in (other, third, fourth):
        assert 25 < await instance.turned_away() <= 30
    one.now += COOLDOWN + 1
    assert 25 < await one.turned_away() <= 30
    await over(*four, rest=30)
    assert len(await entering(four)) == 1


async def test_who_dies_as_it_tries_is_in_nobodys_way_for_long(four: list[Instance]) -> None:
    one, other, *_ = four
    await one.opens()
    await other.breaker.failed()
    await over(one, other)
    assert await one.enters()  # and is not heard of again
    assert 0 < await other.turned_away() <= COOLDOWN
    await over(other)
    assert await other.enters()
    await other.breaker.succeeded()


async def test_calls_that_are_answered_ask_nobody(four: list[Instance]) -> None:
    one, *_ = four
    for _ in range(20):
        assert await one.enters()
        await one.breaker.succeeded()
    assert await calls_of_redis(one.shared) == 0
    await one.opens()
    asked = await calls_of_redis(one.shared)
    assert asked > 0
    for _ in range(20):  # who was on its way, and who is turned away
        await one.breaker.failed()
        assert not await one.enters()
    assert await calls_of_redis(one.shared) == asked


async def test_keys_end_by_themselves_under_the_one_prefix(four: list[Instance]) -> None:
    one, *_ = four
    await one.opens()
    for _ in range(2):
        keys = await one.shared.call("KEYS", "*")
        assert keys
        for key in keys:
            assert key.startswith(one.shared.prefix)
            assert 0 < int(await one.shared.call("PTTL", key)) <= 120_000
        await one.breaker.succeeded()


async def test_while_redis_is_away_each_goes_by_its_own_calls(
    redis: RedisServer, four: list[Instance]
) -> None:
    one, other, third, _ = four
    await one.opens()
    await redis.kill()
    await other.breaker.failed()
    assert not other.alone.is_open
    await other.opens()
    assert 0 < await other.turned_away() <= COOLDOWN
    one.now += COOLDOWN
    other.now += COOLDOWN
    assert await entering([one, other]) == [one, other]
    assert await entering([one, other]) == []
    await one.breaker.succeeded()
    await other.breaker.failed()
    assert not one.alone.is_open
    assert other.alone.is_open
    await redis.start()
    await one.opens()
    assert await calls_of_redis(third.shared) == 0, "it was known to be away"


async def test_when_redis_is_back_they_try_as_one_again(
    redis: RedisServer, four: list[Instance]
) -> None:
    one, other, *_ = four
    await one.opens()
    await one.breaker.succeeded()
    await redis.kill()
    for instance in four:
        await instance.opens()
    await redis.start()
    for instance in four:
        await instance.shared.call("PING")
        instance.now += COOLDOWN
    # Redis says still that it is closed, of before.
    assert len(await entering(four)) == 1
    await over(*four)
    (trying,) = await entering(four)
    await trying.breaker.succeeded()
    for instance in four:
        instance.now += COOLDOWN + 1
    assert await entering(four) == four
    assert not other.alone.is_open


async def test_nobody_waits_long_for_a_redis_that_hangs(four: list[Instance]) -> None:
    one, other, *_ = four
    await one.opens()
    await other.shared.call("CLIENT", "PAUSE", 60_000)
    one.now += COOLDOWN
    assert await one.enters()
    assert one.shared.up, "it was waited for until it counts as gone"
    await one.breaker.failed()
    assert 0 < await one.turned_away() <= COOLDOWN


async def test_an_emptied_redis_opens_nothing_for_good(four: list[Instance]) -> None:
    await four[0].opens()
    for instance in four[1:]:
        await instance.breaker.failed()
    await four[0].shared.call("FLUSHALL")
    for instance in four:
        instance.now += COOLDOWN
    (trying,) = await entering(four)
    await trying.shared.call("FLUSHALL")
    await trying.breaker.succeeded()
    for instance in four:
        instance.now += COOLDOWN + 1
    assert await entering(four) == four
