"""Booking vouchers: what the books say afterwards."""

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.store.ledger import (
    TODAY,
    Keeper,
    count,
    expense,
    message,
    money,
    new_id,
    opening_stock,
    payment,
    purchase,
    receipt,
    sale,
    transfer,
)
from vyapari.books.catalogue import Item
from vyapari.books.commands import (
    Booked,
    BookVoucher,
    ChangeShop,
    PutItem,
    Refusal,
    ReverseVoucher,
)
from vyapari.books.entry import Mode
from vyapari.books.voucher import Move, Posting, Voucher, VoucherKind
from vyapari.store import Store
from vyapari.store.wire import from_json


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


async def test_what_is_told_of_a_voucher_is_what_is_kept(shop: Keeper) -> None:
    sugar, tea = await shop.item("Sugar", unit="kg"), await shop.item("Tea")
    ramesh = await shop.party("Ramesh")
    source = message(9)
    for voucher in (
        purchase((sugar, "2.500", "40.05"), (tea, 3, 7)),
        sale((sugar, 5, 45), (tea, 1, 10), party=ramesh, mode=Mode.CREDIT, source=source),
        purchase((sugar, 10, 50), (sugar, 1, 60)),
        count(tea, 9),
        receipt(ramesh, "99.5"),
        sale((sugar, 1, 45), kind=VoucherKind.SALE_RETURN),
    ):
        told = from_json(Voucher, (await shop.book(voucher))["voucher"])
        assert told == await shop.store.voucher(shop.shop_id, id=voucher.id)


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


async def test_numbers_run_by_series_and_financial_year(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    numbers = [
        (await shop.book(sale((tea, 1, 10), day=day)))["voucher"]["number"]
        for day in (date(2027, 3, 31), date(2027, 4, 1), date(2027, 3, 1), date(2027, 4, 2))
    ]
    assert numbers == [
        "INV/26-27/000001",
        "INV/27-28/000001",
        "INV/26-27/000002",
        "INV/27-28/000002",
    ]
    returned = await shop.book(sale((tea, 1, 10), kind=VoucherKind.SALE_RETURN))
    assert returned["voucher"]["number"] == "CN/26-27/000001"
    newest = await shop.store.voucher(shop.shop_id, number="1")
    assert newest is not None
    assert newest.number == "INV/27-28/000001"
    assert await shop.store.voucher(shop.shop_id, number="INV/25-26/000001") is None
    assert await shop.store.voucher(shop.shop_id, number="99999999999999999999") is None


async def test_a_refused_voucher_leaves_no_gap_in_the_numbers(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    bad = replace(sale((tea, 1, 10)), total=Decimal(11))
    assert (await shop.refused(BookVoucher(bad))).code == "bad_totals"
    booked = await shop.book(sale((tea, 1, 10)))
    assert booked["voucher"]["number"] == "INV/26-27/000001"


async def test_an_entry_like_one_of_the_last_minutes_is_asked_about(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    first = await shop.book(receipt(ramesh, 500, source=message(1)))
    shop.later(minutes=2, seconds=10)
    again = BookVoucher(receipt(ramesh, 500, source=message(2)), ("duplicate",))
    refusal = await shop.refused(again)
    assert refusal.code == "duplicate"
    assert refusal.data["minutes"] == "2"
    assert refusal.data["voucher"]["id"] == first["voucher"]["id"]
    same_message = receipt(ramesh, 500, source=message(1))
    await shop.book(same_message, "duplicate")
    await shop.book(receipt(ramesh, 501), "duplicate")
    await shop.book(payment(ramesh, 500), "duplicate")


async def test_what_was_taken_back_or_is_long_ago_is_no_duplicate(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    first = await shop.book(receipt(ramesh, 500))
    await shop.reverse(first["voucher"]["id"])
    await shop.book(receipt(ramesh, 500), "duplicate")
    shop.later(minutes=10)
    await shop.book(receipt(ramesh, 500), "duplicate")
    await shop.do(ChangeShop({"duplicate_minutes": 0}))
    await shop.book(receipt(ramesh, 500), "duplicate")


async def test_other_goods_or_categories_are_no_duplicates(shop: Keeper) -> None:
    tea, salt = await shop.item("Tea"), await shop.item("Salt")
    await shop.book(sale((tea, 2, 10)))
    await shop.book(sale((salt, 2, 10)), "duplicate")
    await shop.book(sale((tea, 1, 20)), "duplicate")
    await shop.book(expense("tea", 50))
    await shop.book(expense("petrol", 50), "duplicate")
    await shop.book(transfer(Mode.CASH, Mode.BANK, 50))
    await shop.book(transfer(Mode.BANK, Mode.CASH, 50), "duplicate")
    await shop.book(count(tea, 5))
    await shop.book(count(salt, 5), "duplicate")
    twin = BookVoucher(sale((tea, 2, 10)), ("duplicate",))
    assert (await shop.refused(twin)).code == "duplicate"


async def test_a_bill_above_the_credit_limit_is_refused_while_guarded(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    ramesh = await shop.party("Ramesh", credit_limit=Decimal(100))
    await shop.book(sale((tea, 1, 60), party=ramesh, mode=Mode.CREDIT), "credit_limit")
    over = sale((tea, 1, 50), party=ramesh, mode=Mode.CREDIT)
    refusal = await shop.refused(BookVoucher(over, ("credit_limit",)))
    assert refusal.code == "credit_limit"
    assert refusal.data == {
        "party": "Ramesh",
        "limit": "100.00",
        "balance": "60.00",
        "would_be": "110.00",
        "voucher_id": over.id,
    }
    await shop.book(sale((tea, 1, 50), party=ramesh), "credit_limit")
    await shop.book(over)
    await shop.book(receipt(ramesh, 10), "credit_limit")


async def test_closed_books_take_nothing(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    old = await shop.book(sale((tea, 1, 10), day=date(2026, 3, 31)))
    await shop.do(ChangeShop({"closed_until": "2026-03-31"}))
    late = sale((tea, 1, 10), day=date(2026, 3, 31))
    refusal = await shop.refused(BookVoucher(late))
    assert refusal.code == "closed_period"
    assert refusal.data == {"until": "2026-03-31", "voucher_id": late.id}
    undone = await shop.reverse(old["voucher"]["id"])
    assert undone["voucher"]["date"] == TODAY.isoformat()
    await shop.book(sale((tea, 1, 10), day=date(2026, 4, 1)))


async def test_a_reversal_in_an_open_period_is_dated_as_its_original(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    old = await shop.book(sale((tea, 1, 10), day=date(2026, 11, 1)))
    undone = await shop.reverse(old["voucher"]["id"])
    assert undone["voucher"]["date"] == "2026-11-01"
    assert undone["voucher"]["number"] is None


async def test_a_voucher_is_taken_back_once_and_a_reversal_never(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    sold = await shop.book(sale((tea, 1, 10)))
    undone = await shop.reverse(sold["voucher"]["id"])
    again = await shop.refused(ReverseVoucher(sold["voucher"]["id"], new_id(), TODAY))
    assert again.code == "already_reversed"
    assert again.data == {"reversed_by": undone["voucher"]["id"]}
    twice = await shop.refused(ReverseVoucher(undone["voucher"]["id"], new_id(), TODAY))
    assert twice.code == "is_reversal"
    nothing = await shop.refused(ReverseVoucher(new_id(), new_id(), TODAY))
    assert (nothing.code, nothing.data) == ("not_found", {"what": "voucher"})


async def test_lists_hide_what_was_taken_back_unless_asked(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    first = await shop.book(sale((tea, 1, 10), source=message(5)))
    gone = await shop.book(sale((tea, 2, 10), source=message(5)))
    await shop.reverse(gone["voucher"]["id"])
    page = await shop.store.vouchers(shop.shop_id)
    assert [v.id for v in page.rows] == [first["voucher"]["id"]]
    assert page.count == 1
    every = await shop.store.vouchers(shop.shop_id, include_reversed=True)
    assert every.count == 3
    last = await shop.store.last_voucher(shop.shop_id)
    written = await shop.store.voucher(shop.shop_id, source=message(5))
    assert last == written == page.rows[0]


async def test_all_that_a_message_has_booked_and_that_stands_is_found_in_its_order(
    shop: Keeper,
) -> None:
    tea = await shop.item("Tea")
    written = [
        await shop.book(sale((tea, qty, 10), source=message(5), day=day))
        for qty, day in ((3, TODAY), (1, date(2026, 11, 1)), (2, TODAY))
    ]
    await shop.book(sale((tea, 4, 10), source=message(6)))
    ids = [each["voucher"]["id"] for each in written]
    find = shop.store.vouchers_written_in
    assert [v.id for v in await find(shop.shop_id, message(5))] == ids
    await shop.reverse(ids[1])
    assert [v.id for v in await find(shop.shop_id, message(5))] == [ids[0], ids[2]]
    assert await find(shop.shop_id, message(7)) == ()


async def test_a_list_is_narrowed_by_day_party_and_kind(shop: Keeper) -> None:
    tea, ramesh = await shop.item("Tea"), await shop.party("Ramesh")
    await shop.book(sale((tea, 1, 10), day=date(2026, 11, 1)))
    await shop.book(sale((tea, 1, 10), party=ramesh))
    await shop.book(receipt(ramesh, 5))
    find = shop.store.vouchers
    assert (await find(shop.shop_id, start=TODAY, end=TODAY)).count == 2
    assert (await find(shop.shop_id, end=date(2026, 11, 22))).count == 1
    assert (await find(shop.shop_id, party_id=ramesh)).count == 2
    assert (await find(shop.shop_id, kinds=[VoucherKind.SALE])).count == 2
    paged = await find(shop.shop_id, limit=1, offset=1)
    assert (paged.count, len(paged.rows)) == (3, 1)
    assert paged.rows[0].party_name == "Ramesh"


async def test_a_purchase_teaches_the_cost_and_undo_forgets_it(shop: Keeper) -> None:
    tea = await shop.item("Tea", unit="kg", cost_price=Decimal(30))
    bought = await shop.book(purchase((tea, 10, 40)))
    assert bought["items"][0]["cost_price"] == "40"
    undone = await shop.reverse(bought["voucher"]["id"])
    assert undone["items"][0]["cost_price"] == "30"
    assert undone["version"] > bought["version"]


async def test_the_first_sale_teaches_the_price_and_later_ones_do_not(shop: Keeper) -> None:
    tea = await shop.item("Tea", unit="kg")
    first = await shop.book(sale((tea, 2, 60)))
    assert first["items"][0]["sale_price"] == "60"
    second = await shop.book(sale((tea, 2, 70)))
    assert second["items"][0]["sale_price"] == "60"
    assert second["version"] == first["version"]
    undone = await shop.reverse(first["voucher"]["id"])
    assert undone["items"][0]["sale_price"] is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"postings": (Posting("cash", money(10)),)}, "unbalanced"),
        ({"postings": (Posting("cash", money(10)), Posting("luck", money(-10)))}, "invalid"),
        ({"postings": (Posting("party", money(10)), Posting("sales", money(-10)))}, "unbalanced"),
        ({"total": money(11)}, "bad_totals"),
        ({"taxable": money(9)}, "bad_totals"),
        ({"cgst": money(1)}, "bad_totals"),
        ({"party_id": new_id()}, "not_found"),
        ({"refers_to": new_id()}, "not_found"),
        ({"corrects": new_id()}, "not_found"),
        ({"moves": (Move(new_id(), Decimal(-1)),)}, "not_found"),
        ({"series": "TOOLONG"}, "invalid"),
    ],
)
async def test_a_voucher_that_contradicts_itself_is_refused(
    shop: Keeper, change: dict[str, Any], code: str
) -> None:
    tea = await shop.item("Tea")
    refusal = await shop.refused(BookVoucher(replace(sale((tea, 1, 10)), **change)))
    assert refusal.code == code
    assert (await shop.store.vouchers(shop.shop_id)).count == 0


async def test_tax_must_match_its_rate_within_a_paisa(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    line = replace(
        sale((tea, 1, "84.75")).lines[0],
        tax_rate=Decimal(18),
        cgst=money("7.63"),
        sgst=money("7.63"),
        total=money("100.01"),
    )
    taxed = replace(
        sale((tea, 1, "84.75")),
        lines=(line,),
        cgst=money("7.63"),
        sgst=money("7.63"),
        total=money("100.00"),
        round_off=money("-0.01"),
        tax_scheme="regular",
        postings=(
            Posting("cash", money(100)),
            Posting("sales", money("-84.75")),
            Posting("output_cgst", money("-7.63")),
            Posting("output_sgst", money("-7.63")),
            Posting("round_off", money("0.01")),
        ),
    )
    await shop.book(taxed)
    for wrong in (
        replace(line, tax_rate=Decimal(5)),
        replace(line, cgst=money("7.62"), sgst=money("7.64")),
        replace(line, cgst=money(0), sgst=money(0), igst=money("15.20")),
        replace(line, cgst=money(0), sgst=money(0), total=money("84.75")),
    ):
        added = wrong.taxable + wrong.cgst + wrong.sgst + wrong.igst
        bad = replace(taxed, id=new_id(), lines=(replace(wrong, total=added),))
        assert (await shop.refused(BookVoucher(bad))).code == "bad_tax"


async def test_steps_stand_or_fall_together(shop: Keeper) -> None:
    tea = Item(id=new_id(), name="Tea")
    refusal = await shop.refused(PutItem(tea), BookVoucher(sale((new_id(), 1, 10))))
    assert refusal.code == "not_found"
    assert (await shop.store.catalogue(shop.shop_id)).items == ()


async def test_a_command_that_fails_leaves_the_others_of_its_batch(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    good = [shop.command(BookVoucher(sale((tea, n, 10)))) for n in range(1, 6)]
    bad = shop.command(BookVoucher(sale((new_id(), 1, 10))))
    outcomes = await asyncio.gather(*map(shop.store.submit, [*good[:3], bad, *good[3:]]))
    kinds = [type(outcome).__name__ for outcome in outcomes]
    assert kinds == ["Booked"] * 3 + ["Refusal"] + ["Booked"] * 2


async def test_a_key_is_its_first_users_alone(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    command = shop.command(BookVoucher(receipt(ramesh, 500)))
    await shop.store.submit(command)
    stolen = await shop.store.submit(replace(command, actor=666))
    assert isinstance(stolen, Refusal)
    assert stolen.code == "forbidden"


async def test_a_reply_is_kept_with_its_result(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    command = shop.command(
        BookVoucher(receipt(ramesh, 500)), reply="booked", reply_data={"at": [1, "x"]}
    )
    first = await shop.store.submit(command)
    assert isinstance(first, Booked)
    assert (first.reply, first.reply_data) == ("booked", {"at": [1, "x"]})
    assert await shop.store.applied(command.key) == replace(first, repeated=True)


async def test_texts_that_no_database_holds_are_mended(shop: Keeper) -> None:
    tea = await shop.item("Tea\0 \ud800 🍵")
    catalogue = await shop.store.catalogue(shop.shop_id)
    assert [i.id for i in catalogue.items] == [tea]
    assert catalogue.items[0].name == "Tea\N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} 🍵"


async def test_opening_stock_is_valued_as_given(shop: Keeper) -> None:
    tea = await shop.item("Tea", unit="kg")
    told = await shop.book(opening_stock(tea, 10, 200))
    assert told["items"][0]["average_cost"] == "200"
    book = await shop.store.sums.trading(shop.shop_id, TODAY, TODAY)
    assert book.cost == 0


@pytest.mark.parametrize("number", ["INV\0", "\ud800", "\0", ""])
async def test_a_number_that_no_database_can_hold_is_nobodys(shop: Keeper, number: str) -> None:
    assert await shop.store.voucher(shop.shop_id, number=number) is None
