"""``vyapari migrate``: the books' schema."""

import asyncio
from pathlib import Path
from typing import TextIO

from vyapari.store import open_store
from vyapari.store.migrate import migrations, script


def write(since: int, out: TextIO) -> int:
    """Write the SQL that brings a database from version ``since`` to this program's."""
    out.write(script(since))
    return 0


def apply(home: Path, out: TextIO) -> int:
    """Bring the embedded books in ``home`` to this program's version."""

    async def bring() -> None:
        store = await open_store(home)
        await store.close()

    asyncio.run(bring())
    out.write(f"the books in {home} are at version {migrations()[-1].version}\n")
    return 0
