"""``writes``: bookings a second and one writer's latency through the queue, beside direct calls."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from vyapari.bench.lite import SECRET_KEY, SupabaseLite
from vyapari.bench.table import Figures
from vyapari.books.bookkeeping import Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import (
    BookVoucher,
    Command,
    CreateShop,
    LogMessage,
    PutItem,
    PutParty,
    Refusal,
)
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Source
from vyapari.store import Store, shapes
from vyapari.store.migrate import migrate
from vyapari.store.server import Server
from vyapari.store.steady import SteadyTransport
from vyapari.store.supabase import SupabaseTransport

_TODAY = date(2026, 11, 23)
_NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
#: Where ``.ci/setup tests`` installs Supabase Lite.
LITE = Path(".ci/lite")

#: Of the direct calls: as many as supabase-py's own client opens, and as many as serve it best.
_CONNECTIONS = (100, 16)

Write = Callable[[Command], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Load:
    """``writers`` shopkeepers, each in a shop of their own, who book ``each`` sales at once; the
    direct calls, which are slower, book ``direct_each``. Then one alone books ``lone`` sales."""

    writers: int = 200
    each: int = 60
    direct_each: int = 8
    lone: int = 300


async def run(load: Load, lite: Path = LITE) -> list[Figures]:
    """The queue, then one ``rpc`` a booking, on one fresh project; and the ratios to the queue."""
    async with _project(lite) as url:
        store = Store(SupabaseTransport(url, SECRET_KEY))
        many, few = (_Direct(url, connections) for connections in _CONNECTIONS)

        async def queued(command: Command) -> None:
            _booked(await store.submit(command))

        keepers = [_Keeper(number) for number in range(1, load.writers + 1)]
        await asyncio.gather(*(queued(keeper.opening()) for keeper in keepers))
        rates = [
            await _together(keepers, queued, load.each),
            await _together(keepers, many.write, load.direct_each),
            await _together(keepers, few.write, load.direct_each),
        ]
        through, past = await _alone(keepers[0], (queued, few.write), load.lone)
        for part in (store, many, few):
            await part.close()
    return [
        Figures("queue", {"bookings_per_s": rates[0], "lone_ms": through}),
        Figures(f"one rpc each, {_CONNECTIONS[0]} connections", {"bookings_per_s": rates[1]}),
        Figures(
            f"one rpc each, {_CONNECTIONS[1]} connections",
            {"bookings_per_s": rates[2], "lone_ms": past},
        ),
        Figures("ratio to the first", {"bookings_per_s": rates[0] / rates[1]}),
        Figures(
            "ratio to the second",
            {"bookings_per_s": rates[0] / rates[2], "lone_ms": through / past},
        ),
    ]


class _Direct:
    """One ``rpc`` a booking. It tries again, for Lite closes idle connections under its callers."""

    def __init__(self, url: str, connections: int) -> None:
        self._calls = SteadyTransport(SupabaseTransport(url, SECRET_KEY, connections=connections))
        self._slots = asyncio.Semaphore(connections)

    async def write(self, command: Command) -> None:
        payload, _size = shapes.write(command)
        async with self._slots:
            answer = await self._calls.call("apply", {"commands": [payload]})
        _booked(shapes.outcome(answer["results"][0]))

    async def close(self) -> None:
        await self._calls.close()


@asynccontextmanager
async def _project(lite: Path) -> AsyncIterator[str]:
    """A fresh Supabase project on this machine; its URL."""
    with tempfile.TemporaryDirectory(prefix="vyapari-bench-") as folder:
        postgres = Server(Path(folder) / "postgres")
        await asyncio.to_thread(postgres.start)
        try:
            await asyncio.to_thread(migrate, postgres.conninfo())
            server = SupabaseLite(lite, postgres.conninfo(), Path(folder) / "lite.log")
            try:
                await asyncio.to_thread(server.start)
                yield server.url
            finally:
                server.stop()
        finally:
            await asyncio.to_thread(postgres.stop)


async def _together(keepers: list["_Keeper"], write: Write, each: int) -> float:
    """Bookings a second, every keeper writing the next when the last is booked."""

    async def keep(keeper: _Keeper) -> None:
        for _ in range(each):
            await write(keeper.sale())

    started = time.perf_counter()
    await asyncio.gather(*map(keep, keepers))
    return len(keepers) * each / (time.perf_counter() - started)


async def _alone(keeper: "_Keeper", ways: Sequence[Write], rounds: int) -> list[float]:
    """Median milliseconds a booking, the ways taking turns so that all meet the same machine."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for way, times in zip(ways, taken, strict=True):
            command = keeper.sale()
            started = time.perf_counter()
            await way(command)
            times.append(time.perf_counter() - started)
    return [median(times) * 1000 for times in taken]


def _booked(outcome: object) -> None:
    if isinstance(outcome, Refusal):
        raise RuntimeError(f"not booked: {outcome.code} {outcome.data}")  # noqa: TRY004


class _Keeper:
    """Makes the commands of one shopkeeper's messages."""

    def __init__(self, number: int) -> None:
        self._user = number
        self._message = count(1)
        self._sugar = Item(id=str(uuid4()), name="Sugar", unit="kg", sale_price=Decimal(45))
        self._ramesh = Party(id=str(uuid4()), name="Ramesh")
        self._desk = Desk(
            shop=Shop(id=str(uuid4()), name="Shree Kirana"),
            items={self._sugar.id: self._sugar},
            parties={self._ramesh.id: self._ramesh},
            today=_TODAY,
        )

    def opening(self) -> Command:
        """Opens the shop."""
        shop = CreateShop(self._desk.shop, self._user, "Asha")
        return self._command(shop, PutItem(self._sugar), PutParty(self._ramesh), shop_id=None)

    def sale(self) -> Command:
        """A sale on credit, with the message that told of it: what most messages book."""
        message = next(self._message)
        line = EntryLine("sugar", Decimal(message), "kg", self._sugar.id, Decimal(45))
        entry = Entry(
            Intent.SALE, (line,), party="Ramesh", party_id=self._ramesh.id, mode=Mode.CREDIT
        )
        voucher = make_voucher(
            entry,
            self._desk,
            voucher_id=str(uuid4()),
            source=Source(self._user, message),
            waved=frozenset(("credit_limit", "negative_stock", "duplicate")),
        )
        if isinstance(voucher, Refusal):
            raise RuntimeError(f"not made: {voucher.code}")  # noqa: TRY004
        text = f"sold {message} kg sugar at 45 to Ramesh on credit"
        said = LogMessage(self._user, message, "merchant", text)
        return self._command(BookVoucher(voucher, ("duplicate",)), said)

    def _command(self, *steps: Any, **changes: Any) -> Command:
        given = {"shop_id": self._desk.shop.id, **changes}
        return Command(key=str(uuid4()), actor=self._user, at=_NOW, steps=steps, **given)
