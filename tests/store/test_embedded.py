"""The embedded Postgres: whatever its last life ended with, it starts again."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.store.ledger import Keeper, receipt
from vyapari.books.commands import Booked, BookVoucher
from vyapari.errors import Misconfigured, Unavailable
from vyapari.store import join_store, lock_home, open_store
from vyapari.store.server import Server

#: Opens a store, books a shop in it and says so; then does what it is told on standard input.
CHILD = """
import asyncio, pathlib, sys
from tests.store.ledger import Keeper
from vyapari.store import open_store

async def main():
    store = await open_store(pathlib.Path(sys.argv[1]))
    keeper = Keeper(store, user=7)
    await keeper.open()
    print("kept", keeper.shop_id, flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    if sys.argv[2] == "close":
        await store.close()

asyncio.run(main())
"""


@pytest.fixture
def empty() -> Iterator[Path]:
    """A data folder yet to be made, with no server left in it afterwards.

    Not in pytest's own folder: each new run of pytest shuts that to other users, and under root
    the server is one.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-home-") as folder:
        yield Path(folder) / "home"
        if pid := postmaster(Path(folder) / "home"):
            end(psutil.Process(pid), signal.SIGQUIT)


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A data folder as the first run left it."""

    async def first_run(home: Path) -> None:
        await (await open_store(home)).close()

    with tempfile.TemporaryDirectory(prefix="vyapari-made-") as folder:
        asyncio.run(first_run(Path(folder) / "home"))
        yield Path(folder) / "home"


@pytest.fixture
def home(empty: Path, made: Path) -> Path:
    """A data folder that has been used before."""
    subprocess.run(["cp", "-a", str(made), str(empty)], check=True)  # noqa: S603, S607
    return empty


def end(process: psutil.Process, how: signal.Signals) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(how)
        while process.status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.01)


def postmaster(home: Path) -> int | None:
    """The server process that runs on this folder, found without the code under test."""
    data = (home / "postgres" / "data").resolve()
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "postgres" and str(data) in (process.info["cmdline"] or []):
            return int(process.pid)
    return None


@contextlib.contextmanager
def program(home: Path, ending: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-c", CHILD, str(home), ending],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def shop_of(child: "subprocess.Popen[str]") -> str:
    assert child.stdout is not None
    for line in child.stdout:
        if found := re.match(r"kept (\S+)", line):
            return found[1]
    raise AssertionError("the child said nothing")


async def test_the_books_are_there_after_a_clean_stop(empty: Path) -> None:
    home = empty
    store = await open_store(home)
    keeper = Keeper(store)
    await keeper.open()
    ramesh = await keeper.party("Ramesh")
    await keeper.book(receipt(ramesh, 500))
    await store.close()
    await store.close()
    assert postmaster(home) is None
    with pytest.raises(Unavailable):
        await store.submit(keeper.command())
    store = await open_store(home)
    assert (await store.vouchers(keeper.shop_id)).count == 1
    await store.close()


@pytest.mark.parametrize("name", ["a shop's own 'books' — बही", "x" * 100])
async def test_a_path_may_hold_blanks_and_be_long(empty: Path, name: str) -> None:
    store = await open_store(empty / name)
    keeper = Keeper(store)
    await keeper.open()
    await store.close()
    store = await open_store(empty / name)
    assert (await store.people.members(keeper.shop_id))[0].user_id == 1
    await store.close()
    assert postmaster(empty / name) is None


async def test_a_second_program_is_turned_away(home: Path) -> None:
    store = await open_store(home)
    with pytest.raises(Misconfigured, match="already in use"):
        await open_store(home)
    await Keeper(store).open()
    await store.close()


async def test_whoever_holds_the_folder_opens_the_store_in_it(home: Path) -> None:
    with lock_home(home):
        store = await open_store(home, locked=True)
        await store.close()


@pytest.mark.parametrize("survivors", ["all", "orphans", "none"])
async def test_it_comes_back_after_the_program_was_killed(home: Path, survivors: str) -> None:
    """The server may outlive the program, or its head be cut off, or be killed with it."""
    with program(home, "close") as child:
        shop = await asyncio.to_thread(shop_of, child)
        child.kill()
    pid = postmaster(home)
    assert pid is not None
    family = psutil.Process(pid).children()
    if survivors == "orphans":
        family[0].suspend()  # too busy to notice that the head is gone
    if survivors != "all":
        end(psutil.Process(pid), signal.SIGKILL)
    if survivors == "none":
        for process in family:
            end(process, signal.SIGKILL)
    store = await open_store(home)
    if survivors != "all":
        assert not any(p.is_running() and p.status() != psutil.STATUS_ZOMBIE for p in family)
    assert (await store.people.members(shop))[0].user_id == 7
    await store.close()
    assert postmaster(home) is None


@pytest.mark.parametrize("ending", ["close", "forget"])
async def test_the_server_stops_when_the_program_ends(home: Path, ending: str) -> None:
    with program(home, ending) as child:
        await asyncio.to_thread(shop_of, child)
        assert postmaster(home) is not None
        child.communicate("go\n")
    assert postmaster(home) is None


async def test_a_pid_that_now_is_somebody_elses_is_no_server(home: Path) -> None:
    stale = home / "postgres" / "data" / "postmaster.pid"
    data = home / "postgres" / "data"
    stale.write_text(f"{os.getpid()}\n{data}\n1\n5432\n{data}\n\n 1 1\nready   \n")
    store = await open_store(home)
    await store.close()


async def test_a_half_made_database_is_made_anew(home: Path) -> None:
    shutil.rmtree(home / "postgres" / "data")
    half = home / "postgres" / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    store = await open_store(home)
    await store.close()
    assert not half.exists()


async def test_what_keeps_it_from_starting_is_told_in_one_line(home: Path) -> None:
    (home / "postgres" / "data" / "global" / "pg_control").unlink()
    with pytest.raises(Misconfigured) as caught:
        await open_store(home)
    assert "could not find the database system" in str(caught.value)
    assert "\n" not in str(caught.value)


async def test_the_store_outlasts_a_server_that_restarts(home: Path) -> None:
    store = await open_store(home)
    keeper = Keeper(store)
    await keeper.open()
    ramesh = await keeper.party("Ramesh")
    pid = postmaster(home)
    assert pid is not None
    backends = [p for p in psutil.Process(pid).children() if "postgres: postgres" in p.cmdline()[0]]
    assert backends
    backends[0].kill()  # the server ends every connection and recovers
    await keeper.book(receipt(ramesh, 500))
    assert (await store.vouchers(keeper.shop_id)).count == 1
    await store.close()


async def test_a_server_that_was_killed_is_brought_back(home: Path) -> None:
    store = await open_store(home)
    keeper = Keeper(store)
    await keeper.open()
    ramesh = await keeper.party("Ramesh")
    pid = postmaster(home)
    assert pid is not None
    for process in [psutil.Process(pid), *psutil.Process(pid).children()]:
        end(process, signal.SIGKILL)
    command = keeper.command(BookVoucher(receipt(ramesh, 500)))
    outcome = None
    while outcome is None:
        with contextlib.suppress(Unavailable):
            outcome = await store.submit(command)
    assert isinstance(outcome, Booked)
    assert (await store.vouchers(keeper.shop_id)).count == 1
    await store.close()
    assert postmaster(home) is None


async def test_that_it_has_died_is_known_though_nobody_asks_it(home: Path) -> None:
    store = await open_store(home)
    beside = await join_store(home)  # as a worker's
    conf, pid = home / "postgres" / "data" / "postgresql.conf", postmaster(home)
    assert pid is not None
    assert store.works
    assert beside.works
    settings = conf.read_text()
    conf.write_text(f"{settings}\nnonsense = 1\n")
    end(psutil.Process(pid), signal.SIGKILL)
    for works in (False, True):
        async with asyncio.timeout(60):
            while {store.works, beside.works} != {works}:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        conf.write_text(settings)
    await beside.close()
    await store.close()


async def test_commits_are_durable(home: Path) -> None:
    store = await open_store(home)
    info = Server(home / "postgres")
    info.start()
    with psycopg.connect(info.conninfo()) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"show {setting}".encode()).fetchone() == ("on",)
    await store.close()
