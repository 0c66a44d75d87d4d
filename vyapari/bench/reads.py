"""``reads``: what a chat asks the books for, on a million vouchers in 2,000 shops.

There is no baseline to set beside it: each read has a bound of its own, 20 ms in the database.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import md5
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from vyapari.bench.table import Figures, percentiles
from vyapari.store.migrate import migrate
from vyapari.store.server import Server

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Load:
    """``shops`` of ``each`` vouchers, all in one financial year; a read asks ``rounds`` shops."""

    shops: int = 2_000
    each: int = 500
    rounds: int = 200


def run(load: Load) -> list[Figures]:
    """Milliseconds a read takes, each asked of shops at random."""
    with database(load) as connection:
        return [
            Figures(name, percentiles(_timed(connection, name, load)))
            for name in reads(connection, 1, load.each)
        ]


@contextmanager
def database(load: Load) -> Iterator[psycopg.Connection]:
    """A connection to a database that holds the load and nothing else."""
    with tempfile.TemporaryDirectory(prefix="vyapari-bench-") as folder:
        server = Server(Path(folder) / "postgres")
        server.start()
        try:
            migrate(server.conninfo())
            with psycopg.connect(server.conninfo(), autocommit=True) as connection:
                fill(connection, load)
                yield connection
        finally:
            server.stop()


def fill(connection: psycopg.Connection, load: Load) -> None:
    """Put the load into an empty database and have the planner know it."""
    text = files("vyapari.bench").joinpath("many_books.sql").read_text(encoding="utf-8")
    made = text.replace("{shops}", str(load.shops)).replace("{each}", str(load.each))
    connection.execute(made.encode())
    connection.execute("reset session_replication_role")
    connection.execute("vacuum analyze")


def reads(connection: psycopg.Connection, shop: int, each: int) -> dict[str, Payload]:
    """What is asked of shop ``shop``, by the function's name; of those that this schema has."""
    uid, page = _uid(f"shop {shop}"), {"limit": 20, "offset": 0}
    party, item = _uid(f"party {shop} 3"), _uid(f"item {shop} 3")
    month = {"start": "2026-10-01", "end": "2026-10-31"}
    today = {"today": "2026-11-27"}
    anything = dict.fromkeys(("start", "end", "party_id", "item_id"))
    vouchers: Payload = {**anything, "kinds": [], "include_reversed": False, **page}
    asked: dict[str, Payload] = {
        "applied": {"key": f"tg:1:{shop}:7"},
        "chat": {"chat_id": shop, "user_id": shop},
        "catalogue": {"known": None},
        "members": {},
        "shops": {"user_id": shop},
        "invitation": {"token_hash": "none"},
        "history": {"chat_id": shop, "limit": 20},
        "stock": {**page, "item_id": None, "low": True},
        "vouchers": vouchers,
        "vouchers of a party": {**vouchers, "party_id": party},
        "vouchers of an item": {**vouchers, "item_id": item},
        "vouchers of a month": {**vouchers, **month},
        "voucher": {"id": _uid(f"voucher {shop} 9")},
        "voucher by number": {"number": str(each // 10 * 5)},
        "voucher by message": {"source": {"chat_id": shop, "message_id": 9}},
        "vouchers_written_in": {"chat_id": shop, "message_id": 9},
        "last_voucher": {"user_id": None},
        "logo": {},
        "balances": {**page, **today, "side": "receivable"},
        "khata": {**page, **today, "party_id": party},
        "trading": {**month, "top": 5},
        "cash_book": {**month, **page},
        "tax_summary": month,
        "sales_by_day": month,
        "profit_by_month": {"start": "2026-04-01", "end": "2027-03-31"},
        "statement": {**page, **month, **today, "party_id": party},
        "standing": month,
        "journal": {**month, "limit": 100, "after": None},
        "jobs": {"chat_id": shop, "about": ""},
        "shop_record": {},
        "slip": {"id": _uid("none")},
        "slips": {"kind": "quotation", "limit": 20},
        "register": {**month, "limit": 100, "after": None, "kinds": ["sale"]},
    }
    rows = connection.execute(
        "select proname from pg_catalog.pg_proc where proname like 'vyapari\\_%'"
    )
    there = {str(name).removeprefix("vyapari_") for (name,) in rows}
    return {
        name: {"shop_id": uid, **payload}
        for name, payload in asked.items()
        if function(name) in there
    }


def function(read: str) -> str:
    """The function, without its prefix, that a read calls."""
    return read.split(maxsplit=1)[0]


def ask(connection: psycopg.Connection, read: str, payload: Payload) -> Any:
    """The answer of one read."""
    query = f"select public.vyapari_{function(read)}(%s)"
    row = connection.execute(query.encode(), (Jsonb(payload),), prepare=True).fetchone()
    return row and row[0]


def _timed(connection: psycopg.Connection, read: str, load: Load) -> list[float]:
    chosen = random.Random(read)  # noqa: S311 - the same shops in each run
    taken = []
    for _ in range(load.rounds):
        shop = chosen.randint(1, load.shops)
        payload = reads(connection, shop, load.each)[read]
        started = time.perf_counter()
        ask(connection, read, payload)
        taken.append(time.perf_counter() - started)
    return taken


def _uid(name: str) -> str:
    return str(UUID(md5(name.encode(), usedforsecurity=False).hexdigest()))
