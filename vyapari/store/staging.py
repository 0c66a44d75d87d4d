"""What is to take its place in the data folder, all of it or nothing, whenever the power goes.

It is made in a folder of its own. Once a note in that says so, it takes its place: now or, if that
was cut off, before the next program uses the data folder.
"""

import os
import shutil
from pathlib import Path

from vyapari.store.archive import sync_folder

_STAGE, _READY = "restoring", "ready"
_BOOKS, _INBOX = "postgres", "inbox.sqlite3"


def stage(home: Path) -> Path:
    """An empty folder to make things in. The caller holds the data folder's lock."""
    folder = home / _STAGE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def commit(home: Path, keep: str) -> Path:
    """Let what is staged take its place; what was there is in the folder ``keep`` then."""
    note = home / _STAGE / _READY
    with note.open("w", encoding="utf-8") as file:
        file.write(keep)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(note.parent)
    finish(home)
    return home / keep


def finish(home: Path) -> None:
    """Bring to its end what was committed. Every step may have been done before."""
    staged = home / _STAGE
    note = staged / _READY
    if not note.exists():
        return
    keep = home / note.read_text(encoding="utf-8")
    keep.mkdir(mode=0o700, exist_ok=True)
    if (staged / _BOOKS).exists():
        if (home / _BOOKS).exists():
            (home / _BOOKS).rename(keep / _BOOKS)
        (staged / _BOOKS).rename(home / _BOOKS)
    if (staged / _INBOX).exists():
        # A worker's own, and what SQLite lays beside them.
        for old in home.glob("inbox*.sqlite3*"):
            old.rename(keep / old.name)
        (staged / _INBOX).rename(home / _INBOX)
    for folder in (keep, home):
        sync_folder(folder)
    shutil.rmtree(staged)
