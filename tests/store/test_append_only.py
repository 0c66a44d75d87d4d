"""What is booked stays as it was booked: the database itself sees to that."""

from collections.abc import AsyncIterator

import psycopg
import pytest
from psycopg import sql

from tests.store.ledger import Keeper, purchase, sale

TABLES = ["vouchers", "lines", "postings", "moves", "price_changes", "applied"]


@pytest.fixture
async def connection(shop: Keeper, database: str) -> AsyncIterator[psycopg.Connection]:
    """A superuser's, on a database with a purchase and a sale."""
    tea = await shop.item("Tea")
    await shop.book(purchase((tea, 10, 40)))
    await shop.book(sale((tea, 1, 45)))
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change", ["update {} set {} = {}", "delete from {}", "truncate {} cascade"]
)
def test_what_is_written_is_neither_changed_nor_removed(
    connection: psycopg.Connection, table: str, change: str
) -> None:
    column = {"applied": "key", "vouchers": "note"}.get(table, "voucher_id")
    names = [sql.Identifier("vyapari", table), sql.Identifier(column), sql.Identifier(column)]
    before = connection.execute(sql.SQL("select count(*) from {}").format(names[0])).fetchone()
    assert before
    assert before[0] > 0
    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        connection.execute(sql.SQL(change).format(*names))
    after = connection.execute(sql.SQL("select count(*) from {}").format(names[0])).fetchone()
    assert after == before


def test_postings_that_do_not_balance_cannot_be_committed(connection: psycopg.Connection) -> None:
    insert = """
        insert into vyapari.postings (voucher_id, no, shop_id, date, seq, account, amount)
        select id, %s, shop_id, date, seq, %s, %s from vyapari.vouchers where kind = 'sale'"""
    connection.execute("begin")
    connection.execute(insert, (90, "cash", 5))
    connection.execute(insert, (91, "sales", -5))
    connection.execute("commit")
    connection.execute("begin")
    connection.execute(insert, (92, "cash", 5))
    with pytest.raises(psycopg.errors.CheckViolation, match="does not balance"):
        connection.execute("commit")
    rows = connection.execute("select no from vyapari.postings where no >= 90").fetchall()
    assert sorted(rows) == [(90,), (91,)]


def test_a_number_or_a_reversal_cannot_be_given_twice(connection: psycopg.Connection) -> None:
    copy = """
        create temporary table twin as select * from vyapari.vouchers where kind = 'sale';
        update twin set id = gen_random_uuid();
        insert into vyapari.vouchers select * from twin"""
    with pytest.raises(psycopg.errors.UniqueViolation, match="vouchers_number"):
        connection.execute(copy)
