"""What merchants write while things crash, and what that leaves in books and answers."""

import asyncio
import os
import random
import re
import signal
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from vyapari.sandbox import SandboxClient
from vyapari.store import Store, open_store


async def write(
    people: SandboxClient, sent: dict[int, list[int]], over: asyncio.Event, chance: random.Random
) -> None:
    """Let the chats of ``sent`` sell one more kilo each time, and note it there, until ``over``."""
    chats = list(sent)
    while not over.is_set():
        chat = chance.choice(chats)
        kilos = len(sent[chat]) + 1
        sent[chat].append(kilos)
        await people.send_text(chat, f"sold {kilos} kg sugar at 45 to Ramesh on credit")
        await asyncio.sleep(chance.expovariate(12))


@dataclass(slots=True)
class Told:
    """What the bot has said to each chat: the kilos that its answers name, and how often that a
    message is kept."""

    kilos: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[int, int] = field(default_factory=lambda: defaultdict(int))


async def answers(people: SandboxClient, sent: dict[int, list[int]]) -> Told:
    """All that was said, once the last message of each chat is answered."""
    told = Told()
    seq = 0
    async with asyncio.timeout(90):
        while any(kilos and kilos[-1] not in told.kilos[chat] for chat, kilos in sent.items()):
            shown, seq = await people.outbox(seq, kind="message", timeout=5)
            for answer in shown:
                if found := re.match(r"✅ (\d+) kg", answer.text):
                    told.kilos[answer.chat_id].append(int(found[1]))
                told.kept[answer.chat_id] += "is kept" in answer.text
    return told


async def kept(people: SandboxClient) -> None:
    """Wait until somebody has been told that a message is kept: a call is given up after a while
    of trying only."""
    seq = 0
    async with asyncio.timeout(60):
        while True:
            shown, seq = await people.outbox(seq, kind="message", timeout=5)
            if any("is kept" in answer.text for answer in shown):
                return


async def duplicate(people: SandboxClient, over: asyncio.Event) -> None:
    """Let Telegram give some updates twice, until ``over``."""
    while not over.is_set():
        await people.add_fault("duplicate", "getUpdates", count=1)
        await asyncio.sleep(1.0)


def kill(pid: int) -> None:
    """``kill -9``, whether or not it lives."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


async def booked(store: Store, chats: list[int]) -> dict[int, list[int]]:
    """The kilos that stand in each chat's books."""
    return {chat: await _kilos(store, chat) for chat in chats}


async def booked_at(home: Path, chats: list[int]) -> dict[int, list[int]]:
    """As ``booked``, of a program that has ended."""
    store = await open_store(home)
    try:
        return await booked(store, chats)
    finally:
        await store.close()


async def _kilos(store: Store, chat: int) -> list[int]:
    shop = (await store.chat(chat, chat)).shop
    if shop is None:
        return []
    page = await store.vouchers(shop.id, include_reversed=True, limit=1000)
    assert page.count == len(page.rows)
    return sorted(int(line.qty) for voucher in page.rows for line in voucher.lines)
