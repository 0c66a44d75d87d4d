"""Long polling, offsets, and pollers that get in each other's way."""

import asyncio
import time

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.sandbox.bots import bot_of
from vyapari.sandbox import SandboxClient, SandboxServer


async def test_a_waiting_poll_is_answered_when_a_message_comes(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    first = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=first[-1].update_id + 1, timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    began = time.monotonic()
    sent = await people.send_text(asha, "500 mile")
    updates = await poll
    assert time.monotonic() - began < 10
    assert [u.update_id for u in updates] == [sent.update_id]
    message = updates[0].message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.chat_id, message.from_user.first_name) == (
        "500 mile",
        asha,
        "Asha",
    )


async def test_updates_stay_until_a_later_offset_confirms_them(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    for text in ("one", "two", "three"):
        await people.send_text(asha, text)
    seen = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates()] == [u.update_id for u in seen]
    assert len(await bot.get_updates(limit=2)) == 2
    rest = await bot.get_updates(offset=seen[2].update_id)
    assert [u.message.text for u in rest if u.message] == ["two", "three"]
    assert len(await bot.get_updates()) == 2
    assert await bot.get_updates(offset=seen[-1].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_negative_offset_keeps_so_many_from_the_end(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.send_many([(asha, None, str(n)) for n in range(5)])
    kept = await bot.get_updates(offset=-2)
    assert [u.message.text for u in kept if u.message] == ["3", "4"]
    assert len(await bot.get_updates()) == 2


async def test_a_second_poller_ends_the_first_with_409(
    server: SandboxServer, bot: Bot, asha: int
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    first = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
    async with asyncio.timeout(10), bot_of(server) as other:
        while not first.done():
            assert await other.get_updates(offset=offset, timeout=0) == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_a_poller_that_died_is_in_nobodys_way(
    server: SandboxServer, bot: Bot, people: SandboxClient, asha: int
) -> None:
    offset = (await bot.get_updates())[-1].update_id + 1
    url = f"{server.base_url}/bot{server.token}/getUpdates"
    async with httpx.AsyncClient() as dying:
        with pytest.raises(httpx.ReadTimeout):
            await dying.get(url, params={"timeout": 20, "offset": offset}, timeout=0.1)
    sent = await people.send_text(asha, "still there")
    updates = await bot.get_updates(offset=offset, timeout=5)
    assert [u.update_id for u in updates] == [sent.update_id]


async def test_allowed_updates_choose_the_kinds_from_then_on(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    sent = await people.send_text(asha, "x")
    await people.react(asha, sent.message_id, "👍")
    before = await bot.get_updates(allowed_updates=["message_reaction"])
    assert all(u.message_reaction is None for u in before)
    await people.send_text(asha, "not wanted")
    await people.react(asha, sent.message_id, "🔥")
    wanted = await bot.get_updates(offset=before[-1].update_id + 1)
    assert [u.message_reaction is not None for u in wanted] == [True]


async def test_deleting_the_webhook_may_drop_what_waits(bot: Bot, asha: int) -> None:
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0
