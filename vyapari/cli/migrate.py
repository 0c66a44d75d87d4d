"""``vyapari migrate``: the books' schema."""

import asyncio
from typing import TextIO

from vyapari.errors import Misconfigured
from vyapari.settings import Settings
from vyapari.store import open_store
from vyapari.store.migrate import migrate_url, migrations, script


def write(since: int, out: TextIO) -> int:
    """Write the SQL that brings a database from version ``since`` to this program's."""
    out.write(script(since))
    return 0


def apply(settings: Settings, out: TextIO) -> int:
    """Bring the books, wherever they are kept, to this program's version.

    Raises ``Misconfigured`` where they are Supabase's and its database cannot be reached.
    """
    if settings.supabase_db_url is not None:
        migrate_url(settings.supabase_db_url.get_secret_value())
        where = "the Supabase project"
    elif settings.supabase_root is not None:
        raise Misconfigured(
            "SUPABASE_DB_URL: is missing; take the connection string from the project's settings, "
            "or run the output of `vyapari migrate --print` in its SQL editor (for example "
            "SUPABASE_DB_URL=postgresql://postgres:…@db.abcdefghijklmnop.supabase.co:5432/postgres)"
        )
    else:
        asyncio.run(_open_and_close(settings))
        where = str(settings.vyapari_home)
    out.write(f"the books in {where} are at version {migrations()[-1].version}\n")
    return 0


async def _open_and_close(settings: Settings) -> None:
    store = await open_store(settings.vyapari_home)
    await store.close()
