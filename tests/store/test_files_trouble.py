"""Files behind links while the storage is in trouble, or lost for a while."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from aiohttp import web
from storage3 import AsyncStorageClient
from supabase import AsyncClient, AsyncClientOptions

from tests.conftest import Postgres, Project
from tests.store.filing import BUCKET, PDF, files_of, gone, linked, object_of, opened, rows
from tests.store.ledger import Keeper, new_id, receipt
from tests.store.proxy import KEEP, LOSE, Gateway, gateway
from vyapari.bench.lite import SECRET_KEY
from vyapari.books.commands import EraseShop
from vyapari.errors import Unavailable
from vyapari.store.bucket import SupabaseBucket
from vyapari.store.files import Files
from vyapari.store.hosted import HostedBooks


@asynccontextmanager
async def through(
    project: Project, keeper: Keeper, **patience: float
) -> AsyncIterator[tuple[Gateway, Files]]:
    """The shop's files, in a storage behind a gateway."""
    async with gateway(project.server.url) as front:
        files = Files(keeper.store._writes, SupabaseBucket(front.url, SECRET_KEY), 7, **patience)
        yield front, files
        await files.close()


@asynccontextmanager
async def storage_of(project: Project) -> AsyncIterator[AsyncStorageClient]:
    """The project's storage, as somebody with the secret key has it."""
    async with httpx.AsyncClient() as http:
        options = AsyncClientOptions(
            httpx_client=http, auto_refresh_token=False, persist_session=False
        )
        yield AsyncClient(project.server.url, SECRET_KEY, options).storage


def told(status: int, error: str = "Trouble") -> web.Response:
    """What the storage says for itself is in the body; the answer's status is 400 anyway."""
    body = f'{{"statusCode":"{status}","error":"{error}","message":"x"}}'
    return web.Response(status=400, text=body, content_type="application/json")


@pytest.mark.parametrize(
    "faults",
    [
        [LOSE],  # the bucket was made
        [None, None, LOSE],  # the file was kept
        [None, None, None, LOSE],  # the link was made
        [None, None, LOSE, LOSE, None, LOSE],
        [web.Response(status=503), web.Response(status=540), web.Response(status=520)],
        [web.Response(status=429, headers={"Retry-After": "0.1"})],
        [None, None, told(503, "SlowDown"), told(423, "ResourceLocked"), told(409, "Duplicate")],
        [None, None, web.Response(status=200, text="<h1>Sign in to this network</h1>")],
    ],
)
async def test_what_passes_is_tried_again_and_nothing_is_there_twice(
    project: Project,
    keeper: Keeper,
    postgres: Postgres,
    faults: list[web.Response | str | None],
) -> None:
    about = f"slip:{new_id()}"
    before = object_of(await linked(keeper, about, b"%PDF as it was before"))
    async with through(project, keeper) as (front, files):
        front.faults.extend(faults)
        link = await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
        assert link is not None
        assert not front.faults
        assert object_of(link.url) == before
        answer = await opened(link.url.replace(front.url, project.server.url))
        assert answer.content == PDF
    assert rows(postgres, project) == 1


@pytest.mark.parametrize(
    "refusal",
    [
        web.Response(status=401, text="no"),
        web.Response(status=404, text="no such page"),
        told(401, "InvalidJWT"),
        told(403, "Unauthorized"),
        told(404, "Bucket not found"),
        told(413, "Payload too large"),
        told(415, "invalid_mime_type"),
    ],
)
async def test_what_is_refused_is_not_tried_again_and_the_next_one_works(
    project: Project, keeper: Keeper, refusal: web.Response
) -> None:
    async with through(project, keeper) as (front, files):
        about = f"slip:{new_id()}"
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
        front.faults.append(refusal)
        front.calls = 0
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf") is None
        assert front.calls == 1
        link = await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
        assert link is not None


async def test_a_bucket_with_the_rules_of_an_earlier_program_takes_exports_too(
    project: Project, keeper: Keeper
) -> None:
    await linked(keeper, f"slip:{new_id()}")
    async with storage_of(project) as storage:
        earlier = {"public": False, "allowed_mime_types": ["application/pdf"]}
        await storage.update_bucket(BUCKET, earlier)  # type: ignore[arg-type]
    running, started = files_of(keeper), HostedBooks(project.server.url, SECRET_KEY, link_days=7)
    about = f"export:{new_id()}"
    assert await running.link(keeper.shop_id, about, PDF, "All.csv") is None
    assert await running.link(keeper.shop_id, about, PDF, "All.csv")
    async with storage_of(project) as storage:
        await storage.update_bucket(BUCKET, earlier)  # type: ignore[arg-type]
    assert started.store.files is not None
    assert await started.store.files.link(keeper.shop_id, about, PDF, "All.csv")
    await started.store.close()


async def test_a_bucket_that_somebody_has_removed_is_made_again_for_the_next_one(
    project: Project, keeper: Keeper
) -> None:
    about = f"slip:{new_id()}"
    async with through(project, keeper) as (front, files):
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
        async with storage_of(project) as storage:
            await storage.empty_bucket(BUCKET)
            await storage.delete_bucket(BUCKET)
        front.calls = 0
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf") is None
        assert front.calls == 1
        link = await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
        assert link is not None
        assert (await opened(link.url.replace(front.url, project.server.url))).content == PDF


@pytest.mark.parametrize(
    "trouble",
    [
        lambda: None,  # nobody is there
        lambda: LOSE,
        lambda: web.Response(status=200, text="<h1>Sign in to this network</h1>"),
        lambda: web.Response(status=404, text="<h1>There is no project of this name</h1>"),
        lambda: web.Response(status=401, text="no"),
        lambda: told(403, "Unauthorized"),
        lambda: told(500, "DatabaseError"),
    ],
)
async def test_what_could_not_be_removed_is_removed_when_the_storage_is_back(
    project: Project,
    keeper: Keeper,
    postgres: Postgres,
    trouble: Callable[[], web.Response | str | None],
) -> None:
    """A link that has ended, a bill that was taken back, all of a shop that was erased."""
    party = await keeper.party("Ramesh")
    bill = (await keeper.book(receipt(party, 100)))["voucher"]["id"]
    other = Keeper(keeper.store, user=2)
    await other.open()
    urls = [await linked(keeper, f"voucher:{bill}"), await linked(other, f"export:{new_id()}")]
    await keeper.reverse(bill)
    await other.do(EraseShop())
    ended = await linked(keeper, f"export:{new_id()}")
    now = datetime.now(UTC)
    async with through(project, keeper, deadline=0) as (front, files):
        for url, when in ((urls, now), ([ended], now + timedelta(days=8))):
            fault = trouble()
            front.down = fault is None
            if fault is not None:
                front.faults.append(fault)
            with pytest.raises(Unavailable):
                await files.sweep(when)
            assert rows(postgres, project) == (3 if url == urls else 1)
            front.down = False
            assert await files.sweep(when) == 0  # another instance may still be at it
            assert await files.sweep(when + timedelta(minutes=11)) == len(url)
            assert all([await gone(each) for each in url])
    assert rows(postgres, project) == 0


async def test_a_removal_is_tried_again_at_once_where_its_trouble_passes(
    project: Project, keeper: Keeper
) -> None:
    url = await linked(keeper, f"slip:{new_id()}")
    async with through(project, keeper) as (front, files):
        front.faults.extend([LOSE, web.Response(status=503)])
        assert await files.sweep(datetime.now(UTC) + timedelta(days=8)) == 1
        assert not front.faults
        assert await gone(url)


async def test_of_a_bucket_that_is_gone_nothing_is_left_to_remove(
    project: Project, keeper: Keeper, postgres: Postgres
) -> None:
    await linked(keeper, f"slip:{new_id()}")
    later = datetime.now(UTC) + timedelta(days=8)
    async with through(project, keeper) as (front, files):
        front.faults.extend([told(404, "Bucket not found") for _ in range(2)])
        assert await files.sweep(later) == 1
        assert await files.sweep(later + timedelta(minutes=11)) == 1
    assert rows(postgres, project) == 0


async def test_a_storage_that_is_away_is_given_up_in_time(project: Project, keeper: Keeper) -> None:
    async with through(project, keeper, deadline=0.3) as (front, files):
        about = f"slip:{new_id()}"
        front.down = True
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf") is None
        assert front.calls > 1
        front.down, front.calls = False, 0
        front.faults.append(web.Response(status=503, headers={"Retry-After": "3600"}))
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf") is None
        assert front.calls == 1  # it would be for nothing
        assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf")
    assert await files.link(keeper.shop_id, about, PDF, "Bill.pdf") is None


async def test_nobody_waits_for_ever(project: Project, keeper: Keeper) -> None:
    async with through(project, keeper, patience=0.3) as (front, files):
        front.faults.append(KEEP)
        started = time.monotonic()
        assert await files.link(keeper.shop_id, f"slip:{new_id()}", PDF, "Bill.pdf") is None
        assert time.monotonic() - started < 5
