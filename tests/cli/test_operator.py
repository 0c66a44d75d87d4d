"""The operator's commands on the books, wherever these are kept."""

import asyncio
import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.program import data_folder
from tests.store.test_erase import fill
from vyapari.__main__ import main
from vyapari.bench.lite import SECRET_KEY
from vyapari.store import Store, open_store
from vyapari.store.hosted import HostedBooks


@pytest.fixture(params=["embedded", "supabase"])
def books(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Two shops in the books that the settings name; the id of the first one."""
    with data_folder() as folder:
        monkeypatch.setenv("VYAPARI_HOME", str(folder / "home"))
        project: Project | None = None
        if request.param == "supabase":
            project = request.getfixturevalue("project")
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


def test_books_that_are_not_there_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("VYAPARI_HOME", str(tmp_path / uuid.uuid4().hex))
    assert main(["shops"]) == 2
    assert capsys.readouterr().err.startswith("VYAPARI_HOME: there are no books in")
