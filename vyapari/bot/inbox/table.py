"""The inbox's one table: its SQL, and nothing that remembers anything."""

import json
import sqlite3
import time
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from vyapari.bot.inbox.letter import Letter, lane_of

#: ``state`` is waiting, done or dead. What is done keeps its update id, so that a duplicate is
#: known as one, and loses its payload.
SCHEMA = """
create table if not exists letters (
    seq integer primary key autoincrement,
    bot integer not null,
    update_id integer not null,
    lane text not null,
    state text not null default 'waiting',
    payload text not null,
    received_at real not null,
    attempts integer not null default 0,
    told integer not null default 0,
    again integer not null default 0,
    reason text,
    unique (bot, update_id)
) strict;
create index if not exists letters_waiting on letters (bot, lane, seq) where state = 'waiting';
create index if not exists letters_dead on letters (seq) where state = 'dead';
"""

_COLUMNS = "seq, update_id, lane, payload, received_at, attempts, told, again"


@dataclass(frozen=True, slots=True)
class Lanes:
    """Some lanes' first letters, lane by lane; ``all_of`` says that no other lane waits."""

    letters: list[list[Letter]]
    all_of: bool
    last_lane: str


def insert(db: sqlite3.Connection, bot: int, updates: Iterable[dict[str, Any]]) -> list[Letter]:
    """Add ``updates`` in their order; the letters of those that were not there yet."""
    now = time.time()
    added: list[Letter] = []
    for update in updates:
        update_id, lane = update["update_id"], lane_of(update)
        # In ASCII, for a text from outside may hold halves of characters.
        payload = json.dumps(update, separators=(",", ":"))
        row = db.execute(
            "insert into letters (bot, update_id, lane, payload, received_at)"
            " values (?, ?, ?, ?, ?) on conflict do nothing returning seq",
            (bot, update_id, lane, payload, now),
        ).fetchone()
        if row:
            added.append(Letter(row[0], update_id, lane, payload, now))
    return added


def read_lane(db: sqlite3.Connection, bot: int, lane: str, after: int, limit: int) -> list[Letter]:
    """The next letters of ``lane`` behind ``after``."""
    rows = db.execute(
        f"select {_COLUMNS} from letters"  # noqa: S608  nothing but the columns' names
        " where bot = ? and lane = ? and state = 'waiting' and seq > ? order by seq limit ?",
        (bot, lane, after, limit),
    )
    return [_letter(row) for row in rows]


def read_lanes(
    db: sqlite3.Connection, bot: int, after: str, held: AbstractSet[str], *, lanes: int, depth: int
) -> Lanes:
    """The first letters of up to ``lanes`` lanes that are not ``held``.

    The lanes after ``after`` come first, then those from the beginning, so that calls that go on
    from ``last_lane`` serve all in turn.
    """
    found: list[list[Letter]] = []
    last = after
    for start, end in ((after, None), ("", after)):
        lane = _lane_after(db, bot, start, end)
        while lane is not None:
            if lane not in held:
                if len(found) == lanes:
                    return Lanes(found, all_of=False, last_lane=last)
                found.append(read_lane(db, bot, lane, 0, depth))
                last = lane
            lane = _lane_after(db, bot, lane, end)
    return Lanes(found, all_of=True, last_lane=last)


def _lane_after(db: sqlite3.Connection, bot: int, lane: str, end: str | None) -> str | None:
    # One step in the index a lane, however many letters it holds.
    row = db.execute(
        "select lane from letters where bot = ? and lane > ? and state = 'waiting'"
        " order by lane limit 1",
        (bot, lane),
    ).fetchone()
    return row[0] if row and (end is None or row[0] <= end) else None


def mark_done(db: sqlite3.Connection, seq: int, *, forget: str | None = None) -> None:
    """Keep no more of the letter than that it was; of the dead ones of lane ``forget`` nothing."""
    db.execute("update letters set state = 'done', payload = '' where seq = ?", (seq,))
    if forget is not None:
        forget_dead(db, forget)


def forget_dead(db: sqlite3.Connection, lane: str) -> int:
    """Keep nothing of the dead letters of ``lane``; how many there were."""
    return db.execute("delete from letters where state = 'dead' and lane = ?", (lane,)).rowcount


def mark_later(db: sqlite3.Connection, seq: int, attempts: int, told: bool) -> None:
    """Note how often it has failed, and whether the merchant knows."""
    db.execute(
        "update letters set attempts = ?, told = ?, again = 1 where seq = ?", (attempts, told, seq)
    )


def mark_dead(db: sqlite3.Connection, seq: int, attempts: int, reason: str) -> None:
    """Lay it aside."""
    db.execute(
        "update letters set state = 'dead', attempts = ?, reason = ? where seq = ?",
        (attempts, reason, seq),
    )


def revive(db: sqlite3.Connection, seq: int | None) -> int:
    """Put a dead letter (``None``: all) at the end of its lane again; how many there were."""
    rows = db.execute(
        "delete from letters where state = 'dead' and (? is null or seq = ?)"
        " returning bot, update_id, lane, payload, received_at",
        (seq, seq),
    ).fetchall()
    db.executemany(
        "insert into letters (bot, update_id, lane, payload, received_at, again)"
        " values (?, ?, ?, ?, ?, 1)",
        rows,
    )
    return len(rows)


def absorb(db: sqlite3.Connection) -> int:
    """Take over what is not done in the attached database ``gone``; how many letters that were."""
    return db.execute(
        "insert into main.letters (bot, update_id, lane, state, payload, received_at, attempts,"
        " told, again, reason) select bot, update_id, lane, state, payload, received_at, attempts,"
        " told, 1, reason from gone.letters where state <> 'done' order by seq"
        " on conflict do nothing"
    ).rowcount


def prune(db: sqlite3.Connection, before: float, limit: int) -> int:
    """Forget up to ``limit`` letters that came before ``before`` and are done."""
    return db.execute(
        "delete from letters where seq in (select seq from letters"
        " where state = 'done' and received_at < ? order by seq limit ?)",
        (before, limit),
    ).rowcount


def last_seq(db: sqlite3.Connection) -> int:
    """The newest letter's number."""
    return int(db.execute("select coalesce(max(seq), 0) from letters").fetchone()[0])


def changes_elsewhere(db: sqlite3.Connection) -> int:
    """A number that changes when another process has written."""
    return int(db.execute("pragma data_version").fetchone()[0])


def _letter(row: tuple[Any, ...]) -> Letter:
    seq, update_id, lane, payload, received_at, attempts, told, again = row
    return Letter(
        seq,
        update_id,
        lane,
        payload,
        received_at,
        attempts=attempts,
        told=bool(told),
        again=bool(again),
    )
