"""What the instances of one bot know of one another."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.redis import RedisServer
from vyapari.ops.fleet import Fleet
from vyapari.ops.health import Part
from vyapari.ops.report import Report
from vyapari.ops.shared import Shared


def reporting(worker: str, now: datetime) -> Report:
    """Of one that is up for an hour, and whose books are broken for a minute."""
    books = Part("books", "embedded", works=False, since=now - timedelta(minutes=1), needed=True)
    return Report(
        worker=worker,
        version="1",
        phase="running",
        started=now - timedelta(hours=1),
        at=now,
        memory=1,
        parts=(books,),
    )


@pytest.mark.parametrize("ahead", [timedelta(hours=-3), timedelta(), timedelta(days=2)])
async def test_instances_whose_clocks_differ_know_one_another(
    redis: RedisServer, ahead: timedelta
) -> None:
    here, there = Shared(redis.url, "1"), Shared(redis.url, "1")
    other = Fleet(there, lambda: reporting("other", datetime.now(UTC) + ahead))
    mine = Fleet(here, lambda: reporting("mine", datetime.now(UTC)))
    await other.tell()
    await mine.tell()
    now = datetime.now(UTC)
    own, found = await mine.reports(now)
    assert (own.worker, found.worker) == ("mine", "other")
    close = timedelta(seconds=30)
    assert abs(now - found.started - timedelta(hours=1)) < close
    assert abs(now - found.parts[0].since - timedelta(minutes=1)) < close
    await other.leave()
    assert [report.worker for report in await mine.reports(now)] == ["mine"]
    for each in (here, there):
        await each.close()


async def test_who_is_not_heard_of_any_more_is_forgotten(shared: Shared) -> None:
    seconds, _ = await shared.call("TIME")
    packed = reporting("gone", datetime.now(UTC)).model_dump_json()
    for name, heard in (("gone", int(seconds) - 21), ("here", int(seconds) - 2)):
        await shared.call("HSET", shared.key("fleet"), name, f"{heard}000 {packed}")
    await shared.call("HSET", shared.key("fleet"), "strange", packed)
    fleet = Fleet(shared, lambda: reporting("mine", datetime.now(UTC)))
    assert len(await fleet.reports(datetime.now(UTC))) == 2
    assert await shared.call("HKEYS", shared.key("fleet")) == ["here"]
