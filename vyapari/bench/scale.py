"""``scale``: messages a second with several workers on one Redis, beside one without."""

from vyapari.bench.chat import Load, measure
from vyapari.bench.processes import redis
from vyapari.bench.table import Figures
from vyapari.ops.plural import counted


async def run(load: Load, workers: tuple[int, ...] = (1, 2, 4)) -> list[Figures]:
    """One process without a Redis, then so many ``workers``; the rates beside the first one's.

    The sandbox, Postgres and Redis have to share the machine's cores with them.
    """
    rows = [Figures("no redis", await measure(load, "vyapari"))]
    for count in workers:
        async with redis() as url:
            arguments = ("vyapari", "--workers", str(count))
            seen = await measure(load, *arguments, environment={"REDIS_URL": url})
        rows.append(Figures(counted(count, "worker"), seen))
    base = rows[0].values["messages_per_s"]
    return [Figures(r.name, r.values | {"ratio": r.values["messages_per_s"] / base}) for r in rows]
