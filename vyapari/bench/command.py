"""``vyapari bench``: picks the scenarios and shows their figures."""

import argparse
import asyncio
import sys
from pathlib import Path

from vyapari.bench import agent, books, chat, grounding, quick
from vyapari.bench.table import Figures, show

SCENARIOS = ("agent", "books", "chat", "grounding", "quick")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``bench`` takes on the command line."""
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SCENARIOS)}")
    parser.add_argument("--chats", type=int, default=100, help="chats that write (chat)")
    parser.add_argument("--each", type=int, default=30, help="messages a chat writes (chat)")
    parser.add_argument(
        "--install",
        action="store_true",
        help="measure other frameworks too, each installed by pip and removed again (agent)",
    )
    parser.add_argument("--json", type=Path, metavar="FOLDER", help="keep the figures there too")


def main(chosen: argparse.Namespace) -> int:
    """Run the named scenarios, or all; 2 for a name that is none."""
    names = chosen.names or SCENARIOS
    if unknown := set(names) - set(SCENARIOS):
        message = f"bench: no scenario {min(unknown)!r}; there are {', '.join(SCENARIOS)}"
        print(message, file=sys.stderr)
        return 2
    for name in names:
        out = chosen.json / f"{name}.json" if chosen.json else None
        if name == "chat":
            rows = asyncio.run(chat.run(chat.Load(chosen.chats, chosen.each)))
            show(f"chat: {chosen.chats} chats, {chosen.each} messages each", rows, out)
        elif name == "agent":
            show("agent: one message, one tool call", _agent(install=chosen.install), out)
        elif name == "grounding":
            show("grounding: microseconds around a model's answer", grounding.run(), out)
        elif name == "books":
            show("books: 10,000 vouchers as XLSX", books.run(), out)
        else:
            show("quick: microseconds a message", quick.run(), out)
    return 0


def _agent(*, install: bool) -> list[Figures]:
    if install:
        with agent.installed() as pythons:
            return asyncio.run(agent.run(pythons))
    packages = ", ".join(agent.FRAMEWORKS.values())
    print(f"agent: --install measures {packages} too, each in an environment of its own")
    return asyncio.run(agent.run(agent.at_hand()))
