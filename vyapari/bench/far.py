"""``far``: messages a second with several workers whose books and model are far away.

Each message is one for the model, which calls a tool; the books answer ``store`` seconds later than
they can, the model ``model`` seconds. A worker has at most 64 turns under way, so the waits set its
rate and not the processors, as long as there are enough of these.
"""

from importlib import resources
from pathlib import Path

from vyapari.bench.chat import Load, measure
from vyapari.bench.lite import SECRET_KEY
from vyapari.bench.processes import gemini, redis
from vyapari.bench.project import further_away, open_project
from vyapari.bench.table import Figures
from vyapari.ops.plural import counted
from vyapari.sandbox.gemini import DEFAULT_KEY


async def run(
    load: Load,
    lite: Path,
    *,
    workers: tuple[int, ...] = (1, 2, 4),
    store: float = 0.05,
    model: float = 0.8,
) -> list[Figures]:
    """So many ``workers`` on a fresh project and Redis each; the rates beside the first one's."""
    rows = []
    with resources.as_file(resources.files(__package__) / "far.toml") as script:
        for count in workers:
            async with (
                open_project(lite) as project,
                further_away(project.url, store) as url,
                gemini(script, latency=model) as mind,
                redis() as shared,
            ):
                environment = {
                    "SUPABASE_URL_KEY": url,
                    "SUPABASE_API_KEY": SECRET_KEY,
                    "GEMINI_API_URL": mind,
                    "GEMINI_API_KEY1": DEFAULT_KEY,
                    "REDIS_URL": shared,
                }
                arguments = ("vyapari", "--workers", str(count))
                seen = await measure(load, *arguments, environment=environment, entry=_told)
            rows.append(Figures(counted(count, "worker"), seen))
    base = rows[0].values["messages_per_s"]
    return [Figures(r.name, r.values | {"ratio": r.values["messages_per_s"] / base}) for r in rows]


def _told(number: int) -> str:
    """A sale in words that only the model makes out."""
    return f"bhai suno, aaj {number} kilo sugar nikal gayi 45 ke rate se, nakad aaya"
