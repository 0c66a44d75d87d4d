"""Old results are let go; what they were the results of is never booked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg

from tests.store.ledger import Keeper, receipt
from vyapari.books.commands import Booked, BookVoucher
from vyapari.store.upkeep import prune


async def test_results_are_kept_while_they_are_young_and_their_keys_for_ever(
    shop: Keeper, database: str
) -> None:
    party = await shop.party("Ramesh")
    command = shop.command(BookVoucher(receipt(party, 500)), reply="booked", reply_data={"a": 1})
    first = await shop.store.submit(command)
    assert isinstance(first, Booked)
    assert await prune(shop.store, datetime.now(UTC) - timedelta(days=1)) == 0
    assert await shop.store.submit(command) == replace(first, repeated=True)
    later = datetime.now(UTC) + timedelta(days=1)
    assert await prune(shop.store, later) == 3
    assert await prune(shop.store, later) == 0
    again = await shop.store.submit(command)
    assert again == Booked(command.key, (), None, {}, repeated=True)
    assert (await shop.store.vouchers(shop.shop_id)).count == 1
    with psycopg.connect(database) as connection:
        row = connection.execute("select count(*), count(reply) from vyapari.applied").fetchone()
    assert row == (3, 0)
