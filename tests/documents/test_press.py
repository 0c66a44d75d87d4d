import asyncio
import tempfile
import threading
from functools import partial
from pathlib import Path

import pytest
import typst

from vyapari.documents.press import Press
from vyapari.documents.typesetter import Typesetter
from vyapari.errors import Unavailable


async def test_jobs_run_in_order_on_one_thread_that_is_not_the_loops(press: Press) -> None:
    seen: list[tuple[int, int]] = []

    def job(number: int, _: Typesetter) -> int:
        seen.append((number, threading.get_ident()))
        return number

    results = await asyncio.gather(*(press.run(partial(job, number)) for number in range(20)))
    assert results == list(range(20))
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen} | {threading.get_ident()}) == 2


async def test_the_loop_goes_on_while_the_press_works(press: Press) -> None:
    release = threading.Event()
    job = asyncio.create_task(press.run(lambda _: release.wait(30)))
    for _ in range(100):
        await asyncio.sleep(0)
    assert not job.done()
    release.set()
    assert await job


async def test_too_many_jobs_are_refused_and_room_comes_back() -> None:
    press = Press(waiting=2)
    release = threading.Event()
    jobs = [asyncio.create_task(press.run(lambda _: release.wait(30))) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Unavailable) as refusal:
        await press.run(lambda _: None)
    assert refusal.value.retry_after
    release.set()
    assert await asyncio.gather(*jobs) == [True, True]
    assert await press.run(lambda _: "again") == "again"
    press.close()


async def test_a_cancelled_job_is_never_run_and_leaves_its_room() -> None:
    press = Press(waiting=2)
    await press.warm_up()
    release = threading.Event()
    running = asyncio.create_task(press.run(lambda _: release.wait(30)))
    ran: list[bool] = []
    waiting = asyncio.create_task(press.run(lambda _: ran.append(True)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    after = asyncio.create_task(press.run(lambda _: "after"))
    await asyncio.sleep(0)
    release.set()
    assert await asyncio.gather(running, after) == [True, "after"]
    assert not ran
    press.close()


async def test_a_job_that_fails_tells_its_caller_and_the_next_one_runs(press: Press) -> None:
    with pytest.raises(typst.TypstError):
        await press.run(lambda typesetter: typesetter.pdf("invoice", {"nothing": "fits"}))
    assert await press.run(lambda typesetter: bool(typesetter.families))


async def test_a_press_can_be_closed_twice(press: Press) -> None:
    await press.warm_up()
    press.close()
    press.close()


def test_a_typesetter_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    typesetter = Typesetter()
    assert not list(tmp_path.iterdir())
    with pytest.raises(typst.TypstError):
        typesetter.pdf("invoice", {})
    typesetter.forget()
    assert typesetter.pdf("specimen", {"specimens": [["Shobhika", "अ"]]}).startswith(b"%PDF-")
    assert not list(tmp_path.iterdir())


def test_latin_and_devanagari_are_always_there(typesetter: Typesetter) -> None:
    assert typesetter.families[:2] == ("Libertinus Serif", "Shobhika")


def test_without_noto_fonts_other_scripts_are_boxes_and_nothing_fails() -> None:
    typesetter = Typesetter(noto=())
    assert not [family for family in typesetter.families if family.startswith("Noto")]
    assert typesetter.pdf("specimen", {"specimens": [["Libertinus Serif", "ગુજરાતી"]]})
