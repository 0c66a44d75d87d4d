"""What the operator asks: the shops, all of one, and whether the books are in order."""

import psycopg
import pytest
from psycopg import sql

from tests.conftest import Postgres
from tests.store.ledger import Keeper, purchase, sale
from tests.store.test_erase import fill
from vyapari.store import Store
from vyapari.store.overview import Access, Checked, Wrong
from vyapari.store.postgres import PostgresTransport


async def check(store: Store) -> Checked:
    checked = Checked()
    await store.overview.check(checked)
    return checked


async def test_shops_are_counted_without_a_word_of_theirs(store: Store) -> None:
    first, second = await fill(store, 1), Keeper(store, user=2)
    await second.open(language="hi", tax_scheme="regular", state="24")
    lines = {line.id: line async for line in store.overview.shops()}
    assert lines.keys() == {first.shop_id, second.shop_id}
    assert (lines[first.shop_id].members, lines[first.shop_id].vouchers) == (1, 4)
    assert lines[first.shop_id].last_at == first.at
    empty = lines[second.shop_id]
    assert (empty.vouchers, empty.last_at, empty.language, empty.gst) == (0, None, "hi", True)
    for line in lines.values():
        assert "Kirana" not in repr(line)


async def test_a_shops_record_has_all_that_is_its_own_and_nothing_of_another(store: Store) -> None:
    keeper, other = await fill(store, 1), await fill(store, 2)
    record = await store.overview.record(keeper.shop_id)
    assert record is not None
    assert record.pop("shop")["name"] == "Shree Kirana"
    assert all(record.values()), [kind for kind, rows in record.items() if not rows]
    assert [m["text"] for m in record["messages"] if m["chat_id"] == 1][-1] == "Secret before 1"
    told = str(record)
    assert "hash1" not in told
    assert other.shop_id not in told
    assert "Secret words 2" not in told
    assert await store.overview.record("00000000-0000-0000-0000-000000000001") is None


async def test_books_that_were_kept_by_the_rules_are_in_order(store: Store) -> None:
    await fill(store, 1)
    await fill(store, 2)
    assert await check(store) == Checked(shops=2, vouchers=8, whole=True)


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        ("update vyapari.postings set amount = amount + 1 where no = 1", {"voucher"}),
        ("update vyapari.party_balances set balance = balance + 5", {"balances"}),
        (
            "update vyapari.account_days set amount = amount + 5 where account = 'cash'",
            {"accounts"},
        ),
        ("update vyapari.stock set qty = qty + 1", {"stock"}),
        ("update vyapari.series set last = last + 1", {"numbers"}),
    ],
)
async def test_what_is_out_of_order_is_found(
    store: Store, database: str, harm: str, what: set[str]
) -> None:
    keeper = Keeper(store)
    await keeper.open()
    tea = await keeper.item("Tea")
    await keeper.book(purchase((tea, 10, 40)))
    await keeper.book(sale((tea, 1, 45), party=await keeper.party("Ramesh")))
    with psycopg.connect(database) as connection:
        connection.execute("set session_replication_role = replica")  # past all checks
        connection.execute(harm.encode())
    checked = await check(store)
    assert {wrong.what for wrong in checked.wrong} == what
    if what != {"voucher"}:
        assert checked.wrong == (Wrong(min(what), keeper.shop_id),)


async def test_what_is_open_to_the_public_is_named(postgres: Postgres) -> None:
    name = postgres.fresh()
    transport = PostgresTransport(postgres.conninfo(name), size=2)
    await transport.open()
    store = Store(transport)
    with psycopg.connect(postgres.conninfo(name), autocommit=True) as connection:
        assert await store.overview.access() == Access((), (), (), ())
        for statement in (
            "grant execute on function public.vyapari_chat(jsonb) to anon",
            "grant usage on schema vyapari to authenticated",
            "grant select on vyapari.parties to authenticated",
            "alter table vyapari.items disable row level security",
            "create policy all_rows on vyapari.shops for select using (true)",
        ):
            connection.execute(statement.encode())
        expected = Access(("vyapari_chat",), ("parties",), ("items",), ("shops",))
        assert await store.overview.access() == expected
        connection.execute("drop policy all_rows on vyapari.shops")
        connection.execute(sql.SQL("select vyapari.guard()"))
        assert await store.overview.access() == Access((), (), (), ())
    await store.close()
    postgres.give_back(name)
