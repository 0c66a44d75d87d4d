"""Moving weighted average, by example; the model in ``test_books`` does the rest."""

from decimal import Decimal

import pytest

from tests.store.ledger import TODAY, Keeper, count, new_id, purchase, purchase_return, sale
from vyapari.books.commands import ReverseVoucher
from vyapari.books.views import StockRow
from vyapari.books.voucher import VoucherKind


@pytest.fixture
async def tea(shop: Keeper) -> str:
    return await shop.item("Tea", unit="kg")


async def shelf(shop: Keeper, item: str) -> tuple[Decimal, Decimal]:
    row = await only(shop, item)
    return row.qty, row.value


async def only(shop: Keeper, item: str) -> StockRow:
    page = await shop.store.stock(shop.shop_id, item_id=item)
    assert page.count == 1
    return page.rows[0]


async def test_purchases_at_different_prices_average(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 10, 40)))
    await shop.book(purchase((tea, 5, 70)))
    sold = await shop.book(sale((tea, 3, 90)))
    assert sold["voucher"]["cost"] == "150.00"
    assert await shelf(shop, tea) == (12, 600)


async def test_taking_all_takes_all_the_value(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 3, "3.3333")))
    sold = [await shop.book(sale((tea, 1, 5))) for _ in range(3)]
    assert [s["voucher"]["cost"] for s in sold] == ["3.33", "3.34", "3.33"]
    assert await shelf(shop, tea) == (0, 0)


async def test_selling_more_than_there_is_costs_what_it_last_did(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 2, 40)))
    sold = await shop.book(sale((tea, 5, 50)))
    assert sold["voucher"]["cost"] == "200.00"
    assert sold["items"][0]["stock"] == "-3"
    assert await shelf(shop, tea) == (-3, -120)


async def test_a_purchase_that_fills_a_hole_revalues_what_is_left(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 2, 40)))
    await shop.book(sale((tea, 5, 50)))
    bought = await shop.book(purchase((tea, 10, 60)))
    assert await shelf(shop, tea) == (7, 420)
    added = [p for p in bought["voucher"]["postings"] if p["account"] == "cogs"]
    assert added == [{"account": "cogs", "amount": "60.00", "party_id": None}]
    await shop.reverse(bought["voucher"]["id"])
    assert await shelf(shop, tea) == (-3, -120)


async def test_goods_never_bought_cost_nothing_or_their_list_price(shop: Keeper, tea: str) -> None:
    sold = await shop.book(sale((tea, 1, 50)))
    assert Decimal(sold["voucher"]["cost"]) == 0
    salt = await shop.item("Salt", cost_price=Decimal("12.5"))
    assert (await shop.book(sale((salt, 2, 20))))["voucher"]["cost"] == "25.00"


async def test_goods_that_come_back_cost_what_they_did_when_they_went(
    shop: Keeper, tea: str
) -> None:
    await shop.book(purchase((tea, 10, 40)))
    sold = await shop.book(sale((tea, 4, 90)))
    await shop.book(purchase((tea, 6, 80)))
    back = sale((tea, 2, 90), kind=VoucherKind.SALE_RETURN, refers_to=sold["voucher"]["id"])
    told = await shop.book(back)
    assert told["voucher"]["cost"] == "80.00"
    loose = await shop.book(sale((tea, 1, 90), kind=VoucherKind.SALE_RETURN))
    assert loose["voucher"]["cost"] == "57.14"  # 800 / 14


async def test_a_count_posts_the_difference(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 10, 40)))
    counted = await shop.book(count(tea, 8))
    assert counted["voucher"]["moves"] == [
        {"item_id": tea, "qty": "-2", "value": "-80.00", "count": "8"}
    ]
    assert {p["account"]: p["amount"] for p in counted["voucher"]["postings"]} == {
        "inventory": "-80.00",
        "stock_adjustment": "80.00",
    }
    same = await shop.book(count(tea, 8))
    assert same["voucher"]["postings"] == []
    assert await shelf(shop, tea) == (8, 320)


async def test_a_first_count_finds_capital_and_the_next_one_a_difference(
    shop: Keeper,
) -> None:
    salt = await shop.item("Salt", cost_price=Decimal(20))
    await shop.book(sale((salt, 3, 28)))
    wrong = await shop.book(count(salt, 50))
    await shop.reverse(wrong["voucher"]["id"])
    for counted, counter in ((100, "capital"), (99, "stock_adjustment")):
        told = await shop.book(count(salt, counted))
        accounts = {p["account"] for p in told["voucher"]["postings"]}
        assert counter in accounts
        assert accounts <= {"inventory", "cogs", counter}


async def test_goods_given_back_leave_at_the_average(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 10, 40)))
    told = await shop.book(purchase_return((tea, 4, 45)))
    assert told["voucher"]["number"] == "DN/26-27/000001"
    assert await shelf(shop, tea) == (6, 240)


async def test_the_list_shows_what_is_low_and_pages_by_name(shop: Keeper, tea: str) -> None:
    for name in ("Salt", "Atta", "Besan"):
        await shop.item(name, low_stock=Decimal(5))
    await shop.book(purchase((tea, 10, 40)))
    page = await shop.store.stock(shop.shop_id, limit=2, offset=1)
    assert [row.name for row in page.rows] == ["Besan", "Salt"]
    assert (page.count, page.value) == (4, 400)
    low = await shop.store.stock(shop.shop_id, low=True)
    assert [row.name for row in low.rows] == ["Atta", "Besan", "Salt"]
    assert (await only(shop, tea)).average_cost == 40


async def test_a_sale_whose_goods_came_back_stands_until_the_return_is_taken_back(
    shop: Keeper, tea: str
) -> None:
    await shop.book(purchase((tea, 10, 40)))
    sold = (await shop.book(sale((tea, 5, 60))))["voucher"]["id"]
    returned = await shop.book(sale((tea, 2, 60), kind=VoucherKind.SALE_RETURN, refers_to=sold))
    refused = await shop.refused(ReverseVoucher(sold, new_id(), TODAY))
    assert refused.code == "has_returns"
    assert await shelf(shop, tea) == (7, 280)
    await shop.reverse(returned["voucher"]["id"])
    await shop.reverse(sold)
    assert await shelf(shop, tea) == (10, 400)
