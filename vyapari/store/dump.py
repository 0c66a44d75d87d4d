"""A database's rows, written out and read in again by Postgres' own programs.

What is written is the rows alone, in the form of ``pg_dump --format=custom``, all of one moment.
The schema is this program's: the migrations make it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from vyapari.errors import Misconfigured
from vyapari.store.migrate import recorded
from vyapari.store.programs import binaries, telling_line

#: How Postgres' programs are told of a connection: a password on the command line others can read.
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "options": "PGOPTIONS",
}


@dataclass(frozen=True, slots=True)
class Dumped:
    """What was written: the migrations' checksums by version, and how many rows each table has."""

    schema: dict[int, str]
    rows: dict[str, int]


def dump(conninfo: str, out: IO[bytes]) -> Dumped:
    """Write the rows to ``out`` as they are at one moment, while others go on writing. Blocks.

    Raises ``Misconfigured`` when Postgres' program fails, and ``psycopg.Error``.
    """
    with psycopg.connect(conninfo) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        moment = connection.execute("select pg_export_snapshot()").fetchone()
        schema = recorded(connection)
        if not schema or moment is None:
            raise Misconfigured("there are no books in this database")
        dumped = Dumped(schema, _rows(connection))
        arguments = ("--format=custom", "--data-only", "--schema=vyapari", "--no-owner")
        left_out = "--exclude-table-data=vyapari.migrations"
        with _program("pg_dump", conninfo, *arguments, left_out, f"--snapshot={moment[0]}") as runs:
            runs.stdin.close()
            shutil.copyfileobj(runs.stdout, out, 1 << 20)
    return dumped


def load(conninfo: str, source: IO[bytes]) -> dict[str, int]:
    """Read what ``dump`` has written into a schema of the same version, all or nothing. Blocks.

    How many rows each table has then. Raises as ``dump``.
    """
    arguments = ("--data-only", "--disable-triggers", "--single-transaction", "--exit-on-error")
    where = f"--dbname={conninfo_to_dict(conninfo)['dbname']}"
    # Where it has ended early, its exit code and words tell why.
    with _program("pg_restore", conninfo, *arguments, where) as runs, suppress(BrokenPipeError):
        shutil.copyfileobj(source, runs.stdin, 1 << 20)
    with psycopg.connect(conninfo) as connection:
        connection.execute("analyze")
        return _rows(connection)


@dataclass(frozen=True, slots=True)
class _Running:
    stdin: IO[bytes]
    stdout: IO[bytes]


@contextmanager
def _program(program: str, conninfo: str, *arguments: str) -> Iterator[_Running]:
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 - our own binaries, no shell
            [str(binaries() / program), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env={"PATH": os.defpath, "LC_ALL": "C", **_environment(conninfo)},
        ) as process,
    ):
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a program without its pipes")
        try:
            yield _Running(process.stdin, process.stdout)
        except BaseException:
            process.kill()
            raise
        with suppress(BrokenPipeError):
            process.stdin.close()
        if process.wait():
            said.seek(0)
            words = telling_line(said.read().decode(errors="replace"))
            raise Misconfigured(f"{program} failed: {words}")


def _environment(conninfo: str) -> Mapping[str, str]:
    given = conninfo_to_dict(conninfo)
    return {_VARIABLES[name]: str(value) for name, value in given.items() if name in _VARIABLES}


def _rows(connection: psycopg.Connection) -> dict[str, int]:
    names = connection.execute(
        "select tablename from pg_tables where schemaname = 'vyapari'"
        " and tablename <> 'migrations' order by 1"
    ).fetchall()
    counts = {}
    for (name,) in names:
        query = sql.SQL("select count(*) from {}").format(sql.Identifier("vyapari", name))
        found = connection.execute(query).fetchone()
        counts[str(name)] = int(found[0]) if found else 0
    return counts
