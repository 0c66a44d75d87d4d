"""``vyapari restore FILE``: the embedded database and the inbox as a backup has them."""

import argparse
import asyncio
import shutil
import sqlite3
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from vyapari.bot.inbox.copying import take_over
from vyapari.errors import Misconfigured
from vyapari.ops import logs
from vyapari.ops.plural import counted
from vyapari.settings import load_settings
from vyapari.store import Store, lock_home
from vyapari.store.archive import BOOKS, INBOX, Manifest, opened
from vyapari.store.dump import load
from vyapari.store.migrate import compare, migrate
from vyapari.store.overview import Checked
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server
from vyapari.store.staging import commit, stage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE``, and ``--force``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what vyapari backup has made")
    parser.add_argument(
        "--force", action="store_true", help="also where there are books, which are kept beside"
    )
    parser.epilog = (
        "Stop the bot first. FILE is checked before anything is touched, and nothing takes its"
        " place before all of it is there. Messages not yet answered are answered then, those in"
        " the data folder too. A backup of a Supabase project becomes an embedded database; to"
        " bring the project itself back use Supabase's own backups."
    )


def main(chosen: argparse.Namespace) -> int:
    """Restore into the data folder; one line says what is in it now."""
    settings = load_settings()
    logs.configure("error", settings.log_format)
    if settings.supabase_root is not None:
        raise Misconfigured(
            "SUPABASE_URL_KEY: the books are in Supabase, which restores its own backups (in the"
            " project, Database > Backups); unset it to restore into VYAPARI_HOME"
        )
    home = settings.vyapari_home
    with opened(chosen.file.absolute()) as (manifest, archive):
        compare(manifest.migrations)
        with lock_home(home):
            _stop_orphan(home / "restoring")  # of a restore that was cut off
            used = _stop_orphan(home) or any(home.glob("inbox*.sqlite3"))
            if used and not chosen.force:
                raise Misconfigured(
                    f"VYAPARI_HOME: there are books in {home}; set another folder, or --force to"
                    " keep them beside"
                )
            waiting = _make(stage(home), home, manifest, archive)
            now = datetime.now(UTC)
            kept = commit(home, f"before-{now:%Y%m%dT%H%M%S%fZ}")
    vouchers = counted(manifest.rows["vouchers"], "voucher")
    shops = counted(manifest.rows["shops"], "shop")
    sys.stdout.write(
        f"{home}: {vouchers} of {shops} as of {manifest.made_at:%Y-%m-%d %H:%M} UTC,"
        f" {counted(waiting, 'message')} waiting\n"
    )
    if used:
        sys.stdout.write(f"what was there before is in {kept}\n")
    else:
        kept.rmdir()
    return 0


def _stop_orphan(home: Path) -> bool:
    """Stop a server that a program has left behind; whether there is a database."""
    server = Server(home / "postgres")
    server.running()
    server.stop()
    return (home / "postgres" / "data").exists()


def _make(folder: Path, home: Path, manifest: Manifest, archive: zipfile.ZipFile) -> int:
    """Everything in ``folder``, ready to take its place; how many messages wait."""
    server = Server(folder / "postgres")
    try:
        server.start()
        migrate(server.conninfo(), until=max(manifest.migrations))
        with archive.open(BOOKS) as rows:
            found = load(server.conninfo(), rows)
        if found != manifest.rows:
            raise Misconfigured("FILE: not all rows came back; nothing was changed")
        migrate(server.conninfo())
        checked = asyncio.run(_check(server))
    except psycopg.Error as error:
        told = str(error).strip().splitlines() or ["it does not answer"]
        raise Misconfigured(f"FILE: cannot be restored: {told[0]}; nothing was changed") from error
    finally:
        server.stop()
    for wrong in checked.wrong[:5]:
        sys.stderr.write(f"out of order, as it was backed up: {wrong.what} {wrong.id}\n")
    return _make_inbox(folder / INBOX, home, manifest, archive)


async def _check(server: Server) -> Checked:
    transport = PostgresTransport(server.conninfo(), size=2)
    await transport.open()
    store, checked = Store(transport), Checked()
    await store.overview.check(checked)
    await store.close()
    return checked


def _make_inbox(path: Path, home: Path, manifest: Manifest, archive: zipfile.ZipFile) -> int:
    """The backup's inbox, with what is not answered of the data folder's own."""
    if INBOX in manifest.files:
        with archive.open(INBOX) as file, path.open("wb") as out:
            shutil.copyfileobj(file, out)
    try:
        return take_over(home, path)
    except sqlite3.Error as error:
        raise Misconfigured(
            f"VYAPARI_HOME: the inbox in {home} cannot be read ({type(error).__name__}); move its"
            " files elsewhere to go on without them; nothing was changed"
        ) from error
