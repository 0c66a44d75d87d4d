"""What is told unasked, by a program of several processes: once to each who wants it."""

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.program import Program, data_folder
from tests.redis import RedisServer
from tests.store.ledger import Keeper
from vyapari.bench.processes import sandbox
from vyapari.books.commands import SetJob
from vyapari.books.job import Job
from vyapari.sandbox import SandboxClient
from vyapari.store import open_store

PEOPLE = 12


async def _shops(home: Path, chats: list[int]) -> dict[int, str]:
    """A shop for each chat, to which a summary is overdue."""
    store = await open_store(home)
    now = datetime.now(UTC)
    shops = {}
    for chat in chats:
        keeper = Keeper(store, user=chat, at=now)
        await keeper.open(set_up=True)
        await keeper.do(SetJob(Job(chat, "summary", 9, now - timedelta(days=3))))
        shops[chat] = keeper.shop_id
    await store.close()
    return shops


async def _due(home: Path, shops: dict[int, str]) -> list[datetime | None]:
    store = await open_store(home)
    jobs = [await store.jobs.of_chat(shop_id, chat) for chat, shop_id in shops.items()]
    await store.close()
    return [job.due for (job,) in jobs]


async def test_two_workers_tell_each_who_waits_once_and_note_it(redis: RedisServer) -> None:
    with data_folder() as folder:
        async with sandbox() as root, SandboxClient(root) as people:
            chats = [await people.add_user(f"Asha {number}") for number in range(PEOPLE)]
            for chat in chats:
                await people.start(chat)
            shops = await _shops(folder / "home", chats)
            seq = await people.seq()
            program = Program(root, folder / "home", 2, REDIS_URL=redis.url)
            await program.start()
            told: Counter[int] = Counter()
            async with asyncio.timeout(60):
                while len(told) < PEOPLE:
                    shown, seq = await people.outbox(seq, kind="message", timeout=5)
                    told.update(each.chat_id for each in shown if each.text.startswith("📒"))
            await program.ready()
            assert await program.stop() == 0
            shown, _ = await people.outbox(seq, kind="message")
            told.update(each.chat_id for each in shown if each.text.startswith("📒"))
        assert told == dict.fromkeys(chats, 1)
        now = datetime.now(UTC)
        assert all(due is not None and due > now for due in await _due(folder / "home", shops))
        lines = [json.loads(line) for line in program.log.splitlines() if line.startswith("{")]
        done = [line for line in lines if line["event"] == "job.done"]
        assert len(done) == PEOPLE
        assert all(line["replies"] == 1 <= line["reads"] for line in done)
        assert all({"ms", "late", "tries", "chat", "job"} <= line.keys() for line in done)
        assert "Traceback" not in program.log
