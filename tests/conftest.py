"""What tests of several parts stand on: a real Postgres, and a store on a database of its own."""

import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from vyapari.store import Store
from vyapari.store.migrate import migrate
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server

_TEMPLATE = "vyapari_template"


@dataclass(slots=True)
class Postgres:
    """A running server that hands out databases with the schema in place."""

    server: Server
    _names: Iterator[str] = field(default_factory=lambda: (f"t{n}" for n in itertools.count(1)))

    def fresh(self) -> str:
        """The name of a new database, empty but for the schema."""
        name = next(self._names)
        self._run("create database {} template {}", name, _TEMPLATE)
        return name

    def drop(self, name: str) -> None:
        self._run("drop database if exists {} with (force)", name)

    def conninfo(self, name: str) -> str:
        return self.server.conninfo(name)

    def prepare(self) -> None:
        self._run("create database {}", _TEMPLATE)
        migrate(self.server.conninfo(_TEMPLATE))

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.server.conninfo(), autocommit=True) as connection:
            query = sql.SQL(statement)
            connection.execute(query.format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One server for all tests of this process. It need not survive a power cut."""
    with tempfile.TemporaryDirectory(prefix="vyapari-tests-") as folder:
        server = Server(
            Path(folder) / "postgres",
            {"fsync": "off", "full_page_writes": "off", "max_connections": "60"},
        )
        server.start()
        try:
            databases = Postgres(server)
            databases.prepare()
            yield databases
        finally:
            server.stop()


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    """How to connect to a database of the test's own."""
    name = postgres.fresh()
    yield postgres.conninfo(name)
    postgres.drop(name)


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """A store on a database of the test's own."""
    transport = PostgresTransport(database, size=4)
    await transport.open()
    store = Store(transport)
    yield store
    await store.close()
