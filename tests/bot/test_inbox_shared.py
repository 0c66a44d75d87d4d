"""The inbox of many instances: in order per chat, nothing lost with a worker or with Redis."""

import asyncio
import random
import sys
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest
from telegram import Update

from tests.bot.letters import drain, finish, take
from tests.bot.updates import message
from tests.redis import RedisServer
from vyapari.bot.inbox.letter import Dead, Done, Later
from vyapari.bot.inbox.shared import SharedInbox
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.bot.lease import Lease
from vyapari.cli.inbox import shared as command
from vyapari.errors import Misconfigured
from vyapari.ops.shared import Shared

BOT = 1000


class Instance:
    """One of many, with its own connections and its own disk."""

    def __init__(
        self, redis: RedisServer, folder: Path, *, turns: int = 64, books: str = "ours"
    ) -> None:
        folder.mkdir(exist_ok=True)
        self._redis = redis
        self.shared = Shared(redis.url, str(BOT))
        self.lease = Lease(self.shared)
        self.spare = SqliteInbox(folder / "inbox.sqlite3", BOT)
        self.inbox = SharedInbox(
            self.shared, self.spare, self.lease, books=books, turns=turns, patience=2
        )

    async def open(self) -> SharedInbox:
        await self.inbox.open()
        self.lease.open()
        return self.inbox

    async def poll_nothing(self) -> None:
        """Of what comes from now on nobody else has seen anything."""
        await until(lambda: self.lease.mine)
        assert await self.inbox.keep([]) == 0

    async def close(self) -> None:
        await self.lease.release()
        self.inbox.pause()
        await self.inbox.close()
        await self.shared.close()

    async def die(self) -> None:
        """As ``kill -9`` would: nothing is said to anybody."""
        renewing = self.lease._renewing
        assert renewing
        tasks = [*self.inbox._work, *self.inbox._tasks._running, renewing]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.spare.close()
        await self.shared.close()

    async def time_passes(self) -> None:
        """So much that no sign of its life counts any more."""
        redis = Shared(self._redis.url, str(BOT))
        await redis.call("ZADD", redis.key("workers"), 1, self.inbox._turns._name)
        await redis.call("DEL", redis.key("poller"))
        await redis.close()


@asynccontextmanager
async def opened(redis: RedisServer, folder: Path, *, turns: int = 64) -> AsyncIterator[Instance]:
    instance = Instance(redis, folder, turns=turns)
    await instance.open()
    try:
        yield instance
    finally:
        await instance.close()


async def until(what: object) -> None:
    async with asyncio.timeout(15):
        while not what():  # type: ignore[operator]  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_chats_letters_come_in_order_one_at_a_time(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one, opened(redis, tmp_path / "b") as other:
        await one.poll_nothing()
        await one.inbox.keep([message(n, 7) for n in range(1, 7)])
        seen: list[int] = []
        for _ in range(6):
            getting = {asyncio.create_task(i.inbox.get()): i.inbox for i in (one, other)}
            done, pending = await asyncio.wait(getting, return_when="FIRST_COMPLETED", timeout=5)
            assert len(done) == 1
            for waiting in pending:
                waiting.cancel()
            (got,) = done
            update = got.result()
            assert isinstance(update, Update)
            letter = getting[got].letter(update)
            assert not letter.again
            seen.append(letter.update_id)
            await finish(getting[got], letter)
        assert seen == [1, 2, 3, 4, 5, 6]


async def test_the_rest_of_an_album_is_seen_behind_its_first(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one:
        pages = [message(number, 7, media_group_id="a1") for number in (1, 3)]
        await one.inbox.keep([pages[0], message(2, 7), pages[1]])
        first = await take(one.inbox)
        assert await one.inbox.album_waits(first, "a1")
        assert not await one.inbox.album_waits(first, "b")
        await finish(one.inbox, first)
        await drain(one.inbox, 1)
        assert not await one.inbox.album_waits(await take(one.inbox), "a1")


async def test_nothing_is_left_of_what_is_done_but_that_it_was(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(n, n % 5) for n in range(1, 21)])
        await drain(one.inbox, 20)
        keys = await one.shared.call("KEYS", "*")
        kinds = {key.removeprefix(one.shared.prefix).split(":")[0] for key in keys}
        assert kinds <= {"known", "turns", "workers", "poller", "books", "born"}
        assert await one.shared.call("XLEN", one.shared.key("turns")) == 0
        (known,) = (key for key in keys if ":known:" in key)
        assert 0 < await one.shared.call("TTL", known) <= 4 * 86_400


async def test_a_duplicate_is_known_whoever_meets_it(redis: RedisServer, tmp_path: Path) -> None:
    async with opened(redis, tmp_path / "a") as one, opened(redis, tmp_path / "b") as other:
        await one.inbox.keep([message(1, 7), message(1, 7)])
        await other.inbox.keep([message(1, 7)])
        await until(lambda: one.inbox.qsize() + other.inbox.qsize())
        holder = one.inbox if one.inbox.qsize() else other.inbox
        assert [x.update_id for x in await drain(holder, 1)] == [1]
        await one.inbox.keep([message(1, 7)])
        await asyncio.sleep(0.1)
        assert one.inbox.empty()
        assert other.inbox.empty()


async def test_a_letter_put_off_holds_up_its_own_chat_alone_and_comes_to_anybody(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one:
        await one.inbox.keep([message(1, 7), message(2, 7), message(3, 8)])
        first = await take(one.inbox)
        first.admitted = True
        await one.inbox.settle(first, Later(0.3, attempts=0, told=True))
        one.inbox.task_done()
        assert (await take(one.inbox)).update_id == 3
        again = await take(one.inbox)
        assert (again.update_id, again.again, again.told) == (1, True, True)
        assert (again.waits, again.admitted) == (1, True)


async def test_a_dead_workers_turns_are_taken_over(redis: RedisServer, tmp_path: Path) -> None:
    one = Instance(redis, tmp_path / "a")
    await one.open()
    await one.poll_nothing()
    await one.inbox.keep([message(1, 7), message(2, 7), message(3, 8)])
    assert (await take(one.inbox)).update_id == 1
    await one.die()
    async with opened(redis, tmp_path / "b") as other:
        letters = await drain(other.inbox, 3)
        assert {x.update_id: x.again for x in letters} == {1: True, 3: True, 2: False}


async def test_who_stops_hands_back_what_was_not_begun_and_ends_what_was(
    redis: RedisServer, tmp_path: Path
) -> None:
    one = Instance(redis, tmp_path / "a")
    await one.open()
    await one.poll_nothing()
    await one.inbox.keep([message(1, 7), message(2, 8), message(3, 7)])
    begun = await take(one.inbox)
    await until(lambda: one.inbox.qsize() == 1)
    one.inbox.pause()
    async with opened(redis, tmp_path / "b") as other:
        handed = await take(other.inbox, 2)
        assert (handed.update_id, handed.again) == (2, False)
        await finish(one.inbox, begun)
        assert (await take(other.inbox, 2)).update_id == 3
    await one.close()


async def test_a_worker_that_was_only_slow_ends_its_turn_without_harm(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one, opened(redis, tmp_path / "b") as two:
        await one.inbox.keep([message(1, 7), message(2, 7)])
        await until(lambda: one.inbox.qsize() + two.inbox.qsize())
        slow, other = (two, one) if two.inbox.qsize() else (one, two)
        late = await take(slow.inbox)
        await slow.time_passes()
        await other.inbox._presence.beat()
        again = await take(other.inbox)
        assert (again.update_id, again.again) == (1, True)
        await finish(slow.inbox, late)
        await asyncio.sleep(0.1)
        assert slow.inbox.empty(), "its end does not count"
        assert other.inbox.empty()
        await finish(other.inbox, again)
        await until(lambda: slow.inbox.qsize() + other.inbox.qsize() == 1)


async def test_dead_letters_are_laid_aside_and_forgotten_with_their_chat(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7), message(2, 8), message(3, 7)])
        for _ in range(2):
            await one.inbox.settle(await take(one.inbox), Dead("KeyError", attempts=3))
        dead = one.shared.key("dead")
        assert sorted(await one.shared.call("ZRANGE", dead, 0, -1)) == ["1", "2"]
        await one.inbox.settle(await take(one.inbox), Done(forget=True))
        assert await one.shared.call("ZRANGE", dead, 0, -1) == ["2"]


async def test_a_dead_letter_is_listed_shown_and_revived(
    redis: RedisServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7, "5 kg sugar"), message(2, 7)])
        await one.inbox.settle(await take(one.inbox), Dead("KeyError", attempts=3))
        await command.show_all(one.shared, sys.stdout)
        listed = capsys.readouterr().out
        assert "1 chat waiting, 1 worker; 1 dead" in listed
        assert "KeyError" in listed
        assert "sugar" not in listed
        assert await command.show_one(one.shared, 1, sys.stdout) == 0
        assert "5 kg sugar" in capsys.readouterr().out
        assert await command.show_one(one.shared, 99, sys.stdout) == 1
        assert await command.retry(one.shared, 99, sys.stdout) == 1
        assert await command.retry(one.shared, None, sys.stdout) == 0
        second, revived = await drain(one.inbox, 2)
        assert (second.update_id, revived.update_id) == (2, 1)
        assert (revived.again, revived.attempts) == (True, 0)


async def test_what_a_turn_changed_is_known_to_the_next_turns_wherever(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one:
        await one.inbox.keep([message(1, 7), message(2, 7), message(3, 8), message(4, 8)])
        letters = [await take(one.inbox), await take(one.inbox)]
        for letter in letters:
            assert letter.stamps
            letter.stamps.about = "shop"
            await finish(one.inbox, letter)
        first, other = [await take(one.inbox), await take(one.inbox)]
        assert first.stamps
        assert other.stamps
        assert (first.stamps.shop_id, first.stamps.shop, first.stamps.chat) == ("shop", "", "")
        first.stamps.change("shop", "shop", own=True)
        first.stamps.change("chat", first.lane, own=True)
        other.stamps.change("shop", "shop", own=True)
        await finish(one.inbox, first)
        await finish(one.inbox, other)
    async with opened(redis, tmp_path / "b") as two:
        await two.inbox.keep([message(5, int(first.lane))])
        stamps = (await take(two.inbox)).stamps
        assert stamps
        assert stamps.chat == first.stamps.token
        assert stamps.shop == other.stamps.token + "+", "who made one change knows not of both"
        assert stamps.of_chat() == first.stamps.of_chat(), "what the turn read itself holds"


async def test_an_answer_of_redis_that_is_lost_loses_no_turn(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        # As if it had been taken and the connection had then broken.
        one.inbox._taking.cancel()
        with suppress(asyncio.CancelledError):
            await one.inbox._taking
        await one.inbox.keep([message(2, 7)])
        (lost,) = await one.inbox._turns.take(8)
        assert lost.letter.update_id == 2
        one.shared.up = False
        one.inbox._taking = asyncio.create_task(one.inbox._take())
        letter = await take(one.inbox)
        assert (letter.update_id, letter.again) == (2, True)
        await finish(one.inbox, letter)


async def test_a_turn_that_ends_while_it_is_looked_up_again_is_not_taken_for_the_next(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7), message(2, 7)])
        letter = await take(one.inbox)
        turns, ended = one.inbox._turns, one.inbox._taken[1]
        await finish(one.inbox, letter)
        assert (await turns._begin(turns._name, ended.id, "7"))[2:] == [[]]
        assert [x.update_id for x in await drain(one.inbox, 1)] == [2]


async def test_without_redis_the_disk_takes_over_and_gives_back(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await until(lambda: one.lease.mine)
        await one.inbox.keep([message(1, 7), message(2, 7)])
        running = await take(one.inbox)
        await until(lambda: one.inbox._presence.busy.lanes == {"7"})
        await redis.kill()
        await one.inbox.keep([message(3, 7), message(4, 8), message(5, 8)])
        here = await take(one.inbox)
        assert here.update_id == 4, "nothing of this chat is in Redis"
        await finish(one.inbox, running)
        await asyncio.sleep(0.3)
        assert one.inbox.empty(), "what Redis has of chat 7 goes first"
        behind = await take(one.inbox)
        assert (behind.update_id, behind.behind) == (3, True), "its merchant is told, once"
        await one.inbox.settle(behind, Later(0.1, behind.attempts, told=True))
        await asyncio.sleep(1.5)
        assert one.inbox.empty()
        await redis.start()
        assert (await take(one.inbox)).update_id == 2
        assert one.inbox.empty()
        await finish(one.inbox, here)
        assert (await take(one.inbox)).update_id == 5
        await until(lambda: one.spare.idle)
        await one.inbox.keep([message(3, 7), message(6, 9)])
        assert (await take(one.inbox)).update_id == 6


async def test_what_waits_on_a_disk_alone_stays_with_telegram_for_the_next_poller(
    redis: RedisServer, tmp_path: Path
) -> None:
    one = Instance(redis, tmp_path / "a")
    await one.open()
    await until(lambda: one.lease.mine)
    assert await one.inbox.keep([message(1, 7)]) == 1
    await take(one.inbox)
    await until(lambda: one.inbox._presence.busy.lanes == {"7"})
    await redis.kill()
    fetched = [message(2, 8), message(3, 7), message(4, 8)]
    assert await one.inbox.keep(fetched) == 0, "none of them is dealt with"
    await drain(one.inbox, 2)
    assert await one.inbox.keep(fetched) == 1, "what Redis has of chat 7 goes first"
    await one.die()
    await redis.start()
    await one.time_passes()
    async with opened(redis, tmp_path / "b") as other:
        await until(lambda: other.lease.mine)
        assert await other.inbox.keep([*fetched[1:], message(5, 7)]) == 3
        letters = await drain(other.inbox, 4)
        assert [x.update_id for x in letters if x.lane == "7"] == [1, 3, 5]
        assert all(x.again for x in letters), "what may have been dealt with is looked up first"
        await other.inbox.keep([message(6, 7)])
        assert not (await take(other.inbox)).again


async def test_a_letter_that_comes_again_before_a_slow_disk_has_noted_why_is_known(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await until(lambda: one.inbox._presence.busy.lanes == set())
        await redis.kill()
        await one.inbox.keep([message(1, 7)])
        letter = await take(one.inbox)
        ready = threading.Event()
        slow = one.spare._disk.run(lambda _: ready.wait(30))
        noting = asyncio.create_task(one.inbox.settle(letter, Later(0.01, letter.attempts)))
        async with asyncio.timeout(5):
            update = await one.inbox.get()
        assert not slow.done()
        ready.set()
        await noting
        assert isinstance(update, Update)
        assert one.inbox.letter(update).update_id == 1
        await redis.start()


async def test_what_is_in_a_turn_is_not_handed_out_from_the_disk_as_well(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.poll_nothing()
        await one.inbox.keep([message(1, 7)])
        running = await take(one.inbox)
        await redis.kill()
        await until(lambda: not one.shared.up)
        one.inbox._presence.busy.lanes = set()
        await one.inbox.keep([message(1, 7), message(2, 8)])
        assert [x.update_id for x in await drain(one.inbox, 1)] == [2]
        assert one.inbox.empty()
        await redis.start()
        await finish(one.inbox, running)
        await until(lambda: one.spare.idle)
        assert one.inbox.empty()


async def test_who_goes_tells_redis_first_what_it_was_owed(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await until(lambda: one.inbox._presence.busy.lanes == set())
        await redis.kill()
        await one.inbox.keep([message(1, 7)])
        letter = await take(one.inbox)
        assert letter.stamps
        letter.stamps.change("chat", "7", own=True)
        await finish(one.inbox, letter)
        await redis.start()
    other = Shared(redis.url, str(BOT))
    known = await other.call("HGET", other.key("chat:7"), "stamp")
    await other.close()
    assert known.startswith(letter.stamps.token)


async def test_what_was_dealt_with_from_the_disk_is_never_dealt_with_again(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path / "a") as one:
        await until(lambda: one.inbox._presence.busy.lanes == set())
        await redis.kill()
        await one.inbox.keep([message(1, 7)])
        await drain(one.inbox, 1)
        await redis.start()
        await until(lambda: one.shared.up)
        assert await one.inbox.keep([message(1, 7), message(2, 7)]) == 2
        assert (await take(one.inbox)).update_id == 2
        await redis.kill()
        await one.inbox.keep([message(3, 8)])
        await drain(one.inbox, 1)
        await one.die()
    await redis.start()
    await one.time_passes()
    async with opened(redis, tmp_path / "a") as again:
        await until(lambda: again.inbox._presence.owed.nothing)
        await again.inbox.keep([message(3, 8)])
        letters = await drain(again.inbox, 1)
        assert [x.update_id for x in letters] == [2]
        assert again.inbox.empty()


async def test_what_fills_a_whole_poll_is_left_to_the_disk_so_that_other_chats_go_on(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await until(lambda: one.lease.mine)
        await one.inbox.keep([message(1, 7)])
        await until(lambda: one.inbox._presence.busy.lanes == {"7"})
        await redis.kill()
        assert await one.inbox.keep([message(n, 7) for n in range(2, 101)]) == 0
        assert await one.inbox.keep([message(n, 7) for n in range(2, 102)]) == 100
        assert await one.inbox.keep([message(102, 8)]) == 0
        await take(one.inbox)
        await redis.start()


async def test_a_chat_that_was_just_answered_goes_on_without_redis_at_once(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await until(lambda: one.inbox._presence.busy.lanes is not None)
        await one.inbox.keep([message(1, 7)])
        await drain(one.inbox, 1)
        await until(lambda: "7" not in one.inbox._presence.busy)
        await redis.kill()
        await one.inbox.keep([message(2, 7)])
        assert (await take(one.inbox, 2)).update_id == 2
        await redis.start()


async def test_what_came_before_redis_was_gone_may_have_been_dealt_with(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7), message(2, 7)])
        first = await take(one.inbox)
        await redis.kill()
        await redis.start()
        await until(lambda: one.shared.returns == 1)
        await finish(one.inbox, first)
        await one.poll_nothing()
        assert (await take(one.inbox)).again, "Redis may have come back as it was before"
        await one.inbox.keep([message(3, 8)])
        assert not (await take(one.inbox)).again


async def test_a_redis_that_is_emptied_stops_nobody(redis: RedisServer, tmp_path: Path) -> None:
    async with opened(redis, tmp_path) as one:
        await one.poll_nothing()
        await asyncio.sleep(0.1)  # it waits for turns
        await one.shared.call("FLUSHALL")
        await asyncio.sleep(0.1)
        await one.inbox.keep([message(1, 7)])
        assert [x.update_id for x in await drain(one.inbox, 1)] == [1]


async def test_a_redis_that_is_emptied_while_all_are_at_work_stops_nobody(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path, turns=1) as one:
        await one.inbox.keep([message(1, 7)])
        first = await take(one.inbox)
        await one.shared.call("FLUSHALL")
        await one.inbox.keep([message(2, 8)])  # before anybody has seen that it is empty
        await finish(one.inbox, first)
        assert [x.update_id for x in await drain(one.inbox, 1)] == [2]


async def test_a_letter_put_off_when_redis_has_lost_it_comes_again(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7)])
        first = await take(one.inbox)
        await one.shared.call("FLUSHALL")
        await one.inbox.settle(first, Later(0.1, first.attempts, told=True))
        again = await take(one.inbox)
        assert (again.update_id, again.again, again.told) == (1, True, True)


async def test_what_was_known_before_redis_was_emptied_does_not_hold(
    redis: RedisServer, tmp_path: Path
) -> None:
    async with opened(redis, tmp_path) as one:
        await one.inbox.keep([message(1, 7), message(2, 7)])
        seen = []
        for _ in range(2):
            letter = await take(one.inbox)
            assert letter.stamps
            seen.append(letter.stamps.of_chat())
            await finish(one.inbox, letter)
        assert seen[0] == seen[1]
        await one.shared.call("FLUSHALL")
        await one.inbox.keep([message(3, 7)])
        later = await take(one.inbox)
        assert later.stamps
        assert later.stamps.of_chat() != seen[0], "another may have changed it in between"


async def test_what_the_disk_had_when_a_process_ended_goes_to_redis_at_the_next_start(
    redis: RedisServer, tmp_path: Path
) -> None:
    spare = SqliteInbox(tmp_path / "inbox.sqlite3", BOT)
    await spare.open()
    await spare.keep([message(1, 7), message(2, 7)])
    spare.pause()
    await spare.close()
    async with opened(redis, tmp_path) as one:
        letters = await drain(one.inbox, 2)
        assert [(x.update_id, x.again) for x in letters] == [(1, True), (2, True)]
        assert one.shared.up


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_each_letter_ends_once_and_in_its_chats_order(
    redis: RedisServer, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    updates = [message(n, chance.randint(1, 25)) for n in range(1, 401)]
    ended: dict[str, list[int]] = defaultdict(list)
    count = 3
    crew = [Instance(redis, tmp_path / str(n), turns=6) for n in range(count)]
    for instance in crew:
        await instance.open()

    async def work(inbox: SharedInbox) -> None:
        while True:
            update = await inbox.get()
            assert isinstance(update, Update)
            letter = inbox.letter(update)
            await asyncio.sleep(chance.random() * 0.01)
            if letter.behind:  # Redis may hold it, or something older of its chat
                await inbox.settle(letter, Later(0.01, letter.attempts + 1, told=True))
            elif chance.random() < 0.05:
                await inbox.settle(letter, Later(0.01, letter.attempts + 1))
            else:
                done = ended[letter.lane]
                if letter.update_id not in done or not letter.again:
                    done.append(letter.update_id)
                await inbox.settle(letter, Done())
            inbox.task_done()

    workers = [asyncio.create_task(work(i.inbox)) for i in crew for _ in range(4)]
    left = list(updates)
    poller = crew[0]

    async def feed() -> None:
        while left:
            size = chance.randint(1, 40)
            await poller.inbox.keep(left[:size])
            del left[:size]
            await asyncio.sleep(chance.random() * 0.05)

    feeding = asyncio.create_task(feed())
    await asyncio.sleep(0.2)
    await redis.kill()
    await asyncio.sleep((0.0, 0.5, 3.5)[seed])  # long enough, at last, that merchants are told
    await redis.start()
    await feeding
    async with asyncio.timeout(40):
        while sum(map(len, ended.values())) < len(updates):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    await asyncio.gather(*(instance.close() for instance in crew))
    wanted: dict[str, list[int]] = defaultdict(list)
    for update in updates:
        wanted[str(update["message"]["chat"]["id"])].append(update["update_id"])
    assert ended == wanted


async def test_an_instance_with_other_books_is_refused_while_others_live(
    redis: RedisServer, tmp_path: Path
) -> None:
    stranger = Instance(redis, tmp_path / "b", books="others")
    async with opened(redis, tmp_path / "a"):
        with pytest.raises(Misconfigured, match=r"^REDIS_URL: .*another database"):
            await stranger.inbox.open()
    await stranger.shared.call("PEXPIRE", stranger.shared.key("books"), 1)
    await stranger.close()


async def test_one_holds_the_lease_and_the_next_has_it_at_once_or_within_seconds(
    redis: RedisServer, tmp_path: Path
) -> None:
    ends = [Shared(redis.url, str(BOT)) for _ in range(3)]
    first, second, third = (Lease(end, uuid4().hex) for end in ends)
    first.open()
    assert await first.held()
    second.open()
    await asyncio.sleep(0.1)
    assert not second.mine
    await first.release()
    async with asyncio.timeout(1):
        assert await second.held()
    await first.lost()
    assert second._renewing
    second._renewing.cancel()  # it has died
    third.open()
    async with asyncio.timeout(6):
        assert await third.held()
    await redis.kill()
    await asyncio.sleep(0.8)
    assert third.mine, "whoever holds it goes on while Redis is away"
    third.other_met()
    assert not third.mine
    for lease, end in zip((first, second, third), ends, strict=True):
        await lease.release()
        await end.close()
