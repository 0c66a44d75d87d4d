"""Papers behind links, in the storage of a Supabase project."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

import httpx
import psycopg
import pytest
from storage3.exceptions import StorageApiError
from supabase import AsyncClient, AsyncClientOptions

from tests.conftest import Postgres, Project
from tests.store.filing import (
    BUCKET,
    PDF,
    files_of,
    gone,
    linked,
    object_of,
    opened,
    rows,
)
from tests.store.ledger import NOON, Keeper, new_id, receipt
from vyapari.bench.lite import PUBLIC_KEY, SECRET_KEY
from vyapari.books.commands import EraseShop
from vyapari.errors import TooLarge
from vyapari.store.bucket import SupabaseBucket
from vyapari.store.files import LARGEST
from vyapari.store.store import Store


async def test_whoever_has_the_link_gets_the_paper_under_its_name(keeper: Keeper) -> None:
    about = f"voucher:{new_id()}"
    link = await files_of(keeper).link(keeper.shop_id, about, PDF, "Invoice INV-12 चीनी.pdf")
    assert link is not None
    assert timedelta(days=6, hours=23) < link.until - datetime.now(UTC) <= timedelta(days=7)
    answer = await opened(link.url)
    assert answer.status_code == 200
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    name = "Invoice%20INV-12%20%E0%A4%9A%E0%A5%80%E0%A4%A8%E0%A5%80.pdf"
    assert name in answer.headers["content-disposition"]
    assert about.split(":")[1] not in link.url
    assert keeper.shop_id not in link.url


async def test_the_same_paper_lies_there_once_and_as_it_was_printed_last(keeper: Keeper) -> None:
    about, other = f"voucher:{new_id()}", f"voucher:{new_id()}"
    first = await linked(keeper, about)
    again = await linked(keeper, about, PDF + b", paid")
    another = await linked(keeper, other)
    assert object_of(first) == object_of(again) != object_of(another)
    assert (await opened(first)).content == PDF + b", paid"
    at_once = await asyncio.gather(*(linked(keeper, f"slip:{other}") for _ in range(5)))
    assert len(set(map(object_of, at_once))) == 1


async def test_a_link_ends(project: Project) -> None:
    bucket = SupabaseBucket(project.server.url, SECRET_KEY)
    url = await bucket.offer("short.pdf", PDF, "Bill.pdf", 3)
    assert (await opened(url)).content == PDF
    await asyncio.sleep(4.1)
    assert await gone(url)
    await bucket.close()


async def test_a_link_that_was_changed_opens_nothing(keeper: Keeper) -> None:
    url = await linked(keeper, f"voucher:{new_id()}")
    other = await linked(keeper, f"voucher:{new_id()}")
    assert await gone(url.replace(object_of(url), object_of(other)))
    assert await gone(url.partition("?")[0])


async def test_the_public_key_sees_and_changes_nothing(keeper: Keeper, project: Project) -> None:
    url = await linked(keeper, f"voucher:{new_id()}")
    name = object_of(url)
    http = httpx.AsyncClient()
    options = AsyncClientOptions(httpx_client=http, auto_refresh_token=False, persist_session=False)
    public = AsyncClient(project.server.url, PUBLIC_KEY, options).storage
    bucket = public.from_(BUCKET)
    assert await public.list_buckets() == []
    assert await bucket.list() == []
    for trying in (
        bucket.download(name),
        bucket.create_signed_url(name, 60),
        bucket.upload("mine.pdf", PDF, {"content-type": "application/pdf"}),
        public.get_bucket(BUCKET),
    ):
        with pytest.raises(StorageApiError):
            await trying
    assert await bucket.remove([name]) == []
    plain = await http.get(f"{project.server.url}/storage/v1/object/public/{BUCKET}/{name}")
    assert plain.status_code >= 400
    assert (await opened(url)).content == PDF
    await http.aclose()


async def test_a_bucket_that_somebody_made_public_is_made_private(
    keeper: Keeper, project: Project
) -> None:
    url = await linked(keeper, f"voucher:{new_id()}")
    public = f"{project.server.url}/storage/v1/object/public/{BUCKET}/{object_of(url)}"
    http = httpx.AsyncClient()
    options = AsyncClientOptions(httpx_client=http, auto_refresh_token=False, persist_session=False)
    storage = AsyncClient(project.server.url, SECRET_KEY, options).storage
    await storage.update_bucket(BUCKET, {"public": True})
    assert (await opened(public)).content == PDF
    again = SupabaseBucket(project.server.url, SECRET_KEY)
    await again.offer("other.pdf", PDF, "Bill.pdf", 60)
    assert await gone(public)
    await again.close()
    await http.aclose()


async def test_the_link_of_a_bill_that_was_taken_back_opens_nothing_more(keeper: Keeper) -> None:
    party = await keeper.party("Ramesh")
    bill = (await keeper.book(receipt(party, 100)))["voucher"]["id"]
    other = (await keeper.book(receipt(party, 200)))["voucher"]["id"]
    url, kept = await linked(keeper, f"voucher:{bill}"), await linked(keeper, f"voucher:{other}")
    await keeper.reverse(bill)
    assert await files_of(keeper).sweep(datetime.now(UTC)) == 1
    assert await gone(url)
    assert (await opened(kept)).content == PDF
    assert await files_of(keeper).link(keeper.shop_id, f"voucher:{bill}", PDF, "Bill.pdf") is None


async def test_of_an_erased_shop_no_paper_is_left(
    keeper: Keeper, project: Project, postgres: Postgres
) -> None:
    other = Keeper(keeper.store, user=2)
    await other.open()
    kept = await linked(other, f"slip:{new_id()}")
    urls = [await linked(keeper, f"{kind}:{new_id()}") for kind in ("voucher", "slip", "account")]
    await keeper.do(EraseShop())
    now = datetime.now(UTC)
    assert await files_of(keeper).sweep(now) == 3
    assert all([await gone(url) for url in urls])
    assert (await opened(kept)).content == PDF
    assert await files_of(keeper).link(keeper.shop_id, f"slip:{new_id()}", PDF, "x.pdf") is None
    assert await files_of(keeper).sweep(now + timedelta(minutes=11)) == 3
    assert rows(postgres, project) == 1


async def test_what_no_link_leads_to_any_more_is_removed_and_not_named_again(
    keeper: Keeper, project: Project, postgres: Postgres
) -> None:
    about = f"account:{new_id()}"
    url = await linked(keeper, about)
    now, files = datetime.now(UTC), files_of(keeper)
    assert await files.sweep(now + timedelta(days=7)) == 0
    later = now + timedelta(days=7, hours=2)
    assert await files.sweep(later) == 1
    assert await gone(url)
    assert object_of(await linked(keeper, about)) != object_of(url)
    # It is removed once more when no upload of it can be under way, and then forgotten.
    bucket = SupabaseBucket(project.server.url, SECRET_KEY)
    late = await bucket.offer(object_of(url), PDF, "Bill.pdf", 60)
    assert await files.sweep(later + timedelta(minutes=10)) == 2
    assert await gone(late)
    assert rows(postgres, project) == 1
    await bucket.close()


async def test_many_instances_sweep_side_by_side(keeper: Keeper) -> None:
    urls = [await linked(keeper, f"slip:{new_id()}") for _ in range(20)]
    later = datetime.now(UTC) + timedelta(days=8)
    swept = await asyncio.gather(*(files_of(keeper).sweep(later) for _ in range(4)))
    assert sum(swept) == 20
    assert all([await gone(url) for url in urls])


async def test_what_is_too_large_is_not_kept(
    keeper: Keeper, postgres: Postgres, project: Project
) -> None:
    large = b"x" * (LARGEST + 1)
    with pytest.raises(TooLarge):
        await files_of(keeper).link(keeper.shop_id, f"slip:{new_id()}", large, "x.pdf")
    assert rows(postgres, project) == 0


async def test_the_largest_file_of_each_kind_is_taken(keeper: Keeper) -> None:
    for ending, kind in (
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("csv", "text/csv"),
        ("zip", "application/zip"),
    ):
        content = os.urandom(1000) * (LARGEST // 1000)
        url = await linked(keeper, f"export:{ending}", content, f"Books.{ending}")
        answer = await opened(url)
        assert answer.content == content
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert f"Books.{ending}" in answer.headers["content-disposition"]


async def test_without_a_project_there_are_no_files(store: Store) -> None:
    assert Store(store._reads).files is None


async def test_among_many_files_those_to_be_removed_are_found_by_index(
    keeper: Keeper, project: Project, postgres: Postgres
) -> None:
    bill = (await keeper.book(receipt(await keeper.party("Ramesh"), 100)))["voucher"]["id"]
    conninfo = postgres.conninfo(project.database)
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(
            "insert into vyapari.files (shop_id, about, until) select %s, 'slip:' || n,"
            " %s + n * interval '1 minute' from generate_series(1, 20000) n",
            (keeper.shop_id, NOON),
        )
        connection.execute("analyze vyapari.files")
        connection.execute("select pg_stat_force_next_flush()")
        with connection.transaction():
            kept = connection.execute(
                "select public.vyapari_keep_file(jsonb_build_object('shop_id', %s::text, 'about',"
                " 'voucher:' || %s, 'until', %s::timestamptz)) ->> 'name'",
                (keeper.shop_id, bill, NOON + timedelta(days=900)),
            ).fetchone()
            taken = connection.execute(
                "select jsonb_array_length(public.vyapari_take_files(jsonb_build_object("
                "'now', %s::timestamptz, 'until', %s::timestamptz, 'limit', 8)))",
                (NOON + timedelta(minutes=5), NOON + timedelta(minutes=15)),
            ).fetchone()
            looked_at = connection.execute(
                "select sum(seq_scan), sum(idx_tup_fetch) from pg_stat_xact_user_tables"
                " where schemaname = 'vyapari' and relname in ('files', 'vouchers')"
            ).fetchone()
    assert kept
    assert taken == (5,)
    assert looked_at is not None
    whole, fetched = looked_at
    assert whole == 0
    assert fetched <= 20
