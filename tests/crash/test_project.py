"""Instances on two machines, their books in a Supabase project: any may die, Redis, too, and the
project be cut off for a while. Each message is booked once, in order, and answered."""

import asyncio
import os
import random
import time
from itertools import groupby
from pathlib import Path

from tests.conftest import Project
from tests.crash.books import answers, booked, duplicate, kept, kill, write
from tests.program import Program
from tests.redis import RedisServer
from tests.store.proxy import gateway
from vyapari.bench.lite import SECRET_KEY
from vyapari.bench.processes import sandbox
from vyapari.sandbox import SandboxClient
from vyapari.store import Store
from vyapari.store.supabase import SupabaseTransport

#: ``CRASHES=20 CRASH_SEED=7 CRASH_CUT=30 CRASH_CHATS=200`` makes a longer night of it.
KILLS = int(os.environ.get("CRASHES", "2"))
SEED = int(os.environ.get("CRASH_SEED", "20261125"))
CUT = float(os.environ.get("CRASH_CUT", "4"))
CHATS = int(os.environ.get("CRASH_CHATS", "8"))
MACHINES, WORKERS = 2, 2


async def test_every_message_is_booked_once_and_answered_in_order(
    folder: Path, redis: RedisServer, project: Project
) -> None:
    chance = random.Random(SEED)
    async with (
        sandbox() as root,
        SandboxClient(root) as people,
        gateway(project.server.url) as gate,
    ):
        where = {"SUPABASE_URL_KEY": gate.url, "SUPABASE_API_KEY": SECRET_KEY}
        machines = [
            Program(root, folder / f"home-{n}", WORKERS, REDIS_URL=redis.url, **where)
            for n in range(MACHINES)
        ]
        chats = [await people.add_user(f"Merchant {number}") for number in range(CHATS)]
        sent: dict[int, list[int]] = {chat: [] for chat in chats}
        over = asyncio.Event()
        for machine in machines:
            await machine.start()
        for machine in machines:
            await machine.ready()
        load = [
            asyncio.create_task(write(people, sent, over, chance)),
            asyncio.create_task(duplicate(people, over)),
        ]

        async def crash(number: int) -> None:
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            machine = machines[number % MACHINES]
            if number % 5 == 1:
                await redis.kill()
                await asyncio.sleep(chance.uniform(0.0, 2.0))
                await redis.start()
            elif number % 5 == 3:
                await machine.kill(database=False)
                await machine.start()
            else:
                kill(chance.choice(machine.workers))

        for number in range(KILLS):
            await crash(number)
        gate.cut, before, begun = True, gate.calls, time.monotonic()
        await asyncio.sleep(CUT / 2)
        kill(chance.choice(machines[0].workers))
        await asyncio.sleep(CUT / 2)
        await kept(people)
        in_vain, lasted = gate.calls - before, time.monotonic() - begun
        gate.cut = False
        for number in range(KILLS, 2 * KILLS):
            await crash(number)
        over.set()
        await asyncio.gather(*load)
        told = await answers(people, sent)
        for machine in machines:
            await machine.ready()
            assert await machine.stop() == 0
        store = Store(SupabaseTransport(project.server.url, SECRET_KEY))
        standing = await booked(store, chats)
        await store.close()

    # A few calls find out, by each worker's own breaker where Redis has only just come back; then
    # of all reads one tries in two seconds, of all writes one, and who starts looks every five.
    assert in_vain < 10 * MACHINES * WORKERS + 4 * lasted
    # Once; again by whoever took over what the killed one had not come to note.
    assert set(told.kept.values()) <= {0, 1, 2}
    again = 0
    for chat, kilos in sent.items():
        assert [number for number, _ in groupby(told.kilos[chat])] == kilos
        again += len(told.kilos[chat]) - len(kilos)
    assert again <= 2 * KILLS * CHATS, "an answer comes again only if it was on its way in a crash"
    assert standing == sent
    for machine in machines:
        assert "Traceback" not in machine.log
