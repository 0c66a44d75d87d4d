"""Bringing a database's schema to the version that this program speaks."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import psycopg
import structlog
from psycopg import sql

from vyapari.errors import Misconfigured, Rejected
from vyapari.store.transport import Transport

_log = structlog.get_logger(__name__)

#: One migrator at a time, whatever else the database holds.
_LOCK = 7_226_194_201
#: Has the API before a database, where there is one, look at its functions anew.
_RELOAD = "notify pgrst, 'reload schema';"


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of SQL, applied once and never edited after a release."""

    version: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def script(self) -> str:
        """The SQL, followed by its own entry in the record."""
        entry = sql.SQL(
            "insert into vyapari.migrations (version, name, checksum) values ({}, {}, {});\n"
        ).format(self.version, self.name, self.checksum)
        return f"{self.text.rstrip()}\n\n{entry.as_string()}"


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations of this program, in their order."""
    found = []
    for file in files("vyapari.store").joinpath("migrations").iterdir():
        number, _, name = file.name.removesuffix(".sql").partition("_")
        if file.name.endswith(".sql"):
            found.append(Migration(int(number), name, file.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda m: m.version))


def script(since: int = 0) -> str:
    """What brings a database from version ``since`` to this program's, in one transaction.

    Empty when there is nothing to do. Fit for an SQL editor such as Supabase's.
    """
    pending = [m for m in migrations() if m.version > since]
    if not pending:
        return ""
    parts = (f"-- {m.version:04d} {m.name}\n{m.script()}" for m in pending)
    return "begin;\n\n" + "\n".join(parts) + f"\n{_RELOAD}\ncommit;\n"


def migrate(conninfo: str, *, until: int | None = None) -> tuple[Migration, ...]:
    """Apply what is pending, all or nothing, and return it. Blocks: call it from a thread.

    ``until`` is the last version wanted, ``None`` for this program's.

    Raises ``Misconfigured`` when the database is newer than this program or its record does not
    fit this program's migrations, and ``psycopg.Error`` when it cannot be reached.
    """
    with psycopg.connect(conninfo) as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
        record = recorded(connection)
        compare(record)
        pending = tuple(
            m
            for m in migrations()
            if m.version not in record and (until is None or m.version <= until)
        )
        for migration in pending:
            connection.execute(migration.script().encode())
        if pending:
            connection.execute(_RELOAD)
    if pending:
        _log.info("migrations.applied", count=len(pending), version=pending[-1].version)
    return pending


def applied(conninfo: str) -> int:
    """The version of the schema there, 0 for none; its record fits this program's migrations.

    Blocks. Raises ``Misconfigured`` when it is newer or does not fit, and ``psycopg.Error``.
    """
    with psycopg.connect(conninfo, connect_timeout=8) as connection:
        record = recorded(connection)
    compare(record)
    return max(record, default=0)


def migrate_url(url: str) -> tuple[Migration, ...]:
    """As ``migrate``, for the database at an operator's ``SUPABASE_DB_URL``.

    Raises ``Misconfigured`` also when that cannot be reached.
    """
    with _at_the_url():
        return migrate(url)


def applied_at_url(url: str) -> int:
    """As ``applied``, for ``SUPABASE_DB_URL``."""
    with _at_the_url():
        return applied(url)


async def schema_version(transport: Transport) -> int:
    """The database's version, 0 where there is no schema yet. Raises ``Unavailable``."""
    try:
        return int((await transport.call("schema_version", {}))["version"])
    except Rejected as error:
        if error.code in {"42883", "3F000", "PGRST202"}:  # no such function or schema
            return 0
        raise


async def check_version(transport: Transport) -> None:
    """Raise ``Misconfigured``, saying what to do, unless the versions are the same."""
    there, here = await schema_version(transport), migrations()[-1].version
    if there < here:
        raise Misconfigured(
            f"the books' schema is at version {there}, this program needs {here}; "
            "run: vyapari migrate"
        )
    if there > here:
        raise Misconfigured(
            f"the books' schema is at version {there}, newer than this program's {here}; "
            "run a newer vyapari"
        )


@contextmanager
def _at_the_url() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        told = str(error).strip().splitlines() or ["it does not answer"]
        raise Misconfigured(f"SUPABASE_DB_URL: {told[0]}") from error
    except psycopg.ProgrammingError as error:
        if error.sqlstate is not None:
            raise
        raise Misconfigured("SUPABASE_DB_URL: is not the URL of a Postgres") from error


def recorded(connection: psycopg.Connection) -> dict[int, str]:
    """The migrations that were applied, their checksums by version."""
    known = connection.execute("select to_regclass('vyapari.migrations')").fetchone()
    if known is None or known[0] is None:
        return {}
    rows = connection.execute("select version, checksum from vyapari.migrations").fetchall()
    return {int(version): str(checksum) for version, checksum in rows}


def compare(record: Mapping[int, str]) -> None:
    """Raise ``Misconfigured`` unless this program can go on from such a record."""
    ours = {m.version: m.checksum for m in migrations()}
    if record and max(record) > max(ours):
        raise Misconfigured(
            f"the books' schema is at version {max(record)}, newer than this program's "
            f"{max(ours)}; run a newer vyapari"
        )
    for version, checksum in sorted(record.items()):
        if ours.get(version) != checksum:
            raise Misconfigured(
                f"the books' schema was made by another form of migration {version}; "
                "this program cannot go on from there"
            )
