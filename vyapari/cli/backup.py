"""``vyapari backup FILE``: the books and what waits in the inbox, while the bot runs."""

import argparse
import asyncio
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from vyapari.bot.inbox.copying import copy
from vyapari.cli.books import known_home
from vyapari.errors import Misconfigured
from vyapari.ops import logs
from vyapari.ops.plural import counted
from vyapari.settings import Settings, load_settings
from vyapari.store.archive import BOOKS, INBOX, Manifest, Writer, written
from vyapari.store.dump import dump
from vyapari.store.embedded import visit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE``, and ``--force``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup to be made")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    parser.epilog = (
        "FILE appears when it is whole, readable by you alone. The bot may run meanwhile. Messages"
        " not yet answered are in it, but for those in Redis. Keep it as safe as the books."
    )


def main(chosen: argparse.Namespace) -> int:
    """Make it; one line says what is in it."""
    settings = load_settings()
    logs.configure("error", settings.log_format)
    path = chosen.file.absolute()
    with written(path, replace=chosen.force) as archive:
        manifest = asyncio.run(_fill(archive, settings))
    vouchers = counted(manifest.rows["vouchers"], "voucher")
    shops = counted(manifest.rows["shops"], "shop")
    waiting = counted(manifest.waiting or 0, "message")
    sys.stdout.write(f"{path}: {vouchers} of {shops}, {waiting} waiting\n")
    if settings.redis_url is not None:
        sys.stdout.write("what waits in Redis is not in it: Redis keeps that itself\n")
    return 0


async def _fill(archive: Writer, settings: Settings) -> Manifest:
    async with _database(settings) as conninfo:
        # The inbox first: a message that is dealt with in between is in both, and booked once.
        # The other way round it would be in neither.
        waiting = await asyncio.to_thread(_write_inbox, archive, settings.vyapari_home)
        try:
            with archive.file(BOOKS) as out:
                dumped = await asyncio.to_thread(dump, conninfo, out)
        except psycopg.Error as error:
            told = str(error).strip().splitlines() or ["it does not answer"]
            name = "SUPABASE_DB_URL" if settings.supabase_root else "VYAPARI_HOME"
            raise Misconfigured(f"{name}: the books cannot be read: {told[0]}") from error
    manifest = Manifest(
        made_at=datetime.now(UTC), migrations=dumped.schema, rows=dumped.rows, waiting=waiting
    )
    archive.finish(manifest)
    return manifest


def _write_inbox(archive: Writer, home: Path) -> int | None:
    """How many messages wait, ``None`` where no inbox is on the disk."""
    if not any(home.glob("inbox*.sqlite3")):
        return None
    with tempfile.TemporaryDirectory(prefix="vyapari-backup-") as folder:
        whole = Path(folder) / INBOX
        try:
            waiting = copy(home, whole)
        except sqlite3.Error as error:
            raise Misconfigured(
                f"VYAPARI_HOME: the inbox in {home} cannot be read ({type(error).__name__}); "
                "run: vyapari doctor"
            ) from error
        with whole.open("rb") as file, archive.file(INBOX) as out:
            shutil.copyfileobj(file, out)
    return waiting


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[str]:
    """How to connect to the books' database, wherever it is."""
    url = settings.supabase_db_url
    if settings.supabase_root is not None and url is None:
        raise Misconfigured(
            "SUPABASE_DB_URL: is missing; take the connection string (not the transaction pooler's)"
            " from the project's settings, or use the backups that Supabase makes itself"
        )
    if settings.supabase_root is not None and url is not None:
        yield url.get_secret_value()
        return
    async with visit(known_home(settings)) as (server, _):
        yield server.conninfo()
