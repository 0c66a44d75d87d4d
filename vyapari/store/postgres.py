"""Calls over direct connections to a Postgres."""

import json
import logging
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from vyapari.errors import Rejected, Unavailable
from vyapari.store.transport import Payload, passes


class PostgresTransport:
    """A pool of connections to one database; at most ``size`` calls run at once."""

    SIZE = 8

    def __init__(self, conninfo: str, *, size: int = SIZE, wait: float = 3.0) -> None:
        # It warns of every try to connect; that the database is lost is said once, above it.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        self._pool = AsyncConnectionPool(
            conninfo,
            kwargs={"autocommit": True, "prepare_threshold": 0},
            min_size=2,
            max_size=size,
            timeout=wait,
            # It waits twice as long before each try. Whoever calls after that begins anew, so that
            # a server that is back is found within these seconds, however long it was away.
            reconnect_timeout=wait,
            open=False,
            name="store",
        )

    async def open(self) -> None:
        """Connect. Raises ``Unavailable`` when nobody answers."""
        try:
            await self._pool.open(wait=True, timeout=10)
        except PoolTimeout as error:
            await self._pool.close()
            raise Unavailable("the books' database") from error

    async def call(self, name: str, payload: Payload) -> Any:
        query = sql.SQL("select public.{}(%s)").format(sql.Identifier(f"vyapari_{name}"))
        try:
            async with self._pool.connection() as connection:
                cursor = await connection.execute(query, (Jsonb(payload, dumps=_dumps),))
                row = await cursor.fetchone()
        except (PoolTimeout, PoolClosed) as error:
            raise Unavailable("the books' database") from error
        except psycopg.Error as error:
            # Without a state the server did not answer at all.
            if error.sqlstate is None or passes(error.sqlstate):
                raise Unavailable("the books' database") from error
            raise Rejected(str(error.diag.message_primary), error.sqlstate) from error
        return row[0] if row else None

    async def close(self) -> None:
        await self._pool.close()


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
