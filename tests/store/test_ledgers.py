"""Whole books, read in pages of one moment."""

from datetime import date, timedelta

import pytest

from tests.store.conftest import Connect
from tests.store.ledger import (
    TODAY,
    Keeper,
    expense,
    opening,
    opening_stock,
    purchase,
    receipt,
    sale,
)
from vyapari.books.entry import Mode
from vyapari.books.journal import Books
from vyapari.books.statements import balance_sheet, profit_and_loss, stock_lines, trial_balance
from vyapari.books.voucher import Voucher
from vyapari.store.ledgers import Ledgers


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


async def a_month(shop: Keeper) -> tuple[str, str]:
    """Some entries of last month and of this one, written in no order of days."""
    tea = await shop.item("Tea", unit="kg")
    ramesh = await shop.party("Ramesh")
    await shop.book(sale((tea, 2, 60), party=ramesh, mode=Mode.CREDIT, day=before(3)))
    await shop.book(opening_stock(tea, 10, 40, day=before(40)))
    await shop.book(opening(ramesh, 500, day=before(40)))
    await shop.book(purchase((tea, 5, 42), day=before(30)))
    await shop.book(receipt(ramesh, 100, day=before(2)))
    await shop.book(expense("rent", 50, day=before(35)))
    wrong = await shop.book(sale((tea, 1, 999), day=before(1)))
    await shop.reverse(wrong["voucher"]["id"])
    return tea, ramesh


def closings(books: Books) -> dict[str, object]:
    return {row.account.account: row.closing for row in trial_balance(books) if row.closing}


@pytest.mark.parametrize("size", [1, 2, 3, 500])
async def test_pages_of_any_size_make_the_same_books(
    shop: Keeper, connect: Connect, size: int
) -> None:
    await a_month(shop)
    whole = await shop.store.ledgers.books(shop.shop_id, before(100), TODAY)
    transport = await connect()
    small = Ledgers(transport, entries=size, vouchers=size)
    assert await small.books(shop.shop_id, before(100), TODAY) == whole
    found = [v async for v in small.vouchers(shop.shop_id, None, None)]
    assert [v.id for v in found] == [row.voucher_id for row in whole.rows]
    assert [v.date for v in found] == sorted(v.date for v in found)
    assert all(isinstance(v, Voucher) and v.postings for v in found)
    await transport.close()


async def test_what_stood_before_the_days_and_what_moved_in_them_come_to_the_end(
    shop: Keeper,
) -> None:
    await a_month(shop)
    whole = await shop.store.ledgers.books(shop.shop_id, before(100), TODAY)
    later = await shop.store.ledgers.books(shop.shop_id, before(10), TODAY)
    assert not whole.standing.balances
    assert later.standing.balances
    assert len(later.rows) == 4
    assert closings(later) == closings(whole)
    assert [(x.closing, x.value) for x in stock_lines(later)] == [
        (x.closing, x.value) for x in stock_lines(whole)
    ]
    for books in (whole, later):
        sheet = balance_sheet(books)
        assert sum(a for _, a in sheet.assets) == sum(a for _, a in sheet.liabilities)
    # The rent, and what the tea sold first had cost: known only once its opening was written.
    assert dict(balance_sheet(later).liabilities)["profit_before"] == -50 - 80
    for books in (whole, later):
        trading = await shop.store.sums.trading(shop.shop_id, books.start, books.end)
        assert profit_and_loss(books).net == trading.net_profit


async def test_what_is_booked_while_the_pages_are_read_is_left_out(shop: Keeper) -> None:
    tea, _ = await a_month(shop)
    books = await shop.store.ledgers.books(shop.shop_id, before(100), TODAY)
    await shop.book(sale((tea, 1, 70), day=before(50)))
    same = [
        v.id
        async for v in shop.store.ledgers.vouchers(
            shop.shop_id, before(100), TODAY, as_of=books.standing.as_of
        )
    ]
    assert same == [row.voucher_id for row in books.rows]


async def test_a_shop_without_entries_has_empty_books(shop: Keeper) -> None:
    books = await shop.store.ledgers.books(shop.shop_id, before(10), TODAY)
    assert (books.rows, books.standing.balances, trial_balance(books)) == ((), (), ())
    assert profit_and_loss(books).net == 0


async def test_nothing_of_another_shop_is_read(shop: Keeper) -> None:
    await a_month(shop)
    rival = Keeper(shop.store, user=66)
    await rival.open()
    books = await shop.store.ledgers.books(rival.shop_id, before(100), TODAY)
    assert (books.rows, books.standing.balances, books.standing.shelves) == ((), (), ())
