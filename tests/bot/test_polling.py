"""Polling: kept before confirmed, and quiet about what passes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Update
from telegram.error import Conflict, NetworkError, TelegramError
from telegram.ext import ExtBot

from vyapari.bot.http import AiohttpRequest
from vyapari.bot.inbox.letter import Letter, Outcome
from vyapari.bot.lease import Lease
from vyapari.bot.polling import KeepingRequest, PollWatch
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.sandbox import SandboxClient, SandboxServer


class Shelf:
    """An inbox that keeps updates in a list, unless it is ``full``."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []
        self.full = False
        self.confirming = True

    async def keep(self, updates: list[dict[str, Any]]) -> int:
        if self.full:
            raise Unavailable("inbox")
        self.kept += updates
        return len(updates) if self.confirming else 0

    def letter(self, update: Update) -> Letter:  # noqa: ARG002
        raise AssertionError("nothing is handed out here")

    async def settle(self, letter: Letter, outcome: Outcome) -> None:  # noqa: ARG002
        raise AssertionError("nothing is handed out here")

    async def album_waits(self, letter: Letter, album: str) -> bool:  # noqa: ARG002
        raise AssertionError("nothing is handed out here")


Poller = Callable[[Shelf], AbstractAsyncContextManager[ExtBot[None]]]


@pytest.fixture
def poller(sandbox: SandboxServer) -> Poller:
    @asynccontextmanager
    async def open_bot(shelf: Shelf) -> AsyncIterator[ExtBot[None]]:
        bot: ExtBot[None] = ExtBot(
            sandbox.token,
            base_url=f"{sandbox.base_url}/bot",
            request=AiohttpRequest(connections=2),
            get_updates_request=KeepingRequest(shelf, PollWatch(lambda: None)),
        )
        async with bot:
            yield bot

    return open_bot


async def test_a_poll_returns_the_ids_and_keeps_the_rest(
    sandbox: SandboxServer, poller: Poller
) -> None:
    shelf = Shelf()
    async with poller(shelf) as bot, SandboxClient(sandbox.base_url) as people:
        asha = await people.add_user("Asha")
        sent = await people.send_text(asha, "5 kg sugar")
        (update,) = await bot.get_updates(timeout=0)
        assert update.update_id == sent.update_id
        assert update.message is None
        assert shelf.kept[0]["message"]["text"] == "5 kg sugar"


async def test_a_poll_after_one_that_failed_tells_at_once_that_telegram_is_back(
    sandbox: SandboxServer, poller: Poller
) -> None:
    async with poller(Shelf()) as bot, SandboxClient(sandbox.base_url) as people:
        await people.add_fault("error", "getUpdates", code=502, count=1)
        with pytest.raises(NetworkError):
            await bot.get_updates(timeout=50)
        async with asyncio.timeout(20):
            assert await bot.get_updates(timeout=50) == ()


async def test_what_could_not_be_kept_is_not_confirmed_and_comes_again(
    sandbox: SandboxServer, poller: Poller
) -> None:
    shelf = Shelf()
    shelf.full = True
    async with poller(shelf) as bot, SandboxClient(sandbox.base_url) as people:
        asha = await people.add_user("Asha")
        await people.send_text(asha, "5 kg sugar")
        with pytest.raises(NetworkError):
            await bot.get_updates(timeout=0)
        shelf.full = False
        assert len(await bot.get_updates(timeout=0)) == 1
        assert len(shelf.kept) == 1


async def test_what_telegram_is_to_keep_is_not_confirmed_and_comes_again(
    sandbox: SandboxServer, poller: Poller
) -> None:
    shelf = Shelf()
    shelf.confirming = False
    async with poller(shelf) as bot, SandboxClient(sandbox.base_url) as people:
        asha = await people.add_user("Asha")
        await people.send_text(asha, "5 kg sugar")
        assert await bot.get_updates(timeout=5) == ()
        shelf.confirming = True
        assert len(await bot.get_updates(timeout=5)) == 1
        assert len(shelf.kept) == 2


async def test_trouble_is_told_once_and_so_is_its_end(
    sandbox: SandboxServer, poller: Poller
) -> None:
    async with poller(Shelf()) as bot, SandboxClient(sandbox.base_url) as people:
        with capture_logs() as logs:
            await people.add_fault("error", "getUpdates", code=409, count=3)
            for _ in range(3):
                with pytest.raises(Conflict):
                    await bot.get_updates(timeout=0)
            await people.add_fault("drop", "getUpdates", count=2)
            for _ in range(2):
                with pytest.raises(TelegramError):
                    await bot.get_updates(timeout=0)
            await bot.get_updates(timeout=0)
            await bot.get_updates(timeout=0)
    told = [log["event"] for log in logs]
    assert told == ["telegram.other_poller_met", "telegram.lost", "telegram.reached"]


async def test_of_two_with_a_lease_one_polls_and_a_conflict_is_waited_out(
    sandbox: SandboxServer, shared: Shared
) -> None:
    first, second = Lease(shared), Lease(shared)
    shelves = Shelf(), Shelf()
    async with SandboxClient(sandbox.base_url) as people:
        asha = await people.add_user("Asha")
        bots: list[ExtBot[None]] = [
            ExtBot(
                sandbox.token,
                base_url=f"{sandbox.base_url}/bot",
                request=AiohttpRequest(connections=2),
                get_updates_request=KeepingRequest(
                    shelf, PollWatch(lambda: None, lease=lease), lease=lease
                ),
            )
            for shelf, lease in zip(shelves, (first, second), strict=True)
        ]
        async with bots[0], bots[1]:
            first.open()
            assert await first.held()
            second.open()
            waiting = asyncio.create_task(bots[1].get_updates(timeout=5))
            await people.send_text(asha, "5 kg sugar")
            (update,) = await bots[0].get_updates(timeout=5)
            assert not waiting.done()
            await people.add_fault("error", "getUpdates", code=409, count=1)
            with capture_logs() as logs:
                assert await bots[0].get_updates(offset=update.update_id + 1, timeout=0) == ()
            assert [(log["event"], log["log_level"]) for log in logs] == [
                ("telegram.other_poller_met", "info")
            ]
            polling = asyncio.create_task(
                bots[0].get_updates(offset=update.update_id + 1, timeout=20)
            )
            await asyncio.sleep(0.1)
            await first.release()
            assert await asyncio.wait_for(polling, 1) == (), "a poll ends with its lease"
            await people.send_text(asha, "6 kg sugar")
            assert len(await waiting) == 1
            second.leave()
            await second.release()
            assert await bots[1].get_updates(timeout=20) == (), "who leaves polls no more"
    assert [len(shelf.kept) for shelf in shelves] == [1, 1]
