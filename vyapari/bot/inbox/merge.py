"""What workers that are no more have left on the disk."""

import sqlite3
from contextlib import closing
from pathlib import Path

import structlog

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect

log = structlog.get_logger(__name__)


def file_of(home: Path, worker: int = 1) -> Path:
    """The inbox of a worker, counted from one, in the data folder."""
    return home / ("inbox.sqlite3" if worker == 1 else f"inbox-{worker}.sqlite3")


def files_of(home: Path) -> list[Path]:
    """All inboxes in the data folder, of whichever workers."""
    return sorted(home.glob("inbox*.sqlite3"))


def absorb(db: sqlite3.Connection, path: Path) -> int:
    """Add to ``db`` what is not done in the inbox at ``path``; how many letters that were."""
    db.execute("attach ? as gone", (str(path),))
    db.execute("begin immediate")
    moved = table.absorb(db)
    db.execute("commit")
    db.execute("detach gone")
    return moved


def merge(home: Path, workers: int) -> None:
    """Put what waits or is dead in the inboxes of workers beyond ``workers`` into the first one's.

    None of them runs. An end in the middle does no harm: a letter is added once.
    """
    kept = {file_of(home, number) for number in range(1, workers + 1)}
    for path in sorted(set(home.glob("inbox-*.sqlite3")) - kept):
        with closing(connect(file_of(home), table.SCHEMA)) as db:
            moved = absorb(db, path)
        for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            part.unlink(missing_ok=True)
        log.info("inbox.merged", file=path.name, letters=moved)
