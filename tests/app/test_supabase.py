"""The program with its books in a Supabase project: started, cut off, stopped."""

import asyncio
import io
import zipfile
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.conftest import Project
from tests.program import Program
from tests.redis import RedisServer
from vyapari.__main__ import main
from vyapari.bench.lite import PUBLIC_KEY, SECRET_KEY
from vyapari.sandbox import SandboxClient

INDIA = ZoneInfo("Asia/Kolkata")


def program_on(
    project: Project, root: str | None, folder: Path, workers: int | None = None, **changes: str
) -> Program:
    where = {"SUPABASE_URL_KEY": project.server.url, "SUPABASE_API_KEY": SECRET_KEY}
    return Program(root, folder / "home", workers, **{**where, **changes})


async def sellers(people: SandboxClient, count: int) -> list[int]:
    """Users who have sold a kilo of sugar each, and been told."""
    users = [await people.add_user(f"Asha {n}") for n in range(count)]
    seq = await people.seq()
    await people.send_many([(user, None, "sold 1 kg sugar at 45 cash") for user in users])
    await said(people, seq, users, 1)
    return users


async def test_while_the_project_is_away_all_is_kept_and_then_booked_in_order(
    project: Project, root: str, folder: Path
) -> None:
    program = program_on(project, root, folder)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        users = await sellers(people, 6)
        seq = await people.seq()
        await asyncio.to_thread(project.server.stop)
        for kilos in (2, 3, 4):
            text = f"sold {kilos} kg sugar at 45 cash"
            await people.send_many([(user, None, text) for user in users])
        kept = await said(people, seq, users, 1)
        assert all("is kept" in line for told in kept.values() for line in told), kept
        await asyncio.sleep(1)
        await asyncio.to_thread(project.server.start)
        everything = await said(people, seq, users, 4)
        seq = await people.seq()
        last = await people.ask(users[0], "sugar stock")
        assert "\N{MINUS SIGN}10 kg" in last.text, last.text
    for told in everything.values():
        assert [line[:6] for line in told[1:]] == ["✅ 2 kg", "✅ 3 kg", "✅ 4 kg"]
    assert await program.stop() == 0
    assert SECRET_KEY not in program.log


async def test_what_one_worker_has_looked_up_the_others_show_while_the_project_is_away(
    project: Project, root: str, folder: Path, redis: RedisServer
) -> None:
    program = program_on(project, root, folder, 2, REDIS_URL=redis.url)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        users = await sellers(people, 4)
        seq = await people.seq()
        await people.send_many([(user, None, "/stock") for user in users])
        await said(people, seq, users, 1)
        await program.replace()  # those who have looked it up are no more
        # The first that a new poller hands on may have been booked by the one before it.
        await people.ask(await people.add_user("Ravi"), "/help")
        await asyncio.to_thread(project.server.stop)
        seq = await people.seq()
        for _ in range(2):
            await people.send_many([(user, None, "/stock") for user in users])
        shown = await said(people, seq, users, 2)
    for told in shown.values():
        assert all("As of " in line and "1 kg" in line for line in told), told
    assert await program.stop() == 0
    await asyncio.to_thread(project.server.start)


async def said(
    people: SandboxClient, seq: int, users: list[int], count: int
) -> dict[int, list[str]]:
    """What the bot has said to each since ``seq``, when it has said ``count`` things."""
    told: dict[int, list[str]] = defaultdict(list)
    async with asyncio.timeout(45):
        while any(len(told[user]) < count for user in users):
            shown, seq = await people.outbox(seq, kind="message", timeout=5)
            for answer in shown:
                told[answer.chat_id].append(answer.text)
    assert all(len(told[user]) == count for user in users), told
    return told


async def test_a_bill_goes_by_link_to_who_has_no_telegram(
    project: Project, root: str, folder: Path
) -> None:
    program = program_on(project, root, folder)
    await program.start()
    await program.ready()
    assert "links      papers in its storage, for 7 days (FILES_LINK_DAYS)" in program.log
    async with SandboxClient(root) as people, httpx.AsyncClient() as customer:
        asha = await people.add_user("Asha")
        booked = await people.ask(asha, "sold 5 kg sugar at 45 to Suresh on credit")
        bill = await people.tap(asha, booked, "Bill")
        shown = await people.tap(asha, bill, "Link")
        (link,) = [line for line in shown.text.splitlines() if line.startswith("http")]
        answer = await customer.get(link)
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.content == await people.file(bill.message["document"]["file_id"])
        await people.ask(asha, "undo")
        async with asyncio.timeout(10):
            while (await customer.get(link)).is_success:  # noqa: ASYNC110 - it is far away
                await asyncio.sleep(0.1)
    assert await program.stop() == 0
    for secret in (link, SECRET_KEY, "Suresh"):
        assert secret not in program.log


async def test_the_packet_goes_by_link_to_the_accountant_until_the_shop_is_forgotten(
    project: Project, root: str, folder: Path
) -> None:
    program = program_on(project, root, folder)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people, httpx.AsyncClient() as accountant:
        asha = await people.add_user("Asha")
        await people.ask(asha, "sold 5 kg sugar at 45 to Suresh on credit")
        choice = await people.tap(asha, await people.ask(asha, "/export"), "accountant")
        packet = await people.tap(asha, choice, f"{datetime.now(INDIA):%B}")
        shown = await people.tap(asha, packet, "Link")
        assert " · as of " in shown.text
        (link,) = [line for line in shown.text.splitlines() if line.startswith("http")]
        answer = await accountant.get(link)
        assert answer.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert b"Suresh" in archive.read("entries.csv")
        await people.ask(asha, "/forget")
        await people.ask(asha, "Asha's shop")
        async with asyncio.timeout(10):
            while (await accountant.get(link)).is_success:  # noqa: ASYNC110 - it is far away
                await asyncio.sleep(0.1)
    assert await program.stop() == 0
    for secret in (link, SECRET_KEY, "Suresh"):
        assert secret not in program.log


async def test_it_starts_while_the_project_is_away(
    project: Project, root: str, folder: Path
) -> None:
    project.server.stop()
    program = program_on(project, root, folder)
    await program.start()
    await program.ready()
    assert "cannot be reached just now" in program.log
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        seq = await people.seq()
        await people.send_text(asha, "sold 2 kg sugar at 45 cash")
        await said(people, seq, [asha], 1)
        await asyncio.to_thread(project.server.start)
        told = await said(people, seq, [asha], 2)
        assert told[asha][1].startswith("✅ 2 kg")
    assert await program.stop() == 0


async def test_a_key_that_the_project_does_not_take_ends_the_start(
    project: Project, folder: Path
) -> None:
    key = SECRET_KEY + "x"
    program = program_on(project, None, folder, SUPABASE_API_KEY=key, SANDBOX_PORT="0")
    await program.start()
    assert await program.ended() == 2
    last = program.log.splitlines()[-1]
    assert last.startswith("SUPABASE_API_KEY: ")
    assert key not in program.log
    assert "Traceback" not in program.log


async def test_a_public_key_ends_the_start_before_anything_else(
    project: Project, folder: Path
) -> None:
    program = program_on(project, None, folder, SUPABASE_API_KEY=PUBLIC_KEY)
    await program.start()
    assert await program.ended() == 2
    assert program.log.startswith("SUPABASE_API_KEY: is the publishable key")


def test_migrate_brings_a_project_up_to_date_by_its_database_url(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    host, name = (part.split("=")[1] for part in database.split() if part[:5] in ("host=", "dbnam"))
    monkeypatch.setenv("SUPABASE_DB_URL", f"postgresql://postgres@/{name}?host={host}")
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out.startswith("the books in the Supabase project are at version")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://postgres:s3cret@127.0.0.1:9/postgres", "refused"),
        ("postgresql://postgres:s3cret@127.0.0.1:port/postgres", "port"),
    ],
)
def test_a_database_that_cannot_be_reached_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str, says: str
) -> None:
    monkeypatch.setenv("SUPABASE_DB_URL", url)
    assert main(["migrate"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("SUPABASE_DB_URL: ")
    assert says in line
    assert "s3cret" not in line


def test_migrate_of_a_project_without_its_database_url_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUPABASE_URL_KEY", "https://abc.supabase.co")
    monkeypatch.setenv("SUPABASE_API_KEY", SECRET_KEY)
    assert main(["migrate"]) == 2
    assert capsys.readouterr().err.startswith("SUPABASE_DB_URL: is missing;")
