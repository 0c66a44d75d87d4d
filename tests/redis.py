"""A real Redis on a free port, started, killed and started again."""

import asyncio
import os
import socket
from pathlib import Path
from urllib.parse import quote

from redis.asyncio import Redis
from redis.exceptions import RedisError

#: ``REDIS_SERVER=/path/to/another`` runs the tests on another version, or on Valkey.
PROGRAM = os.environ.get("REDIS_SERVER", "redis-server")
_DURABLE = ("--appendonly", "yes", "--appendfsync", "always", "--save", "")


class RedisServer:
    """``redis-server`` on ``folder``, which keeps every write in its log there.

    ``tls``: it speaks that alone, with a certificate that none but its URL knows.
    """

    def __init__(self, folder: Path, password: str = "", *, tls: bool = False) -> None:
        self._folder = folder
        self._password = password
        self._tls = tls
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        login = f":{quote(password)}@" if password else ""
        self.url = f"redis://{login}127.0.0.1:{self.port}/0"
        if tls:
            own = folder / "own.crt"
            self.url = f"rediss://{login}127.0.0.1:{self.port}/0?ssl_ca_certs={own}"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Run, with what an earlier run has left, and wait until it answers."""
        if self._tls and not (self._folder / "own.crt").exists():
            await self._certify()
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM,
            *(self._tls_port() if self._tls else ("--port", str(self.port))),
            *("--bind", "127.0.0.1", "--dir", str(self._folder), *_DURABLE),
            *("--logfile", "redis.log"),
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

    def _tls_port(self) -> tuple[str, ...]:
        own = ("own.crt", "own.key", "own.crt")
        certificate, key, authority = (str(self._folder / name) for name in own)
        return (
            *("--port", "0", "--tls-port", str(self.port), "--tls-auth-clients", "no"),
            *("--tls-cert-file", certificate, "--tls-key-file", key),
            *("--tls-ca-cert-file", authority),
        )

    async def _certify(self) -> None:
        """A certificate of its own, for a day."""
        making = await asyncio.create_subprocess_exec(
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-keyout", str(self._folder / "own.key"), "-out", str(self._folder / "own.crt")),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert await making.wait() == 0

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
