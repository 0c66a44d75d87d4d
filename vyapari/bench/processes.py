"""The processes that a scenario runs: a sandbox, a bot that polls it, a local Gemini."""

import asyncio
import os
import re
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.sandbox.server import DEFAULT_TOKEN


def sandbox() -> AbstractAsyncContextManager[str]:
    """A sandbox in memory, in a process of its own; its root URL."""
    return _server("vyapari.sandbox", "--memory")


def gemini(script: Path, *, latency: float = 0.0) -> AbstractAsyncContextManager[str]:
    """A local Gemini that answers by ``script``, so many seconds later, in a process of its own;
    its root URL."""
    arguments = ("--script", str(script), "--latency", str(latency))
    return _server("vyapari.sandbox.gemini", *arguments)


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
async def redis() -> AsyncIterator[str]:
    """An empty Redis that keeps a log, as one should; its URL."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        process = await asyncio.create_subprocess_exec(
            "redis-server",
            *("--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""),
            *("--appendonly", "yes", "--appendfsync", "always", "--logfile", "redis.log"),
        )
        url = f"redis://127.0.0.1:{port}/0"
        try:
            shared = Shared(url, "bench")
            async with asyncio.timeout(20):
                while not await _answers(shared):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            await shared.close()
            yield url
        finally:
            await _stop(process)


async def _answers(shared: Shared) -> bool:
    try:
        return bool(await shared.call("PING"))
    except Unavailable:
        return False


@asynccontextmanager
async def bot(
    root: str, *module: str, environment: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot on the sandbox at ``root``, run as ``python -m module``, in an empty data folder."""
    with tempfile.TemporaryDirectory() as home:
        given = environment or {}
        variables = os.environ | {
            "TELEGRAM_API_URL": root,
            "TELEGRAM_BOT_TOKEN": DEFAULT_TOKEN,
            "VYAPARI_HOME": home,
            "RATE_LIMIT_MESSAGES": "1000000",
            "LOG_FORMAT": "json",
            "LOG_LEVEL": "warning",
            **given,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", *module),
            env=variables,
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
