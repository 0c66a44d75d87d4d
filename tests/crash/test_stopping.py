"""SIGTERM under load: the program is gone within ten seconds, and nothing is lost."""

import os
import time
from itertools import groupby
from pathlib import Path

import pytest

from tests.crash.books import answers, booked_at
from tests.program import Program
from tests.redis import RedisServer
from vyapari.bench.processes import sandbox
from vyapari.sandbox import SandboxClient

CHATS, EACH = 10, 20
#: ``STOPS=20`` makes a longer night of it.
STOPS = int(os.environ.get("STOPS", "1"))


@pytest.mark.parametrize("workers", [None, 2])
async def test_who_is_told_to_stop_in_a_crowd_does_and_loses_nothing(
    folder: Path, redis: RedisServer, workers: int | None
) -> None:
    shared = {} if workers is None else {"REDIS_URL": redis.url}
    async with sandbox() as root, SandboxClient(root) as people:
        program = Program(root, folder / "home", workers, **shared)
        chats = [await people.add_user(f"Merchant {number}") for number in range(CHATS)]
        sent: dict[int, list[int]] = {chat: [] for chat in chats}
        for _ in range(STOPS):
            await program.start()
            await program.ready()
            before = len(sent[chats[0]])
            more = range(before + 1, before + EACH + 1)
            crowd = [
                (chat, None, f"sold {kilo} kg sugar at 45 to Ramesh on credit")
                for kilo in more
                for chat in chats
            ]
            for chat in chats:
                sent[chat] += more
            seq = await people.seq()
            await people.send_many(crowd)
            await people.outbox(seq, kind="message", timeout=20)  # it is in the middle of it
            told = time.monotonic()
            assert await program.stop() == 0
            assert time.monotonic() - told < 10
        await program.start()
        await program.ready()
        answered = (await answers(people, sent)).kilos
        assert await program.stop() == 0
    for chat, kilos in sent.items():  # a turn that was cut short is answered again
        assert [number for number, _ in groupby(answered[chat])] == kilos
    assert await booked_at(folder / "home", chats) == sent
    assert "Traceback" not in program.log
