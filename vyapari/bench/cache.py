"""``cache``: a shop of 2,000 items and 500 parties known again, by where that is kept.

The books are a Supabase project whose answers come ``store`` seconds later than they can.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from uuid import uuid4

from vyapari.bench.lite import SECRET_KEY
from vyapari.bench.processes import redis
from vyapari.bench.project import further_away, open_project
from vyapari.bench.table import Figures
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import Command, CreateShop, PutItem, PutParty, Refusal, Step
from vyapari.books.shop import Shop
from vyapari.ops.shared import Shared
from vyapari.store.recall import looking_up
from vyapari.store.shelf import Known
from vyapari.store.store import Store
from vyapari.store.supabase import SupabaseTransport
from vyapari.store.transport import Transport

_OWNER = 1


@dataclass(frozen=True, slots=True)
class Load:
    """How large the shop is, how far the books are, how often each is asked."""

    items: int = 2_000
    parties: int = 500
    store: float = 0.05
    rounds: int = 20


async def run(load: Load, lite: Path) -> list[Figures]:
    """Milliseconds from the books, from Redis, with the books' word that nothing has changed, and
    from memory; of a page that is looked up without a Redis and with one; and what Redis keeps."""
    async with (
        open_project(lite) as project,
        further_away(project.url, load.store) as url,
        redis() as address,
    ):
        transport, shared = SupabaseTransport(url, SECRET_KEY), Shared(address, "bench")
        try:
            return await _measured(load, transport, shared)
        finally:
            await transport.close()
            await shared.close()


async def _measured(load: Load, transport: Transport, shared: Shared) -> list[Figures]:
    warm = Store(transport, shared=shared)
    shop = await _fill(warm, load)
    known = Known(shop, "now")
    version = (await warm.catalogue(shop, known=known)).version
    await warm.chat(_OWNER, _OWNER, known=known)

    async def look(store: Store) -> None:
        with looking_up():
            await store.stock(shop)

    await _shelved(shared, shop, 2)
    alone = Store(transport)
    rows = [
        await _timed("books", load, lambda: Store(transport).catalogue(shop)),
        await _timed(
            "Redis", load, lambda: Store(transport, shared=shared).catalogue(shop, known=known)
        ),
        await _timed(
            "Redis, then the books",
            load,
            lambda: Store(transport, shared=shared).catalogue(shop, known=_another(shop)),
        ),
        await _timed("memory", load, lambda: warm.catalogue(shop, version)),
        await _timed("page, without Redis", load, lambda: look(alone)),
        await _timed("page, with Redis", load, lambda: look(warm)),
    ]
    await _shelved(shared, shop, 3)
    kept = 0
    for name in ("shelf", "shelf-ages"):
        kept += int(
            await shared.call("MEMORY", "USAGE", shared.key(f"{name}:{shop}"), "SAMPLES", 0)
        )
    return [*rows, Figures("kept in Redis", {"kb": kept / 1000})]


async def _shelved(shared: Shared, shop: str, count: int) -> None:
    """Wait until so many things of the shop are in Redis."""
    async with asyncio.timeout(10):
        while int(await shared.call("HLEN", shared.key(f"shelf:{shop}"))) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def _another(shop: str) -> Known:
    """A state that nobody has read anything in."""
    return Known(shop, str(uuid4()))


async def _timed(name: str, load: Load, ask: Callable[[], Awaitable[object]]) -> Figures:
    taken = []
    for _ in range(load.rounds):
        started = time.perf_counter()
        await ask()
        taken.append(time.perf_counter() - started)
    return Figures(name, {"ms": median(taken) * 1000})


async def _fill(store: Store, load: Load) -> str:
    shop = Shop(id=str(uuid4()), name="Shree Kirana")
    await _book(store, None, CreateShop(shop, _OWNER, "Asha"))
    items = [
        Item(
            id=str(uuid4()),
            name=f"Sona Masoori {number}",
            unit="kg",
            aliases=(f"chawal {number}",),
            sale_price=Decimal(40 + number % 300),
            cost_price=Decimal(30 + number % 300),
        )
        for number in range(load.items)
    ]
    parties = [
        Party(id=str(uuid4()), name=f"Ramesh Kumar {n}", phone=f"98{n:08}")
        for n in range(load.parties)
    ]
    steps: list[Step] = [*map(PutItem, items), *map(PutParty, parties)]
    for start in range(0, len(steps), 250):
        await _book(store, shop.id, *steps[start : start + 250])
    return shop.id


async def _book(store: Store, shop_id: str | None, *steps: Step) -> None:
    command = Command(str(uuid4()), shop_id, _OWNER, datetime.now(UTC), steps)
    match await store.submit(command):
        case Refusal(code):
            raise RuntimeError(f"the books refused the load: {code}")
