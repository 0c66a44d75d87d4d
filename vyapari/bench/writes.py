"""``writes``: bookings a second and one writer's latency through the queue, beside direct calls."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from vyapari.bench.keeper import Keeper
from vyapari.bench.lite import SECRET_KEY
from vyapari.bench.project import Project, open_project
from vyapari.bench.table import Figures
from vyapari.books.commands import Command, Refusal
from vyapari.store import Store, shapes
from vyapari.store.breaker import Breaker
from vyapari.store.steady import SteadyTransport
from vyapari.store.supabase import SupabaseTransport

#: Of the direct calls: as many as supabase-py's own client opens, and as many as serve it best.
_CONNECTIONS = (100, 16)

Write = Callable[[Command], Awaitable[None]]
#: A way to write, on connections of its own, for as long as the block takes.
Way = AbstractAsyncContextManager[Write]


@dataclass(frozen=True, slots=True)
class Load:
    """``writers`` shopkeepers, each in a shop of their own, who in each of ``rounds`` book ``each``
    sales at once; the direct calls, which are slower, book ``direct_each``. Then one alone books
    ``lone`` sales."""

    writers: int = 200
    each: int = 20
    direct_each: int = 2
    rounds: int = 5
    lone: int = 300


async def run(load: Load, lite: Path) -> list[Figures]:
    """The queue, then one ``rpc`` a booking, on one fresh project; and the ratios to the queue.

    The ways take turns, each on fresh connections, so that all meet the same machine: a rate and a
    ratio are the median round's. ``cpu_ms`` is what a booking costs on all sides together.
    """
    async with open_project(lite) as project:
        keepers = [Keeper(number) for number in range(1, load.writers + 1)]
        async with _queued(project.url) as write:
            await asyncio.gather(*(write(keeper.opening()) for keeper in keepers))
        ways: list[tuple[Callable[[], Way], int]] = [
            (lambda: _queued(project.url), load.each),
            *((lambda n=n: _direct(project.url, n), load.direct_each) for n in _CONNECTIONS),
        ]
        rounds = [
            [await _together(project, keepers, way, each) for way, each in ways]
            for _ in range(load.rounds)
        ]
        async with _queued(project.url) as through, _direct(project.url, _CONNECTIONS[1]) as past:
            lone = await _alone(keepers[0], (through, past), load.lone)
    queue, many, few = (_middle(seen) for seen in zip(*rounds, strict=True))
    return [
        Figures("queue", queue | {"lone_ms": lone[0]}),
        Figures(f"one rpc each, {_CONNECTIONS[0]} connections", many),
        Figures(f"one rpc each, {_CONNECTIONS[1]} connections", few | {"lone_ms": lone[1]}),
        Figures("ratio to the first", _ratio([(seen[0], seen[1]) for seen in rounds])),
        Figures(
            "ratio to the second",
            _ratio([(seen[0], seen[2]) for seen in rounds]) | {"lone_ms": lone[0] / lone[1]},
        ),
    ]


@asynccontextmanager
async def _queued(url: str) -> AsyncIterator[Write]:
    store = Store(SupabaseTransport(url, SECRET_KEY))

    async def write(command: Command) -> None:
        _booked(await store.submit(command))

    try:
        yield write
    finally:
        await store.close()


@asynccontextmanager
async def _direct(url: str, connections: int) -> AsyncIterator[Write]:
    """One ``rpc`` a booking.

    It tries again at once and for long, for Lite closes connections under callers who were busy
    elsewhere for a few seconds, as a crowd of direct calls makes them.
    """
    calls = SteadyTransport(
        SupabaseTransport(url, SECRET_KEY, connections=connections),
        deadline=60.0,
        patience=60.0,
        breaker=Breaker("the books' database", threshold=1_000_000),
    )
    slots = asyncio.Semaphore(connections)

    async def write(command: Command) -> None:
        payload, _size = shapes.write(command)
        async with slots:
            answer = await calls.call("apply", {"commands": [payload]})
        _booked(shapes.outcome(answer["results"][0]))

    try:
        yield write
    finally:
        await calls.close()


async def _together(
    project: Project, keepers: Sequence[Keeper], way: Callable[[], Way], each: int
) -> dict[str, float]:
    """Every keeper writing the next when the last is booked; making them up is not measured."""
    count = len(keepers) * each
    written = [[keeper.sale() for _ in range(each)] for keeper in keepers]
    async with way() as write:

        async def keep(sales: list[Command]) -> None:
            for sale in sales:
                await write(sale)

        spent, started = project.spent(), time.perf_counter()
        await asyncio.gather(*map(keep, written))
        took, spent = time.perf_counter() - started, project.spent() - spent
    return {"bookings_per_s": count / took, "cpu_ms": spent / count * 1000}


async def _alone(keeper: Keeper, ways: Sequence[Write], rounds: int) -> list[float]:
    """Median milliseconds a booking, the ways taking turns so that all meet the same machine."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for way, times in zip(ways, taken, strict=True):
            command = keeper.sale()
            started = time.perf_counter()
            await way(command)
            times.append(time.perf_counter() - started)
    return [median(times) * 1000 for times in taken]


def _middle(seen: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: median(each[name] for each in seen) for name in seen[0]}


def _ratio(seen: Sequence[tuple[dict[str, float], dict[str, float]]]) -> dict[str, float]:
    """How many times the queue's rate is another's in the median round, the worst and the best;
    and how many times its processor time the other's is."""
    rates = [queue["bookings_per_s"] / other["bookings_per_s"] for queue, other in seen]
    costs = [other["cpu_ms"] / max(queue["cpu_ms"], 1e-9) for queue, other in seen]
    return {
        "bookings_per_s": median(rates),
        "least": min(rates),
        "most": max(rates),
        "cpu_ms": median(costs),
    }


def _booked(outcome: object) -> None:
    if isinstance(outcome, Refusal):
        raise RuntimeError(f"not booked: {outcome.code} {outcome.data}")  # noqa: TRY004
