"""What is told unasked, by the running bot to a person's chat; the clock is the test's."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest

from tests.bot.running import Running, at_work
from tests.store.ledger import Keeper, expense, new_id, purchase, receipt, sale
from vyapari.books.commands import (
    ChangeShop,
    CreateShop,
    InviteMember,
    JoinShop,
    SetChat,
    SetJob,
    SetMember,
)
from vyapari.books.entry import Mode
from vyapari.books.job import Job, JobKind
from vyapari.books.shop import Role, Shop
from vyapari.bot.jobs import LEASE
from vyapari.bot.router import ROUTES
from vyapari.sandbox import SandboxServer
from vyapari.sandbox.client import Shown
from vyapari.store.store import Store

#: Nine in the evening in India, on the day of the ledger's vouchers.
EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


@dataclass(slots=True)
class Desk:
    """Asha's shop, in her chat with the bot."""

    bot: Running
    keeper: Keeper
    chat: int

    async def wants(self, kind: JobKind, due: datetime, hour: int = 21, **fields: object) -> Job:
        job = Job(self.chat, kind, hour, due, **fields)  # type: ignore[arg-type]
        await self.keeper.do(SetJob(job))
        return job

    async def told(self, now: datetime, chat: int | None = None) -> list[Shown]:
        """What a look at what is due makes the bot send."""
        seq = await self.bot.people.seq()
        while await self.bot.service.jobs.do_due(now):
            pass
        shown = await self.bot.people.outbox(seq, chat_id=chat or self.chat, kind="message")
        return shown[0]

    async def kept(self, about: str = "") -> tuple[Job, ...]:
        return await self.keeper.store.jobs.of_chat(self.keeper.shop_id, self.chat, about)


@pytest.fixture
async def desk(sandbox: SandboxServer, store: Store, tmp_path: Path) -> AsyncIterator[Desk]:
    async with at_work(sandbox, store, tmp_path, ROUTES) as bot:
        asha = await bot.people.add_user("Asha")
        keeper = Keeper(store, user=asha)
        await keeper.open(set_up=True)
        await bot.people.wait_for_reply(await bot.people.start(asha))
        keeper.at = EVENING
        yield Desk(bot, keeper, asha)


async def trade(keeper: Keeper) -> str:
    """A day at the shop; the id of who owes it something since."""
    tea = await keeper.item("Tea", unit="kg", low_stock=Decimal(5))
    ramesh = await keeper.party("Ramesh", phone="9876543210")
    await keeper.book(purchase((tea, 10, 40)))
    await keeper.book(sale((tea, 7, 50), party=ramesh, mode=Mode.CREDIT))
    await keeper.book(receipt(ramesh, 100))
    await keeper.book(expense("rent", 20))
    return ramesh


async def test_a_day_is_told_in_the_evening_and_again_the_next(desk: Desk) -> None:
    await trade(desk.keeper)
    await desk.wants("summary", EVENING)
    assert await desk.told(EVENING - timedelta(seconds=1)) == []
    (told,) = await desk.told(EVENING)
    assert told.text.splitlines() == [
        "📒 Shree Kirana · 23 Nov",
        "Sales ₹350 · 1 bill · profit ₹50",
        "Spent: ₹20",
        "At the end: cash −₹320",
        "To collect: ₹250",
    ]
    assert "reply_to_message" not in told.message
    assert await desk.told(EVENING + timedelta(hours=23)) == []
    (tomorrow,) = await desk.told(EVENING + timedelta(days=1))
    assert tomorrow.text == "📒 Shree Kirana · 24 Nov\nNothing was written."


async def test_in_the_morning_it_is_the_day_before(desk: Desk) -> None:
    await trade(desk.keeper)
    morning = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    await desk.wants("summary", morning, hour=8)
    (told,) = await desk.told(morning)
    assert "23 Nov" in told.text


async def test_what_runs_low_comes_with_it_where_it_is_wanted(desk: Desk) -> None:
    await desk.wants("summary", EVENING, low_stock=True)
    (alone,) = await desk.told(EVENING)
    assert "Nothing was written" in alone.text
    await trade(desk.keeper)
    _, low = await desk.told(EVENING + timedelta(days=1))
    assert "Tea" in low.text
    assert "3 kg" in low.text


async def test_the_months_packet_comes_on_the_first(desk: Desk) -> None:
    first = datetime(2026, 12, 1, 3, 30, tzinfo=UTC)
    await desk.wants("packet", first, hour=9)
    await trade(desk.keeper)
    (told,) = await desk.told(first)
    assert told.message["document"]["file_name"] == "accountant-2026-11.zip"
    assert "reply_to_message" not in told.message
    (job,) = await desk.kept()
    assert job.due == datetime(2027, 1, 1, 3, 30, tzinfo=UTC)
    assert await desk.told(datetime(2027, 1, 1, 3, 30, tzinfo=UTC)) == []  # nothing in December


async def test_a_reminder_comes_once_to_be_sent_on(desk: Desk) -> None:
    ramesh = await trade(desk.keeper)
    day = datetime(2026, 12, 5, 4, 30, tzinfo=UTC)
    await desk.wants("remind", day, hour=10, about=ramesh)
    due, reminder = await desk.told(day)
    assert due.text == "⏰ You wanted to remind Ramesh today."
    assert "₹250 is due at Shree Kirana" in reminder.text
    assert await desk.kept(ramesh) == ()
    assert await desk.told(day + timedelta(days=1)) == []


async def test_who_has_paid_meanwhile_is_not_reminded(desk: Desk) -> None:
    ramesh = await trade(desk.keeper)
    day = datetime(2026, 12, 5, 4, 30, tzinfo=UTC)
    await desk.wants("remind", day, hour=10, about=ramesh)
    await desk.keeper.book(receipt(ramesh, 250))
    assert "owes you nothing" in (await desk.told(day))[-1].text


async def test_of_days_that_were_missed_only_the_last_is_told(desk: Desk) -> None:
    await desk.wants("summary", EVENING)
    (told,) = await desk.told(EVENING + timedelta(days=6, hours=5))
    assert "29 Nov" in told.text
    (job,) = await desk.kept()
    assert job.due == EVENING + timedelta(days=7)


async def test_the_hour_is_that_of_the_shops_own_zone(desk: Desk) -> None:
    await desk.keeper.do(ChangeShop({"timezone": "Europe/London"}))
    summer = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    await desk.wants("summary", summer)
    await desk.told(summer)
    (job,) = await desk.kept()
    assert job.due == datetime(2026, 10, 25, 21, 0, tzinfo=UTC)  # the clocks were put back


async def test_many_looks_at_once_tell_it_once(desk: Desk) -> None:
    await desk.wants("summary", EVENING)
    seq = await desk.bot.people.seq()
    await asyncio.gather(*(desk.bot.service.jobs.do_due(EVENING) for _ in range(5)))
    shown, _ = await desk.bot.people.outbox(seq, chat_id=desk.chat, kind="message")
    assert len(shown) == 1


async def test_one_that_died_after_telling_is_made_good_by_one_more_message(desk: Desk) -> None:
    await desk.wants("summary", EVENING)
    taken = await desk.keeper.store.jobs.take(EVENING, EVENING + LEASE, 1)
    assert len(taken) == 1  # and then whoever took it is gone
    assert await desk.told(EVENING + LEASE - timedelta(seconds=1)) == []
    assert len(await desk.told(EVENING + LEASE)) == 1
    assert await desk.told(EVENING + 2 * LEASE) == []


async def test_while_telegram_is_away_it_waits_and_is_not_given_up(desk: Desk) -> None:
    await desk.wants("summary", EVENING)
    await desk.bot.people.add_fault("error", "sendMessage", code=502)
    for minutes in (0, 1, 5, 21):
        assert await desk.told(EVENING + timedelta(minutes=minutes)) == []
    await desk.bot.people.clear_faults()
    assert await desk.told(EVENING + timedelta(minutes=80)) == []
    assert len(await desk.told(EVENING + timedelta(minutes=81))) == 1


async def test_a_run_that_fails_of_itself_is_given_up_until_its_next_time(
    desk: Desk, database: str
) -> None:
    await desk.wants("summary", EVENING)
    with psycopg.connect(database) as connection:  # a zone that this machine does not know
        connection.execute("update vyapari.shops set timezone = 'Asia/Atlantis'")
    now = EVENING
    for _ in range(6):
        assert await desk.told(now) == []
        now += LEASE
    with psycopg.connect(database) as connection:
        connection.execute("update vyapari.shops set timezone = 'Asia/Kolkata'")
    assert await desk.told(now) == []
    (job,) = await desk.kept()
    assert job.due == EVENING + timedelta(days=1)


async def test_a_reminder_that_was_given_up_comes_the_next_day(desk: Desk) -> None:
    ramesh = await trade(desk.keeper)
    await desk.wants("remind", EVENING, about=ramesh)
    now = EVENING
    for _ in range(6):  # each time whoever took it dies
        assert len(await desk.keeper.store.jobs.take(now, now + LEASE, 1)) == 1
        now += LEASE
    assert await desk.told(now) == []
    assert len(await desk.told(now + timedelta(days=1))) == 2
    assert await desk.kept(ramesh) == ()


async def test_who_has_left_is_told_nothing_more(desk: Desk) -> None:
    ravi, group = await _ravi_in_a_group(desk)
    await desk.keeper.do(SetMember(ravi, None))
    assert await desk.told(EVENING, group) == []
    assert await desk.keeper.store.jobs.of_chat(desk.keeper.shop_id, group) == ()


async def test_who_may_not_see_the_figures_any_more_does_not(desk: Desk) -> None:
    ravi, group = await _ravi_in_a_group(desk)
    await desk.keeper.do(SetMember(ravi, Role.STAFF))
    assert await desk.told(EVENING, group) == []
    await desk.keeper.do(SetJob(Job(group, "summary", 21, EVENING)))  # the owner's own
    assert len(await desk.told(EVENING, group)) == 1


async def test_a_chat_that_speaks_of_another_shop_is_told_without_buttons(desk: Desk) -> None:
    await trade(desk.keeper)
    await desk.wants("summary", EVENING)
    (told,) = await desk.told(EVENING)
    assert told.buttons
    other, people = Shop(new_id(), "Second Shop"), desk.bot.people
    group = await people.add_group("Second", [desk.chat])
    await desk.keeper.do(CreateShop(other, group, "Asha"), shop_id=None)
    await people.tap(desk.chat, await people.ask(desk.chat, "/settings"), "Second Shop")
    (told,) = await desk.told(EVENING + timedelta(days=1))
    assert "Shree Kirana" in told.text
    assert not told.buttons


async def test_a_group_that_is_another_shops_now_hears_nothing(desk: Desk) -> None:
    _, group = await _ravi_in_a_group(desk)
    other = Shop(new_id(), "Second Shop")
    await desk.keeper.do(CreateShop(other, group, "Asha"), shop_id=None)
    assert await desk.told(EVENING, group) == []
    assert await desk.keeper.store.jobs.of_chat(desk.keeper.shop_id, group) == ()


async def test_a_person_who_blocked_the_bot_holds_up_nobody(desk: Desk) -> None:
    await desk.wants("summary", EVENING)
    await desk.bot.people.set_bot_status(desk.chat, "kicked")
    assert await desk.told(EVENING) == []
    (job,) = await desk.kept()
    assert job.due == EVENING + timedelta(days=1)


async def test_it_speaks_the_language_of_the_chat(desk: Desk) -> None:
    people = desk.bot.people
    await people.tap(desk.chat, await people.ask(desk.chat, "/language"), "हिन्दी")
    await desk.wants("summary", EVENING)
    (told,) = await desk.told(EVENING)
    assert "कुछ लिखा नहीं गया" in told.text


async def test_what_is_switched_on_in_the_chat_comes_to_it(desk: Desk) -> None:
    people, chat = desk.bot.people, desk.chat
    shown = await people.ask(chat, "/settings")
    for label in ("⏰ What I send by myself", "📒 The day's summary", "9 pm"):
        shown = await people.tap(chat, shown, label)
    assert "The day's summary: 9 pm" in shown.text
    (job,) = await desk.kept()
    assert job.due is not None
    assert await desk.told(job.due - timedelta(seconds=1)) == []
    (told,) = await desk.told(job.due)
    shown = await people.tap(chat, told, "⏰ Change")
    shown = await people.tap(chat, shown, "📒 The day's summary")
    assert "The day's summary: no" in (await people.tap(chat, shown, "No summary")).text
    assert await desk.told(job.due + timedelta(days=1)) == []


async def test_the_running_program_looks_by_itself_and_ends_at_once(desk: Desk) -> None:
    await desk.wants("summary", datetime.now(UTC))
    seq = await desk.bot.people.seq()
    desk.bot.service.jobs.open()
    told = await desk.bot.people.wait_for(desk.chat, seq)
    assert "Shree Kirana" in told.text
    async with asyncio.timeout(2):
        await desk.bot.service.jobs.close()


async def _ravi_in_a_group(desk: Desk) -> tuple[int, int]:
    """An accountant who wants the summary in the shop's group, which nobody has spoken in."""
    keeper, people = desk.keeper, desk.bot.people
    ravi = await people.add_user("Ravi")
    group = await people.add_group("Shop", [desk.chat, ravi])
    await keeper.do(SetChat(group, {"shop_id": keeper.shop_id}))
    await keeper.do(InviteMember("hash", Role.ACCOUNTANT, EVENING + timedelta(days=1)))
    joining = Keeper(keeper.store, user=ravi, shop_id=keeper.shop_id, at=EVENING)
    await joining.do(JoinShop("hash", ravi, "Ravi"), shop_id=None)
    await joining.do(SetJob(Job(group, "summary", 21, EVENING)))
    return ravi, group
