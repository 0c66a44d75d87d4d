"""The Redis that instances share, when another server takes its place."""

import pytest

from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared


async def test_connections_to_a_server_that_takes_no_more_are_let_go_of(shared: Shared) -> None:
    first = await shared.call("CLIENT", "ID")
    assert await shared.call("CLIENT", "ID") == first
    await shared.call("REPLICAOF", "127.0.0.1", "1")
    with pytest.raises(Unavailable):
        await shared.call("SET", shared.key("a"), "b")
    assert not shared.up
    assert await shared.call("CLIENT", "ID") != first


async def test_a_server_that_is_full_cannot_just_now(shared: Shared) -> None:
    await shared.call("CONFIG", "SET", "maxmemory", "1")
    with pytest.raises(Unavailable):
        await shared.call("SET", shared.key("a"), "b")
    with pytest.raises(Unavailable):
        await shared.script("return redis.call('SET', KEYS[1] .. 'a', 'b')")()
