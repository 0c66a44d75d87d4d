"""Erasing a shop takes all that is its own and nothing else."""

import re
from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest
from psycopg import sql

from tests.store.ledger import NOON, TODAY, Keeper, message, new_id, purchase, receipt, sale
from vyapari.books.commands import (
    Booked,
    BookVoucher,
    ChangeShop,
    EraseShop,
    InviteMember,
    IssueSlip,
    LogMessage,
    SetChat,
    SetJob,
)
from vyapari.books.entry import Mode
from vyapari.books.job import Job
from vyapari.books.shop import Role
from vyapari.books.slip import Slip
from vyapari.store import Store


async def fill(store: Store, user: int) -> Keeper:
    """A shop that has something of everything."""
    keeper = Keeper(store, user=user)
    await keeper.open(address=f"Secret street {user}")
    tea = await keeper.item("Tea", aliases=("chai",))
    ramesh = await keeper.party("Ramesh", phone=f"98765{user}", credit_limit=Decimal(10_000))
    await keeper.book(purchase((tea, 10, 40)))
    sold = await keeper.book(sale((tea, 1, 45), party=ramesh, mode=Mode.CREDIT, source=message(3)))
    await keeper.book(receipt(ramesh, 20))
    await keeper.reverse(sold["voucher"]["id"])
    quoted = Slip(new_id(), "quotation", TODAY, sale((tea, 1, 45), party=ramesh))
    await keeper.do(IssueSlip(quoted))
    await keeper.do(ChangeShop({"logo": "c2VjcmV0"}))
    await keeper.do(SetJob(Job(user, "remind", 10, NOON, about=ramesh)))
    kept = {"shop_id": keeper.shop_id, "about": f"account:{ramesh}", "until": NOON.isoformat()}
    await store._writes.call("keep_file", kept)
    await keeper.do(InviteMember(f"hash{user}", Role.STAFF, NOON + timedelta(days=1)))
    await keeper.do(SetChat(-user, {"shop_id": keeper.shop_id}))
    await keeper.do(LogMessage(user, 1, "merchant", f"Secret words {user}"))
    await keeper.do(
        LogMessage(-user, 1, "merchant", "in the group"), reply="x", reply_data={"user": user}
    )
    await keeper.do(LogMessage(user, 2, "merchant", f"Secret before {user}"), shop_id=None)
    return keeper


def dump(database: str) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with psycopg.connect(database) as connection:
        names = connection.execute(
            "select tablename from pg_tables where schemaname = 'vyapari' "
            "and tablename <> 'migrations'"
        ).fetchall()
        found = {}
        for (name,) in names:
            table = sql.Identifier("vyapari", name)
            query = sql.SQL("select t::text from {} t order by 1").format(table)
            found[str(name)] = [str(row[0]) for row in connection.execute(query)]
        return found


async def test_nothing_of_an_erased_shop_is_left_but_its_keys(store: Store, database: str) -> None:
    await fill(store, 2)
    before = dump(database)
    assert all(before.values()), [name for name, rows in before.items() if not rows]
    keeper = await fill(store, 1)
    command = keeper.command(BookVoucher(sale((await keeper.item("Salt"), 1, 10))))
    await store.submit(command)
    typed = LogMessage(1, 9, "merchant", "Secret name of the shop")
    erasing = keeper.command(EraseShop(), typed, reply="erased")
    outcome = await store.submit(erasing)
    assert isinstance(outcome, Booked)
    assert outcome.results == ({}, {})
    after = dump(database)
    kept, keys = before.pop("applied"), after.pop("applied")
    files, left_files = before.pop("files"), after.pop("files")
    assert after == before
    # The file in the storage is still to be removed: its name alone is left, which tells nothing.
    (to_remove,) = set(left_files) - set(files)
    assert re.fullmatch(r"\([0-9a-f]{32}\.pdf,,,[^,]+,[^,]+\)", to_remove)
    assert set(kept) < set(keys)
    left = " ".join(set(keys) - set(kept))
    for trace in (keeper.shop_id, "Secret", "Ramesh", "Asha", "98765"):
        assert trace not in left
    assert [row for row in keys if row.startswith(f"({erasing.key},,,")]
    again = await store.submit(command)
    assert isinstance(again, Booked)
    assert (again.repeated, again.results) == (True, ())
    assert dump(database)["vouchers"] == before["vouchers"]
    assert (await store.chat(1, 1)).shop is None
    repeated = await store.submit(erasing)
    assert isinstance(repeated, Booked)
    assert repeated.repeated


async def test_only_an_owner_erases(store: Store) -> None:
    keeper = await fill(store, 1)
    thief = Keeper(store, user=2, shop_id=keeper.shop_id)
    assert (await thief.refused(EraseShop())).code == "forbidden"


async def test_the_books_are_append_only_again_after_an_erasure(
    store: Store, database: str
) -> None:
    keeper, other = await fill(store, 1), await fill(store, 2)
    await keeper.do(EraseShop())
    await other.book(receipt(await other.party("Mohan"), 5))
    with psycopg.connect(database) as connection:
        try:
            connection.execute("delete from vyapari.postings")
        except psycopg.errors.RestrictViolation:
            return
    raise AssertionError("postings could be deleted")


async def test_nothing_of_an_erased_shop_stays_in_memory(store: Store) -> None:
    keeper = await fill(store, 7)
    known = (await store.catalogue(keeper.shop_id)).version
    await keeper.do(EraseShop())
    await store.erased(keeper.shop_id)
    with pytest.raises(LookupError):
        await store.catalogue(keeper.shop_id, known)
