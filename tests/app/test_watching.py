"""The program watched from outside, as who hosts it and Prometheus do."""

import asyncio
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.ops.test_monitoring import promtool
from tests.program import Program
from tests.redis import RedisServer
from vyapari.cli.monitoring import documented
from vyapari.sandbox import SandboxClient


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


def door(program: Program) -> str:
    """Where the program says that it may be asked."""
    found = re.findall(r"^watch .*(?:127\.0\.0\.1:|on port )(\d+)", program.log, re.MULTILINE)
    return f"http://127.0.0.1:{found[-1]}"


async def answer(browser: httpx.AsyncClient, program: Program, path: str) -> httpx.Response:
    return await browser.get(door(program) + path)


async def ready(browser: httpx.AsyncClient, program: Program, *, want: bool) -> dict[str, Any]:
    """Wait until the program says that it is ready, or not; what it says then."""
    async with asyncio.timeout(60):
        while True:
            told = await answer(browser, program, "/ready")
            summary: dict[str, Any] = told.json()
            assert told.status_code == (200 if summary["ready"] else 503)
            if summary["ready"] is want:
                return summary
            await asyncio.sleep(0.1)


def series(text: str, name: str, **labels: str) -> float:
    """The sum of a metric's series that have these labels."""
    total = 0.0
    for line in text.splitlines():
        asked = all(f'{label}="{value}"' in line for label, value in labels.items())
        if asked and line.startswith((f"{name}{{", f"{name} ")):
            total += float(line.rsplit(" ", 1)[1])
    return total


async def counted(
    browser: httpx.AsyncClient, program: Program, want: float, name: str, **labels: str
) -> str:
    """Wait until a metric has come to ``want``; all metrics then."""
    async with asyncio.timeout(20):
        while True:
            text = (await answer(browser, program, "/metrics")).text
            if series(text, name, **labels) == want:
                return text
            await asyncio.sleep(0.1)


_NONSENSE = "\nnonsense = 1\n"


def break_database(program: Program) -> None:
    """Kill its Postgres in such a way that it cannot be brought back."""
    conf, pid = program.home / "postgres" / "data" / "postgresql.conf", program.postmaster
    conf.write_text(conf.read_text() + _NONSENSE)
    os.kill(pid, signal.SIGKILL)


def mend_database(program: Program) -> None:
    """Let it be brought back."""
    conf = program.home / "postgres" / "data" / "postgresql.conf"
    conf.write_text(conf.read_text().removesuffix(_NONSENSE))


async def test_it_tells_whether_it_lives_and_is_ready_and_what_it_has_done(
    root: str, folder: Path, browser: httpx.AsyncClient
) -> None:
    program = Program(root, folder / "home", PORT="0")
    await program.start()
    await program.ready()
    assert (await answer(browser, program, "/health")).text == "ok\n"
    parts = (await ready(browser, program, want=True))["parts"]
    modes = {name: part["mode"] for name, part in parts.items()}
    assert modes == {
        "books": "embedded",
        "inbox": "disk",
        "agents": "none: quick understanding alone",
        "telegram": "polling",
        "jobs": "looking for what is due",
    }
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        await people.ask(asha, "sold 5 kg sugar at 45 cash")
        await people.ask(asha, "/stock")
    text = await counted(browser, program, 2, "vyapari_updates_total", outcome="done")
    assert series(text, "vyapari_updates_total", route="/stock") == 1
    assert series(text, "vyapari_rate_limit_decisions_total", decision="admitted") == 2
    assert series(text, "vyapari_stage_seconds_count", stage="booking") >= 1
    assert series(text, "vyapari_part_up", part="books") == 1
    assert series(text, "vyapari_memory_bytes", worker="1") > 10_000_000
    told = set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))
    assert told == set(documented())
    promtool("check", "metrics", cwd=folder, given=text.encode())
    assert "Asha" not in text
    assert str(asha) not in text
    assert await program.stop() == 0


async def test_without_its_database_it_is_not_ready_and_soon_after_it_is_again(
    root: str, folder: Path, browser: httpx.AsyncClient
) -> None:
    program = Program(root, folder / "home", PORT="0")
    await program.start()
    await program.ready()
    await ready(browser, program, want=True)
    break_database(program)  # and nobody writes
    summary = await ready(browser, program, want=False)
    assert [name for name, part in summary["parts"].items() if not part["works"]] == ["books"]
    mend_database(program)
    await ready(browser, program, want=True)
    assert program.log.count("postgres.died") <= 1
    assert await program.stop() == 0


async def test_a_port_in_use_ends_only_a_program_that_was_told_to_use_it(
    root: str, folder: Path, browser: httpx.AsyncClient
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = Program(root, folder / "told", PORT=str(taken.getsockname()[1]))
        await told.start()
        assert await told.ended() == 2
        assert told.log.splitlines()[-1].startswith("PORT: ")
    program = Program(root, folder / "home")
    other = Program(None, folder / "other", SANDBOX_PORT="0")
    for each in (program, other):
        await each.start()
        await each.ready()
    assert door(program) != door(other)
    for each in (program, other):
        assert (await answer(browser, each, "/health")).status_code == 200
        assert await each.stop() == 0


async def test_workers_are_told_of_together_and_their_counts_outlive_them(
    root: str, folder: Path, redis: RedisServer, browser: httpx.AsyncClient
) -> None:
    program = Program(root, folder / "home", 2, REDIS_URL=redis.url, PORT="0")
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        for number in range(1, 5):
            await people.ask(asha, f"sold {number} kg sugar at 45 cash")
        await counted(browser, program, 4, "vyapari_updates_total", outcome="done")
        await program.replace()
        os.kill(program.workers[0], signal.SIGKILL)
        async with asyncio.timeout(20):
            while program.log.count("worker.started") < 5:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await people.ask(asha, "sold 5 kg sugar at 45 cash")
    await counted(browser, program, 2, "vyapari_workers", state="ready")
    text = await counted(browser, program, 5, "vyapari_updates_total", outcome="done")
    summary = await ready(browser, program, want=True)
    assert {process["worker"] for process in summary["processes"]} == {"1", "2"}
    assert summary["parts"]["redis"]["works"]
    assert series(text, "vyapari_workers_ended_total") == 3
    assert {"1", "2", "parent"} == set(re.findall(r'vyapari_memory_bytes{worker="(\w+)"}', text))
    assert (await answer(browser, program, "/health")).status_code == 200
    assert await program.stop() == 0
