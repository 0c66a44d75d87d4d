"""Several workers: one to the merchant, replaced without a message lost."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from tests.bot.updates import message
from tests.program import Program
from tests.redis import RedisServer
from vyapari.bot.inbox.merge import file_of, merge
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.sandbox import SandboxClient


async def gone(pids: list[int]) -> None:
    async with asyncio.timeout(20):
        while any(psutil.pid_exists(pid) for pid in pids):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_without_a_redis_workers_are_refused(folder: Path) -> None:
    program = Program(None, folder / "home", 2)
    await program.start()
    assert await program.ended() == 2
    assert program.log.splitlines()[-1].startswith("REDIS_URL: 2 workers need a Redis")


async def test_workers_are_replaced_one_by_one_while_messages_come(
    root: str, folder: Path, redis: RedisServer
) -> None:
    program = Program(root, folder / "home", 2, REDIS_URL=redis.url)
    await program.start()
    await program.ready()
    before = program.workers
    assert len(before) == 2
    for part in ("telegram", "books", "redis", "inbox", "limits", "people", "agents"):
        assert program.log.count(f"\n{part} ") == 1, part
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        seq = await people.seq()
        over = asyncio.Event()
        sent = 0

        async def write() -> None:
            nonlocal sent
            while not over.is_set():
                sent += 1
                await people.send_text(asha, f"sold {sent} kg sugar at 45 cash")
                await asyncio.sleep(0.1)

        writing = asyncio.create_task(write())
        await program.replace()
        over.set()
        await writing
        assert not set(before) & set(program.workers)
        answered: list[str] = []
        async with asyncio.timeout(40):
            while len(answered) < sent:
                shown, seq = await people.outbox(seq, kind="message", timeout=5)
                answered += [a.text.split(" kg")[0] for a in shown if a.text.startswith("✅")]
        assert answered == [f"✅ {number}" for number in range(1, sent + 1)]
    assert await program.stop() == 0
    assert "Traceback" not in program.log


async def test_a_worn_out_worker_makes_way_and_none_outlives_its_parent(
    root: str, folder: Path, redis: RedisServer
) -> None:
    program = Program(root, folder / "home", 1, REDIS_URL=redis.url, WORKER_UPDATES="3")
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        for number in range(1, 6):
            answer = await people.ask(asha, f"sold {number} kg sugar at 45 cash")
            assert answer.text.startswith("✅")
        async with asyncio.timeout(20):
            while program.log.count("worker.started") < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        assert (await people.ask(asha, "sold 9 kg sugar at 45 cash")).text.startswith("✅")
    assert "worker.worn_out" in program.log
    workers = program.workers
    await program.kill(database=True)
    await gone(workers)


async def test_a_parent_told_to_stop_stops_all(folder: Path, redis: RedisServer) -> None:
    program = Program(None, folder / "home", 2, REDIS_URL=redis.url, SANDBOX_PORT="0")
    await program.start()
    await program.ready()
    workers = program.workers
    os.kill(workers[0], signal.SIGKILL)
    async with asyncio.timeout(20):
        while len(set(program.workers) - {workers[0]}) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    workers = program.workers
    assert await program.stop() == 0
    await gone(workers)


async def test_what_a_worker_that_is_no_more_has_kept_goes_to_the_first(tmp_path: Path) -> None:
    for worker in (1, 2, 3):
        inbox = SqliteInbox(file_of(tmp_path, worker), 1000)
        await inbox.open()
        inbox.pause()
        await inbox.keep([message(worker, 7), message(9, 8)])
        await inbox.close()
    for _ in range(2):
        merge(tmp_path, workers=2)
    assert not file_of(tmp_path, 3).exists()
    kept = []
    for worker in (1, 2):
        inbox = SqliteInbox(file_of(tmp_path, worker), 1000)
        await inbox.open()
        async with asyncio.timeout(5):
            while inbox.held < 3 - worker // 2:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        kept.append(sorted(letter.update_id for x in inbox._lanes.values() for letter in x.letters))
        await inbox.close()
    assert kept == [[1, 3, 9], [2, 9]]


def test_the_parent_of_workers_brings_nothing_along_that_only_they_need() -> None:
    heavy = ("telegram", "typst", "google.genai", "babel", "rapidfuzz", "openpyxl")
    script = f"import sys, vyapari.workers; print(*{{*{heavy}}} & {{*sys.modules}})"
    done = subprocess.run(  # noqa: S603  this interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
