"""The whole program as a process that can be killed."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from vyapari.sandbox.server import DEFAULT_TOKEN
from vyapari.settings import Settings


class Program:
    """``python -m vyapari`` on a data folder, started again and again."""

    #: What is run.
    module = "vyapari"

    def __init__(
        self, root: str | None, home: Path, workers: int | None = None, /, **environment: str
    ) -> None:
        """``root`` is a Bot API server's; ``None`` has the program bring its own sandbox."""
        self.home = home
        self._arguments = [] if workers is None else ["--workers", str(workers)]
        self._log = home.with_suffix(".log")
        ours = {name.upper() for name in Settings.model_fields}
        server = {"TELEGRAM_API_URL": root, "TELEGRAM_BOT_TOKEN": DEFAULT_TOKEN} if root else {}
        self._environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in ours and not name.startswith("GEMINI_")
            },
            **server,
            "VYAPARI_HOME": str(home),
            "RATE_LIMIT_MESSAGES": "100000",
            "LOG_FORMAT": "json",
            **environment,
        }
        self._process: asyncio.subprocess.Process | None = None
        self._starts = 0

    @property
    def postmaster(self) -> int:
        """The process id of its Postgres."""
        return int((self.home / "postgres" / "data" / "postmaster.pid").read_text().split()[0])

    @property
    def log(self) -> str:
        """What all runs have logged and printed."""
        return self._log.read_text(encoding="utf-8")

    @property
    def workers(self) -> list[int]:
        """The process ids of its workers."""
        assert self._process
        pids = []
        for child in psutil.Process(self._process.pid).children():
            with suppress(psutil.NoSuchProcess):
                if "--worker" in child.cmdline():
                    pids.append(child.pid)
        return pids

    async def replace(self) -> None:
        """SIGHUP; wait until all workers have been replaced."""
        assert self._process
        done = self.log.count("workers.replaced")
        self._process.send_signal(signal.SIGHUP)
        async with asyncio.timeout(120):
            while self.log.count("workers.replaced") == done:  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    async def start(self) -> None:
        """Start it; return at once."""
        self._starts = self._ready_lines()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", self.module, *self._arguments),
                env=self._environment,
                cwd=self.home.parent,
                stdout=log,
                stderr=log,
            )

    async def ended(self) -> int:
        """Its exit code, when it ends by itself."""
        assert self._process
        return await asyncio.wait_for(self._process.wait(), 30)

    async def ready(self) -> None:
        """Wait until it has said that it is ready, as often as it was started."""
        async with asyncio.timeout(120):
            while self._ready_lines() == self._starts:
                assert self._process
                assert self._process.returncode is None, self.log.splitlines()[-1]
                await asyncio.sleep(0.05)

    def _ready_lines(self) -> int:
        return self.log.count("\nready ") if self._log.exists() else 0

    async def kill(self, *, database: bool) -> None:
        """``kill -9``, with its Postgres or without."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        if database:
            with suppress(ProcessLookupError):
                os.kill(self.postmaster, signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; its exit code."""
        assert self._process
        self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), 30)


@contextmanager
def data_folder() -> Iterator[Path]:
    """An empty folder that a Postgres of another user may be let into.

    Pytest's own will not do: every session of pytest closes them to all other users again.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-tests-") as folder:
        yield Path(folder)
