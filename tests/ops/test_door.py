"""What whoever hosts the program is answered when one of its workers stands still."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from tests.ops.test_fleet import reporting
from vyapari.ops.door import Door, listen
from vyapari.ops.noticeboard import FRESH, LOST, Absences, Noticeboard
from vyapari.ops.report import summary

SECOND = timedelta(seconds=1)


@pytest.fixture
def board(tmp_path: Path) -> Noticeboard:
    return Noticeboard(tmp_path)


@pytest.fixture
async def browser(board: Noticeboard) -> AsyncIterator[httpx.AsyncClient]:
    """Asks the door of two workers that were started more than a minute ago."""
    absences = Absences(board, 2, datetime.now(UTC) - LOST - SECOND)
    door = Door(
        ailing=absences.ailing,
        summary=lambda: summary(absences.reports()),
        scrape=lambda: b"",
    )
    listening = listen(0, everywhere=False)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    await door.open(listening)
    async with httpx.AsyncClient(base_url=address, trust_env=False) as client:
        yield client
    await door.close()


async def test_a_worker_of_which_nothing_is_heard_for_a_minute_makes_it_ill(
    board: Noticeboard, browser: httpx.AsyncClient
) -> None:
    now = datetime.now(UTC)
    board.hang(reporting("1", now))
    board.hang(reporting("2", now - LOST - SECOND))
    answer = await browser.get("/health")
    assert (answer.status_code, answer.text) == (503, "nothing heard of worker 2\n")
    board.hang(reporting("2", datetime.now(UTC)))
    assert (await browser.get("/health")).status_code == 200


async def test_a_worker_that_is_only_late_is_not_counted_but_no_cause_to_start_anew(
    board: Noticeboard, browser: httpx.AsyncClient
) -> None:
    now = datetime.now(UTC)
    board.hang(reporting("1", now))
    board.hang(reporting("2", now - FRESH - SECOND))
    assert (await browser.get("/health")).status_code == 200
    told = (await browser.get("/ready")).json()
    assert [process["worker"] for process in told["processes"]] == ["1"]


async def test_a_worker_that_has_never_been_heard_of_makes_it_ill_too(
    board: Noticeboard, browser: httpx.AsyncClient
) -> None:
    board.hang(reporting("2", datetime.now(UTC)))
    answer = await browser.get("/health")
    assert (answer.status_code, answer.text) == (503, "nothing heard of worker 1\n")
