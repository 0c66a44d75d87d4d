"""What merchants write while things crash, and what that leaves in books and answers."""

import asyncio
import random
import re
from collections import defaultdict
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


async def answers(people: SandboxClient, sent: dict[int, list[int]]) -> dict[int, list[int]]:
    """The kilos that the bot's answers name, by chat, once the last of each has come."""
    answered: dict[int, list[int]] = defaultdict(list)
    seq = 0
    async with asyncio.timeout(90):
        while any(kilos and kilos[-1] not in answered[chat] for chat, kilos in sent.items()):
            shown, seq = await people.outbox(seq, kind="message", timeout=5)
            for answer in shown:
                if found := re.match(r"✅ (\d+) kg", answer.text):
                    answered[answer.chat_id].append(int(found[1]))
    return answered


async def booked(home: Path, chats: list[int]) -> dict[int, list[int]]:
    """The kilos that stand in each chat's books."""
    store = await open_store(home)
    try:
        return {chat: await _kilos(store, chat) for chat in chats}
    finally:
        await store.close()


async def _kilos(store: Store, chat: int) -> list[int]:
    shop = (await store.chat(chat, chat)).shop
    if shop is None:
        return []
    page = await store.vouchers(shop.id, include_reversed=True, limit=1000)
    assert page.count == len(page.rows)
    return sorted(int(line.qty) for voucher in page.rows for line in voucher.lines)
