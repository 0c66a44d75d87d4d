"""A real Redis on a free port, started, killed and started again."""

import asyncio
import socket
from pathlib import Path
from urllib.parse import quote

from redis.asyncio import Redis
from redis.exceptions import RedisError


class RedisServer:
    """``redis-server`` on ``folder``, which keeps every write in its log there."""

    def __init__(self, folder: Path, password: str = "") -> None:
        self._folder = folder
        self._password = password
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        login = f":{quote(password)}@" if password else ""
        self.url = f"redis://{login}127.0.0.1:{self.port}/0"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Run, with what an earlier run has left, and wait until it answers."""
        self._process = await asyncio.create_subprocess_exec(
            "redis-server",
            *("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self._folder)),
            *(
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                "",
                "--logfile",
                "redis.log",
            ),
            *(("--requirepass", self._password) if self._password else ()),
        )
        async with asyncio.timeout(20), Redis.from_url(self.url) as client:
            while True:
                try:
                    await client.ping()
                except (RedisError, OSError):
                    await asyncio.sleep(0.02)
                else:
                    return

    async def kill(self) -> None:
        """``kill -9``."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        self._process = None

    async def stop(self) -> None:
        """End it if it runs."""
        if self._process is not None:
            await self.kill()
