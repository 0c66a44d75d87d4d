"""Khata, balances, profit, cash and tax, held against sums done by hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.store.ledger import (
    TODAY,
    Keeper,
    count,
    expense,
    money,
    opening,
    payment,
    purchase,
    receipt,
    sale,
    transfer,
)
from vyapari.books.commands import ChangeShop
from vyapari.books.entry import Mode
from vyapari.books.voucher import Posting, Voucher, VoucherKind


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
async def tea(shop: Keeper) -> str:
    return await shop.item("Tea", unit="kg")


async def test_a_khata_shows_the_newest_first_with_its_running_balance(
    shop: Keeper, tea: str
) -> None:
    ramesh = await shop.party("Ramesh")
    await shop.book(opening(ramesh, 1000, day=before(50)))
    await shop.book(receipt(ramesh, 500, day=before(10)))
    await shop.book(sale((tea, 5, 45), party=ramesh, mode=Mode.CREDIT))
    khata = await shop.store.khata(shop.shop_id, ramesh, today=TODAY)
    assert khata is not None
    assert [(row.amount, row.balance) for row in khata.rows] == [
        (225, 725),
        (-500, 500),
        (1000, 1000),
    ]
    assert khata.rows[0].summary == "goods 5 kg"
    assert (khata.rows[0].number, khata.rows[0].mode) == ("INV/26-27/000001", Mode.CREDIT)
    assert khata.party.name == "Ramesh"
    assert khata.ages == (225, 500, 0, 0)
    second = await shop.store.khata(shop.shop_id, ramesh, today=TODAY, limit=1, offset=1)
    assert second is not None
    assert second.rows == khata.rows[1:2]
    assert second.count == 3


async def test_a_voucher_dated_back_takes_its_place_in_the_khata(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    await shop.book(receipt(ramesh, 100))
    await shop.book(opening(ramesh, 300, day=before(5)))
    khata = await shop.store.khata(shop.shop_id, ramesh, today=TODAY)
    assert khata is not None
    assert [row.balance for row in khata.rows] == [200, 300]


async def test_a_statement_leads_from_opening_to_closing(shop: Keeper, tea: str) -> None:
    ramesh = await shop.party("Ramesh")
    await shop.book(opening(ramesh, 1000, day=before(50)))
    await shop.book(receipt(ramesh, 500, day=before(10)))
    wrong = await shop.book(sale((tea, 7, 45), party=ramesh, mode=Mode.CREDIT, day=before(5)))
    await shop.reverse(wrong["voucher"]["id"])
    await shop.book(sale((tea, 5, 45), party=ramesh, mode=Mode.CREDIT, day=before(5)))
    account = await shop.store.statement(shop.shop_id, ramesh, today=TODAY)
    assert account is not None
    assert (account.opening, account.closing) == (0, 725)
    assert [(row.amount, row.balance) for row in account.rows] == [
        (1000, 1000),
        (-500, 500),
        (225, 725),
    ]
    assert account.rows[2].number == "INV/26-27/000002"
    assert account.ages == (225, 500, 0, 0)
    last = await shop.store.statement(shop.shop_id, ramesh, today=TODAY, limit=1)
    assert last is not None
    assert (last.opening, last.closing, len(last.rows)) == (500, 725, 1)
    assert last.rows == account.rows[2:]


async def test_a_statement_shows_what_was_taken_back_on_a_later_day(shop: Keeper, tea: str) -> None:
    ramesh = await shop.party("Ramesh")
    sold = await shop.book(sale((tea, 2, 50), party=ramesh, mode=Mode.CREDIT, day=before(40)))
    await shop.do(close_until(before(30)))
    await shop.reverse(sold["voucher"]["id"])
    account = await shop.store.statement(shop.shop_id, ramesh, today=TODAY)
    assert account is not None
    assert [(row.amount, row.reverses) for row in account.rows] == [(100, False), (-100, True)]
    assert account.closing == 0


async def test_nobodys_statement_is_none(shop: Keeper) -> None:
    assert await shop.store.statement(shop.shop_id, shop.shop_id, today=TODAY) is None
    ramesh = await shop.party("Ramesh")
    account = await shop.store.statement(shop.shop_id, ramesh, today=TODAY)
    assert account is not None
    assert (account.rows, account.opening, account.closing) == ((), 0, 0)


async def test_the_oldest_bills_count_as_paid_first(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    for days, amount in ((120, 100), (70, 200), (40, 300), (10, 400)):
        await shop.book(opening(ramesh, amount, day=before(days)))
    await shop.book(receipt(ramesh, 250))
    page = await shop.store.balances(shop.shop_id, side="receivable", today=TODAY)
    assert page.rows[0].ages == (400, 300, 50, 0)
    assert page.rows[0].last_date == TODAY
    mistake = await shop.book(opening(ramesh, 5000, day=before(1)))
    await shop.reverse(mistake["voucher"]["id"])
    page = await shop.store.balances(shop.shop_id, side="receivable", today=TODAY)
    assert page.rows[0].ages == (400, 300, 50, 0)


async def test_the_edges_of_an_age_belong_to_the_younger(shop: Keeper) -> None:
    ramesh = await shop.party("Ramesh")
    for days in (0, 30, 31, 60, 61, 90, 91):
        await shop.book(opening(ramesh, 1, day=before(days)))
    page = await shop.store.balances(shop.shop_id, side="receivable", today=TODAY)
    assert page.ages == (2, 2, 2, 1)


async def test_balances_tell_who_owes_and_whom_the_shop_owes(shop: Keeper, tea: str) -> None:
    for name, amount in (("Asha", 100), ("Binu", 300), ("Chand", 200)):
        await shop.book(opening(await shop.party(name), amount))
    gupta = await shop.party("Gupta", kind="supplier")
    await shop.book(purchase((tea, 10, 40), party=gupta, mode=Mode.CREDIT, day=before(45)))
    await shop.book(payment(gupta, 150))
    await shop.party("Nobody")
    owed = await shop.store.balances(shop.shop_id, side="receivable", today=TODAY, limit=2)
    assert [(row.name, row.balance) for row in owed.rows] == [("Binu", 300), ("Chand", 200)]
    assert (owed.count, owed.total, owed.ages) == (3, 600, (600, 0, 0, 0))
    owes = await shop.store.balances(shop.shop_id, side="payable", today=TODAY)
    assert [(row.name, row.balance) for row in owes.rows] == [("Gupta", -250)]
    assert (owes.total, owes.ages) == (-250, (0, 250, 0, 0))


async def test_trading_adds_up_sales_returns_costs_and_profit(shop: Keeper, tea: str) -> None:
    salt = await shop.item("Salt")
    await shop.book(purchase((tea, 10, 40), (salt, 100, 5)))
    await shop.book(sale((tea, 5, 60), (salt, 10, 8), mode=Mode.CASH))
    await shop.book(sale((tea, 2, 60), mode=Mode.UPI))
    wrong = await shop.book(sale((tea, 3, 99)))
    await shop.reverse(wrong["voucher"]["id"])
    await shop.book(sale((tea, 1, 60), kind=VoucherKind.SALE_RETURN))
    await shop.book(expense("rent", 50))
    await shop.book(expense("tea", 5))
    await shop.book(count(salt, 88))
    await shop.book(sale((salt, 1, 8), day=before(60)))
    report = await shop.store.sums.trading(shop.shop_id, before(30), TODAY)
    assert (report.bills, report.billed, report.sales) == (2, 440, 440)
    assert (report.returns, report.tax, report.purchases) == (60, 0, 900)
    assert (report.cost, report.gross_profit) == (290, 150)
    assert report.stock_adjustments == -10
    assert report.expenses == {"rent": 50, "tea": 5}
    assert report.net_profit == 150 - 55 - 10
    assert report.by_mode == {"cash": 320, "upi": 120}
    rows = [(row.name, row.qty, row.amount, row.profit) for row in report.top_items]
    assert rows == [("Tea", 6, 360, 120), ("Salt", 10, 80, 30)]
    top = await shop.store.sums.trading(shop.shop_id, before(30), TODAY, top=1)
    assert [row.name for row in top.top_items] == ["Tea"]


async def test_a_span_without_entries_is_all_zero(shop: Keeper) -> None:
    report = await shop.store.sums.trading(shop.shop_id, TODAY, TODAY)
    assert (report.bills, report.billed, report.net_profit) == (0, 0, 0)
    assert (report.by_mode, report.expenses, report.top_items) == ({}, {}, ())
    tax = await shop.store.sums.tax_summary(shop.shop_id, TODAY, TODAY)
    assert (tax.outward, tax.inward, tax.payable) == ((), (), 0)
    page = await shop.store.balances(shop.shop_id, side="payable", today=TODAY)
    assert (page.rows, page.total, page.ages) == ((), 0, (0, 0, 0, 0))


async def test_a_sale_taken_back_in_a_later_period_counts_there(shop: Keeper, tea: str) -> None:
    sold = await shop.book(sale((tea, 2, 50), day=before(40)))
    await shop.do(close_until(before(30)))
    await shop.reverse(sold["voucher"]["id"])
    old = await shop.store.sums.trading(shop.shop_id, before(60), before(30))
    new = await shop.store.sums.trading(shop.shop_id, before(29), TODAY)
    assert (old.sales, old.bills, old.top_items[0].amount) == (100, 1, 100)
    assert (new.sales, new.bills, new.top_items[0].amount) == (-100, -1, -100)


async def test_days_and_months_add_up_to_the_span(shop: Keeper, tea: str) -> None:
    await shop.book(purchase((tea, 100, 40), day=before(70)))
    for days, quantity in ((60, 3), (31, 5), (30, 2), (1, 4), (0, 1)):
        await shop.book(sale((tea, quantity, 60), day=before(days)))
    await shop.book(sale((tea, 1, 60), kind=VoucherKind.SALE_RETURN, day=before(1)))
    wrong = await shop.book(sale((tea, 9, 99), day=before(2)))
    await shop.reverse(wrong["voucher"]["id"])
    await shop.book(expense("rent", 500, day=before(31)))
    await shop.book(count(tea, 80))
    start = before(62)
    by_day = await shop.store.sums.sales_by_day(shop.shop_id, start, TODAY)
    assert [(row.date, row.billed) for row in by_day] == [
        (before(60), 180),
        (before(31), 300),
        (before(30), 120),
        (before(1), 180),
        (TODAY, 60),
    ]
    months = await shop.store.sums.profit_by_month(shop.shop_id, start, TODAY)
    assert [(row.month, row.sales) for row in months] == [
        (date(2026, 9, 1), 180),
        (date(2026, 10, 1), 420),
        (date(2026, 11, 1), 240),
    ]
    report = await shop.store.sums.trading(shop.shop_id, start, TODAY)
    assert sum(row.billed for row in by_day) == report.billed
    assert sum(row.sales for row in months) == report.sales
    assert sum(row.profit for row in months) == report.net_profit
    assert months[1].profit == 420 - 7 * 40 - 500


async def test_days_and_months_without_anything_are_left_out(shop: Keeper, tea: str) -> None:
    wrong = await shop.book(sale((tea, 9, 99)))
    await shop.reverse(wrong["voucher"]["id"])
    assert await shop.store.sums.sales_by_day(shop.shop_id, before(9), TODAY) == ()
    assert await shop.store.sums.profit_by_month(shop.shop_id, before(9), TODAY) == ()


async def test_the_cash_book_runs_from_opening_to_closing(shop: Keeper, tea: str) -> None:
    ramesh = await shop.party("Ramesh")
    await shop.book(receipt(ramesh, 1000, day=before(5)))
    await shop.book(sale((tea, 2, 50), mode=Mode.UPI))
    await shop.book(expense("rent", 300))
    await shop.book(transfer(Mode.CASH, Mode.BANK, 200))
    book = await shop.store.sums.cash_book(shop.shop_id, before(1), TODAY)
    assert book.opening == {"cash": 1000, "bank": 0, "upi": 0}
    assert book.closing == {"cash": 500, "bank": 200, "upi": 100}
    assert [(row.account, row.amount, row.summary) for row in book.rows] == [
        ("upi", 100, "goods 2 kg"),
        ("cash", -300, "rent"),
        ("cash", -200, ""),
        ("bank", 200, ""),
    ]
    assert book.count == 4
    page = await shop.store.sums.cash_book(shop.shop_id, before(9), TODAY, limit=1)
    assert [row.party_name for row in page.rows] == ["Ramesh"]


async def test_tax_is_summed_by_rate_net_of_returns(shop: Keeper, tea: str) -> None:
    await shop.book(taxed(tea, 1000, 18))
    await shop.book(taxed(tea, 500, 5, interstate=True))
    await shop.book(taxed(tea, 100, 18, kind=VoucherKind.SALE_RETURN))
    await shop.book(taxed(tea, 400, 18, kind=VoucherKind.PURCHASE))
    wrong = await shop.book(taxed(tea, 900, 40))
    await shop.reverse(wrong["voucher"]["id"])
    summary = await shop.store.sums.tax_summary(shop.shop_id, TODAY, TODAY)
    assert [(r.rate, r.taxable, r.cgst, r.sgst, r.igst) for r in summary.outward] == [
        (5, 500, 0, 0, 25),
        (18, 900, 81, 81, 0),
    ]
    assert [(r.rate, r.taxable, r.cgst) for r in summary.inward] == [(18, 400, 36)]
    assert summary.payable == 25 + 162 - 72
    report = await shop.store.sums.trading(shop.shop_id, TODAY, TODAY)
    assert (report.sales, report.tax, report.billed) == (1400, 187, 1587)


def close_until(day: date) -> ChangeShop:
    return ChangeShop({"closed_until": day.isoformat()})


def taxed(
    item: str,
    taxable: int,
    rate: int,
    *,
    kind: VoucherKind = VoucherKind.SALE,
    interstate: bool = False,
) -> Voucher:
    """A voucher of one line with GST."""
    tax = money(Decimal(taxable) * rate / 100)
    heads: dict[str, Any] = {"igst": tax} if interstate else {"cgst": tax / 2, "sgst": tax / 2}
    plain = purchase if kind is VoucherKind.PURCHASE else sale
    voucher = plain((item, 1, taxable))
    total = money(taxable) + tax
    sign = -1 if kind is VoucherKind.SALE else 1
    side = "input" if kind is VoucherKind.PURCHASE else "output"
    goods = "inventory" if kind is VoucherKind.PURCHASE else "sales"
    postings = [Posting("cash", -sign * total), Posting(goods, sign * money(taxable))]
    postings += [Posting(f"{side}_{head}", sign * amount) for head, amount in heads.items()]
    line = replace(voucher.lines[0], tax_rate=Decimal(rate), total=total, **heads)
    moves = tuple(
        replace(m, qty=-m.qty) if kind is VoucherKind.SALE_RETURN and m.qty else m
        for m in voucher.moves
    )
    return replace(
        voucher,
        kind=kind,
        total=total,
        lines=(line,),
        postings=tuple(postings),
        moves=moves,
        tax_scheme="regular",
        **heads,
    )
