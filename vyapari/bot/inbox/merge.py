"""What workers that are no more have left on the disk."""

from contextlib import closing
from pathlib import Path

import structlog

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect

log = structlog.get_logger(__name__)


def file_of(home: Path, worker: int = 1) -> Path:
    """The inbox of a worker, counted from one, in the data folder."""
    return home / ("inbox.sqlite3" if worker == 1 else f"inbox-{worker}.sqlite3")


def merge(home: Path, workers: int) -> None:
    """Put what waits or is dead in the inboxes of workers beyond ``workers`` into the first one's.

    None of them runs. An end in the middle does no harm: a letter is added once.
    """
    kept = {file_of(home, number) for number in range(1, workers + 1)}
    for path in sorted(set(home.glob("inbox-*.sqlite3")) - kept):
        with closing(connect(file_of(home), table.SCHEMA)) as db:
            db.execute("attach ? as gone", (str(path),))
            db.execute("begin immediate")
            moved = table.absorb(db)
            db.execute("commit")
        for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            part.unlink(missing_ok=True)
        log.info("inbox.merged", file=path.name, letters=moved)
