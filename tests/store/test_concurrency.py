"""Many at once: over one queue, and over several programs on one database."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tests.store.conftest import Connect
from tests.store.ledger import TODAY, Keeper, purchase, sale
from vyapari.books.commands import Booked, BookVoucher, Command, LogMessage
from vyapari.books.entry import Mode
from vyapari.store import Store


async def test_many_sales_at_once_leave_no_gap_and_the_right_stock(shop: Keeper) -> None:
    tea, ramesh = await shop.item("Tea"), await shop.party("Ramesh")
    await shop.book(purchase((tea, 1000, 5)))
    sales = [
        shop.command(BookVoucher(sale((tea, 2, 10), party=ramesh, mode=Mode.CREDIT)))
        for _ in range(60)
    ]
    outcomes = await asyncio.gather(*map(shop.store.submit, sales))
    assert numbers(outcomes) == [f"INV/26-27/{n:06}" for n in range(1, 61)]
    page = await shop.store.stock(shop.shop_id)
    assert (page.rows[0].qty, page.value) == (Decimal(880), Decimal(4400))


async def test_several_programs_on_one_database_take_turns(shop: Keeper, connect: Connect) -> None:
    tea, ramesh = await shop.item("Tea"), await shop.party("Ramesh")
    rival = Keeper(shop.store, user=2)
    await rival.open()
    salt = await rival.item("Salt")
    stores = [shop.store, Store(await connect()), Store(await connect())]
    mine = [
        shop.command(BookVoucher(sale((tea, 1, 10), party=ramesh, mode=Mode.CREDIT)))
        for _ in range(45)
    ]
    theirs = [rival.command(BookVoucher(sale((salt, 1, 5)))) for _ in range(45)]
    # Neighbours in the list go to different programs, the two shops in opposite orders.
    both = [c for pair in zip(mine, reversed(theirs), strict=True) for c in pair]
    outcomes = await asyncio.gather(*(stores[n % 3].submit(c) for n, c in enumerate(both)))
    expected = [f"INV/26-27/{n:06}" for n in range(1, 46)]
    assert sorted(numbers(outcomes[0::2])) == expected
    assert sorted(numbers(outcomes[1::2])) == expected
    khata = await shop.store.khata(shop.shop_id, ramesh, today=TODAY)
    assert khata is not None
    assert (khata.balance, khata.count) == (Decimal(450), 45)
    for store in stores[1:]:
        await store.close()


async def test_twins_submitted_at_once_are_booked_once(shop: Keeper, connect: Connect) -> None:
    tea = await shop.item("Tea")
    other = Store(await connect())
    commands: list[Command] = [shop.command(BookVoucher(sale((tea, 1, 10)))) for _ in range(20)]
    here = asyncio.gather(*map(shop.store.submit, commands))
    there = asyncio.gather(*map(other.submit, reversed(commands)))
    first, second = await here, list(reversed(await there))
    for a, b in zip(first, second, strict=True):
        assert isinstance(a, Booked)
        assert isinstance(b, Booked)
        assert {a.repeated, b.repeated} == {True, False}
        assert a.results == b.results
    assert sorted(numbers(first)) == [f"INV/26-27/{n:06}" for n in range(1, 21)]
    assert (await shop.store.vouchers(shop.shop_id)).count == 20
    await other.close()


async def test_a_key_is_applied_once_though_its_chat_changes_shops_meanwhile(
    shop: Keeper, connect: Connect
) -> None:
    other = Store(await connect())
    said = [LogMessage(1, n, "merchant", "hello") for n in range(40)]
    mine = [shop.command(step, key=f"said {n}") for n, step in enumerate(said)]
    nobodys = [replace(command, shop_id=None) for command in mine]
    for pair in zip(mine, nobodys, strict=True):
        both = await asyncio.gather(shop.store.submit(pair[0]), other.submit(pair[1]))
        assert sorted(b.repeated for b in both if isinstance(b, Booked)) == [False, True], both
    await other.close()


async def test_reads_do_not_wait_for_writes(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    sales = [shop.command(BookVoucher(sale((tea, 1, 10)))) for _ in range(200)]
    writing = [asyncio.create_task(shop.store.submit(c)) for c in sales]
    await asyncio.sleep(0)
    seen = []
    while shop.store.depth:
        await shop.store.chat(1, 1)
        seen.append(shop.store.depth)
    await asyncio.gather(*writing)
    assert len(seen) > 3


def numbers(outcomes: Sequence[object]) -> list[str]:
    booked = [o for o in outcomes if isinstance(o, Booked)]
    assert len(booked) == len(outcomes)
    return [str(o.results[0]["voucher"]["number"]) for o in booked]
