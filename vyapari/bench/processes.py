"""The processes that a scenario runs: a sandbox, a bot that polls it, a local Gemini."""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from vyapari.sandbox.server import DEFAULT_TOKEN


def sandbox() -> AbstractAsyncContextManager[str]:
    """A sandbox in memory, in a process of its own; its root URL."""
    return _server("vyapari.sandbox", "--memory")


def gemini(script: Path) -> AbstractAsyncContextManager[str]:
    """A local Gemini that answers by ``script``, in a process of its own; its root URL."""
    return _server("vyapari.sandbox.gemini", "--script", str(script))


@asynccontextmanager
async def _server(module: str, *arguments: str) -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", module, "--port", "0", *arguments),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield await _announced(process)
    finally:
        await _stop(process)


@asynccontextmanager
async def bot(root: str, *module: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot on the sandbox at ``root``, run as ``python -m module``, in an empty data folder."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "TELEGRAM_API_URL": root,
            "TELEGRAM_BOT_TOKEN": DEFAULT_TOKEN,
            "VYAPARI_HOME": home,
            "RATE_LIMIT_MESSAGES": "1000000",
            "LOG_FORMAT": "json",
            "LOG_LEVEL": "warning",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", *module),
            env=environment,
            cwd=Path(home),
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            yield process
        finally:
            await _stop(process)


async def _announced(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        raise RuntimeError("the server has no output")
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    found = re.search(r"http://\S+", line)
    if found is None:
        raise RuntimeError(f"the server did not start: {line!r}")
    return found[0]


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()
