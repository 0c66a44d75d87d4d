"""A bot for named people: who is let in, and what a stranger gets and costs."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests.bot.running import Running, at_work
from tests.redis import RedisServer
from tests.store.ledger import Keeper
from vyapari.books.commands import SetJob, SetMember
from vyapari.books.job import Job
from vyapari.books.shop import Role
from vyapari.bot.guests import Guests, StrangersHere, StrangersTogether
from vyapari.bot.router import ROUTES
from vyapari.bot.session import Sessions
from vyapari.ops.shared import Shared
from vyapari.sandbox import SandboxClient, SandboxServer
from vyapari.sandbox.client import Sent, Shown
from vyapari.store.store import Store

SALE = "sold 5 kg sugar at 45 cash"


@dataclass(slots=True)
class Door:
    """A bot whose operator has named Asha alone."""

    bot: Running
    store: Store
    database: str
    asha: int

    async def comes(self, name: str, language: str = "en") -> int:
        return await self.bot.people.add_user(name, language_code=language)

    async def answers(self, who: int, *texts: str, chat: int | None = None) -> list[Shown]:
        """What the bot has sent by the time that all of ``texts`` are dealt with."""
        seq = await self.bot.people.seq()
        for text in texts:
            sent = await self.bot.people.send_text(who, text, chat_id=chat)
            await self.settled(sent)
        return (await self.bot.people.outbox(seq, chat_id=chat or who))[0]

    async def settled(self, sent: Sent) -> None:
        """Wait until what was sent is done."""
        how = "select 1 from letters where update_id = ? and state = 'done'"
        async with asyncio.timeout(10):
            while True:
                with sqlite3.connect(self.bot.inbox.path) as db:
                    if db.execute(how, (sent.update_id,)).fetchone():
                        return
                await asyncio.sleep(0.01)

    async def invitation(self) -> str:
        """What follows ``/start`` in a link of Asha's."""
        shown = await self.bot.people.ask(self.asha, "/team")
        said = await self.bot.people.tap(self.asha, shown, "Invite staff")
        found = re.search(r"start=(join_[\w-]+)", said.text)
        assert found, said.text
        return found[1]

    def rows(self, table: str) -> int:
        with psycopg.connect(self.database) as connection:
            found = connection.execute(f"select count(*) from vyapari.{table}").fetchone()  # noqa: S608
            assert found
            return int(found[0])


@pytest.fixture
async def door(
    sandbox: SandboxServer, store: Store, tmp_path: Path, database: str
) -> AsyncIterator[Door]:
    async with SandboxClient(sandbox.base_url) as people:
        asha = await people.add_user("Asha", language_code="en")
    guests = Guests(store, [asha])
    async with at_work(sandbox, store, tmp_path, ROUTES, messages=8, guests=guests) as bot:
        yield Door(bot, store, database, asha)


async def test_who_is_named_writes_as_ever(door: Door) -> None:
    assert "✅" in (await door.bot.people.ask(door.asha, SALE)).text


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en", SALE, "works only for people"),
        ("hi", "रमेश को पाँच किलो चीनी बेची", "सिर्फ़ उन्हीं के लिए"),
        ("en", "5 kilo cheeni Ramesh ko udhaar di", "sirf unhi ke liye"),
        ("en", "રમેશને 5 કિલો ખાંડ ઉધાર આપી", "ફક્ત તેમના માટે"),
    ],
)
async def test_a_stranger_is_told_once_in_their_language_and_leaves_no_trace_in_the_books(
    door: Door, language: str, text: str, says: str
) -> None:
    ravi = await door.comes("Ravi", language)
    told, *more = await door.answers(ravi, text, "/start", "/help", text, "/export")
    assert says in told.text
    assert str(ravi) in told.text
    assert not more
    for table in ("shops", "chats", "members", "applied", "messages"):
        assert door.rows(table) == 0, table


async def test_a_strangers_file_is_not_fetched(door: Door) -> None:
    ravi = await door.comes("Ravi")
    await door.answers(ravi, "hello")
    await door.bot.people.add_fault("error", "getFile", code=500)  # would have it come again
    seq = await door.bot.people.seq()
    sent = await door.bot.people.send_file(ravi, b"Name,Unit\nSugar,kg\n", "items.csv", "text/csv")
    await door.settled(sent)
    assert not (await door.bot.people.outbox(seq, chat_id=ravi))[0]


async def test_a_flood_of_a_strangers_gets_no_more_than_that_one_answer(door: Door) -> None:
    ravi = await door.comes("Ravi")
    assert len(await door.answers(ravi, *["hello"] * 20)) == 1


async def test_a_press_is_answered_each_time_and_does_nothing(door: Door) -> None:
    ravi = await door.comes("Ravi")
    (told,) = await door.answers(ravi, "hello")
    for data in ("start:lang:en", "start:name", "export"):
        seq = await door.bot.people.press_data(ravi, told.message["message_id"], data)
        answer = await door.bot.people.wait_for(ravi, seq, kinds=("answer",))
        assert "works only for people" in answer.text
    assert door.rows("shops") == 0


async def test_whoever_a_named_person_invites_is_let_in_until_removed(door: Door) -> None:
    raju = await door.comes("Raju")
    await door.bot.people.ask(door.asha, SALE)
    (told,) = await door.answers(raju, "hello")
    assert "works only for people" in told.text
    (joined,) = await door.answers(raju, f"/start {await door.invitation()}")
    assert "Asha" in joined.text
    assert "✅" in (await door.bot.people.ask(raju, "sold 2 kg rice at 60 cash")).text
    shown = await door.bot.people.ask(door.asha, "/team")
    for button in ("Raju", "Remove", "Yes, remove"):
        shown = await door.bot.people.tap(door.asha, shown, button)
    assert not await door.answers(raju, SALE, "/stock")
    assert door.rows("shops") == 1


@pytest.mark.parametrize("token", ["join_", "join_made-up-and-of-nobodys", "join_" + "a" * 60])
async def test_a_made_up_invitation_lets_nobody_in(door: Door, token: str) -> None:
    ravi = await door.comes("Ravi")
    (told,) = await door.answers(ravi, f"/start {token}")
    assert "works only for people" in told.text


async def test_a_shop_none_of_whose_owners_is_named_is_shut(door: Door) -> None:
    raju = await door.comes("Raju")
    await door.bot.people.ask(door.asha, SALE)
    await door.answers(raju, f"/start {await door.invitation()}")
    context = await door.store.chat(door.asha, door.asha)
    assert context.shop is not None
    owner = Keeper(door.store, user=door.asha, shop_id=context.shop.id, at=datetime.now(UTC))
    await owner.do(SetMember(raju, Role.OWNER))
    raju_keeps = Keeper(door.store, user=raju, shop_id=context.shop.id, at=datetime.now(UTC))
    await raju_keeps.do(SetMember(door.asha, None))
    # What is believed of a shop's owners is believed for a minute: a start forgets it.
    guests = Guests(door.store, [door.asha])
    session = await Sessions(door.store).open(raju, raju)
    assert session.role is Role.OWNER
    assert not await guests.know(session)
    assert await Guests(door.store).know(session)


async def test_in_a_group_it_is_the_writer_who_counts(door: Door) -> None:
    ravi = await door.comes("Ravi")
    await door.bot.people.ask(door.asha, SALE)
    group = await door.bot.people.add_group("Shop", members=[door.asha, ravi])
    (told,) = await door.answers(ravi, "/start", chat=group)
    assert "works only for people" in told.text
    assert not await door.answers(ravi, "@vyapari_bot " + SALE, "/stock", chat=group)
    (offer,) = await door.answers(door.asha, "/start", chat=group)
    assert "works only" not in offer.text


async def test_what_somebody_wanted_to_be_told_waits_while_they_are_off_the_list(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    evening = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    async with at_work(sandbox, store, tmp_path, ROUTES, guests=Guests(store, [1])) as bot:
        ravi = await bot.people.add_user("Ravi")
        await bot.people.start(ravi)
        keeper = Keeper(store, user=ravi, at=evening)
        await keeper.open(set_up=True)
        await keeper.do(SetJob(Job(ravi, "summary", 21, evening)))
        seq = await bot.people.seq()
        assert await bot.service.jobs.do_due(evening) == 1
        assert not [s for s in (await bot.people.outbox(seq))[0] if "Shree" in s.text]
        (kept,) = await store.jobs.of_chat(keeper.shop_id, ravi, "")
        assert kept.due is not None
        assert kept.due > evening


async def test_instances_tell_a_stranger_once_together_and_each_alone_without_redis(
    redis: RedisServer,
) -> None:
    ends = [Shared(redis.url, "1000") for _ in range(2)]
    one, other = map(StrangersTogether, ends)
    assert [await one.first(7), await other.first(7), await other.first(8)] == [True, False, True]
    await redis.stop()
    assert [await one.first(7), await one.first(9), await one.first(9)] == [False, True, False]
    for end in ends:
        await end.close()
    await redis.start()


async def test_of_very_many_strangers_the_earliest_are_forgotten() -> None:
    told = StrangersHere(most=2)
    assert [await told.first(user) for user in (1, 2, 1, 3, 1)] == [True, True, False, True, True]
