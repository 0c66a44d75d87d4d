"""``agent``: what one message with one tool call costs, beside the well-known frameworks.

Every contender runs in a process of its own against one local Gemini: the same instructions,
tools, message and model, the SDK that it asks for, everything built once that may be. The
frameworks call the model a second time, to have it say something; ours lets the books speak. So a
run is counted twice: until its tool is called, with checked arguments (``tool_ms``, one call of the
model for all), and whole. Ours has by then also found its names in the catalogue. CPU is that of
the contender's process; the server's is not in it.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from vyapari.agents.request import messages
from vyapari.agents.roles import Role, agent
from vyapari.bench.contenders.ours import request
from vyapari.bench.contenders.task import Declared, Task
from vyapari.bench.processes import gemini
from vyapari.bench.shop import names
from vyapari.bench.table import Figures
from vyapari.sandbox.gemini import DEFAULT_KEY

_MODEL = "gemini-3.8-flash"
#: Ours and the bare SDK run in this environment.
_AT_HAND = ("ours", "genai")
#: The others, and what each is to ``pip``.
FRAMEWORKS = {
    "with_pydantic_ai": "pydantic-ai-slim[google]",
    "with_agno": "agno[google]",
    "with_adk": "google-adk",
}
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Told:
    """What a contender's process says of a pass."""

    versions: dict[str, str]
    figures: dict[str, float]


async def run(
    pythons: Mapping[str, Path], *, runs: int = 200, warm_ups: int = 20, traced: int = 5
) -> list[Figures]:
    """The figures of every contender in ``pythons``, and ours by each other's."""
    with resources.as_file(resources.files(__package__) / "agent.toml") as script:
        async with gemini(script) as url:
            task = _task(url, runs, warm_ups, traced)
            rows = [await _measured(name, python, task) for name, python in pythons.items()]
    ours, *others = rows
    return [*rows, *(_ratio(ours, other) for other in others)]


def at_hand() -> dict[str, Path]:
    """The contenders that run in this very environment."""
    return dict.fromkeys(_AT_HAND, Path(sys.executable))


@contextmanager
def installed() -> Iterator[dict[str, Path]]:
    """Also the frameworks, each in an environment of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield at_hand() | {
            name: asyncio.run(_environment(Path(folder) / name, package))
            for name, package in FRAMEWORKS.items()
        }


async def _environment(folder: Path, package: str) -> Path:
    python = folder / "bin" / "python"
    for command in (
        (sys.executable, "-m", "venv", str(folder)),
        (str(python), "-m", "pip", "install", "--quiet", package),
    ):
        process = await asyncio.create_subprocess_exec(*command)
        if await process.wait():
            raise RuntimeError(f"failed: {' '.join(command)}")
    return python


def _task(url: str, runs: int, warm_ups: int, traced: int) -> Task:
    """What the bookkeeper is told of the message, in words for anybody."""
    keeper = agent(Role.BOOKKEEPER)
    (message,) = messages(request(names(20, 20)))
    tools = keeper.tools.values()
    return Task(
        url=url,
        key=DEFAULT_KEY,
        model=_MODEL,
        instructions=keeper.instructions,
        message="\n".join(str(part) for part in message.parts),
        tools=tuple(Declared(tool.name, tool.description, tool.parameters) for tool in tools),
        runs=runs,
        warm_ups=warm_ups,
        traced=traced,
    )


async def _measured(name: str, python: Path, task: Task) -> Figures:
    cost, memory = [await _told(name, python, what, task) for what in ("processor", "allocations")]
    about = ", ".join(f"{package} {version}" for package, version in cost.versions.items())
    return Figures(f"{name.removeprefix('with_')} ({about})", cost.figures | memory.figures)


async def _told(name: str, python: Path, what: str, task: Task) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        # The contender's Python sees this package alone, and none of what it stands on.
        (Path(folder) / "vyapari").symlink_to(str(resources.files("vyapari")))
        environment = os.environ | {"PYTHONPATH": folder, "GOOGLE_API_KEY": task.key}
        process = await asyncio.create_subprocess_exec(
            str(python),
            *("-m", "vyapari.bench.contenders", name, what),
            env=environment,
            cwd=folder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(_PATIENCE):
            out, _ = await process.communicate(task.written().encode())
    if process.returncode:
        raise RuntimeError(f"{name} failed")
    return Told(**json.loads(out.splitlines()[-1]))


def _ratio(ours: Figures, other: Figures) -> Figures:
    name = other.name.partition(" ")[0]
    return Figures(
        f"ours by {name}",
        {column: value / other.values[column] for column, value in ours.values.items()},
    )
