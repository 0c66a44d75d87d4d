"""What was looked up last is told, with its time, while the database is away; nothing else is."""

from collections.abc import AsyncIterator

import pytest

from tests.store.memory import MemoryTransport
from vyapari.errors import Unavailable
from vyapari.store.recall import RecallingTransport, looking_up
from vyapari.store.transport import Payload

STOCK: Payload = {"shop_id": "mina", "limit": 10}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books() -> MemoryTransport:
    return MemoryTransport()


@pytest.fixture
async def reads(books: MemoryTransport, clock: Clock) -> AsyncIterator[RecallingTransport]:
    transport = RecallingTransport(books, clock=clock)
    yield transport
    await transport.close()


async def looked_up(reads: RecallingTransport, *names: str) -> tuple[list[int], float | None]:
    """The numbers of the answers, and as of when they are."""
    with looking_up() as look:
        answers = [(await reads.call(name, STOCK))["read"] for name in names]
    return answers, look.as_of


async def test_what_was_looked_up_is_told_again_as_of_then(
    books: MemoryTransport, reads: RecallingTransport, clock: Clock
) -> None:
    assert await looked_up(reads, "stock") == ([1], None)
    clock.now += 60
    assert await looked_up(reads, "vouchers") == ([2], None)
    books.away = True
    assert await looked_up(reads, "stock") == ([1], 1000.0)
    assert await looked_up(reads, "vouchers", "stock") == ([2, 1], 1000.0)
    books.away = False
    assert await looked_up(reads, "stock") == ([3], None)


async def test_who_does_not_look_up_is_never_told_what_was(
    books: MemoryTransport, reads: RecallingTransport
) -> None:
    await looked_up(reads, "stock")
    books.away = True
    with pytest.raises(Unavailable):
        await reads.call("stock", STOCK)
    with pytest.raises(Unavailable):
        await looked_up(reads, "khata")


async def test_now_and_then_are_not_mixed(
    books: MemoryTransport, reads: RecallingTransport
) -> None:
    await looked_up(reads, "stock", "vouchers")
    with looking_up() as look:
        await reads.call("stock", STOCK)
        books.away = True
        with pytest.raises(Unavailable):
            await reads.call("vouchers", STOCK)
    assert look.as_of is None
    with looking_up():
        assert (await reads.call("stock", STOCK))["read"] == 3
        books.away = False
        assert (await reads.call("vouchers", STOCK))["read"] == 2


async def test_it_is_forgotten_with_its_shop_and_after_some_hours(
    books: MemoryTransport, reads: RecallingTransport, clock: Clock
) -> None:
    await looked_up(reads, "stock", "khata")
    reads.forget("mina")
    books.away = True
    for name in ("stock", "khata"):
        with pytest.raises(Unavailable):
            await looked_up(reads, name)
    books.away = False
    await looked_up(reads, "stock")
    clock.now += 7 * 3600
    books.away = True
    with pytest.raises(Unavailable):
        await looked_up(reads, "stock")
