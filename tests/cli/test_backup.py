"""A backup is books and inbox at one moment; a restore brings both back or changes nothing."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.bot.updates import message
from tests.program import Program, data_folder
from tests.store.ledger import Keeper, sale
from tests.store.test_erase import dump as rows_of
from tests.store.test_erase import fill
from vyapari.__main__ import main
from vyapari.bench.processes import sandbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.sandbox import SandboxClient
from vyapari.store import open_store
from vyapari.store.migrate import migrate, migrations
from vyapari.store.server import Server
from vyapari.store.staging import finish

LATEST = migrations()[-1].version
Run = Callable[..., int]


@pytest.fixture
def folder() -> Iterator[Path]:
    with data_folder() as path:
        yield path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command on a data folder."""

    def running(home: Path, *arguments: str) -> int:
        monkeypatch.setenv("VYAPARI_HOME", str(home))
        return main(list(arguments))

    return running


@pytest.fixture(scope="module")
def kept_once() -> Iterator[Path]:
    """A folder with ``home``, in which a message waits, and its backup ``kept``."""
    with data_folder() as path, pytest.MonkeyPatch.context() as patch:
        keep(path / "home", "words")
        patch.setenv("VYAPARI_HOME", str(path / "home"))
        done = subprocess.run(
            [sys.executable, "-m", "vyapari", "backup", "kept"], cwd=path, check=False
        )
        assert done.returncode == 0
        yield path


@pytest.fixture
def kept(kept_once: Path, folder: Path) -> Path:
    """A folder of the test's own, as ``kept_once`` is."""
    subprocess.run(["cp", "-a", f"{kept_once}/.", str(folder)], check=True)  # noqa: S603, S607
    return folder


async def _keep(home: Path, words: tuple[str, ...], *, books: bool = True) -> str:
    keeper = None
    if books:
        store = await open_store(home)
        keeper = await fill(store, 1)
        await store.close()
    box = SqliteInbox(home / "inbox.sqlite3", 1000)
    await box.open()
    await box.keep([message(number, 7, text) for number, text in enumerate(words, 1)])
    await box.close()
    return keeper.shop_id if keeper else ""


def keep(home: Path, *words: str, books: bool = True) -> str:
    """A shop with something of everything, and messages not yet answered; the shop's id."""
    return asyncio.run(_keep(home, words, books=books))


def everything(home: Path) -> dict[str, list[str]]:
    """Every row of every table, and where each sequence stands."""
    server = Server(home / "postgres")
    server.start()
    try:
        found = rows_of(server.conninfo())
        with psycopg.connect(server.conninfo()) as connection:
            found["sequences"] = [
                str(row)
                for row in connection.execute(
                    "select sequencename, last_value from pg_sequences"
                    " where schemaname = 'vyapari' order by 1"
                )
            ]
            row = connection.execute("select max(version) from vyapari.migrations").fetchone()
            found["version"] = [str(row)]
    finally:
        server.stop()
    return found


def waiting(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "inbox.sqlite3")) as db:
        rows = db.execute("select payload from letters where state = 'waiting' order by seq")
        return [payload for (payload,) in rows.fetchall()]


async def _sell(home: Path, shop_id: str) -> str:
    store = await open_store(home)
    keeper = Keeper(store, user=1, shop_id=shop_id)
    number = (await keeper.book(sale((await keeper.item("Rice"), 1, 60))))["voucher"]["number"]
    await store.close()
    return str(number)


def test_books_and_inbox_come_back_as_they_were(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, file = folder / "old", folder / "new", folder / "kept.vyapari"
    shop = keep(old, "secret words", "more")
    before = everything(old)
    assert run(old, "backup", str(file)) == 0
    assert "4 vouchers of 1 shop, 2 messages waiting" in capsys.readouterr().out
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["kept.vyapari", "old"]
    assert run(new, "restore", str(file)) == 0
    assert "4 vouchers of 1 shop as of" in capsys.readouterr().out
    assert everything(new) == before
    assert waiting(new) == waiting(old)
    assert not list(new.glob("before-*"))
    # The next number is the next, in the one as in the other.
    assert asyncio.run(_sell(new, shop)) == asyncio.run(_sell(old, shop))


def test_a_file_that_is_there_is_replaced_only_if_told(
    kept: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    file = kept / "kept"
    file.write_text("precious")
    assert run(kept / "home", "backup", str(file)) == 2
    assert "is there already" in capsys.readouterr().err
    assert file.read_text() == "precious"
    assert run(kept / "home", "backup", "--force", str(file)) == 0
    assert zipfile.is_zipfile(file)
    os.mkfifo(kept / "pipe")
    capsys.readouterr()
    assert run(kept / "home", "backup", "--force", str(kept / "pipe")) == 2
    assert "is not a file" in capsys.readouterr().err
    assert (kept / "pipe").is_fifo()


@pytest.mark.parametrize("harm", ["cut", "altered", "text", "newer", "missing"])
def test_a_file_that_is_not_whole_is_refused_before_anything_is_touched(
    kept: Path, run: Run, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    file, new = kept / "kept", kept / "new"
    whole = file.read_bytes()
    if harm == "cut":
        file.write_bytes(whole[: len(whole) * 2 // 3])
    elif harm == "altered":
        with zipfile.ZipFile(file) as archive:
            at = archive.getinfo("books.dump").header_offset + 500
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    elif harm == "text":
        file.write_text("no backup at all")
    elif harm == "missing":
        file.unlink()
    else:
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(kept / "x", "w") as changed:
            for name in old.namelist():
                content = old.read(name)
                if name == "manifest.json":
                    content = content.replace(b'"migrations": {', b'"migrations": {"999": "x",')
                changed.writestr(name, content)
        (kept / "x").replace(file)
    capsys.readouterr()
    assert run(new, "restore", str(file)) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert ("newer" in told) == (harm == "newer")
    assert not new.exists()


def test_an_older_schema_is_restored_and_then_brought_up_to_date(folder: Path, run: Run) -> None:
    old, new, file = folder / "old", folder / "new", folder / "kept"
    server = Server(old / "postgres")
    server.start()
    migrate(server.conninfo(), until=LATEST - 1)
    with psycopg.connect(server.conninfo()) as connection:
        connection.execute(
            "insert into vyapari.shops (id, name) values (gen_random_uuid(), 'Shree Kirana')"
        )
    server.stop()
    before = everything(old)
    assert before["version"] == [f"({LATEST - 1},)"]
    assert run(old, "backup", str(file)) == 0
    assert run(new, "restore", str(file)) == 0
    after = everything(new)
    assert after["version"] == [f"({LATEST},)"]
    assert after["shops"] == before["shops"]


def test_books_that_are_there_are_kept_beside_and_no_message_is_lost(
    kept: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    home, file = kept / "home", kept / "kept"
    before = everything(home)
    keep(home, "words", "came later", books=False)
    asyncio.run(_other_shop(home))
    later = everything(home)
    assert later != before
    capsys.readouterr()
    assert run(home, "restore", str(file)) == 2
    assert "--force" in capsys.readouterr().err
    assert everything(home) == later
    assert run(home, "restore", "--force", str(file)) == 0
    assert "2 messages waiting" in capsys.readouterr().out
    assert everything(home) == before
    assert [("later" in payload) for payload in waiting(home)] == [False, True]
    (beside,) = home.glob("before-*")
    assert everything(beside) == later
    assert not (home / "restoring").exists()


async def _other_shop(home: Path) -> None:
    store = await open_store(home)
    await Keeper(store, user=2).open()
    await store.close()


def test_a_restore_that_is_killed_leaves_what_was_there(kept: Path, run: Run) -> None:
    home, file = kept / "home", kept / "kept"
    before = everything(home)
    restoring = subprocess.Popen(  # noqa: S603 - this interpreter
        [sys.executable, "-m", "vyapari", "restore", "--force", str(file)],
        env=os.environ | {"VYAPARI_HOME": str(home)},
        cwd=kept,
    )
    give_up = time.monotonic() + 60
    while not (home / "restoring" / "postgres" / "data").exists() and time.monotonic() < give_up:
        time.sleep(0.01)
    restoring.send_signal(signal.SIGKILL)
    restoring.wait()
    assert (home / "restoring").exists()
    assert everything(home) == before
    assert len(waiting(home)) == 1
    assert run(home, "restore", "--force", str(file)) == 0
    assert everything(home) == before
    assert not (home / "restoring").exists()


@pytest.mark.parametrize("done", range(5))
def test_what_was_committed_takes_its_place_wherever_it_was_cut_off(
    tmp_path: Path, done: int
) -> None:
    """So many of the steps had been done when the power went."""
    home, staged, keep_in = tmp_path, tmp_path / "restoring", tmp_path / "before-x"
    for place, word in ((home, "old"), (staged, "new")):
        (place / "postgres").mkdir(parents=True)
        (place / "postgres" / "data").write_text(word)
        (place / "inbox.sqlite3").write_text(word)
    (home / "inbox-2.sqlite3").write_text("old")
    finish(home)  # nothing was committed yet
    assert (home / "postgres" / "data").read_text() == "old"
    (staged / "ready").write_text("before-x")
    steps = [
        (home / "postgres", keep_in / "postgres"),
        (staged / "postgres", home / "postgres"),
        (home / "inbox-2.sqlite3", keep_in / "inbox-2.sqlite3"),
        (home / "inbox.sqlite3", keep_in / "inbox.sqlite3"),
    ]
    keep_in.mkdir()
    for old, new in steps[:done]:
        old.rename(new)
    finish(home)
    finish(home)
    assert (home / "postgres" / "data").read_text() == "new"
    assert (home / "inbox.sqlite3").read_text() == "new"
    assert (keep_in / "postgres" / "data").read_text() == "old"
    assert {path.name for path in keep_in.iterdir()} == {
        "postgres",
        "inbox.sqlite3",
        "inbox-2.sqlite3",
    }
    assert not staged.exists()
    assert not list(home.glob("inbox-*"))


async def test_the_bot_goes_on_while_it_is_backed_up_and_is_not_restored_over(
    folder: Path,
) -> None:
    async with sandbox() as root:
        program = Program(root, folder / "home")
        await program.start()
        await program.ready()
        async with SandboxClient(root) as people:
            asha = await people.add_user("Asha")
            assert (await people.ask(asha, "sold 5 kg sugar at 45 cash")).text.startswith("✅")

            async def command(name: str, home: str) -> tuple[int, str]:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "vyapari", name, "kept"),
                    env=os.environ | {"VYAPARI_HOME": str(folder / home)},
                    cwd=folder,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.STDOUT,
                )
                told, _ = await process.communicate()
                return process.returncode or 0, told.decode()

            (code, told), answer = await asyncio.gather(
                command("backup", "home"), people.ask(asha, "sold 6 kg sugar at 45 cash")
            )
            assert code == 0, told
            assert answer.text.startswith("✅")
            code, told = await command("restore", "home")
            assert code == 2
            assert "already in use" in told
            assert len(told.splitlines()) == 1
            assert (await people.ask(asha, "sold 7 kg sugar at 45 cash")).text.startswith("✅")
            code, told = await command("restore", "other")
            assert code == 0, told
        assert await program.stop() == 0


def test_supabase_keeps_its_own_backups_or_is_read_by_its_database_url(
    database: str,
    folder: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SUPABASE_URL_KEY", "https://abc.supabase.co")
    monkeypatch.setenv("SUPABASE_API_KEY", "sb_secret_of-nobody-at-all")
    file = folder / "kept"
    assert run(folder / "home", "backup", str(file)) == 2
    assert capsys.readouterr().err.startswith("SUPABASE_DB_URL: is missing;")
    where = psycopg.conninfo.conninfo_to_dict(database)
    url = f"postgresql://postgres@/{where['dbname']}?host={where['host']}"
    monkeypatch.setenv("SUPABASE_DB_URL", url)
    with psycopg.connect(database) as connection:
        connection.execute(
            "insert into vyapari.shops (id, name) values (gen_random_uuid(), 'Shree Kirana')"
        )
    before = rows_of(database)
    assert run(folder / "home", "backup", str(file)) == 0
    assert run(folder / "home", "restore", str(file)) == 2
    assert capsys.readouterr().err.startswith("SUPABASE_URL_KEY: the books are in Supabase")
    monkeypatch.delenv("SUPABASE_URL_KEY")
    monkeypatch.delenv("SUPABASE_API_KEY")
    assert run(folder / "home", "restore", str(file)) == 0
    after = everything(folder / "home")
    assert {name: after[name] for name in before} == before
