"""``vyapari inbox``: what waits, what failed, and once more for what failed.

It works on the inbox's file while the bot runs, too: a letter that is revived is taken up within
seconds. With a Redis there may be letters on the disk, too, from when that was away.
"""

import argparse
import asyncio
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect
from vyapari.bot.inbox.merge import file_of
from vyapari.errors import Misconfigured
from vyapari.settings import Settings, load_settings

#: The most that a letter's number has.
_DIGITS = 18


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``list``, ``show ID``, ``retry ID`` or ``retry --all``."""
    steps = parser.add_subparsers(metavar="STEP", dest="step", required=True)
    steps.add_parser("list", help="how much waits, and the dead letters")
    show = steps.add_parser("show", help="one letter whole, with what the merchant wrote")
    show.add_argument("id", type=_number, metavar="ID")
    again = steps.add_parser("retry", help="have dead letters dealt with again")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("id", type=_number, nargs="?", metavar="ID")
    which.add_argument("--all", action="store_true")


def main(chosen: argparse.Namespace) -> int:
    """Look into the inbox that the settings name; 1 where there is no such letter."""
    settings = load_settings()
    which = None if chosen.step == "list" or getattr(chosen, "all", False) else chosen.id
    path = file_of(settings.vyapari_home)
    try:
        if settings.redis_url is not None:
            return asyncio.run(_look_into_redis(settings, chosen.step, which))
        if chosen.step == "list":
            return show_all(path, sys.stdout)
        if chosen.step == "show":
            return show_one(path, chosen.id, sys.stdout)
        return retry(path, which, sys.stdout)
    except (sqlite3.Error, OSError) as error:
        raise Misconfigured(
            f"VYAPARI_HOME: the inbox in {path.parent} cannot be read ({type(error).__name__}); run"
            " this as the user that the bot runs as, or see: vyapari doctor"
        ) from error


def _number(given: str) -> int:
    if not given.isdecimal() or len(given) > _DIGITS:
        raise argparse.ArgumentTypeError(f"{given!r} is no letter's number")
    return int(given)


async def _look_into_redis(settings: Settings, step: str, which: int | None) -> int:
    from vyapari.cli import inbox_shared  # noqa: PLC0415  only with several instances
    from vyapari.parts import open_shared  # noqa: PLC0415

    async with open_shared(settings) as shared:
        if step == "list":
            await inbox_shared.show_all(shared, sys.stdout)
            return _each_on_disk(settings.vyapari_home, _tell_dead)
        if step == "show":
            return await inbox_shared.show_one(shared, which or 0, sys.stdout)
        code = await inbox_shared.retry(shared, which, sys.stdout)
        return _each_on_disk(settings.vyapari_home, _revive_dead) if which is None else code


def _each_on_disk(home: Path, work: Callable[[Path, sqlite3.Connection], None]) -> int:
    """Do it with each file that has dead letters: every worker has one."""
    for path in sorted(home.glob("inbox*.sqlite3")):
        with closing(_open(path)) as db:
            if db.execute("select 1 from letters where state = 'dead' limit 1").fetchone():
                work(path, db)
    return 0


def _tell_dead(path: Path, db: sqlite3.Connection) -> None:
    (dead,) = db.execute("select count(*) from letters where state = 'dead'").fetchone()
    sys.stdout.write(f"{dead} dead on this disk, in {path.name}; see: vyapari inbox retry --all\n")


def _revive_dead(path: Path, db: sqlite3.Connection) -> None:
    db.execute("begin immediate")
    revived = table.revive(db, None)
    db.execute("commit")
    sys.stdout.write(f"{revived} of {path.name} will be dealt with again\n")


def show_all(path: Path, out: TextIO) -> int:
    """How many wait, and the dead letters: of which chat each is, and no word of it."""
    with closing(_open(path)) as db:
        waiting, oldest = db.execute(
            "select count(*), min(received_at) from letters where state = 'waiting'"
        ).fetchone()
        dead = db.execute(
            "select seq, received_at, lane, attempts, reason, payload from letters"
            " where state = 'dead' order by seq"
        ).fetchall()
    since = f", the oldest since {moment(oldest)}" if waiting else ""
    out.write(f"{waiting} waiting{since}; {len(dead)} dead\n")
    if dead:
        out.write(f"{'ID':>8}  {'RECEIVED':23}  {'CHAT':>14}  {'TRIES':>5}  KIND, REASON\n")
    out.writelines(
        f"{seq:>8}  {moment(received_at):23}  {lane:>14}  {attempts:>5}"
        f"  {kind(payload)}, {reason}\n"
        for seq, received_at, lane, attempts, reason, payload in dead
    )
    return 0


def show_one(path: Path, seq: int, out: TextIO) -> int:
    """One letter whole, what the merchant wrote included; 1 if there is none."""
    with closing(_open(path)) as db:
        row = db.execute(
            "select state, attempts, reason, received_at, payload from letters where seq = ?",
            (seq,),
        ).fetchone()
    if row is None:
        out.write(f"there is no letter {seq}\n")
        return 1
    state, attempts, reason, received_at, payload = row
    out.write(f"{state}, {attempts} tries, {reason or 'no failure'}, {moment(received_at)}\n")
    if payload:
        out.write(json.dumps(json.loads(payload), ensure_ascii=False, indent=2) + "\n")
    return 0


def retry(path: Path, seq: int | None, out: TextIO) -> int:
    """Revive a dead letter, or all for ``None``; 1 if there is none to revive."""
    with closing(_open(path)) as db:
        db.execute("begin immediate")
        revived = table.revive(db, seq)
        db.execute("commit")
    out.write(f"{revived} will be dealt with again\n")
    return 0 if revived or seq is None else 1


def _open(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise Misconfigured(
            f"VYAPARI_HOME: there is no inbox in {path.parent}; name the folder that the bot uses, "
            "for example VYAPARI_HOME=/var/lib/vyapari"
        )
    return connect(path, table.SCHEMA)


def kind(payload: str) -> str:
    update: dict[str, Any] = json.loads(payload)
    return next((name for name in update if name != "update_id"), "nothing")


def moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
