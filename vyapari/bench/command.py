"""``vyapari bench``: picks the scenarios and shows their figures."""

import argparse
import asyncio
from collections.abc import Callable
from pathlib import Path

from vyapari.bench import (
    agent,
    books,
    cache,
    chat,
    crash,
    documents,
    far,
    grounding,
    limit,
    memory,
    pdf,
    quick,
    reads,
    scale,
    stalls,
    writes,
)
from vyapari.bench.project import LITE
from vyapari.bench.table import Figures, show
from vyapari.errors import Misconfigured
from vyapari.ops import logs

#: A scenario's title and its figures.
Run = Callable[[argparse.Namespace], tuple[str, list[Figures]]]


def _chat(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    rows = asyncio.run(chat.run(chat.Load(chosen.chats, chosen.each)))
    return f"chat: {chosen.chats} chats, {chosen.each} messages each", rows


def _writes(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = writes.Load(writers=chosen.writers)
    rows = asyncio.run(writes.run(load, chosen.lite))
    return f"writes: {load.writers} writers, Supabase Lite on this machine", rows


def _reads(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = reads.Load(shops=chosen.shops)
    title = f"reads: {load.shops} shops of {load.each} vouchers, in the database"
    return title, reads.run(load)


def _limit(_chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    return "limit: decisions a second", asyncio.run(limit.run())


def _scale(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    rows = asyncio.run(scale.run(chat.Load(chosen.chats, chosen.each)))
    return f"scale: {chosen.chats} chats, {chosen.each} messages each", rows


def _crash(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = crash.Load(kills=chosen.kills)
    title = f"crash: {load.chats} chats, {load.kills} times kill -9, half of them the database too"
    return title, asyncio.run(crash.run(load))


def _memory(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = memory.Load(chats=chosen.chats)
    title = f"memory: {load.messages:,} messages of {load.chats} chats, the bot's own process"
    return title, asyncio.run(memory.run(load))


def _far(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = chat.Load(chosen.far_chats, each=3, pace=20, seconds=5)
    rows = asyncio.run(far.run(load, chosen.lite))
    return f"far: {load.chats} chats, books after 50 ms, a model after 800 ms", rows


def _cache(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    load = cache.Load()
    title = f"cache: {load.items} items, {load.parties} parties, books after 50 ms"
    return title, asyncio.run(cache.run(load, chosen.lite))


def _agent(chosen: argparse.Namespace) -> tuple[str, list[Figures]]:
    title = "agent: one message, one tool call"
    if chosen.install:
        with agent.installed() as pythons:
            return title, asyncio.run(agent.run(pythons))
    packages = ", ".join(agent.FRAMEWORKS.values())
    print(f"agent: --install measures {packages} too, each in an environment of its own")
    return title, asyncio.run(agent.run(agent.at_hand()))


SCENARIOS: dict[str, Run] = {
    "agent": _agent,
    "books": lambda _chosen: ("books: 10,000 vouchers as XLSX", books.run()),
    "cache": _cache,
    "chat": _chat,
    "crash": _crash,
    "documents": lambda _: (
        "documents: a thousand of all kinds, a quarter failing",
        documents.run(),
    ),
    "far": _far,
    "grounding": lambda _: ("grounding: microseconds around an answer", grounding.run()),
    "limit": _limit,
    "memory": _memory,
    "pdf": lambda _chosen: ("pdf: an invoice of ten lines, warm", pdf.run()),
    "quick": lambda _chosen: ("quick: microseconds a message", quick.run()),
    "reads": _reads,
    "scale": _scale,
    "stalls": lambda _: ("stalls: one step of an agent, 5,000 items and parties", stalls.run()),
    "writes": _writes,
}


#: How much a scenario does: the default, what it counts, and whose it is.
AMOUNTS: dict[str, tuple[int, str, tuple[str, ...]]] = {
    "chats": (100, "chats that write", ("chat", "memory", "scale")),
    "each": (30, "messages a chat writes", ("chat", "scale")),
    "kills": (10, "times the bot is killed", ("crash",)),
    "far_chats": (300, "chats that write", ("far",)),
    "shops": (2_000, "shops of 500 vouchers", ("reads",)),
    "writers": (200, "writers at once", ("writes",)),
}
#: What else is for some of them alone.
_OF = {name: scenarios for name, (_, _, scenarios) in AMOUNTS.items()} | {
    "lite": ("far", "writes"),
    "install": ("agent",),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``bench`` takes on the command line."""
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SCENARIOS)}")
    for name, (default, what, scenarios) in AMOUNTS.items():
        told = f"{what} ({', '.join(scenarios)}; {default:,})"
        parser.add_argument(_option(name), type=_amount, metavar="N", help=told)
    parser.add_argument(
        "--lite",
        type=Path,
        metavar="FOLDER",
        help="where Supabase Lite is installed (cache, far, writes)",
    )
    parser.add_argument(
        "--install",
        action="store_true",
        default=None,
        help="measure other frameworks too, each installed by pip and removed again (agent)",
    )
    parser.add_argument("--json", type=Path, metavar="FOLDER", help="keep the figures there too")


def main(chosen: argparse.Namespace) -> int:
    """Run the named scenarios, or all.

    Raises ``Misconfigured`` for a name that is none, for an option that none of them heeds, and
    for a folder that cannot be had.
    """
    names = chosen.names or list(SCENARIOS)
    if unknown := set(names) - set(SCENARIOS):
        told = f"no scenario {min(unknown)!r}; there are {', '.join(SCENARIOS)}"
        raise Misconfigured(f"vyapari bench: {told}")
    for name, scenarios in _OF.items():
        if getattr(chosen, name) is not None and not {*names} & {*scenarios}:
            told = f"{_option(name)} is for {', '.join(scenarios)}, not for {', '.join(names)}"
            raise Misconfigured(f"vyapari bench: {told}")
    defaults = {name: default for name, (default, _, _) in AMOUNTS.items()} | {"lite": LITE}
    for name, default in defaults.items():
        if getattr(chosen, name) is None:
            setattr(chosen, name, default)
    if chosen.json:
        try:
            chosen.json.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Misconfigured(f"--json: {chosen.json}: {error.strerror}") from error
    logs.configure("warning")
    for name in names:
        out = chosen.json / f"{name}.json" if chosen.json else None
        title, rows = SCENARIOS[name](chosen)
        show(title, rows, out)
    return 0


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _amount(given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given!r} is no number from 1 on")
    return int(given)
