"""Booking vouchers: what the books say afterwards."""

from dataclasses import replace
from decimal import Decimal

from tests.store.ledger import TODAY, Keeper, message, purchase, receipt, sale
from vyapari.books.commands import Booked, BookVoucher
from vyapari.books.entry import Mode
from vyapari.store import Store


async def test_a_sale_on_credit_moves_the_stock_and_the_balance(shop: Keeper) -> None:
    sugar = await shop.item("Sugar", unit="kg")
    ramesh = await shop.party("Ramesh")
    await shop.book(purchase((sugar, 50, 40)))
    booked = await shop.book(sale((sugar, 5, 45), party=ramesh, mode=Mode.CREDIT))
    assert booked["voucher"]["number"] == "INV/26-27/000001"
    assert booked["voucher"]["cost"] == "200.00"
    assert booked["party"]["balance"] == "225.00"
    assert booked["items"] == [
        {
            "id": sugar,
            "name": "Sugar",
            "unit": "kg",
            "stock": "45",
            "average_cost": "40",
            "sale_price": "45",
            "cost_price": "40",
        }
    ]
    khata = await shop.store.khata(shop.shop_id, ramesh, today=TODAY)
    assert khata is not None
    assert khata.balance == Decimal(225)
    assert [row.amount for row in khata.rows] == [Decimal(225)]


async def test_a_voucher_reads_back_as_it_was_told(shop: Keeper) -> None:
    sugar = await shop.item("Sugar", unit="kg")
    voucher = sale((sugar, 5, 45), source=message(7))
    told = await shop.book(voucher)
    for read in (
        await shop.store.voucher(shop.shop_id, id=voucher.id),
        await shop.store.voucher(shop.shop_id, number="INV/26-27/000001"),
        await shop.store.voucher(shop.shop_id, number="1"),
        await shop.store.voucher(shop.shop_id, source=message(7)),
        await shop.store.last_voucher(shop.shop_id),
        (await shop.store.vouchers(shop.shop_id)).rows[0],
    ):
        assert read is not None
        assert read.id == told["voucher"]["id"]
        assert read.lines == voucher.lines
        assert read.number == told["voucher"]["number"]


async def test_a_repeated_key_returns_the_first_result(shop: Keeper, store: Store) -> None:
    ramesh = await shop.party("Ramesh")
    command = shop.command(BookVoucher(receipt(ramesh, 500)), reply="receipt")
    first = await store.submit(command)
    again = await store.submit(command)
    assert isinstance(first, Booked)
    assert again == replace(first, repeated=True)
    assert await store.applied(command.key) == again
    assert await store.applied("another") is None


async def test_reversing_puts_everything_back(shop: Keeper) -> None:
    sugar = await shop.item("Sugar", unit="kg")
    ramesh = await shop.party("Ramesh")
    await shop.book(purchase((sugar, 10, 40)))
    sold = await shop.book(sale((sugar, 5, 45), party=ramesh, mode=Mode.CREDIT))
    undone = await shop.reverse(sold["voucher"]["id"])
    assert undone["voucher"]["reverses"] == sold["voucher"]["id"]
    assert undone["original"]["reversed_by"] == undone["voucher"]["id"]
    assert undone["party"]["balance"] == "0.00"
    assert undone["items"][0]["stock"] == "10"
    page = await shop.store.stock(shop.shop_id)
    assert page.value == Decimal(400)
