"""What the operators were told, known to all instances."""

import pytest

from tests.redis import RedisServer
from vyapari.bot.announced import Announced
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared


async def test_while_others_may_not_have_shared_what_they_told_it_says_so(
    redis: RedisServer, shared: Shared
) -> None:
    told = Announced(shared)
    await told.remember("books", "since noon")
    assert not told.settling
    await redis.kill()
    with pytest.raises(Unavailable):
        await shared.call("PING")
    assert not told.settling  # nobody can share anything: each tells for itself
    await redis.start()
    await shared.call("PING")
    assert told.settling
    assert await Announced(shared).known(["books"]) == {"books": "since noon"}
