"""The inbox in files, of one instance or of what each worker kept while Redis was away."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TextIO

from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect
from vyapari.cli.inbox.telling import kind, moment, whole
from vyapari.errors import Misconfigured
from vyapari.ops.plural import counted


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
    tries = counted(attempts, "try", "tries")
    out.write(f"{state}, {tries}, {reason or 'no failure'}, {moment(received_at)}\n")
    if payload:
        out.write(whole(payload))
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


def tell_dead(home: Path, out: TextIO) -> int:
    """How many dead letters each file of ``home`` has."""

    def tell(path: Path, db: sqlite3.Connection) -> None:
        (dead,) = db.execute("select count(*) from letters where state = 'dead'").fetchone()
        out.write(f"{dead} dead on this disk, in {path.name}; see: vyapari inbox retry --all\n")

    return _each(home, tell)


def revive_dead(home: Path, out: TextIO) -> int:
    """Revive the dead letters of every file of ``home``."""

    def revive(path: Path, db: sqlite3.Connection) -> None:
        db.execute("begin immediate")
        revived = table.revive(db, None)
        db.execute("commit")
        out.write(f"{revived} of {path.name} will be dealt with again\n")

    return _each(home, revive)


def _each(home: Path, work: Callable[[Path, sqlite3.Connection], None]) -> int:
    """Do it with each file that has dead letters: every worker has one."""
    for path in sorted(home.glob("inbox*.sqlite3")):
        with closing(_open(path)) as db:
            if db.execute("select 1 from letters where state = 'dead' limit 1").fetchone():
                work(path, db)
    return 0
