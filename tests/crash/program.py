"""The whole program as a process that can be killed, and the sandbox as another."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from vyapari.sandbox.server import DEFAULT_TOKEN


@asynccontextmanager
async def sandbox_process() -> AsyncIterator[str]:
    """A sandbox in a process of its own; its root URL."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "vyapari.sandbox", "--port", "0", "--memory"),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout
        line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield found[0]
    finally:
        process.terminate()
        await process.wait()


class Program:
    """``python -m vyapari`` on a data folder, started again and again."""

    def __init__(self, root: str, home: Path, **environment: str) -> None:
        self._home = home
        self._log = home.with_suffix(".log")
        self._environment = os.environ | {
            "TELEGRAM_API_URL": root,
            "TELEGRAM_BOT_TOKEN": DEFAULT_TOKEN,
            "VYAPARI_HOME": str(home),
            "RATE_LIMIT_MESSAGES": "100000",
            "LOG_FORMAT": "json",
            **environment,
        }
        self._process: asyncio.subprocess.Process | None = None
        self._starts = 0

    @property
    def log(self) -> str:
        """What all runs have logged and printed."""
        return self._log.read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start it; return at once."""
        self._starts = self._ready_lines()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "vyapari"),
                env=self._environment,
                cwd=self._home.parent,
                stdout=log,
                stderr=log,
            )

    async def ready(self) -> None:
        """Wait until it has said that it is ready, as often as it was started."""
        async with asyncio.timeout(60):
            while self._ready_lines() == self._starts:
                assert self._process
                assert self._process.returncode is None, self.log
                await asyncio.sleep(0.05)

    def _ready_lines(self) -> int:
        return self.log.count("\nready ") if self._log.exists() else 0

    async def kill(self, *, database: bool) -> None:
        """``kill -9``, with its Postgres or without."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        if database:
            with suppress(FileNotFoundError, ProcessLookupError, IndexError):
                pid = (self._home / "postgres" / "postmaster.pid").read_text().split()[0]
                os.kill(int(pid), signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; its exit code."""
        assert self._process
        self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), 12)
