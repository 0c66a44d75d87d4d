"""A key that one instance has used up rests for all of them."""

import time

from tests.redis import RedisServer
from vyapari.agents.cooldowns_shared import SharedCoolDowns
from vyapari.ops.shared import Shared


async def test_what_one_instance_lets_rest_rests_for_the_others(redis: RedisServer) -> None:
    one, other = Shared(redis.url, "1000"), Shared(redis.url, "1000")
    until = time.time() + 30
    await SharedCoolDowns(one).rest("key:model", until)
    assert await SharedCoolDowns(other).until(["key:model", "key:other"]) == {"key:model": until}
    await one.close()
    await other.close()


async def test_a_rest_ends_by_itself_and_leaves_nothing_behind(redis: RedisServer) -> None:
    shared = Shared(redis.url, "1000")
    cooldowns = SharedCoolDowns(shared)
    await cooldowns.rest("key:model", time.time() - 1)
    assert await cooldowns.until(["key:model"]) == {}
    await cooldowns.rest("key:model", time.time() + 30)
    ends = await shared.call("PTTL", shared.key("rest:key:model"))
    assert 0 < int(ends) <= 30_000
    await shared.close()


async def test_while_redis_is_away_each_goes_by_what_it_knows(redis: RedisServer) -> None:
    shared = Shared(redis.url, "1000")
    cooldowns = SharedCoolDowns(shared)
    first, second = time.time() + 30, time.time() + 60
    await cooldowns.rest("a", first)
    await redis.kill()
    await cooldowns.rest("b", second)
    assert await cooldowns.until(["a", "b", "c"]) == {"a": first, "b": second}
    await shared.close()
