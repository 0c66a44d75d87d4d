"""A Supabase project: what it lets through, what its answers mean, and whether it is the right one.

That the books behave the same there is shown by all the other tests, which run on it too.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from email.utils import formatdate
from pathlib import Path

import httpx
import psycopg
import pytest
from aiohttp import web

from tests.conftest import LITE, Postgres, Project
from tests.store.ledger import Keeper, receipt
from tests.store.proxy import KEEP, LOSE, Gateway, gateway
from vyapari.bench.lite import PUBLIC_KEY, SECRET_KEY, SupabaseLite
from vyapari.books.commands import Booked, BookVoucher, ChangeShop
from vyapari.errors import Misconfigured, Rejected, Unavailable
from vyapari.store import Store
from vyapari.store.breaker import Breaker
from vyapari.store.hosted import HostedBooks
from vyapari.store.migrate import migrations
from vyapari.store.queue import WriteQueue
from vyapari.store.steady import SteadyTransport
from vyapari.store.supabase import KeyRefused, SupabaseTransport

NEWEST = migrations()[-1].version


@pytest.fixture
async def front(project: Project) -> AsyncIterator[Gateway]:
    async with gateway(project.server.url) as front:
        yield front


@pytest.fixture
async def transport(front: Gateway) -> AsyncIterator[SupabaseTransport]:
    transport = SupabaseTransport(front.url, SECRET_KEY)
    yield transport
    await transport.close()


async def examined(url: str, key: str = SECRET_KEY) -> str:
    """What the operator is told of a project that cannot be used."""
    books = HostedBooks(url, key)
    with pytest.raises(Misconfigured) as told:
        await books.examine()
    await books.store.close()
    assert "\n" not in str(told.value)
    assert key not in str(told.value)
    return str(told.value)


async def test_the_public_key_calls_nothing_and_sees_nothing(
    project: Project, postgres: Postgres
) -> None:
    with psycopg.connect(postgres.conninfo(project.database)) as connection:
        names = connection.execute(
            "select proname from pg_proc where proname like 'vyapari\\_%'"
        ).fetchall()
        tables = connection.execute(
            "select tablename from pg_tables where schemaname = 'vyapari'"
        ).fetchall()
    assert len(names) >= 17
    assert len(tables) >= 19
    public = SupabaseTransport(project.server.url, PUBLIC_KEY)
    for (name,) in names:
        with pytest.raises(KeyRefused):
            await public.call(name.removeprefix("vyapari_"), {})
    await public.close()
    for key in (PUBLIC_KEY, SECRET_KEY):
        headers = {"apikey": key, "Authorization": f"Bearer {key}"}
        async with httpx.AsyncClient(base_url=project.server.url, headers=headers) as client:
            for (table,) in tables:
                hidden = await client.get(f"/rest/v1/{table}")
                assert hidden.status_code == 404
                schema = {"Accept-Profile": "vyapari"}
                refused = await client.get(f"/rest/v1/{table}", headers=schema)
                assert refused.status_code == 406


async def test_the_right_project_is_taken(project: Project) -> None:
    books = HostedBooks(project.server.url, SECRET_KEY)
    await books.examine()
    keeper = Keeper(books.store)
    await keeper.open()
    await books.store.close()


@pytest.mark.parametrize("key", [PUBLIC_KEY, "sb_secret_of-another-project"])
async def test_a_key_that_is_not_taken_is_told(project: Project, key: str) -> None:
    assert (await examined(project.server.url, key)).startswith("SUPABASE_API_KEY: ")


@pytest.mark.parametrize("status", [404, 200])
async def test_what_is_no_project_is_told(front: Gateway, status: int) -> None:
    front.faults.append(web.Response(status=status, text="<h1>nothing here</h1>"))
    assert (await examined(front.url)).startswith("SUPABASE_URL_KEY: ")


async def test_a_schema_of_another_version_is_told(project: Project, postgres: Postgres) -> None:
    database = postgres.conninfo(project.database)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("insert into vyapari.migrations values (999, 'later', 'x')")
        try:
            told = await examined(project.server.url)
        finally:
            connection.execute("delete from vyapari.migrations where version = 999")
    assert f"at version 999, newer than this program's {NEWEST}" in told


async def test_a_project_without_the_schema_is_told_what_to_do(
    postgres: Postgres, tmp_path: Path
) -> None:
    lite = SupabaseLite(LITE, postgres.conninfo("postgres"), tmp_path / "log")
    lite.start()
    try:
        told = await examined(lite.url)
    finally:
        lite.stop()
    assert "run: vyapari migrate" in told


async def test_a_project_whose_database_is_in_trouble_may_be_the_right_one(front: Gateway) -> None:
    trouble = {"code": "23505", "message": "duplicate key value in a catalogue"}
    front.faults.append(web.json_response(trouble, status=409))
    books = HostedBooks(front.url, SECRET_KEY)
    with pytest.raises(Unavailable):
        await books.examine()
    await books.examine()
    await books.store.close()


async def test_a_project_that_cannot_be_reached_may_be_the_right_one(front: Gateway) -> None:
    front.down = True
    books = HostedBooks(front.url, SECRET_KEY)
    with pytest.raises(Unavailable):
        await books.examine()
    front.down = False
    await books.examine()
    await books.store.close()


async def test_it_comes_back_when_the_gateway_says(
    front: Gateway, transport: SupabaseTransport
) -> None:
    busy = web.Response(status=429, headers={"Retry-After": "0.3"})
    front.faults.append(busy)
    with pytest.raises(Unavailable) as told:
        await transport.call("shops", {"user_id": 1})
    assert told.value.retry_after == 0.3
    at = formatdate(time.time() + 90, usegmt=True)
    front.faults.append(web.Response(status=503, headers={"Retry-After": at}))
    with pytest.raises(Unavailable) as told:
        await transport.call("shops", {"user_id": 1})
    assert told.value.retry_after is not None
    assert 30 < told.value.retry_after <= 90
    store = Store(transport)
    front.faults.append(web.Response(status=429, headers={"Retry-After": "0.3"}))
    started = time.monotonic()
    assert await store.people.shops(1) == ()
    assert time.monotonic() - started >= 0.3


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 502, "text": "<h1>Bad gateway</h1>"},
        {"status": 521},
        {"status": 500, "text": '{"message": "an upstream error"}'},
        {"status": 503, "text": '{"code": "PGRST002", "message": "no schema cache"}'},
        {"status": 500, "text": '{"code": "40P01", "message": "deadlock detected"}'},
        {"status": 200, "text": "<h1>Sign in to this network</h1>"},
        {"status": 200, "text": '{"results": ['},
        {"status": 402, "text": '{"message": "over the quota"}'},
        {"status": 404, "text": '{"message": "no Route matched with those values"}'},
    ],
)
async def test_a_trouble_that_passes_is_worth_another_try(
    front: Gateway, transport: SupabaseTransport, answer: dict[str, object]
) -> None:
    front.faults.append(web.Response(**answer))  # type: ignore[arg-type]
    with pytest.raises(Unavailable):
        await transport.call("shops", {"user_id": 1})
    assert await transport.call("shops", {"user_id": 1}) == []


@pytest.mark.parametrize(
    ("status", "text", "code"),
    [
        (413, "too large", None),
        (400, '{"code": "22P05", "message": "no such character"}', "22P05"),
        (500, '{"code": "XX000", "message": "a defect"}', "XX000"),
        (404, '{"code": "PGRST202", "message": "no such function"}', "PGRST202"),
    ],
)
async def test_what_is_refused_for_good_is_not_tried_again(
    front: Gateway, transport: SupabaseTransport, status: int, text: str, code: str | None
) -> None:
    front.faults.append(web.Response(status=status, text=text))
    with pytest.raises(Rejected) as told:
        await transport.call("shops", {"user_id": 1})
    assert told.value.code == code


async def test_a_text_that_a_function_gives_is_no_strangers_page(
    transport: SupabaseTransport,
) -> None:
    store = Store(transport)
    keeper = Keeper(store)
    await keeper.open()
    await keeper.do(ChangeShop({"logo": "c2VjcmV0"}))
    assert await store.logo(keeper.shop_id) == b"secret"


async def test_a_batch_whose_answer_is_lost_is_booked_once(
    front: Gateway, transport: SupabaseTransport
) -> None:
    """The project committed and nobody was told so: the worst that a network does."""
    store = Store(transport)
    keepers = [Keeper(store, user=n) for n in range(1, 9)]
    await asyncio.gather(*(keeper.open() for keeper in keepers))
    parties = await asyncio.gather(*(keeper.party("Ramesh") for keeper in keepers))
    front.names.clear()
    front.faults.extend([LOSE, LOSE])
    commands = [
        keeper.command(BookVoucher(receipt(party, 100)))
        for keeper, party in zip(keepers, parties, strict=True)
    ]
    outcomes = await asyncio.gather(*map(store.submit, commands))
    assert front.names == ["apply"] * 3
    for keeper, outcome in zip(keepers, outcomes, strict=True):
        assert isinstance(outcome, Booked)
        assert outcome.repeated
        assert (await store.vouchers(keeper.shop_id)).count == 1
    await store.close()


async def test_an_answer_that_never_comes_is_asked_for_again(
    front: Gateway, transport: SupabaseTransport
) -> None:
    queue = WriteQueue(SteadyTransport(transport, patience=1.5))
    keeper = Keeper(Store(transport))
    await keeper.open()
    command = keeper.command(BookVoucher(receipt(await keeper.party("Ramesh"), 100)))
    front.names.clear()
    front.faults.append(KEEP)
    outcome = await queue.submit(command)
    assert isinstance(outcome, Booked)
    assert outcome.repeated
    assert front.names == ["apply", "apply"]
    await queue.close()
    await keeper.store.close()


async def test_while_it_is_away_it_is_asked_rarely_and_then_by_one(
    front: Gateway, transport: SupabaseTransport
) -> None:
    breaker = Breaker("it", cooldown=0.3)

    async def all_ask(deadline: float) -> list[object]:
        steady = SteadyTransport(transport, deadline=deadline, breaker=breaker)
        asking = (steady.call("shops", {"user_id": n}) for n in range(50))
        answers: list[object] = await asyncio.gather(*asking, return_exceptions=True)
        return answers

    front.down = True
    outcomes = await all_ask(deadline=1.2)
    assert all(isinstance(outcome, Unavailable) for outcome in outcomes)
    # Who was on the way when it went, and then one at a time.
    assert front.calls < 60
    front.down, front.calls = False, 0
    assert await all_ask(deadline=20) == [[]] * 50
    assert front.calls == 50


async def test_nothing_goes_through_a_closed_transport(transport: SupabaseTransport) -> None:
    await transport.close()
    await transport.close()
    with pytest.raises(Unavailable):
        await transport.call("shops", {"user_id": 1})
