"""``kill -9`` of any instance, of all, of Redis, under load: booked once, in order, answered."""

import asyncio
import os
import random
from itertools import groupby
from pathlib import Path

from tests.crash.books import answers, booked_at, duplicate, kill, write
from tests.program import Program
from tests.redis import RedisServer
from vyapari.bench.processes import sandbox
from vyapari.sandbox import SandboxClient

#: ``CRASHES=30 CRASH_SEED=7 CRASH_INSTANCES=4`` makes a longer night of it.
KILLS = int(os.environ.get("CRASHES", "5"))
SEED = int(os.environ.get("CRASH_SEED", "20261124"))
INSTANCES = int(os.environ.get("CRASH_INSTANCES", "3"))
CHATS = 8


async def test_every_message_is_booked_once_and_answered_in_order(
    folder: Path, redis: RedisServer
) -> None:
    chance = random.Random(SEED)
    async with sandbox() as root, SandboxClient(root) as people:
        program = Program(root, folder / "home", INSTANCES, REDIS_URL=redis.url)
        chats = [await people.add_user(f"Merchant {number}") for number in range(CHATS)]
        sent: dict[int, list[int]] = {chat: [] for chat in chats}
        over = asyncio.Event()

        await program.start()
        await program.ready()
        load = [
            asyncio.create_task(write(people, sent, over, chance)),
            asyncio.create_task(duplicate(people, over)),
        ]
        for number in range(KILLS):
            await asyncio.sleep(chance.uniform(0.5, 2.5))
            if number % 5 == 1:
                await redis.kill()
                await asyncio.sleep(chance.uniform(0.0, 2.0))
                await redis.start()
            elif number % 5 == 3:
                await program.kill(database=True)
                await program.start()
                await program.ready()
            else:
                kill(chance.choice(program.workers))
        over.set()
        await asyncio.gather(*load)
        answered = (await answers(people, sent)).kilos
        assert await program.stop() == 0

    again = 0
    for chat, kilos in sent.items():
        assert [number for number, _ in groupby(answered[chat])] == kilos
        again += len(answered[chat]) - len(kilos)
    assert again <= KILLS * CHATS, "an answer comes again only if it was on its way in a crash"
    assert await booked_at(folder / "home", chats) == sent
    assert "Traceback" not in program.log
