"""The whole program in a process of its own, as a newcomer starts it."""

import asyncio
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from vyapari.sandbox.client import SandboxClient


@dataclass(frozen=True, slots=True)
class Program:
    """A running Vyapari: the address of its chat page, and its people."""

    url: str
    people: SandboxClient


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """`python -m vyapari` on an empty data folder and a free port."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    settings = {"TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "GEMINI_API_KEY1", "REDIS_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "vyapari"),
        cwd=tmp_path,
        env=environment
        | {
            "VYAPARI_HOME": str(tmp_path / "home"),
            "SANDBOX_PORT": str(port),
            "RATE_LIMIT_MESSAGES": "1000",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    said: list[str] = []
    try:
        async with asyncio.timeout(60):
            while not (said and said[-1].startswith("ready")):
                line = (await process.stdout.readline()).decode()
                assert line, "".join(said)
                said.append(line)
        drain = asyncio.create_task(process.stdout.read())
        async with SandboxClient(f"http://127.0.0.1:{port}") as people:
            yield Program(f"http://127.0.0.1:{port}", people)
        process.terminate()
        async with asyncio.timeout(10):
            rest = (await drain).decode()
            assert await process.wait() == 0, rest
        assert not re.search(r"Traceback|\"level\": \"(error|critical)\"", rest), rest
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
