"""Nobody reaches another shop's books, and the public roles reach nothing at all."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from psycopg import sql

from tests.conftest import Postgres
from tests.store.ledger import NOON, TODAY, Keeper, message, new_id, sale
from vyapari.books.commands import (
    BookVoucher,
    ChangeShop,
    EraseShop,
    InviteMember,
    LogMessage,
    ReverseVoucher,
    SetChat,
    SetMember,
    Step,
)
from vyapari.books.shop import Role


@pytest.fixture
def connection(postgres: Postgres) -> Iterator[psycopg.Connection]:
    """To a database that no API stands before: Supabase Lite's own grants roles what it hides."""
    name = postgres.fresh()
    with psycopg.connect(postgres.conninfo(name), autocommit=True) as connection:
        yield connection
    postgres.give_back(name)


async def test_every_step_with_a_forged_shop_id_is_refused(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    sold = await shop.book(sale((tea, 1, 10)))
    thief = Keeper(shop.store, user=66, shop_id=shop.shop_id)
    steps: list[Step] = [
        BookVoucher(sale((tea, 1, 10))),
        ReverseVoucher(sold["voucher"]["id"], new_id(), TODAY),
        ChangeShop({"name": "Mine"}),
        InviteMember("hash", Role.OWNER, NOON + timedelta(days=1)),
        SetMember(66, Role.OWNER),
        SetMember(66, None),
        SetChat(66, {"shop_id": shop.shop_id}),
        LogMessage(1, 9, "merchant", "x"),
        EraseShop(),
    ]
    for step in steps:
        assert (await thief.refused(step)).code == "forbidden"
    assert (await shop.store.vouchers(shop.shop_id)).count == 1


async def test_steps_that_need_a_shop_are_refused_without_one(shop: Keeper) -> None:
    for step in (ChangeShop({"name": "x"}), EraseShop(), BookVoucher(sale((new_id(), 1, 1)))):
        assert (await shop.refused(step, shop_id=None)).code == "forbidden"


async def test_a_voucher_is_found_in_its_own_shop_alone(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    sold = await shop.book(sale((tea, 1, 10), source=message(5)))
    rival = Keeper(shop.store, user=66)
    await rival.open()
    find, own = shop.store.voucher, rival.shop_id
    assert await find(own, id=sold["voucher"]["id"]) is None
    assert await find(own, number=sold["voucher"]["number"]) is None
    assert await find(own, source=message(5)) is None
    assert await shop.store.vouchers_written_in(own, message(5)) == ()
    assert await shop.store.khata(own, await shop.party("Ramesh"), today=TODAY) is None
    step = ReverseVoucher(sold["voucher"]["id"], new_id(), TODAY)
    assert (await rival.refused(step)).code == "not_found"


def functions(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute(
        "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
        "where nspname = 'public' and proname like 'vyapari%'"
    )
    return [str(row[0]) for row in rows]


def tables(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("select tablename from pg_tables where schemaname = 'vyapari'")
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_public_roles_call_nothing_and_see_nothing(
    connection: psycopg.Connection, role: str
) -> None:
    names, kept = functions(connection), tables(connection)
    assert len(names) >= 17
    assert len(kept) >= 19
    connection.execute(sql.SQL("set role {}").format(sql.Identifier(role)))
    for name in names:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(sql.SQL("select public.{}('{{}}')").format(sql.Identifier(name)))
    for table in kept:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(sql.SQL("table vyapari.{}").format(sql.Identifier(table)))


def test_rows_stay_hidden_even_from_a_role_that_was_granted_the_tables(
    connection: psycopg.Connection, postgres: object
) -> None:
    connection.execute("insert into vyapari.shops (id, name) values (gen_random_uuid(), 'x')")
    connection.execute("begin")
    connection.execute("grant usage on schema vyapari to anon")
    connection.execute("grant select on all tables in schema vyapari to anon")
    connection.execute("set local role anon")
    for table in tables(connection):
        rows = connection.execute(sql.SQL("table vyapari.{}").format(sql.Identifier(table)))
        assert rows.fetchall() == []
    connection.execute("rollback")


def test_the_service_role_calls_functions_and_touches_no_table(
    connection: psycopg.Connection,
) -> None:
    kept = tables(connection)
    connection.execute("set role service_role")
    row = connection.execute("""select public.vyapari_apply('{"commands": []}')""").fetchone()
    assert row == ({"results": []},)
    for table in kept:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(sql.SQL("table vyapari.{}").format(sql.Identifier(table)))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select vyapari.erase_shop(gen_random_uuid())")
