"""Several instances before a project that is away: how often they knock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from tests.conftest import Project
from tests.redis import RedisServer
from tests.store.proxy import Gateway, gateway
from vyapari.bench.lite import SECRET_KEY
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store import Store
from vyapari.store.breaker import Breaker
from vyapari.store.hosted import HostedBooks
from vyapari.store.steady import SteadyTransport
from vyapari.store.supabase import SupabaseTransport

INSTANCES, THRESHOLD, COOLDOWN = 4, 5, 2.0


@pytest.fixture
async def front(project: Project) -> AsyncIterator[Gateway]:
    async with gateway(project.server.url) as front:
        yield front


class Clock:
    """Everybody's but Redis's."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def instance(url: str, shared: Shared | None, clock: Clock) -> SteadyTransport:
    """One whose calls are not tried again."""
    return SteadyTransport(
        SupabaseTransport(url, SECRET_KEY),
        deadline=0.0,
        breaker=Breaker("it", threshold=THRESHOLD, cooldown=COOLDOWN, clock=clock),
        shared=shared,
    )


async def ask(calls: SteadyTransport) -> bool:
    """Whether it is answered."""
    try:
        return bool(await calls.call("shops", {"user_id": 1}) == [])
    except Unavailable:
        return False


@pytest.mark.parametrize(
    ("together", "finding_out", "trying"),
    [(True, THRESHOLD + INSTANCES - 1, 1), (False, INSTANCES * THRESHOLD, INSTANCES)],
)
async def test_all_together_knock_as_often_as_one(
    front: Gateway, redis: RedisServer, together: bool, finding_out: int, trying: int
) -> None:
    async with AsyncExitStack() as parts:
        clock, looking = Clock(), Shared(redis.url, "1000")
        parts.push_async_callback(looking.close)
        instances = []
        for _ in range(INSTANCES):
            shared = Shared(redis.url, "1000") if together else None
            if shared:
                parts.push_async_callback(shared.close)
            instances.append(instance(front.url, shared, clock))
            parts.push_async_callback(instances[-1].close)

        async def rested() -> None:
            clock.now += COOLDOWN + 1
            await looking.call("DEL", looking.key("breaker:read:rest"))

        async def all_ask() -> list[bool]:
            return list(await asyncio.gather(*map(ask, instances)))

        front.cut = True
        for one in instances:
            assert not any([await ask(one) for _ in range(10)])
        assert front.calls == finding_out
        for times in (1, 2, 3):
            await rested()
            assert not any(await all_ask() + await all_ask())
            assert front.calls == finding_out + times * trying
        front.cut, front.calls = False, 0
        await rested()
        assert sum(await all_ask()) == trying
        clock.now += COOLDOWN + 1
        assert all(await all_ask())
        assert front.calls == trying + INSTANCES


async def test_stores_tell_one_another_for_reads_and_for_writes(
    front: Gateway, redis: RedisServer
) -> None:
    def reads(store: Store) -> Awaitable[Any]:
        return store.applied("none")

    def writes(store: Store) -> Awaitable[Any]:
        return store.move_chat(1, 2)

    async with AsyncExitStack() as parts:
        stores = []
        for _ in range(2):
            shared = Shared(redis.url, "1000")
            parts.push_async_callback(shared.close)
            stores.append(HostedBooks(front.url, SECRET_KEY, shared=shared).store)
            parts.push_async_callback(stores[-1].close)
        one, other = stores
        front.cut = True
        words = [shared.key(f"breaker:{stage}") for stage in one.turned_away]
        async with making(one, [reads, writes] * THRESHOLD):
            while await shared.call("EXISTS", *words) < len(words):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        before = front.calls
        async with making(other, [reads, writes]):
            while not all(other.turned_away.values()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        # One of each was enough; one more of each, if this was slow.
        assert front.calls - before < THRESHOLD


@asynccontextmanager
async def making(
    store: Store, calls: list[Callable[[Store], Awaitable[Any]]]
) -> AsyncIterator[None]:
    """Have these calls under way, for a while at most."""
    asked = [asyncio.ensure_future(call(store)) for call in calls]
    async with asyncio.timeout(20):
        yield
    for each in asked:
        each.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
