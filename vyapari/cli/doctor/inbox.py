"""The inbox: how much waits, for how long, and what could not be dealt with."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from vyapari.cli.doctor.finding import Finding, aside, failed, ok, warning
from vyapari.cli.inbox.shared import count
from vyapari.errors import Misconfigured
from vyapari.ops.plural import counted
from vyapari.parts import open_shared
from vyapari.settings import Settings

_PART = "inbox"
#: Seconds after which a message that waits has been forgotten, or the bot does not run.
_LONG = 300.0


async def look(settings: Settings) -> list[Finding]:
    """On the disk, whose file each worker has, and in Redis."""
    findings = await aside(lambda: _on_disk(settings.vyapari_home))
    if settings.redis_url is not None:
        findings += await _in_redis(settings)
    return findings or [ok(_PART, "none yet: the first start makes it")]


def _on_disk(home: Path) -> list[Finding]:
    if not home.exists():
        return []
    # A glob would be silent about a folder that it may not look into.
    return [_of_file(path) for path in sorted(home.iterdir()) if path.match("inbox*.sqlite3")]


def _of_file(path: Path) -> Finding:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as db:
            (whole,) = db.execute("pragma quick_check(1)").fetchone()
            waiting, oldest, dead = db.execute(
                "select count(*) filter (where state = 'waiting'),"
                " min(received_at) filter (where state = 'waiting'),"
                " count(*) filter (where state = 'dead') from letters where state <> 'done'"
            ).fetchone()
    except sqlite3.Error as error:
        advice = "stop vyapari, keep the file, and start it again; or restore a backup"
        return failed(_PART, f"{path.name} cannot be read ({type(error).__name__})", advice)
    if whole != "ok":
        advice = "stop vyapari, keep the file, and restore a backup"
        return failed(_PART, f"{path.name} is damaged", advice)
    told = f"{path.name}: {waiting} waiting, {dead} dead"
    age = time.time() - oldest if waiting else 0.0
    if age > _LONG:
        told += f", the oldest for {counted(round(age / 60), 'minute')}"
        return warning(_PART, told, "see whether the bot runs, and its books; nothing is lost")
    return _with_dead(told, dead)


async def _in_redis(settings: Settings) -> list[Finding]:
    try:
        async with open_shared(settings) as shared:
            turns, workers = await count(shared)
            dead = int(await shared.call("ZCARD", shared.key("dead")))
    except Misconfigured:
        return []  # which the check of Redis tells
    told = f"Redis: {counted(turns, 'chat')} waiting, {dead} dead, {counted(workers, 'worker')}"
    if turns and not workers:
        return [warning(_PART, told, "start vyapari: nobody deals with them")]
    return [_with_dead(told, dead)]


def _with_dead(told: str, dead: int) -> Finding:
    if dead:
        return warning(_PART, told, "see: vyapari inbox list, then: vyapari inbox retry")
    return ok(_PART, told)
