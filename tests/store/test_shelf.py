"""What one instance has read the others have from Redis; of an erased shop nothing is left."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from tests.redis import RedisServer
from tests.store.conftest import Connect
from tests.store.ledger import Keeper
from tests.store.memory import MemoryTransport
from vyapari.books.commands import EraseShop
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.store import Store
from vyapari.store.erasures import Erasures
from vyapari.store.recall import looking_up
from vyapari.store.shelf import Known, Shelf, Thing
from vyapari.store.transport import Payload, Transport


@dataclass
class Watched:
    """A transport that notes what it was asked; ``away`` it answers nothing, ``held`` late."""

    inner: Transport
    calls: list[tuple[str, Payload]] = field(default_factory=list)
    away: bool = False
    held: asyncio.Event | None = None

    async def call(self, name: str, payload: Payload) -> Any:
        if self.away:
            raise Unavailable("the books' database")
        answer = await self.inner.call(name, payload)
        self.calls.append((name, payload))
        if self.held is not None:
            await self.held.wait()
        return answer

    async def close(self) -> None:
        await self.inner.close()


@dataclass
class Instance:
    """A store of its own on the same database and Redis."""

    reads: Watched
    shared: Shared
    store: Store

    async def rest(self) -> None:
        """Wait until what it puts on the shelf is there."""
        putting = self.store._shelf._putting
        if putting is not None:
            await putting


@pytest.fixture
async def instances(redis: RedisServer, connect: Connect) -> AsyncIterator[list[Instance]]:
    made = []
    for _ in range(2):
        reads, shared = Watched(await connect()), Shared(redis.url, "1000")
        made.append(Instance(reads, shared, Store(reads, reads, shared=shared)))
    yield made
    for instance in made:
        await instance.store.close()
        await instance.shared.close()


def known(shop: Keeper, state: str = "run born 7") -> Known:
    return Known(shop.shop_id or "", state)


async def test_what_one_has_read_the_other_has_in_the_same_state_without_the_database(
    shop: Keeper, instances: list[Instance]
) -> None:
    await shop.item("Sugar")
    one, other = instances
    catalogue = await one.store.catalogue(shop.shop_id or "", known=known(shop))
    context = await one.store.chat(1, 1, known=known(shop))
    assert context.shop
    await one.rest()
    other.reads.away = True
    assert await other.store.catalogue(shop.shop_id or "", known=known(shop)) == catalogue
    assert await other.store.chat(1, 1, known=known(shop)) == context
    with pytest.raises(Unavailable):  # of whom nobody has read anything
        await other.store.chat(1, 2, known=known(shop))


async def test_in_another_state_the_database_is_asked_and_answers_shortly_that_nothing_changed(
    shop: Keeper, instances: list[Instance]
) -> None:
    one, other = instances
    catalogue = await one.store.catalogue(shop.shop_id or "", known=known(shop))
    await one.rest()
    assert await other.store.catalogue(shop.shop_id or "", known=known(shop, "later")) == catalogue
    asked = {"shop_id": shop.shop_id, "known": catalogue.version}
    assert other.reads.calls == [("catalogue", asked)]
    await shop.item("Sugar")
    newer = await other.store.catalogue(shop.shop_id or "", known=known(shop, "last"))
    assert [item.name for item in newer.items] == ["Sugar"]


async def test_who_knows_of_a_version_is_not_given_an_earlier_one(
    shop: Keeper, instances: list[Instance]
) -> None:
    one, other = instances
    read = await one.store.catalogue(shop.shop_id or "", known=known(shop))
    await one.rest()
    await shop.item("Sugar")
    least = read.version + 1
    newest = await other.store.catalogue(shop.shop_id or "", known=known(shop), least=least)
    assert newest.version >= least
    assert [item.name for item in newest.items] == ["Sugar"]


async def test_a_page_that_another_instance_has_looked_up_is_told_as_of_then(
    shop: Keeper, instances: list[Instance]
) -> None:
    one, other = instances
    await shop.item("Sugar")
    with looking_up():
        before = await one.store.stock(shop.shop_id or "")
    await one.rest()
    other.reads.away = True
    with looking_up() as look:
        assert await other.store.stock(shop.shop_id or "") == before
    assert look.as_of is not None
    with pytest.raises(Unavailable):
        await other.store.stock(shop.shop_id or "")
    with looking_up() as look, pytest.raises(Unavailable):
        await other.store.people.members(shop.shop_id or "")


async def test_the_newest_page_counts_wherever_it_was_looked_up(
    shop: Keeper, instances: list[Instance]
) -> None:
    one, other = instances
    with looking_up():
        await other.store.stock(shop.shop_id or "")
    await shop.item("Sugar")
    with looking_up():
        newer = await one.store.stock(shop.shop_id or "")
    await one.rest()
    other.reads.away = True
    with looking_up():
        assert await other.store.stock(shop.shop_id or "") == newer


async def test_reads_beside_one_another_are_all_of_before_while_redis_is_asked(
    redis: RedisServer,
) -> None:
    shared, books = Shared(redis.url, "1000"), MemoryTransport()
    store = Store(books, books, shared=shared)
    stock = {"shop_id": "mina"}
    with looking_up():
        await store._reads.call("stock", stock)
        await store._reads.call("khata", stock)

    class Half(MemoryTransport):
        """Answers one read and not the other."""

        async def call(self, name: str, payload: Payload) -> Any:
            if name == "stock":
                raise Unavailable("the memory")
            await asyncio.sleep(0)
            return await super().call(name, payload)

    store._reads._inner = Half()
    with looking_up() as look:
        asked = [store._reads.call(name, stock) for name in ("stock", "khata")]
        answers = await asyncio.gather(*asked)
    assert [answer["read"] for answer in answers] == [1, 2]
    assert look.as_of is not None
    await store.close()
    await shared.close()


async def test_an_erased_shop_leaves_redis_at_once_and_the_others_when_they_hear_of_it(
    shop: Keeper, instances: list[Instance]
) -> None:
    one, other = instances
    shop_id = shop.shop_id or ""
    for instance in instances:
        await instance.store.catalogue(shop_id, known=known(shop))
        with looking_up():
            await instance.store.stock(shop_id)
        await instance.rest()
    await shop.do(EraseShop())
    await one.store.erased(shop_id)
    keys = await one.shared.call("KEYS", "*")
    assert [key.removeprefix(one.shared.prefix) for key in keys] == ["erased"]
    assert await other.store.erased_elsewhere() == [shop_id]
    assert await other.store.erased_elsewhere() == []
    assert await one.store.erased_elsewhere() == []
    for instance in instances:
        instance.reads.away = True
        with looking_up(), pytest.raises(Unavailable):
            await instance.store.stock(shop_id)
        with pytest.raises(Unavailable):
            await instance.store.catalogue(shop_id, known=known(shop))
        assert not instance.store._catalogues._kept
        assert not instance.store._reads._kept


@pytest.mark.parametrize("has_heard", [False, True])
async def test_what_was_on_its_way_as_a_shop_was_erased_is_kept_nowhere(
    shop: Keeper, instances: list[Instance], *, has_heard: bool
) -> None:
    one, other = instances
    shop_id = shop.shop_id or ""
    other.reads.held = asyncio.Event()

    async def look() -> None:
        with looking_up():
            await other.store.stock(shop_id)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(other.store.catalogue(shop_id, known=known(shop)))
        tasks.create_task(other.store.chat(1, 1, known=known(shop)))
        tasks.create_task(look())
        async with asyncio.timeout(10):
            while len(other.reads.calls) < 3:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await shop.do(EraseShop())
        await one.store.erased(shop_id)
        if has_heard:
            await other.store.erased_elsewhere()
        other.reads.held.set()
    await other.rest()
    keys = await one.shared.call("KEYS", "*")
    assert [key.removeprefix(one.shared.prefix) for key in keys] == ["erased"]
    await other.store.erased_elsewhere()
    assert not other.store._catalogues._kept
    assert not other.store._reads._kept


async def test_a_shop_erased_while_redis_is_away_leaves_it_when_it_is_back(
    redis: RedisServer, shared: Shared
) -> None:
    other_shared = Shared(redis.url, "1000")
    mine, theirs = Erasures(shared), Erasures(other_shared)
    one, other = Shelf(shared, mine), Shelf(other_shared, theirs)
    one.put("mina", "catalogue", Thing(one.now(), "all of it"))
    await one.close()
    await redis.kill()
    mine.mark("mina")
    with pytest.raises(Unavailable):
        await mine.tell()
    assert await one.get("mina", "catalogue") is None
    await redis.start()
    assert await other.get("mina", "catalogue") is not None
    await mine.hear()
    assert await other.get("mina", "catalogue") is None
    assert await theirs.hear() == ["mina"]
    await other_shared.close()


async def test_a_redis_that_came_back_as_it_was_before_is_told_again(
    redis: RedisServer, shared: Shared
) -> None:
    erasures = Erasures(shared)
    shelf = Shelf(shared, erasures)
    shelf.put("mina", "catalogue", Thing(shelf.now(), "all of it"))
    await shelf.close()
    key = shared.key("shelf:mina")
    await shared.call("COPY", key, "copy")
    erasures.mark("mina")
    await erasures.tell()
    await redis.kill()
    with pytest.raises(Unavailable):
        await shared.call("PING")
    await redis.start()
    await shared.call("DEL", shared.key("erased"))
    await shared.call("RENAME", "copy", key)
    await erasures.hear()
    assert await shared.call("EXISTS", key) == 0
    assert await shared.call("ZRANGE", shared.key("erased"), 0, -1) == ["mina"]


async def test_a_slow_writer_does_not_replace_what_is_newer(shared: Shared) -> None:
    shelf = Shelf(shared)
    now = shelf.now()
    for at, text in ((now, "new"), (now - 5, "old")):
        shelf.put("mina", "stock", Thing(at, text, "s"))
        await shelf.close()
    assert await shelf.get("mina", "stock") == Thing(now, "new", "s")


async def test_it_is_kept_for_hours_and_not_longer(shared: Shared) -> None:
    shelf = Shelf(shared)
    now = shelf.now()
    shelf.put("mina", "stock", Thing(now - 7 * 3600, "old"))
    await shelf.close()
    assert await shelf.get("mina", "stock") is None
    shelf.put("mina", "khata", Thing(now, "new"))
    await shelf.close()
    assert await shared.call("HKEYS", shared.key("shelf:mina")) == ["khata"]
    for key in await shared.call("KEYS", "*"):
        assert 0 < await shared.call("TTL", key) <= 6 * 3600


async def test_of_a_shop_so_many_things_are_kept_and_none_that_is_too_large(
    shared: Shared,
) -> None:
    shelf = Shelf(shared)
    for number in range(70):
        shelf.put("mina", f"page {number}", Thing(shelf.now(), str(number)))
    shelf.put("mina", "too large", Thing(shelf.now(), Random(1).randbytes(300_000).hex()))
    await shelf.close()
    names = await shared.call("HKEYS", shared.key("shelf:mina"))
    assert len(names) == 64
    assert "page 5" not in names
    assert "page 69" in names
    assert await shared.call("ZCARD", shared.key("shelf-ages:mina")) == 64


async def test_a_redis_that_fills_up_is_left_to_the_messages(shared: Shared) -> None:
    shelf = Shelf(shared)
    used = int((await shared.call("INFO", "memory"))["used_memory"])
    await shared.call("CONFIG", "SET", "maxmemory", used * 5 // 4)
    shelf.put("mina", "stock", Thing(shelf.now(), "1"))
    await shelf.close()
    assert await shelf.get("mina", "stock") is None
    await shared.call("CONFIG", "SET", "maxmemory", used * 8)
    shelf.put("mina", "stock", Thing(shelf.now(), "1"))
    await shelf.close()
    assert await shelf.get("mina", "stock") is not None


async def test_without_redis_nothing_is_found_and_nobody_waits(
    redis: RedisServer, shared: Shared
) -> None:
    await redis.kill()
    for there in (None, shared):
        erasures = Erasures(there)
        shelf = Shelf(there, erasures)
        shelf.put("mina", "stock", Thing(shelf.now(), "1"))
        await shelf.close()
        assert await shelf.get("mina", "stock") is None
        assert await erasures.hear() == []
        erasures.mark("mina")
        assert not shelf.may_keep("mina")
    assert not shared.up
    assert not Shelf(shared).put("mina", "stock", Thing(0.0, "1"))
