"""The books against the model: whatever is booked, in whatever order, they agree."""

import asyncio
import itertools
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import Project
from tests.store import ledger
from tests.store.conftest import Connect
from tests.store.ledger import TODAY, Keeper, Ware
from tests.store.model import Books
from vyapari.books.commands import Booked, BookVoucher, Command
from vyapari.books.entry import Mode
from vyapari.books.statements import balance_sheet, profit_and_loss, stock_lines, trial_balance
from vyapari.books.views import Trading
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.store import Store

T = TypeVar("T")
_users = itertools.count(1)

quantities = st.decimals("0.001", "40", places=3)
rates = st.decimals("0", "99.99", places=2)
amounts = st.decimals("0.01", "5000", places=2)
modes = st.sampled_from([Mode.CASH, Mode.UPI, Mode.BANK, Mode.CREDIT])
wares = st.lists(st.tuples(st.integers(0, 1), quantities, rates), min_size=1, max_size=3)


@dataclass(slots=True)
class Shop:
    """A shop in the store, and what the model makes of it."""

    keeper: Keeper
    items: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    model: Books = field(default_factory=Books)
    commands: list[tuple[Command, Booked]] = field(default_factory=list)


class Loop:
    """A store in a loop of its own, for a test that is not one coroutine."""

    def __init__(self, connect: Connect, conninfo: str) -> None:
        self.conninfo = conninfo
        self._connect = connect
        self._runner = asyncio.Runner()
        self.store = self.run(self._open())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def close(self) -> None:
        self.run(self.store.close())
        self._runner.close()

    async def _open(self) -> Store:
        return Store(await self._connect())


@pytest.fixture
def loop(connect: Connect, database: str) -> Iterator[Loop]:
    loop = Loop(connect, database)
    yield loop
    loop.close()


class Bookkeeping(RuleBasedStateMachine):
    """Two shops at once: each rule is something that a merchant does."""

    loop: Loop

    @initialize()
    def open_shops(self) -> None:
        self.shops = [self.loop.run(self._open()) for _ in range(2)]

    async def _open(self) -> Shop:
        shop = Shop(Keeper(self.loop.store, user=next(_users)))
        await shop.keeper.open()
        for name in ("Sugar", "Tea"):
            shop.items.append(await shop.keeper.item(name, unit="kg", sale_price=Decimal(50)))
        for name in ("Ramesh", "Gupta"):
            shop.parties.append(await shop.keeper.party(name))
        return shop

    @rule(which=st.integers(0, 1), goods=wares, mode=modes, party=st.integers(0, 1))
    def sell(self, which: int, goods: Any, mode: Mode, party: int) -> None:
        shop = self.shops[which]
        self._book(shop, self._traded(shop, ledger.sale, goods, mode, party))

    @rule(which=st.integers(0, 1), goods=wares, mode=modes, party=st.integers(0, 1))
    def buy(self, which: int, goods: Any, mode: Mode, party: int) -> None:
        shop = self.shops[which]
        self._book(shop, self._traded(shop, ledger.purchase, goods, mode, party))

    @rule(which=st.integers(0, 1), part=st.decimals("0.1", "1", places=1), data=st.data())
    def take_goods_back(self, which: int, part: Decimal, data: st.DataObject) -> None:
        shop = self.shops[which]
        sold = [
            b.voucher.id
            for b in shop.model.booked.values()
            if b.voucher.kind is VoucherKind.SALE and not b.reversed
        ]
        original = data.draw(st.sampled_from([None, *sold]))
        lines = shop.model.booked[original].voucher.lines[:1] if original else ()
        goods = [(line.item_id, line.qty * part, line.rate) for line in lines]
        goods = goods or [(shop.items[0], part, Decimal(50))]
        voucher = ledger.sale(*goods, kind=VoucherKind.SALE_RETURN, refers_to=original)
        self._book(shop, voucher)

    @rule(which=st.integers(0, 1), goods=wares)
    def give_goods_back(self, which: int, goods: Any) -> None:
        shop = self.shops[which]
        self._book(shop, ledger.purchase_return(*self._named(shop, goods)))

    @rule(which=st.integers(0, 1), item=st.integers(0, 1), counted=quantities | st.just(Decimal(0)))
    def count_stock(self, which: int, item: int, counted: Decimal) -> None:
        shop = self.shops[which]
        self._book(shop, ledger.count(shop.items[item], counted))

    @rule(which=st.integers(0, 1), item=st.integers(0, 1), qty=quantities, rate=rates)
    def open_stock(self, which: int, item: int, qty: Decimal, rate: Decimal) -> None:
        shop = self.shops[which]
        self._book(shop, ledger.opening_stock(shop.items[item], qty, rate))

    @rule(
        which=st.integers(0, 1),
        kind=st.sampled_from(["receipt", "payment", "opening", "expense", "transfer"]),
        party=st.integers(0, 1),
        amount=amounts,
    )
    def move_money(self, which: int, kind: str, party: int, amount: Decimal) -> None:
        shop = self.shops[which]
        match kind:
            case "receipt":
                voucher = ledger.receipt(shop.parties[party], amount)
            case "payment":
                voucher = ledger.payment(shop.parties[party], amount)
            case "opening":
                voucher = ledger.opening(shop.parties[party], amount)
            case "expense":
                voucher = ledger.expense("tea", amount)
            case _:
                voucher = ledger.transfer(Mode.CASH, Mode.BANK, amount)
        self._book(shop, voucher)

    @rule(which=st.integers(0, 1), data=st.data())
    def undo(self, which: int, data: st.DataObject) -> None:
        shop = self.shops[which]
        booked = shop.model.booked
        returned = {b.voucher.refers_to for b in booked.values() if not b.reversed}
        standing = [v for v, b in booked.items() if not b.reversed and v not in returned]
        if standing:
            voucher = data.draw(st.sampled_from(standing[:-4:-1]) | st.sampled_from(standing))
            self.loop.run(shop.keeper.reverse(voucher))
            shop.model.reverse(voucher)

    @rule(which=st.integers(0, 1), data=st.data())
    def say_it_again(self, which: int, data: st.DataObject) -> None:
        shop = self.shops[which]
        if shop.commands:
            command, first = data.draw(st.sampled_from(shop.commands))
            again = self.loop.run(self.loop.store.submit(command))
            assert isinstance(again, Booked)
            assert again.repeated
            assert again.results == first.results

    @rule(sales=st.lists(st.tuples(st.integers(0, 1), wares), min_size=2, max_size=8))
    def sell_all_at_once(self, sales: Any) -> None:
        vouchers = []
        for which, goods in sales:
            shop = self.shops[which]
            vouchers.append((shop, self._traded(shop, ledger.sale, goods, Mode.CREDIT, which)))
        commands = [shop.keeper.command(BookVoucher(v)) for shop, v in vouchers]

        async def at_once() -> list[Any]:
            twice = [*commands, *commands]
            return await asyncio.gather(*map(self.loop.store.submit, twice))

        outcomes = self.loop.run(at_once())
        halves = outcomes[: len(commands)], outcomes[len(commands) :]
        for (shop, voucher), first, second in zip(vouchers, *halves, strict=True):
            assert first.results == second.results
            assert (first.repeated, second.repeated) == (False, True)
            self._agree(shop, voucher, first)

    @invariant()
    def nothing_is_left_waiting(self) -> None:
        assert self.loop.store.depth == 0

    def teardown(self) -> None:
        for shop in getattr(self, "shops", []):
            self.loop.run(self._compare(shop))
        with psycopg.connect(self.loop.conninfo) as connection:
            for question in _MUST_BE_EMPTY:
                assert connection.execute(question.encode()).fetchall() == []

    async def _compare(self, shop: Shop) -> None:
        store, shop_id = self.loop.store, shop.keeper.shop_id
        page = await store.stock(shop_id)
        there = {row.item_id: (row.qty, row.value) for row in page.rows}
        assert there == {
            item: (shop.model.shelves[item].qty, shop.model.shelves[item].value)
            for item in shop.items
        }
        prices = {i.id: i.cost_price for i in (await store.catalogue(shop_id)).items}
        assert prices == {item: shop.model.shelves[item].price for item in shop.items}
        for party in shop.parties:
            khata = await store.khata(shop_id, party, today=TODAY, limit=1000)
            assert khata is not None
            assert khata.balance == shop.model.parties[party]
            assert sum(row.amount for row in khata.rows) == khata.balance
            assert sum(khata.ages) == abs(khata.balance)
        book = await store.sums.cash_book(shop_id, TODAY, TODAY, limit=1000)
        for account in ("cash", "bank", "upi"):
            assert book.closing[account] == shop.model.accounts[account]
        trading = await store.sums.trading(shop_id, TODAY, TODAY)
        assert trading.sales == -shop.model.accounts["sales"]
        assert trading.cost == shop.model.accounts["cogs"]
        assert trading.stock_adjustments == -shop.model.accounts["stock_adjustment"]
        await self._compare_statements(shop, trading)

    async def _compare_statements(self, shop: Shop, trading: Trading) -> None:
        books = await self.loop.store.ledgers.books(shop.keeper.shop_id, TODAY, TODAY)
        trial = trial_balance(books)
        assert sum(row.closing for row in trial) == 0
        accounts = {row.account.account: row.closing for row in trial if not row.account.party_id}
        known = {name: amount for name, amount in shop.model.accounts.items() if name != "party"}
        assert {n: a for n, a in accounts.items() if a} == {n: a for n, a in known.items() if a}
        parties = {r.account.party_id: r.closing for r in trial if r.account.party_id}
        assert all(parties.get(p, 0) == shop.model.parties[p] for p in shop.parties)
        assert profit_and_loss(books).net == trading.net_profit
        sheet = balance_sheet(books)
        assert sum(a for _, a in sheet.assets) == sum(a for _, a in sheet.liabilities)
        lines = {line.item.item_id: (line.closing, line.value) for line in stock_lines(books)}
        for item in shop.items:
            shelf = shop.model.shelves[item]
            assert lines.get(item, (0, 0)) == (shelf.qty, shelf.value)

    def _book(self, shop: Shop, voucher: Voucher) -> None:
        command = shop.keeper.command(BookVoucher(voucher))
        outcome = self.loop.run(self.loop.store.submit(command))
        assert isinstance(outcome, Booked), outcome
        self._agree(shop, voucher, outcome)
        shop.commands.append((command, outcome))

    @staticmethod
    def _agree(shop: Shop, voucher: Voucher, outcome: Booked) -> None:
        told = outcome.results[0]
        assert told["voucher"]["number"] == shop.model.book(voucher)
        for item in told["items"]:
            assert Decimal(item["stock"]) == shop.model.shelves[item["id"]].qty
        if told["party"]:
            balance = Decimal(told["party"]["balance"])
            assert balance == shop.model.parties[told["party"]["id"]]

    def _traded(self, shop: Shop, kind: Any, goods: Any, mode: Mode, party: int) -> Voucher:
        who = shop.parties[party] if mode is Mode.CREDIT else None
        voucher: Voucher = kind(*self._named(shop, goods), mode=mode, party=who)
        return voucher

    @staticmethod
    def _named(shop: Shop, goods: Any) -> list[Ware]:
        return [(shop.items[item], qty, rate) for item, qty, rate in goods]


#: Questions about the whole database that have no answer while the books are in order.
_MUST_BE_EMPTY = (
    "select voucher_id from vyapari.postings group by voucher_id having sum(amount) <> 0",
    """select s.item_id from vyapari.stock s left join vyapari.moves m using (item_id)
       group by s.item_id, s.qty, s.value
       having s.qty <> coalesce(sum(m.qty), 0)
           or s.value <> coalesce(sum(m.value + m.adjustment), 0)""",
    """select b.party_id from vyapari.party_balances b left join vyapari.postings p using (party_id)
       group by b.party_id, b.balance having b.balance <> coalesce(sum(p.amount), 0)""",
    """select d.account from vyapari.account_days d full join (
           select shop_id, account, date, sum(amount) as amount
           from vyapari.postings group by shop_id, account, date) p
       using (shop_id, account, date) where coalesce(d.amount, 0) <> coalesce(p.amount, 0)""",
    """select i.shop_id from vyapari.items i join vyapari.stock s on s.item_id = i.id
       group by i.shop_id having sum(s.value) <> coalesce((
           select sum(d.amount) from vyapari.account_days d
           where d.shop_id = i.shop_id and d.account = 'inventory'), 0)""",
    """select s.shop_id from vyapari.series s
       where s.last <> (select count(*) from vyapari.vouchers v where v.shop_id = s.shop_id
           and v.series = s.series and v.year = s.year)
       or s.last <> (select max(v.serial) from vyapari.vouchers v where v.shop_id = s.shop_id
           and v.series = s.series and v.year = s.year)""",
)


def test_the_books_agree_with_the_model(loop: Loop, project_or_none: Project | None) -> None:
    class Run(Bookkeeping):
        pass

    Run.loop = loop
    run_state_machine_as_test(
        Run,
        settings=settings(
            # The way to the database is another one, the books behind it are the same.
            max_examples=20 if project_or_none is None else 5,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
