"""What is told unasked is taken by one instance at a time, on every transport."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import psycopg

from tests.store.conftest import Connect
from tests.store.ledger import NOON, Keeper, new_id
from vyapari.books.commands import EraseShop, SetJob
from vyapari.books.job import Job
from vyapari.store import Store

LEASE = NOON + timedelta(minutes=10)
DAILY = Job(1, "summary", 21, NOON)


async def test_a_chats_job_is_kept_changed_and_wanted_no_more(shop: Keeper) -> None:
    of_chat = shop.store.jobs.of_chat
    assert await of_chat(shop.shop_id, 1) == ()
    await shop.do(SetJob(DAILY))
    changed = replace(DAILY, hour=8, low_stock=True, due=NOON + timedelta(hours=9))
    await shop.do(SetJob(changed))
    assert await of_chat(shop.shop_id, 1) == (changed,)
    assert await of_chat(shop.shop_id, 2) == ()
    await shop.do(SetJob(replace(changed, due=None)))
    assert await of_chat(shop.shop_id, 1) == ()


async def test_what_is_due_is_taken_once_until_its_lease_is_over(shop: Keeper) -> None:
    jobs = shop.store.jobs
    await shop.do(SetJob(DAILY))
    assert await jobs.take(NOON - timedelta(seconds=1), LEASE, 10) == ()
    (run,) = await jobs.take(NOON, LEASE, 10)
    assert (run.job, run.shop_id, run.user_id, run.tries) == (DAILY, shop.shop_id, 1, 1)
    assert run.timezone == "Asia/Kolkata"
    assert await jobs.take(NOON, LEASE, 10) == ()
    (again,) = await jobs.take(LEASE, LEASE + timedelta(minutes=10), 10)
    assert again == replace(run, tries=2)
    assert again.key == run.key


async def test_many_instances_at_once_share_what_is_due(shop: Keeper, connect: Connect) -> None:
    for chat in range(60):
        await shop.do(SetJob(replace(DAILY, chat_id=-chat or 1)))
    instances = [Store(await connect()) for _ in range(3)]
    taken: list[int] = []

    async def work(instance: Store) -> None:
        while runs := await instance.jobs.take(NOON, LEASE, 7):
            taken.extend(run.job.chat_id for run in runs)

    await asyncio.gather(*(work(instance) for instance in instances for _ in range(2)))
    for instance in instances:
        await instance.close()
    # One that asked while the others held the last ones went without: nothing came twice.
    assert len(taken) == len(set(taken))
    left = await shop.store.jobs.take(NOON, LEASE, 100)
    assert len(taken) + len(left) == 60


async def test_a_run_that_is_done_is_due_again_or_gone(shop: Keeper) -> None:
    jobs = shop.store.jobs
    await shop.do(SetJob(DAILY))
    (run,) = await jobs.take(NOON, LEASE, 10)
    tomorrow = NOON + timedelta(days=1)
    await jobs.done(run, tomorrow)
    await jobs.done(run, tomorrow + timedelta(days=1))  # said twice, it changes nothing
    assert await jobs.of_chat(shop.shop_id, 1) == (replace(DAILY, due=tomorrow),)
    assert await jobs.take(LEASE, LEASE, 10) == ()
    (run,) = await jobs.take(tomorrow, tomorrow + timedelta(minutes=10), 10)
    assert run.tries == 1
    await jobs.done(run, None)
    assert await jobs.of_chat(shop.shop_id, 1) == ()


async def test_a_job_changed_while_it_runs_stays_as_it_was_changed(shop: Keeper) -> None:
    jobs = shop.store.jobs
    await shop.do(SetJob(DAILY))
    (run,) = await jobs.take(NOON, LEASE, 10)
    changed = replace(DAILY, hour=22, due=NOON + timedelta(hours=1))
    await shop.do(SetJob(changed))
    await jobs.done(run, NOON + timedelta(days=1))
    assert await jobs.of_chat(shop.shop_id, 1) == (changed,)
    await jobs.done(run, None)
    assert await jobs.of_chat(shop.shop_id, 1) == (changed,)


async def test_a_run_that_could_not_be_told_comes_again_when_it_may(shop: Keeper) -> None:
    jobs = shop.store.jobs
    await shop.do(SetJob(DAILY))
    (run,) = await jobs.take(NOON, LEASE, 10)
    soon = NOON + timedelta(minutes=1)
    await jobs.later(run, soon)
    assert await jobs.take(NOON, LEASE, 10) == ()
    (again,) = await jobs.take(soon, LEASE, 10)
    assert again == replace(run, tries=2)


async def test_strangers_and_other_shops_parties_have_no_jobs(shop: Keeper) -> None:
    thief = Keeper(shop.store, user=66, shop_id=shop.shop_id)
    assert (await thief.refused(SetJob(replace(DAILY, chat_id=66)))).code == "forbidden"
    rival = Keeper(shop.store, user=66)
    await rival.open()
    assert (await rival.refused(SetJob(DAILY))).code == "forbidden"  # into somebody's own chat
    reminder = Job(66, "remind", 10, NOON, about=await shop.party("Ramesh"))
    assert (await rival.refused(SetJob(reminder))).code == "not_found"
    assert (await rival.refused(SetJob(replace(reminder, about=new_id())))).code == "not_found"


async def test_an_erased_shops_jobs_are_gone(shop: Keeper) -> None:
    await shop.do(SetJob(DAILY))
    await shop.do(EraseShop())
    assert await shop.store.jobs.take(LEASE, LEASE, 10) == ()


async def test_among_many_jobs_those_that_are_due_are_found_by_index(
    shop: Keeper, database: str
) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "insert into vyapari.jobs (shop_id, chat_id, kind, about, user_id, hour, low_stock,"
            " due, wake) select %s, -n, 'summary', '', 1, 21, false, at, at from (select n,"
            " %s + n * interval '1 minute' as at from generate_series(1, 20000) n) as later",
            (shop.shop_id, NOON),
        )
        connection.execute("analyze vyapari.jobs")
        connection.execute("select pg_stat_force_next_flush()")
        with connection.transaction():
            row = connection.execute(
                "select jsonb_array_length(public.vyapari_take_jobs(jsonb_build_object("
                "'now', %s::timestamptz, 'until', %s::timestamptz, 'limit', 8)))",
                (NOON + timedelta(minutes=5), LEASE),
            ).fetchone()
            looked_at = connection.execute(
                "select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables"
                " where schemaname = 'vyapari' and relname = 'jobs'"
            ).fetchone()
    assert row == (5,)
    assert looked_at is not None
    whole, fetched = looked_at
    assert whole == 0
    assert fetched <= 20
