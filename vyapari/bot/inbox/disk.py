"""SQLite on a thread of its own: what is asked for together is committed together."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")
Job = Callable[[sqlite3.Connection], Result]
_Ask = tuple[Job[Any], "asyncio.Future[Any]"]
_Answer = tuple["asyncio.Future[Any]", Any, BaseException | None]


class Disk:
    """A SQLite database that survives ``kill -9`` and power cuts, for one event loop.

    Jobs run in the order in which they were asked for. All that wait when the thread is free go
    into one transaction, so that the price of reaching the disk is shared; a job that fails is
    undone alone and does not harm the others. A job may therefore run twice, and must do nothing
    but SQL.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._asks: list[_Ask] = []
        self._wanted = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    async def open(self) -> None:
        """Start the thread and connect; raises ``sqlite3.Error``."""
        loop = asyncio.get_running_loop()
        connected: asyncio.Future[None] = loop.create_future()
        self._thread = threading.Thread(
            target=self._work, args=(loop, connected), name="inbox", daemon=True
        )
        self._thread.start()
        await connected

    def run(self, job: Job[Result]) -> "asyncio.Future[Result]":
        """Queue ``job``; the future is done when its transaction is on the disk.

        Futures are resolved in the order of their jobs. Raises ``sqlite3.Error`` through it.
        """
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        with self._wanted:
            if self._closing:
                raise RuntimeError("the inbox is closed")
            self._asks.append((job, future))
            self._wanted.notify()
        return future

    async def close(self) -> None:
        """Finish what is queued and end the thread. May be called more than once."""
        with self._wanted:
            self._closing = True
            self._wanted.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _work(self, loop: asyncio.AbstractEventLoop, connected: "asyncio.Future[None]") -> None:
        try:
            db = self._connect()
        except sqlite3.Error as error:
            loop.call_soon_threadsafe(_resolve, [(connected, None, error)])
            return
        loop.call_soon_threadsafe(_resolve, [(connected, None, None)])
        while asks := self._take():
            answers = _together(db, asks) or [_alone(db, ask) for ask in asks]
            loop.call_soon_threadsafe(_resolve, answers)
        db.close()

    def _take(self) -> list[_Ask]:
        with self._wanted:
            while not self._asks and not self._closing:
                self._wanted.wait()
            asks, self._asks = self._asks, []
        return asks


def connect(path: Path, schema: str) -> sqlite3.Connection:
    """A connection whose transactions, begun by hand, are on the disk when they end."""
    db = sqlite3.connect(path, timeout=10, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.executescript(schema)
    return db


def _together(db: sqlite3.Connection, asks: Sequence[_Ask]) -> list[_Answer] | None:
    try:
        db.execute("BEGIN IMMEDIATE")
        answers: list[_Answer] = [(future, job(db), None) for job, future in asks]
        db.execute("COMMIT")
    except Exception:  # noqa: BLE001  whose it is shows when each is run alone
        _undo(db)
        return None
    return answers


def _alone(db: sqlite3.Connection, ask: _Ask) -> _Answer:
    job, future = ask
    try:
        db.execute("BEGIN IMMEDIATE")
        result = job(db)
        db.execute("COMMIT")
    except Exception as error:  # noqa: BLE001  it is the asker's, wherever it came from
        _undo(db)
        return future, None, error
    return future, result, None


def _undo(db: sqlite3.Connection) -> None:
    # Where the disk fails even this, the next transaction cannot begin, and ends here again.
    with suppress(sqlite3.Error):
        if db.in_transaction:
            db.execute("ROLLBACK")


def _resolve(answers: Sequence[_Answer]) -> None:
    for future, result, error in answers:
        if future.done():  # whoever waited was cancelled
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
