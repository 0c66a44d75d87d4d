"""Migrations: each once, in order, all or nothing."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from tests.conftest import Postgres
from tests.store.ledger import Keeper, sale
from vyapari.books.commands import EraseShop
from vyapari.errors import Misconfigured, Unavailable
from vyapari.store import Store
from vyapari.store.migrate import check_version, migrate, migrations, schema_version, script
from vyapari.store.postgres import PostgresTransport

LATEST = migrations()[-1].version


@pytest.fixture
def bare(postgres: Postgres) -> Iterator[str]:
    """A database with no schema in it."""
    with psycopg.connect(postgres.conninfo("postgres"), autocommit=True) as connection:
        connection.execute("drop database if exists bare with (force)")
        connection.execute("create database bare")
        yield postgres.conninfo("bare")
        connection.execute("drop database bare with (force)")


def test_versions_run_from_one_without_a_gap() -> None:
    versions = [migration.version for migration in migrations()]
    assert versions == list(range(1, len(versions) + 1))


def test_migrating_twice_does_it_once(bare: str) -> None:
    assert migrate(bare) == migrations()
    assert migrate(bare) == ()


def test_the_printed_script_does_the_same_as_migrating(bare: str) -> None:
    with psycopg.connect(bare, autocommit=True) as connection:
        connection.execute(script().encode())
    assert migrate(bare) == ()
    assert script(LATEST) == ""
    assert f"-- {LATEST:04d}" in script(LATEST - 1)
    assert "0001" not in script(LATEST - 1)


def test_a_migration_that_was_edited_afterwards_is_noticed(bare: str) -> None:
    migrate(bare)
    with psycopg.connect(bare) as connection:
        connection.execute("update vyapari.migrations set checksum = 'x' where version = 3")
    with pytest.raises(Misconfigured, match="migration 3"):
        migrate(bare)


def test_a_newer_schema_is_left_alone(bare: str) -> None:
    migrate(bare)
    with psycopg.connect(bare) as connection:
        connection.execute("insert into vyapari.migrations values (999, 'later', 'x')")
    with pytest.raises(Misconfigured, match="newer"):
        migrate(bare)


def test_a_migration_that_fails_leaves_nothing_behind(bare: str) -> None:
    with psycopg.connect(bare, autocommit=True) as connection:
        connection.execute(
            "create function public.vyapari_apply(payload jsonb) returns text language sql "
            "as 'select 1::text'"
        )
        with pytest.raises(psycopg.Error):
            migrate(bare)
        row = connection.execute("select to_regnamespace('vyapari')").fetchone()
        assert row == (None,)


async def test_start_up_says_what_to_do_about_another_version(bare: str) -> None:
    transport = PostgresTransport(bare, size=2)
    await transport.open()
    assert await schema_version(transport) == 0
    with pytest.raises(Misconfigured, match="run: vyapari migrate"):
        await check_version(transport)
    migrate(bare)
    assert await schema_version(transport) == LATEST
    await check_version(transport)
    with psycopg.connect(bare) as connection:
        connection.execute("insert into vyapari.migrations values (999, 'later', 'x')")
    with pytest.raises(Misconfigured, match="newer"):
        await check_version(transport)
    await transport.close()


async def test_a_database_that_does_not_answer_is_unavailable() -> None:
    transport = PostgresTransport("host=/nowhere user=postgres", size=2, wait=0.1)
    with pytest.raises(Unavailable):
        await transport.call("chat", {})
    await transport.close()


def test_every_table_hides_its_rows_and_every_function_is_guarded(bare: str) -> None:
    migrate(bare)
    with psycopg.connect(bare) as connection:
        open_tables = connection.execute(
            "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
            "where nspname = 'vyapari' and relkind = 'r' and not relrowsecurity"
        ).fetchall()
        assert open_tables == []
        functions = connection.execute(
            "select p.oid::regprocedure::text from pg_proc p "
            "join pg_namespace n on n.oid = p.pronamespace "
            "where nspname = 'vyapari' or (nspname = 'public' and proname like 'vyapari%')"
        ).fetchall()
        assert len(functions) > 40
        for role in ("anon", "authenticated"):
            for (name,) in functions:
                query = sql.SQL("select has_function_privilege({}, {}, 'execute')")
                allowed = connection.execute(query.format(role, name)).fetchone()
                assert allowed == (False,), (role, name)


async def test_an_owner_who_is_no_superuser_can_migrate_and_book(postgres: Postgres) -> None:
    """As on Supabase, where ``postgres`` owns the database and is no superuser."""
    with psycopg.connect(postgres.conninfo("postgres"), autocommit=True) as connection:
        connection.execute("create role plain login nosuperuser")
        connection.execute("create database plain owner plain")
        info = make_conninfo(postgres.conninfo("plain"), user="plain")
        migrate(info)
        transport = PostgresTransport(info, size=2)
        await transport.open()
        keeper = Keeper(Store(transport))
        await keeper.open()
        tea = await keeper.item("Tea")
        sold = await keeper.book(sale((tea, 1, 10)))
        await keeper.reverse(sold["voucher"]["id"])
        await keeper.do(EraseShop())
        await keeper.store.close()
        connection.execute("drop database plain with (force)")
        connection.execute("drop role plain")
