"""What tests of several parts stand on: a real Postgres, and a store on a database of its own;
and Supabase's own local server before such a database."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql

from tests.program import data_folder
from tests.redis import RedisServer
from vyapari.bench.lite import SupabaseLite
from vyapari.bench.processes import sandbox
from vyapari.ops.shared import Shared
from vyapari.store import Store
from vyapari.store.migrate import migrate
from vyapari.store.postgres import PostgresTransport
from vyapari.store.server import Server

# The same examples in each run; ``HYPOTHESIS_PROFILE=search`` looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_TEMPLATE = "vyapari_template"
#: Where ``.ci/setup tests`` installs Supabase Lite.
LITE = Path(__file__).parents[1] / ".ci" / "lite"

_CUT_OFF = """
    select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()"""
#: Emptying a database is ten times as quick as making one. The tables refuse it, as they should;
#: a superuser's session may leave their triggers out.
_EMPTY = """
    set session_replication_role = replica;
    do $$
    declare
        t record;
    begin
        for t in select tablename from pg_tables
            where schemaname = 'vyapari' and tablename <> 'migrations'
        loop
            execute format('delete from vyapari.%I', t.tablename);
        end loop;
        perform setval('vyapari.voucher_seq', 1, false);
    end
    $$;
"""


@dataclass(slots=True)
class Postgres:
    """A running server that hands out databases with the schema in place and nothing else."""

    server: Server
    _count: int = 0
    _used: list[str] = field(default_factory=list)

    def prepare(self) -> None:
        self._run("create database {}", _TEMPLATE)
        migrate(self.server.conninfo(_TEMPLATE))
        self._run("alter role {} bypassrls", "service_role")  # as it is in a Supabase project

    def conninfo(self, name: str) -> str:
        return self.server.conninfo(name)

    def fresh(self) -> str:
        """The name of an empty database, nobody else's until it is given back."""
        if self._used:
            name = self._used.pop()
            with psycopg.connect(self.conninfo(name), autocommit=True) as connection:
                connection.execute(_CUT_OFF)
            self.empty(name)
            return name
        self._count += 1
        name = f"t{self._count}"
        self._run("create database {} template {}", name, _TEMPLATE)
        return name

    def empty(self, name: str) -> None:
        """Remove every row from a database, while others may be connected to it."""
        with psycopg.connect(self.conninfo(name), autocommit=True) as connection:
            connection.execute(_EMPTY)

    def give_back(self, name: str) -> None:
        """The database is not needed any more; its schema is as it was."""
        self._used.append(name)

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


@dataclass(frozen=True, slots=True)
class Project:
    """A Supabase project on this machine, and its database's name."""

    server: SupabaseLite
    database: str


@pytest.fixture(scope="session")
def running_project(postgres: Postgres) -> Iterator[Project]:
    """One for all tests of this process; get it from ``project``."""
    name = postgres.fresh()
    with tempfile.TemporaryDirectory(prefix="vyapari-lite-") as folder:
        server = SupabaseLite(LITE, postgres.conninfo(name), Path(folder) / "log")
        server.start()
        yield Project(server, name)
        server.stop()


@pytest.fixture
def project(running_project: Project, postgres: Postgres) -> Project:
    """A running Supabase project with nothing in it but the schema."""
    postgres.empty(running_project.database)
    return running_project


@pytest.fixture
def database(postgres: Postgres) -> Iterator[str]:
    """How to connect to a database of the test's own."""
    name = postgres.fresh()
    yield postgres.conninfo(name)
    postgres.give_back(name)


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """A store on a database of the test's own."""
    transport = PostgresTransport(database, size=4)
    await transport.open()
    store = Store(transport)
    yield store
    await store.close()


@pytest.fixture
async def root() -> AsyncIterator[str]:
    """A Telegram of the test's own: its address."""
    async with sandbox() as url:
        yield url


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where a whole program may keep its data."""
    with data_folder() as path:
        yield path


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    """A Redis of the test's own."""
    folder = tmp_path / "redis"
    folder.mkdir()
    server = RedisServer(folder)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def shared(redis: RedisServer) -> AsyncIterator[Shared]:
    """One instance's connections to it."""
    shared = Shared(redis.url, "1000")
    yield shared
    await shared.close()
