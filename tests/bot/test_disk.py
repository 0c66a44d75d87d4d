"""The inbox's thread: what it does when the disk fails it."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from vyapari.bot.inbox.disk import Disk, connect


class Failing(sqlite3.Connection):
    """Cannot end a transaction, in whatever way, as often as it is told."""

    failures = 0

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if sql in {"COMMIT", "ROLLBACK"} and self.failures:
            self.failures -= 1
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(sql, *args)


async def test_a_disk_that_fails_for_a_while_is_told_and_used_again(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite3"
    connect(path, "create table notes (note)").close()

    def opened() -> sqlite3.Connection:
        db = sqlite3.connect(path, isolation_level=None, factory=Failing)
        db.failures = 5
        return db

    disk = Disk(opened)
    await disk.open()
    async with asyncio.timeout(5):
        for _ in range(2):
            with pytest.raises(sqlite3.Error):
                await disk.run(lambda db: db.execute("insert into notes values ('lost')"))
        while True:
            try:
                await disk.run(lambda db: db.execute("insert into notes values ('kept')"))
                break
            except sqlite3.Error:
                continue
        assert await disk.run(lambda db: db.execute("select * from notes").fetchall()) == [
            ("kept",)
        ]
    await disk.close()
