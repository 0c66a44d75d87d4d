"""The operator's commands on the books, wherever these are kept."""

import asyncio
import io
import json
import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Update

from tests.bot.updates import message
from tests.conftest import Project
from tests.program import data_folder
from tests.redis import RedisServer
from tests.store.filing import files_of, gone, linked
from tests.store.ledger import Keeper
from tests.store.proxy import gateway
from tests.store.test_erase import fill
from vyapari.__main__ import main
from vyapari.bench.lite import SECRET_KEY
from vyapari.bot.inbox.letter import Dead
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.cli.inbox import shared as letters
from vyapari.ops.shared import Shared
from vyapari.parts import open_shared
from vyapari.settings import load_settings
from vyapari.store import Store, open_store
from vyapari.store.hosted import HostedBooks
from vyapari.store.shelf import Shelf, Thing


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[Path, str]]:
    """A data folder with two shops; the id of the first one."""
    with data_folder() as folder:
        yield folder / "home", asyncio.run(_filled(folder / "home", None))


@pytest.fixture(params=["embedded", "supabase"])
def books(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Two shops in the books that the settings name; the id of the first one."""
    with data_folder() as folder:
        monkeypatch.setenv("VYAPARI_HOME", str(folder / "home"))
        if request.param == "embedded":
            home, shop = request.getfixturevalue("filled")
            subprocess.run(["cp", "-a", str(home), str(folder)], check=True)  # noqa: S603, S607
            yield shop
            return
        project: Project = request.getfixturevalue("project")
        monkeypatch.setenv("SUPABASE_URL_KEY", project.server.url)
        monkeypatch.setenv("SUPABASE_API_KEY", SECRET_KEY)
        yield asyncio.run(_filled(folder / "home", project))


async def _filled(home: Path, project: Project | None) -> str:
    if project is None:
        store: Store = await open_store(home)
    else:
        store = HostedBooks(project.server.url, SECRET_KEY).store
    keeper = await fill(store, 1)
    await fill(store, 2)
    await store.close()
    return keeper.shop_id


def test_shops_are_listed_without_a_word_of_theirs(
    books: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["shops"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("2 shops, ")
    assert books[:8] in told
    assert main(["shops", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["count"] == 2
    assert {shop["vouchers"] for shop in listed["shops"]} == {4}
    for word in ("Kirana", "Asha", "Ramesh", "98765"):
        assert word not in told
        assert word not in str(listed)


def test_a_shop_is_handed_over_whole(
    books: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", books[:8], "--out", str(tmp_path)]) == 0
    path = Path(capsys.readouterr().out.strip())
    assert path.parent == tmp_path
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        assert {"entries.csv", "books.xlsx", "journal.beancount", "papers.csv"} < names
        record = json.loads(archive.read("record.json"))
        papers = archive.read("papers.csv").decode("utf-8-sig").splitlines()
        entries = archive.read("entries.csv").decode("utf-8-sig").splitlines()
        about = archive.read("README.txt").decode()
    assert record["shop"]["id"] == books
    assert [member["user_id"] for member in record["members"]] == [1]
    assert {message["chat_id"] for message in record["messages"]} == {1, -1}
    assert [row.split(",")[0] for row in papers] == [
        "Number",
        "INV/26-27/000001",
        "QTN/26-27/000001",
    ]
    assert len(entries) == 5  # a head, two purchases' and sales' lines, a receipt, a reversal
    assert "Books from" in about
    assert "record.json" in about


@pytest.mark.usefixtures("books")
def test_a_shop_that_is_not_found_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for short in ("abc", "zzzzzzzz", ""):
        assert main(["export", short]) == 2
        told = capsys.readouterr().err
        assert told.startswith("SHOP: ")
        assert "vyapari shops" in told


def test_a_shop_is_erased_when_its_id_is_typed(
    books: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Path(os.environ["VYAPARI_HOME"])
    asyncio.run(_dead_letters(home))
    for typed, code in (("", 1), ("yes\n", 1), (f"{books[:8]}\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert main(["erase", books[:8]]) == code
    told = capsys.readouterr().out
    assert told.count("nothing was erased") == 2
    assert "erased with 4 vouchers and 1 dead letter\n" in told
    assert main(["shops"]) == 0
    left = capsys.readouterr().out
    assert left.startswith("1 shop, ")
    assert books[:8] not in left
    assert main(["erase", "--yes", books[:8]]) == 2
    assert main(["inbox", "list"]) == 0
    assert "1 dead" in capsys.readouterr().out


@pytest.mark.parametrize("away", [False, True])
async def test_what_an_erased_shop_has_sent_by_link_is_gone_though_no_bot_runs(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    away: bool,
) -> None:
    keeper = Keeper(HostedBooks(project.server.url, SECRET_KEY, link_days=7).store)
    await keeper.open()
    url = await linked(keeper, "export:1")
    async with gateway(project.server.url) as front:
        monkeypatch.setenv("VYAPARI_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("SUPABASE_URL_KEY", front.url)
        monkeypatch.setenv("SUPABASE_API_KEY", SECRET_KEY)
        front.shut = "/storage/" if away else ""
        assert await asyncio.to_thread(main, ["erase", "--yes", keeper.shop_id]) == 0
    assert ("the storage cannot be reached" in capsys.readouterr().out) == away
    assert await gone(url) != away
    assert await files_of(keeper).sweep(datetime.now(UTC) + timedelta(minutes=11)) == 1
    assert await gone(url)
    await keeper.store.close()


async def _dead_letters(home: Path) -> None:
    """One of the shop's own chat, one of somebody else's."""
    home.mkdir(exist_ok=True)  # noqa: ASYNC240  a folder of the test's own
    box = SqliteInbox(home / "inbox.sqlite3", 1000)
    await box.open()
    await box.keep([message(1, 1, "words"), message(2, 2, "words")])
    for _ in range(2):
        update = await box.get()
        assert isinstance(update, Update)
        await box.settle(box.letter(update), Dead("KeyError", attempts=3))
    await box.close()


async def test_dead_letters_in_redis_are_erased_too(redis: RedisServer) -> None:
    shared = Shared(redis.url, "1000")
    for number, lane in ((1, "1"), (2, "2")):
        await shared.call("ZADD", shared.key("dead"), 0, number)
        await shared.call("HSET", shared.key(f"dead:{number}"), "lane", lane, "reason", "x")
    assert await letters.forget(shared, {"1", "-1"}) == 1
    assert await shared.call("ZRANGE", shared.key("dead"), 0, -1) == ["2"]
    assert await shared.call("EXISTS", shared.key("dead:1")) == 0
    await shared.close()


def test_a_shop_that_is_erased_leaves_redis_too(
    books: str,
    redis: RedisServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("REDIS_URL", redis.url)

    async def is_shelved(*, put: bool = False) -> bool:
        async with open_shared(load_settings()) as shared:
            shelf = Shelf(shared)
            if put:
                shelf.put(books, "catalogue", Thing(shelf.now(), "all of it"))
                await shelf.close()
            return await shelf.get(books, "catalogue") is not None

    assert asyncio.run(is_shelved(put=True))
    assert main(["erase", "--yes", books[:8]]) == 0
    assert "bots that run forget it within seconds" in capsys.readouterr().out
    assert not asyncio.run(is_shelved(put=True))


def test_with_redis_those_on_the_disk_are_told_and_revived_as_well(
    redis: RedisServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("VYAPARI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("REDIS_URL", redis.url)
    asyncio.run(_dead_letters(tmp_path / "home"))
    assert main(["inbox", "list"]) == 0
    assert "2 dead on this disk, in inbox.sqlite3" in capsys.readouterr().out
    assert main(["inbox", "retry", "--all"]) == 0
    assert "2 of inbox.sqlite3 will be dealt with again" in capsys.readouterr().out
    assert main(["inbox", "list"]) == 0
    assert "on this disk" not in capsys.readouterr().out


def test_books_that_are_not_there_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("VYAPARI_HOME", str(tmp_path / uuid.uuid4().hex))
    assert main(["shops"]) == 2
    assert capsys.readouterr().err.startswith("VYAPARI_HOME: there are no books in")
