"""``vyapari migrate``: the books' schema."""

import argparse
import asyncio
import sys
from typing import TextIO

from vyapari.errors import Misconfigured
from vyapari.ops import logs
from vyapari.settings import Settings, load_settings
from vyapari.store import open_store
from vyapari.store.migrate import migrate_url, migrations, script


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--print``, and from which version on."""
    parser.add_argument("--print", action="store_true", help="print the SQL, change nothing")
    parser.add_argument(
        "--since", type=_version, metavar="N", help="with --print: only what is newer than this"
    )


def _version(given: str) -> int:
    newest = migrations()[-1].version
    if not given.isdecimal() or int(given) > newest:
        raise argparse.ArgumentTypeError(f"{given!r} is no version; they go from 0 to {newest}")
    return int(given)


def main(chosen: argparse.Namespace) -> int:
    """Bring the books up to date, or print the SQL that does."""
    if chosen.print:
        return write(chosen.since or 0, sys.stdout)
    if chosen.since is not None:
        raise Misconfigured("vyapari migrate: --since is for --print; without it all is applied")
    settings = load_settings()
    logs.configure("error", settings.log_format)
    return apply(settings, sys.stdout)


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
