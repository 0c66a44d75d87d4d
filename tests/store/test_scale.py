"""No read grows with the books of other shops: each finds its rows by an index."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.conftest import Postgres
from vyapari.bench.reads import Load, ask, fill, function, reads

LOAD = Load(shops=40, each=100)
#: What a read may have to look at of its own shop's: 100 vouchers, four postings each, …
_OWN = 1_000


@pytest.fixture(scope="module")
def books(postgres: Postgres) -> Iterator[psycopg.Connection]:
    """Forty shops' books; who asks may set what the planner is allowed."""
    name = postgres.fresh()
    with psycopg.connect(postgres.conninfo(name), autocommit=True) as connection:
        fill(connection, LOAD)
        yield connection
    postgres.give_back(name)


def scanned(connection: psycopg.Connection, read: str) -> tuple[list[str], int]:
    """The tables that a read goes through from end to end, and how many rows it fetches."""
    payload = reads(connection, 7, LOAD.each)[read]
    connection.execute("select pg_stat_force_next_flush()")  # and begin to count anew
    with connection.transaction():
        ask(connection, read, payload)
        rows = connection.execute(
            "select relname, seq_scan, seq_tup_read + coalesce(idx_tup_fetch, 0) "
            "from pg_stat_xact_user_tables where schemaname = 'vyapari'"
        ).fetchall()
    return [name for name, whole, _ in rows if whole], sum(seen for *_, seen in rows)


def test_the_books_are_in_order(books: psycopg.Connection) -> None:
    everything = {"after": None, "limit": 10_000}
    for check, count in (("check_shops", LOAD.shops), ("check_vouchers", LOAD.shops * LOAD.each)):
        told = ask(books, check, everything)
        assert (told["count"], told["wrong"]) == (count, []), check
    worth = books.execute(
        "select sum(s.value) from vyapari.stock s union all"
        " select sum(amount) from vyapari.account_days where account = 'inventory'"
    ).fetchall()
    assert worth[0] == worth[1]


def test_every_read_is_looked_at(books: psycopg.Connection) -> None:
    stable = books.execute(
        "select proname from pg_proc where proname like 'vyapari\\_%' and provolatile = 's'"
    ).fetchall()
    looked_at = {function(read) for read in reads(books, 1, LOAD.each)}
    there = {str(name).removeprefix("vyapari_") for (name,) in stable}
    of_all_shops = {"list_shops", "check_shops", "check_vouchers"}  # a page at a time
    assert there - looked_at == {"schema_version", "access", *of_all_shops}


def test_every_read_has_an_index_for_all_that_it_needs(books: psycopg.Connection) -> None:
    """A scan that is priced out of all reason is chosen only where there is no other way."""
    books.execute("set enable_seqscan = off")
    whole = {read: scanned(books, read)[0] for read in reads(books, 1, LOAD.each)}
    books.execute("reset enable_seqscan")
    assert {read: tables for read, tables in whole.items() if tables} == {}


def test_no_read_fetches_what_is_other_shops(books: psycopg.Connection) -> None:
    books.execute("set enable_seqscan = off")
    fetched = {read: scanned(books, read)[1] for read in reads(books, 1, LOAD.each)}
    books.execute("reset enable_seqscan")
    assert {read: rows for read, rows in fetched.items() if rows > _OWN} == {}


def test_the_books_that_are_measured_are_in_order(books: psycopg.Connection) -> None:
    for asked in (
        "select voucher_id from vyapari.postings group by 1 having sum(amount) <> 0",
        """select b.party_id from vyapari.party_balances b
            left join vyapari.postings p using (party_id)
            group by b.party_id, b.balance having b.balance <> coalesce(sum(p.amount), 0)""",
        """select l.voucher_id from vyapari.lines l left join vyapari.items i on i.id = l.item_id
            where i.shop_id is distinct from l.shop_id""",
    ):
        assert books.execute(asked.encode()).fetchall() == []
    page = ask(books, "vouchers", reads(books, 7, LOAD.each)["vouchers"])
    assert (page["count"], len(page["rows"])) == (100, 20)
