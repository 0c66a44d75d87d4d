"""The inbox from outside: in one file to keep, and back; and a chat's part of it forgotten."""

import sqlite3
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect
from vyapari.bot.inbox.merge import absorb, file_of, files_of


def copy(home: Path, to: Path) -> int:
    """All that the inboxes in ``home`` hold, as it is at one moment of each, while they are used.

    How many letters wait. Raises ``sqlite3.Error``.
    """
    first = file_of(home)
    with closing(connect(to, table.SCHEMA)) as db:
        if first.exists():
            with closing(sqlite3.connect(first, timeout=10)) as source:
                source.backup(db)
        return _take(db, [path for path in files_of(home) if path != first])


def take_over(home: Path, to: Path) -> int:
    """Add to the inbox ``to`` what is not answered of those in ``home``; how many wait then.

    Nobody uses them. Raises ``sqlite3.Error``.
    """
    with closing(connect(to, table.SCHEMA)) as db:
        return _take(db, files_of(home))


def forget(home: Path, lanes: AbstractSet[str]) -> int:
    """Delete the dead letters of ``lanes``, while the inboxes are used; how many there were."""
    forgotten = 0
    for path in files_of(home):
        with closing(connect(path, table.SCHEMA)) as db:
            db.execute("begin immediate")
            forgotten += sum(table.forget_dead(db, lane) for lane in lanes)
            db.execute("commit")
    return forgotten


def _take(db: sqlite3.Connection, paths: list[Path]) -> int:
    for path in paths:
        absorb(db, path)
    db.execute("pragma journal_mode = delete")  # so that the one file is all
    (waiting,) = db.execute("select count(*) from letters where state = 'waiting'").fetchone()
    return int(waiting)
