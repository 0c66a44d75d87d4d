"""What survives: rows by key, committed together at the end of each turn of the event loop."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from vyapari.errors import Misconfigured
from vyapari.sandbox.errors import DataInUse

Table = Literal["records", "messages", "updates"]
Key = tuple[str | int, str | int]

_TABLES: Final[tuple[Table, ...]] = ("records", "messages", "updates")


class Journal:
    """A small store of JSON rows. Without a path it keeps nothing and costs nothing.

    ``put`` is seen by ``get`` and ``scan`` once committed; ``committed`` returns when all that was
    put before is. The file outlives a kill of the process; writes of one turn of the event loop
    share one transaction, so a busy server pays for few.
    """

    def __init__(self, path: Path | None) -> None:
        self._pending: dict[Table, dict[Key, bytes | None]] = {name: {} for name in _TABLES}
        self._waiting: asyncio.Future[None] | None = None
        self._database = None if path is None else _opened(path)

    @property
    def keeps(self) -> bool:
        """Whether anything put here can be read again."""
        return self._database is not None

    def put(self, table: Table, key: Key, body: bytes | None) -> None:
        """Write a row, or with no body remove it, at the end of this turn of the loop."""
        if self._database is None:
            return
        self._pending[table][key] = body
        if self._waiting is None:
            loop = asyncio.get_running_loop()
            self._waiting = loop.create_future()
            loop.call_soon(self._commit)

    async def committed(self) -> None:
        """Return when everything put so far is in the file; raise when that failed."""
        if self._waiting is not None:
            await asyncio.shield(self._waiting)

    def get(self, table: Table, key: Key) -> bytes | None:
        """The committed row of that key."""
        if self._database is None:
            return None
        row = self._database.execute(
            f"SELECT body FROM {table} WHERE a = ? AND b = ?",  # noqa: S608 - a Literal
            key,
        ).fetchone()
        return None if row is None else bytes(row[0])

    def scan(self, table: Table, first: str | int | None = None) -> Iterator[tuple[Key, bytes]]:
        """Rows in order of their keys; with ``first`` those whose key begins with it."""
        if self._database is None:
            return
        where, values = ("", ()) if first is None else ("WHERE a = ?", (first,))
        query = f"SELECT a, b, body FROM {table} {where} ORDER BY a, b"  # noqa: S608 - a Literal
        for a, b, body in self._database.execute(query, values):
            yield (a, b), bytes(body)

    def tail(self, first: int, below: int, limit: int) -> list[tuple[int, bytes]]:
        """The last ``limit`` messages of chat ``first`` with ids under ``below``, oldest first."""
        if self._database is None:
            return []
        rows = self._database.execute(
            "SELECT b, body FROM messages WHERE a = ? AND b < ? ORDER BY b DESC LIMIT ?",
            (first, below, limit),
        ).fetchall()
        return [(number, bytes(body)) for number, body in reversed(rows)]

    def close(self) -> None:
        """Commit what is left and close the file."""
        if self._database is not None:
            self._commit()
            self._database.close()
            self._database = None

    def _commit(self) -> None:
        waiting, self._waiting = self._waiting, None
        pending, self._pending = self._pending, {name: {} for name in _TABLES}
        try:
            self._write(pending)
        except sqlite3.Error as error:
            if waiting is not None and not waiting.done():
                waiting.set_exception(error)
                waiting.exception()  # nobody need wait for it
            return
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    def _write(self, pending: dict[Table, dict[Key, bytes | None]]) -> None:
        database = self._database
        if database is None or not any(pending.values()):
            return
        with database:
            database.execute("BEGIN")
            for table, rows in pending.items():
                kept = [(*key, body) for key, body in rows.items() if body is not None]
                gone = [key for key, body in rows.items() if body is None]
                if kept:
                    database.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", kept)  # noqa: S608
                if gone:
                    database.executemany(f"DELETE FROM {table} WHERE a = ? AND b = ?", gone)  # noqa: S608


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, timeout=0.2, isolation_level=None)
    try:
        # One process owns the file: no shared-memory index, and a second sandbox is refused.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        for table in _TABLES:
            database.execute(
                f"CREATE TABLE IF NOT EXISTS {table} (a, b, body BLOB NOT NULL, PRIMARY KEY (a, b))"
                " WITHOUT ROWID"
            )
        database.execute("BEGIN IMMEDIATE")
        database.execute("COMMIT")
    except sqlite3.Error as error:
        database.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise DataInUse(
                f"Another sandbox uses {path.parent}. Stop it or choose another data folder."
            ) from error
        raise Misconfigured(
            f"The sandbox cannot keep its chats in {path.parent} ({error}). Choose another data"
            " folder."
        ) from error
    return database
