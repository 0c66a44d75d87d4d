"""``kill -9`` at random moments while messages stream in: each is booked once and answered."""

import asyncio
import os
import random
from itertools import groupby
from pathlib import Path

from tests.crash.books import answers, booked_at, write
from tests.program import Program
from vyapari.bench.processes import sandbox
from vyapari.sandbox import SandboxClient

#: ``CRASHES=30 CRASH_SEED=7`` makes a longer night of it.
KILLS = int(os.environ.get("CRASHES", "4"))
SEED = int(os.environ.get("CRASH_SEED", "20261123"))
CHATS = 8


async def test_every_message_is_booked_once_and_answered_in_order(folder: Path) -> None:
    chance = random.Random(SEED)
    async with sandbox() as root, SandboxClient(root) as people:
        program = Program(root, folder / "home")
        chats = [await people.add_user(f"Merchant {number}") for number in range(CHATS)]
        sent: dict[int, list[int]] = {chat: [] for chat in chats}
        over = asyncio.Event()

        writing = asyncio.create_task(write(people, sent, over, chance))
        for number in range(KILLS):
            await program.start()
            await program.ready()
            await asyncio.sleep(chance.uniform(0.0, 1.5))
            await program.kill(database=number % 2 == 1)
        over.set()
        await writing
        await program.start()
        await program.ready()
        answered = (await answers(people, sent)).kilos
        assert await program.stop() == 0

    again = 0
    for chat, kilos in sent.items():
        assert [number for number, _ in groupby(answered[chat])] == kilos
        again += len(answered[chat]) - len(kilos)
    assert again <= KILLS * CHATS, "an answer comes again only if it was on its way in a crash"
    assert await booked_at(folder / "home", chats) == sent
    assert "Traceback" not in program.log
