"""The memory that all instances share: one Redis, behind one connection pool."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any, cast
from urllib.parse import urlsplit

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.client import NEVER_DECODE
from redis.exceptions import (
    ClusterDownError,
    MasterDownError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TryAgainError,
)

from vyapari.errors import Rejected, Unavailable
from vyapari.ops.health import State

log = structlog.get_logger(__name__)

#: Strings, and lists of them.
Answer = Any

#: Seconds in which Redis has answered, or is taken for gone; no blocking call may last longer.
PATIENCE = 3.0
#: With `everysec` Redis answers before it has written, while the disk is busy.
_LOG = "`appendonly yes` and `appendfsync always`"
#: What a server answers while it cannot, as opposed to what it will never do: what the library
#: has a class for, without the first word, and the others.
_PASSING_KINDS = (
    ReadOnlyError,
    OutOfMemoryError,
    MasterDownError,
    ClusterDownError,
    TryAgainError,
)
_PASSING = re.compile(
    r"\b(LOADING|MISCONF|READONLY|OOM|BUSY|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b"
)


class Shared:
    """A Redis at ``url``. Every key begins with ``prefix``, in whose braces a cluster finds them
    all in one place.

    ``up`` says whether the last call was answered. Its changes are logged, and counted in
    ``returns``, so that whoever remembers something of before can tell; the last was at
    ``returned_at``, in seconds since 1970. Nothing is tried again here.
    """

    def __init__(self, url: str, prefix: str, *, connections: int = 32) -> None:
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=connections,
            timeout=PATIENCE,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 0),
            decode_responses=True,
            protocol=2,  # what Redis 6.2 to 8 and Valkey say alike
        )
        self._redis = Redis(connection_pool=pool)
        self.prefix = f"vyapari:{{{prefix}}}:"
        self.up = True
        self.returns = 0
        self.returned_at = 0.0

    def look(self) -> State:
        """Whether it answers."""
        return State("shared by all instances", self.up)

    def key(self, name: str) -> str:
        """The whole name of a key."""
        return self.prefix + name

    def script(self, source: str) -> Callable[..., Awaitable[Answer]]:
        """A Lua script as a function of its arguments; ``KEYS[1]`` is the prefix.

        One call is one round trip. Raises ``Unavailable``, and then it may have run or not, and
        ``Rejected`` for a defect, with the first word of Redis's answer as its code.
        """
        script = self._redis.register_script(source)

        async def run(*arguments: str | bytes | float) -> Answer:
            return await self._answered(script(keys=[self.prefix], args=arguments))

        return run

    async def call(self, *command: str | float) -> Answer:
        """One command. Raises ``Unavailable`` as a script does."""
        return await self._answered(self._redis.execute_command(*command))  # type: ignore[no-untyped-call]

    async def fetch(self, *command: str | float) -> bytes | None:
        """One command that is answered with bytes, or with nothing; otherwise as ``call``."""
        asked = self._redis.execute_command(*command, **{NEVER_DECODE: True})  # type: ignore[no-untyped-call]
        return cast("bytes | None", await self._answered(asked))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._redis.aclose(close_connection_pool=True)

    async def _answered(self, asked: Awaitable[Any]) -> Answer:
        task = asyncio.current_task()
        cancels = task.cancelling() if task else 0
        try:
            # Beyond the sockets' own timeouts: a host may be looked up for long.
            async with asyncio.timeout(PATIENCE * 2):
                answer = await asked
        except ResponseError as error:
            said = str(error)
            if not (isinstance(error, _PASSING_KINDS) or _PASSING.search(said)):
                self._note(up=True)
                raise Rejected(said, said.partition(" ")[0]) from error
            if isinstance(error, ReadOnlyError) or "READONLY" in said:
                # Behind the address another server has taken over: what is open leads to the old.
                await self._redis.connection_pool.disconnect(inuse_connections=False)
            self._note(up=False, why=type(error).__name__)
            raise Unavailable("redis") from error
        except (RedisError, OSError, TimeoutError) as error:
            self._note(up=False, why=type(error).__name__)
            raise Unavailable("redis") from error
        self._note(up=True)
        if task and task.cancelling() > cancels:
            # The library sends under ``asyncio.wait_for``, which before Python 3.12 may swallow it.
            raise asyncio.CancelledError
        return answer

    def _note(self, *, up: bool, why: str | None = None) -> None:
        if up == self.up:
            return
        self.up = up
        if up:
            self.returns += 1
            self.returned_at = time.time()
            log.info("redis.reached")
        else:
            log.warning("redis.lost", why=why)


def place(url: str) -> str:
    """The host and port of ``url``, without who logs in there."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or 6379}"


async def _appendfsync(shared: Shared) -> str | None:
    """When its log is on the disk; ``None`` where it does not tell, as of services that we rent."""
    try:
        found: list[str] = await shared.call("CONFIG", "GET", "appendfsync")
    except Rejected:
        return None
    return found[1] if found else None


async def durability(shared: Shared) -> list[str]:
    """What in the server's set-up may lose messages, a sentence each; none is as it should be."""
    info = cast("dict[str, Any]", await shared.call("INFO"))
    warnings = []
    if not info.get("aof_enabled"):
        warnings.append(f"it keeps no log: set {_LOG}, or a crash of it loses messages")
    elif await _appendfsync(shared) not in {"always", None}:
        warnings.append(f"its log is written late: set {_LOG}, or a crash of it may lose messages")
    if str(info.get("maxmemory_policy", "noeviction")).startswith("allkeys"):
        warnings.append("it drops what it likes when full: set `maxmemory-policy noeviction`")
    return warnings
