"""Calls to Telegram: a wait holds up its own chat, a long one is the caller's to plan."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import RetryAfter

from vyapari.bot.pace import ONCE, Pace


class Server:
    """Answers calls; ``busy`` holds for each chat the waits that it asks for first."""

    def __init__(self, **busy: list[float]) -> None:
        self.busy = busy
        self.calls: list[tuple[str, float]] = []

    async def __call__(self, chat: str) -> bool:
        self.calls.append((chat, time.monotonic()))
        if self.busy.get(chat):
            raise RetryAfter(timedelta(seconds=self.busy[chat].pop(0)))
        return True


async def call(pace: Pace, server: Server, chat: str) -> Any:
    return await pace.process_request(server, (chat,), {}, "sendMessage", {"chat_id": chat}, None)


async def test_a_short_wait_is_sat_out_and_the_call_made_again() -> None:
    pace, server = Pace(None), Server(a=[0.1])
    assert await call(pace, server, "a") is True
    (_, first), (_, second) = server.calls
    assert second - first >= 0.1


async def test_one_chats_wait_holds_up_no_other() -> None:
    pace, server = Pace(None), Server(a=[2])
    waiting = asyncio.create_task(call(pace, server, "a"))
    await asyncio.sleep(0)
    assert await call(pace, server, "b") is True
    assert not waiting.done()
    assert await waiting is True


async def test_a_long_wait_is_raised_and_kept_to_without_asking_again() -> None:
    pace, server = Pace(None), Server(a=[40])
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await call(pace, server, "a")
    assert len(server.calls) == 1
    assert await call(pace, server, "b") is True


async def test_a_server_that_is_always_busy_is_given_up() -> None:
    pace, server = Pace(None), Server(a=[0.01] * 10)
    with pytest.raises(RetryAfter):
        await call(pace, server, "a")
    assert len(server.calls) == 3


async def test_no_more_calls_in_all_than_telegram_asks_for() -> None:
    pace, server = Pace((5, 0.5)), Server()
    started = time.monotonic()
    await asyncio.gather(*(call(pace, server, f"chat {n}") for n in range(10)))
    assert 0.3 < time.monotonic() - started < 2


async def test_what_may_as_well_be_left_waits_for_nothing_and_holds_up_no_other() -> None:
    pace, server = Pace((1, 60)), Server(a=[30])

    async def once(chat: str) -> None:
        data = {"chat_id": chat}
        await pace.process_request(server, (chat,), {}, "sendMessageDraft", data, ONCE)

    with pytest.raises(RetryAfter):
        await once("a")
    assert len(server.calls) == 1
    with pytest.raises(RetryAfter):
        await once("b")
    assert len(server.calls) == 1, "there is no room left among the calls of all chats"

    pace, server = Pace(None), Server(a=[30])
    with pytest.raises(RetryAfter):
        await once("a")
    assert await call(pace, server, "a") is True
