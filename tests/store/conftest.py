"""A shop whose books are open; each test that has it runs on every transport."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest

from tests.conftest import Postgres, Project
from tests.store.ledger import Keeper
from vyapari.bench.lite import SECRET_KEY
from vyapari.store import Store
from vyapari.store.hosted import HostedBooks
from vyapari.store.postgres import PostgresTransport
from vyapari.store.supabase import SupabaseTransport
from vyapari.store.transport import Transport

#: Opens one more transport to the test's database.
Connect = Callable[[], Awaitable[Transport]]


@pytest.fixture(params=["postgres", "supabase"])
def project_or_none(request: pytest.FixtureRequest) -> Project | None:
    if request.param == "postgres":
        return None
    project: Project = request.getfixturevalue("project")
    return project


@pytest.fixture
def database(postgres: Postgres, project_or_none: Project | None) -> Iterator[str]:
    """How to connect to the store's database, past any API."""
    if project_or_none is not None:
        yield postgres.conninfo(project_or_none.database)
        return
    name = postgres.fresh()
    yield postgres.conninfo(name)
    postgres.give_back(name)


@pytest.fixture
def connect(database: str, project_or_none: Project | None) -> Connect:
    async def to_postgres() -> Transport:
        transport = PostgresTransport(database, size=4)
        await transport.open()
        return transport

    async def to_supabase() -> Transport:
        assert project_or_none is not None
        return SupabaseTransport(project_or_none.server.url, SECRET_KEY)

    return to_postgres if project_or_none is None else to_supabase


@pytest.fixture
async def store(connect: Connect) -> AsyncIterator[Store]:
    store = Store(await connect())
    yield store
    await store.close()


@pytest.fixture
async def shop(store: Store) -> Keeper:
    keeper = Keeper(store)
    await keeper.open()
    return keeper


@pytest.fixture
async def keeper(project: Project) -> AsyncIterator[Keeper]:
    """A shop in a project, whose files lie behind links that last a week."""
    keeper = Keeper(HostedBooks(project.server.url, SECRET_KEY, link_days=7).store)
    await keeper.open()
    yield keeper
    await keeper.store.close()
