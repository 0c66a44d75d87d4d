"""``crash``: ``kill -9`` at random moments under load, then a count, beside a bare echo."""

import asyncio
import os
import random
import re
import signal
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vyapari.bench.processes import bot, sandbox
from vyapari.bench.table import Figures
from vyapari.sandbox.client import SandboxClient
from vyapari.store import open_store

#: Which message of which chat: each chat sells one kilo more each time.
Sale = tuple[int, int]

_ANSWER = re.compile(r"✅ (?:sold )?(\d+) kg")
#: Seconds without an answer after which none comes any more, and within which a bot has started.
_QUIET, _STARTS = 5.0, 120.0


@dataclass(frozen=True, slots=True)
class Load:
    """``chats`` write twelve messages a second together while the bot is killed ``kills`` times."""

    chats: int = 8
    kills: int = 10
    seed: int = 20261125


async def run(load: Load) -> list[Figures]:
    """What became of the messages of a bot that books, then of one that only echoes."""
    return [
        Figures("vyapari", await _survived(load, "vyapari", books=True)),
        Figures("echo", await _survived(load, "vyapari.bench.echo", books=False)),
    ]


async def _survived(load: Load, module: str, *, books: bool) -> dict[str, float]:
    chance = random.Random(load.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with sandbox() as root, SandboxClient(root) as people:
            chats = [await people.add_user(f"Merchant {number}") for number in range(load.chats)]
            witness = await people.add_user("Witness")  # of the bot's being up again
            sent: list[Sale] = []
            over = asyncio.Event()
            writing = asyncio.create_task(_write(people, chats, sent, over, chance))
            for number in range(load.kills):
                async with bot(root, module, environment={"VYAPARI_HOME": folder}) as process:
                    await people.ask(witness, "hello", timeout=_STARTS)
                    await asyncio.sleep(chance.uniform(0.0, 1.5))
                    process.kill()
                    if number % 2:
                        _kill_database(home)
                    await process.wait()
            over.set()
            await writing
            async with bot(root, module, environment={"VYAPARI_HOME": folder}):
                await people.ask(witness, "hello", timeout=_STARTS)
                answered = await _answers(people)
        found = _against(sent, answered)
        figures = {
            "sent": float(len(sent)),
            "unanswered": found.missing,
            "answered_again": found.again,
        }
        if books:
            booked = _against(sent, await _booked(home, chats))
            figures |= {"lost": booked.missing, "booked_twice": booked.again}
    return figures


async def _write(
    people: SandboxClient,
    chats: list[int],
    sent: list[Sale],
    over: asyncio.Event,
    chance: random.Random,
) -> None:
    kilos: Counter[int] = Counter()
    while not over.is_set():
        chat = chance.choice(chats)
        kilos[chat] += 1
        sent.append((chat, kilos[chat]))
        await people.send_text(chat, f"sold {kilos[chat]} kg sugar at 45 to Ramesh on credit")
        await asyncio.sleep(chance.expovariate(12))


async def _answers(people: SandboxClient) -> list[Sale]:
    """All answers, the last of which has come when none follows for a while."""
    answers: list[Sale] = []
    seq, shown = 0, True
    while shown:
        messages, seq = await people.outbox(seq, kind="message", timeout=_QUIET)
        shown = bool(messages)
        answers += [(m.chat_id, int(f[1])) for m in messages if (f := _ANSWER.match(m.text))]
    return answers


async def _booked(home: Path, chats: list[int]) -> list[Sale]:
    store = await open_store(home)
    sales: list[Sale] = []
    try:
        for chat in chats:
            if (shop := (await store.chat(chat, chat)).shop) is not None:
                page = await store.vouchers(shop.id, include_reversed=True, limit=1000)
                sales += [(chat, int(line.qty)) for row in page.rows for line in row.lines]
    finally:
        await store.close()
    return sales


@dataclass(frozen=True, slots=True)
class _Count:
    missing: float
    again: float


def _against(sent: list[Sale], seen: list[Sale]) -> _Count:
    wanted, found = Counter(sent), Counter(seen)
    return _Count(float((wanted - found).total()), float((found - wanted).total()))


def _kill_database(home: Path) -> None:
    postmaster = home / "postgres" / "data" / "postmaster.pid"
    if postmaster.exists():
        with suppress(ProcessLookupError):
            os.kill(int(postmaster.read_text().split()[0]), signal.SIGKILL)
