"""``memory``: what a bot holds when it has started and after many messages, beside a bare echo."""

import asyncio
from dataclasses import dataclass

import psutil

from vyapari.bench.chat import burst, open_shops
from vyapari.bench.processes import bot, sandbox
from vyapari.bench.table import Figures
from vyapari.sandbox.client import SandboxClient


@dataclass(frozen=True, slots=True)
class Load:
    """Shopkeepers who write ``messages`` entries together; memory is read after each tenth."""

    chats: int = 100
    messages: int = 10_000


async def run(load: Load) -> list[Figures]:
    """Vyapari, booking, and the echo; megabytes resident in the bot's own process.

    ``growth_kB`` is that of a thousand messages in the second half, once all has been used once.
    """
    books = await _measure(load, "vyapari")
    echo = await _measure(load, "vyapari.bench.echo")
    ratio = {name: books[name] / echo[name] for name in ("started_MB", "after_MB")}
    return [Figures("vyapari", books), Figures("echo", echo), Figures("ratio", ratio)]


async def _measure(load: Load, module: str) -> dict[str, float]:
    async with (
        sandbox() as root,
        bot(root, module) as process,
        SandboxClient(root) as people,
    ):
        seen = psutil.Process(process.pid)
        users = [await people.add_user(f"Asha {number}") for number in range(load.chats)]
        await open_shops(people, users)
        each = max(1, load.messages // 10 // load.chats)
        held = [seen.memory_info().rss]
        for tenth in range(10):
            await burst(people, users, each, since=tenth * each)
            await asyncio.sleep(0.1)  # what was still on its way is done with
            held.append(seen.memory_info().rss)
    thousands = 5 * each * load.chats / 1000
    return {
        "started_MB": held[0] / 1e6,
        "after_MB": held[-1] / 1e6,
        "growth_kB": (held[-1] - held[5]) / 1e3 / thousands,
    }
