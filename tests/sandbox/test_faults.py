"""Faults on demand and flood control."""

import time
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter

from vyapari.sandbox import SandboxClient


async def texts(people: SandboxClient, chat_id: int) -> list[str]:
    return [message["text"] for message in await people.history(chat_id)]


async def flood(bot: Bot, chat_id: int, count: int) -> None:
    for _ in range(count):
        await bot.send_message(chat_id, "x")


async def test_a_dropped_call_has_no_effect(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.add_fault("drop", "sendMessage", count=1)
    with pytest.raises(NetworkError, match=r"RemoteProtocolError|ReadError"):
        await bot.send_message(asha, "lost")
    await bot.send_message(asha, "arrived")
    assert await texts(people, asha) == ["/start", "arrived"]


async def test_a_lost_answer_leaves_the_effect(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.add_fault("lose_answer", "sendMessage", count=1)
    with pytest.raises(NetworkError):
        await bot.send_message(asha, "arrived all the same")
    assert await texts(people, asha) == ["/start", "arrived all the same"]


async def test_errors_come_with_their_code_and_wait(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.add_fault("error", "sendMessage", code=429, retry_after=7, count=1)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(asha, "x")
    assert refusal.value.retry_after == timedelta(seconds=7)
    await people.add_fault("error", "*", code=500, count=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Internal Server Error"):
            await bot.send_message(asha, "x")
    await bot.send_message(asha, "x")
    await people.add_fault("error", "sendMessage", code=400, description="Bad Request: nonsense")
    with pytest.raises(BadRequest, match="Nonsense"):
        await bot.send_message(asha, "x")
    await people.clear_faults()
    await bot.send_message(asha, "x")


async def test_a_delay_holds_the_answer(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.add_fault("delay", "sendMessage", seconds=0.3, count=1)
    began = time.monotonic()
    await bot.send_message(asha, "x")
    assert time.monotonic() - began >= 0.3


async def test_a_fault_may_hit_by_chance(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.add_fault("error", "getMe", code=500, probability=0.5)
    outcomes = []
    for _ in range(60):
        try:
            await bot.get_me()
            outcomes.append(True)
        except NetworkError:
            outcomes.append(False)
    assert 5 < sum(outcomes) < 55


async def test_updates_are_delivered_twice_on_demand(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.add_fault("duplicate", count=1)
    first = await bot.get_updates()
    again = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [u.update_id for u in again] == [u.update_id for u in first]
    assert await bot.get_updates(offset=first[-1].update_id + 1) == ()


async def test_flood_control_asks_to_wait(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.set(flood_control=True)
    with pytest.raises(RetryAfter) as refusal:
        await flood(bot, asha, 12)
    assert refusal.value.retry_after == timedelta(seconds=1)
    other = await people.add_user("Bilal")
    await people.start(other)
    assert await bot.send_message(other, "not flooded")
    await people.set(flood_control=False)
    await flood(bot, asha, 12)


async def test_a_group_takes_twenty_a_minute(bot: Bot, people: SandboxClient, asha: int) -> None:
    group = await people.add_group("Team", [asha])
    await people.set(flood_control=True)
    with pytest.raises(RetryAfter) as refusal:
        await flood(bot, group, 25)
    assert isinstance(refusal.value.retry_after, timedelta)
    assert refusal.value.retry_after > timedelta(seconds=1)
    said = [m for m in await people.history(group) if m["from"]["is_bot"]]
    assert len(said) == 20
