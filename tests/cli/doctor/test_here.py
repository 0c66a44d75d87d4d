"""What the doctor looks at on the machine itself, and the whole command."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.bot.updates import message
from tests.cli.doctor.telling import settings, told
from tests.program import Program, data_folder
from tests.store.test_erase import fill
from vyapari.bench.processes import sandbox
from vyapari.bot.inbox.letter import Dead
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.cli.doctor import database, inbox, machine
from vyapari.cli.doctor.lettering import look as print_papers
from vyapari.sandbox import SandboxClient
from vyapari.store import open_store
from vyapari.store.server import Server


@pytest.fixture
def home() -> Iterator[Path]:
    with data_folder() as path:
        yield path / "home"


@pytest.fixture
def made(home: Path) -> Path:
    """The data folder, with nothing in it yet."""
    home.mkdir(mode=0o700)
    return home


async def kept(home: Path) -> None:
    store = await open_store(home)
    await fill(store, 1)
    await store.close()


async def test_a_folder_that_nobody_has_used_yet_is_well(home: Path) -> None:
    lines = await told(database.look, settings(vyapari_home=home), None)
    assert lines["books"].startswith("ok: none yet")
    assert lines["folder"].endswith("is not there yet → ")


async def test_books_that_no_program_uses_are_looked_at_and_left_as_they_were(home: Path) -> None:
    await kept(home)
    lines = await told(database.look, settings(vyapari_home=home), None)
    assert "no program runs on it" in lines["books"]
    assert lines["entries"] == "ok: all adds up: 4 vouchers of 1 shop → "
    assert lines["access"].startswith("ok")
    assert await asyncio.to_thread(Server(home / "postgres").running) is None


async def test_books_that_do_not_add_up_fail(home: Path) -> None:
    await kept(home)
    server = Server(home / "postgres")
    server.start()
    with psycopg.connect(server.conninfo()) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("update vyapari.postings set amount = amount + 1 where no = 1")
        connection.execute("grant execute on function public.vyapari_apply(jsonb) to anon")
    lines = await told(database.look, settings(vyapari_home=home), None)
    server.stop()
    assert lines["entries"].startswith("failed: out of order in 4 vouchers of 1 shop: 4 voucher")
    assert lines["access"].startswith("failed: public may call vyapari_apply")


async def test_a_database_that_will_not_start_is_told_in_a_line(home: Path) -> None:
    await kept(home)
    (home / "postgres" / "data" / "global" / "pg_control").unlink()
    lines = await told(database.look, settings(vyapari_home=home), None)
    assert "failed: VYAPARI_HOME: Postgres will not start" in str(lines)


async def test_others_who_may_look_into_the_folder_are_told(made: Path) -> None:
    os.chmod(made, 0o755)  # noqa: PTH101, S103  that is what is to be told
    lines = await told(database.look, settings(vyapari_home=made), None)
    assert lines["folder"].startswith("warning:")
    assert "chmod" in lines["folder"]


async def test_what_waits_and_what_is_dead_is_counted(made: Path) -> None:
    box = SqliteInbox(made / "inbox.sqlite3", 1000)
    await box.open()
    await box.keep([message(1, 7, "secret words"), message(2, 8)])
    lines = await told(inbox.look, settings(vyapari_home=made))
    assert lines["inbox"] == "ok: inbox.sqlite3: 2 waiting, 0 dead → "
    await box.settle(box.letter(await box.get()), Dead("KeyError", attempts=3))  # type: ignore[arg-type]
    lines = await told(inbox.look, settings(vyapari_home=made))
    assert lines["inbox"].startswith("warning: inbox.sqlite3: 1 waiting, 1 dead")
    await box.close()
    with closing(sqlite3.connect(made / "inbox.sqlite3")) as db:
        db.execute("update letters set received_at = received_at - 900")
        db.commit()
    lines = await told(inbox.look, settings(vyapari_home=made))
    assert "the oldest for 15 minutes" in lines["inbox"]
    assert "secret" not in str(lines)


async def test_an_inbox_that_is_no_database_fails(made: Path) -> None:
    (made / "inbox.sqlite3").write_bytes(b"nothing of the kind" * 1000)
    lines = await told(inbox.look, settings(vyapari_home=made))
    assert lines["inbox"].startswith("failed: inbox.sqlite3 cannot be read")


async def test_bills_are_set_in_every_language() -> None:
    assert (await told(print_papers))["papers"].startswith("ok: a bill in each of en, hi, gu")


async def test_a_data_folder_in_memory_is_told() -> None:
    lines = await told(machine.disk, settings(vyapari_home=Path("/dev/shm/vyapari")))  # noqa: S108
    assert "gone with the next start" in lines["disk"]


async def test_the_machine_is_looked_at(home: Path) -> None:
    wanted = settings(vyapari_home=home)
    assert "free for" in (await told(machine.disk, wanted))["disk"]
    assert "GB" in (await told(machine.memory, wanted))["memory"]
    assert "open at once" in (await told(machine.files))["files"]
    assert (await told(machine.zones))["zones"].startswith("ok")


def doctor(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "vyapari", "doctor", *arguments],
        env={"PATH": os.defpath, "VYAPARI_HOME": str(home), **environment},
        cwd=home.parent,
        capture_output=True,
        text=True,
        check=False,
    )


async def ask(home: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    done = await asyncio.to_thread(doctor, home, *arguments, **environment)
    assert "Traceback" not in done.stdout + done.stderr
    assert not done.stderr
    return done.returncode, done.stdout


async def test_it_looks_while_the_bot_runs_and_disturbs_nothing(home: Path) -> None:
    async with sandbox() as root:
        program = Program(root, home)
        await program.start()
        await program.ready()
        given: dict[str, Any] = {
            "TELEGRAM_API_URL": root,
            "TELEGRAM_BOT_TOKEN": program._environment["TELEGRAM_BOT_TOKEN"],
        }
        code, told = await ask(home, **given)
        assert code == 0, told
        assert "used by the program with pid" in told
        assert "polls; 0 updates wait" in told
        assert given["TELEGRAM_BOT_TOKEN"] not in told
        async with SandboxClient(root) as people:
            asha = await people.add_user("Asha")
            assert (await people.ask(asha, "sold 5 kg sugar at 45 cash")).text.startswith("✅")
        assert await program.stop() == 0
        assert "other_poller_met" not in program.log


async def test_its_exit_code_says_whether_something_fails(home: Path) -> None:
    (code, told), away, wrong = await asyncio.gather(
        ask(home, "--json"),
        ask(home, "--json", REDIS_URL="redis://127.0.0.1:9/0"),
        asyncio.to_thread(doctor, home, LOG_LEVEL="loud"),
    )
    findings = json.loads(told)
    assert (code, findings["ok"]) == (0, True)
    assert {"settings", "telegram", "agents", "books", "papers", "disk", "zones"} <= {
        finding["part"] for finding in findings["findings"]
    }
    assert (away[0], json.loads(away[1])["ok"]) == (1, False)
    assert (wrong.returncode, wrong.stderr.startswith("LOG_LEVEL: ")) == (2, True)
