"""The write queue: who leaves when, with whom, and what comes back to each."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.store.ledger import NOON, TODAY, Keeper, new_id, sale
from tests.store.memory import MemoryTransport
from vyapari.books.catalogue import Item
from vyapari.books.commands import Booked, BookVoucher, Command, LogMessage, PutItem, Refusal
from vyapari.errors import Unavailable
from vyapari.store import Store
from vyapari.store.queue import WriteQueue


def command(key: str, shop: str | None = "shop", text: str = "") -> Command:
    step = LogMessage(1, 1, "merchant", text)
    return Command(key=key, shop_id=shop, actor=1, at=NOON, steps=(step,))


@pytest.fixture
async def transport() -> MemoryTransport:
    return MemoryTransport()


@pytest.fixture
async def queue(transport: MemoryTransport) -> AsyncIterator[WriteQueue]:
    queue = WriteQueue(transport, batch=4, flights=1)
    yield queue
    transport.gate.set()
    await queue.close()


async def submit_all(queue: WriteQueue, *commands: Command) -> list[Booked | Refusal]:
    return await asyncio.gather(*map(queue.submit, commands))


async def until(predicate: object) -> None:
    """Let the loop turn until something holds; fails by the test's own limit of turns."""
    for _ in range(1000):
        if predicate():  # type: ignore[operator]
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


async def test_a_lone_command_leaves_at_once(queue: WriteQueue, transport: MemoryTransport) -> None:
    booked = await queue.submit(command("a"))
    assert isinstance(booked, Booked)
    assert booked.results == ({"key": "a"},)
    assert transport.batches == [["a"]]
    assert queue.depth == 0


async def test_what_gathers_during_a_flight_leaves_together(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.gate.clear()
    first = asyncio.create_task(queue.submit(command("a")))
    await until(lambda: transport.under_way)
    rest = [asyncio.create_task(queue.submit(command(k))) for k in "bcd"]
    await until(lambda: queue.depth == 4)
    transport.gate.set()
    await asyncio.gather(first, *rest)
    assert transport.batches == [["a"], ["b", "c", "d"]]


async def test_a_batch_is_bounded_by_count(queue: WriteQueue, transport: MemoryTransport) -> None:
    await submit_all(queue, *(command(k) for k in "abcdefghij"))
    assert [len(batch) for batch in transport.batches] == [4, 4, 2]


async def test_a_batch_is_bounded_by_bytes(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch_bytes=2_000, flights=1)
    await submit_all(queue, *(command(k, text="x" * 800) for k in "abcde"))
    assert [len(batch) for batch in transport.batches] == [1, 1, 1, 1, 1]
    await submit_all(queue, *(command(k, text="x" * 600) for k in "fghi"))
    assert [len(batch) for batch in transport.batches[5:]] == [2, 2]
    await queue.submit(command("huge", text="x" * 5_000))
    await queue.close()


async def test_a_shop_that_floods_does_not_hold_up_the_others(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch=4, flights=1)
    flood = [command(f"f{n}", "loud") for n in range(20)]
    await submit_all(queue, *flood, command("q", "quiet"))
    assert transport.batches[0] == ["f0", "q", "f1", "f2"]
    await queue.close()


async def test_a_shops_commands_stay_in_order_over_two_flights(
    transport: MemoryTransport,
) -> None:
    queue = WriteQueue(transport, batch=3, flights=2)
    keys = [f"{shop}{n}" for n in range(12) for shop in "xyz"]
    await submit_all(queue, *(command(key, shop=key[0]) for key in keys))
    for shop in "xyz":
        mine = [key for key in transport.applied if key[0] == shop]
        assert mine == [f"{shop}{n}" for n in range(12)]
    await queue.close()


async def test_two_flights_never_carry_one_shop(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch=1, flights=2)
    transport.gate.clear()
    tasks = [asyncio.create_task(queue.submit(command(k, k[0]))) for k in ("a1", "a2", "b1")]
    await until(lambda: transport.under_way == 2)
    assert transport.batches == [["a1"], ["b1"]]
    transport.gate.set()
    await asyncio.gather(*tasks)
    assert transport.most_under_way == 2
    await queue.close()


async def test_a_crowd_is_shared_out_among_the_free_flights(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch=100, flights=2)
    await submit_all(queue, *(command(f"k{n}", shop=f"s{n}") for n in range(150)))
    assert [len(batch) for batch in transport.batches] == [75, 75]
    transport.batches.clear()
    await submit_all(queue, *(command(f"few{n}", shop=f"s{n}") for n in range(20)))
    assert [len(batch) for batch in transport.batches] == [20]
    transport.batches.clear()
    await submit_all(queue, *(command(f"one{n}") for n in range(250)))
    assert [len(batch) for batch in transport.batches] == [100, 100, 50]
    await queue.close()


async def test_a_poisonous_command_is_found_and_the_others_are_booked(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.poison = {"c"}
    outcomes = await submit_all(queue, *(command(k) for k in "abcd"))
    assert [isinstance(o, Booked) for o in outcomes] == [True, True, False, True]
    refusal = outcomes[2]
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.data["state"]) == ("invalid", "22P05")
    assert sorted(transport.applied) == ["a", "b", "d"]


async def test_a_failure_goes_to_every_waiter_and_the_next_batch_flies(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.faults.append(Unavailable("it", retry_after=3))
    failed = await asyncio.gather(*(queue.submit(command(k)) for k in "ab"), return_exceptions=True)
    assert [type(f) for f in failed] == [Unavailable, Unavailable]
    assert [f.retry_after for f in failed if isinstance(f, Unavailable)] == [3, 3]
    assert isinstance(await queue.submit(command("c")), Booked)
    assert queue.depth == 0


async def test_half_a_batch_may_be_booked_before_the_other_half_fails(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.poison = {"d"}
    transport.faults.extend([None, None, Unavailable("it")])
    outcomes = await asyncio.gather(
        *(queue.submit(command(k)) for k in "abcd"), return_exceptions=True
    )
    assert [type(o) for o in outcomes] == [Booked, Booked, Unavailable, Unavailable]
    assert queue.depth == 0


async def test_a_waiter_who_leaves_takes_nothing_back(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.gate.clear()
    tasks = [asyncio.create_task(queue.submit(command(k))) for k in "abc"]
    await until(lambda: transport.under_way)
    late = asyncio.create_task(queue.submit(command("d")))
    await until(lambda: queue.depth == 4)
    tasks[1].cancel()
    late.cancel()
    transport.gate.set()
    done = await asyncio.gather(*tasks, late, return_exceptions=True)
    assert [type(d) for d in done] == [
        Booked,
        asyncio.CancelledError,
        Booked,
        asyncio.CancelledError,
    ]
    await until(lambda: queue.depth == 0)
    assert transport.applied == ["a", "b", "c", "d"]


async def test_it_holds_no_more_than_its_bound(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch=2, flights=1, bound=5)
    transport.gate.clear()
    tasks = [asyncio.create_task(queue.submit(command(f"k{n}"))) for n in range(20)]
    await until(lambda: queue.depth == 5)
    for _ in range(50):
        await asyncio.sleep(0)
    assert queue.depth == 5
    transport.gate.set()
    await asyncio.gather(*tasks)
    assert transport.applied == [f"k{n}" for n in range(20)]
    await queue.close()


async def test_closing_drains_and_then_takes_nothing_in(
    queue: WriteQueue, transport: MemoryTransport
) -> None:
    transport.gate.clear()
    tasks = [asyncio.create_task(queue.submit(command(f"k{n}"))) for n in range(9)]
    await until(lambda: queue.depth == 9)
    closing = asyncio.create_task(queue.close())
    await asyncio.sleep(0)
    with pytest.raises(Unavailable):
        await queue.submit(command("late"))
    transport.gate.set()
    await closing
    assert all(isinstance(o, Booked) for o in await asyncio.gather(*tasks))
    await queue.close()


async def test_what_cannot_be_drained_in_time_is_told_so(transport: MemoryTransport) -> None:
    queue = WriteQueue(transport, batch=2, flights=1)
    transport.gate.clear()
    tasks = [asyncio.create_task(queue.submit(command(f"k{n}"))) for n in range(5)]
    await until(lambda: queue.depth == 5)
    await queue.close(timeout=0.05)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(o) for o in outcomes] == [Unavailable] * 5
    assert queue.depth == 0


async def test_an_answer_that_was_lost_is_booked_once(transport: MemoryTransport) -> None:
    store = Store(transport)
    transport.late.append(Unavailable("it"))
    booked = await store.submit(command("a"))
    assert isinstance(booked, Booked)
    assert booked.repeated
    assert transport.applied == ["a"]
    await store.close()
    assert transport.closed


async def test_a_text_that_breaks_the_database_harms_nobody_else(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    fine = [shop.command(BookVoucher(sale((tea, n, 10)))) for n in range(1, 4)]
    odd = shop.command(PutItem(Item(new_id(), "x" * 500)))
    outcomes = await asyncio.gather(*map(shop.store.submit, [fine[0], odd, *fine[1:]]))
    assert [isinstance(o, Booked) for o in outcomes] == [True, False, True, True]
    page = await shop.store.vouchers(shop.shop_id, start=TODAY)
    assert page.count == 3
