"""The inbox: nothing lost, nothing twice, in order per chat, fair among chats, bounded."""

import asyncio
import random
import sqlite3
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from tests.bot.letters import drain, finish, take
from tests.bot.updates import in_group, message, press
from vyapari.bot.album import more_coming
from vyapari.bot.inbox import table
from vyapari.bot.inbox.disk import connect
from vyapari.bot.inbox.letter import Dead, Done, Later, lane_of
from vyapari.bot.inbox.sqlite import SqliteInbox
from vyapari.cli.inbox import disk as command
from vyapari.errors import Misconfigured

BOT = 1000


@asynccontextmanager
async def opened(folder: Path, **shape: int) -> AsyncIterator[SqliteInbox]:
    inbox = SqliteInbox(folder / "inbox.sqlite3", BOT, **shape)
    await inbox.open()
    try:
        yield inbox
    finally:
        inbox.pause()
        await inbox.close()


async def test_what_is_kept_is_handed_out_in_order(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 7)])
        await inbox.keep([message(3, 7)])
        assert [letter.update_id for letter in await drain(inbox, 3)] == [1, 2, 3]
        assert inbox.held == 0


async def test_the_next_of_a_chat_waits_until_the_one_before_it_is_settled(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 7), message(3, 8)])
        first, other = await take(inbox), await take(inbox)
        assert (first.update_id, other.update_id) == (1, 3)
        assert inbox.empty()
        await finish(inbox, first)
        assert (await take(inbox)).update_id == 2


async def test_a_flood_in_one_chat_delays_no_other(tmp_path: Path) -> None:
    async with opened(tmp_path, turns=1) as inbox:
        await inbox.keep([message(number, 7) for number in range(1, 101)])
        await inbox.keep([message(101, 8), message(102, 9)])
        order = [letter.update_id for letter in await drain(inbox, 8)]
        assert {101, 102} <= set(order)


async def test_no_more_turns_than_allowed_are_out_at_a_time(tmp_path: Path) -> None:
    async with opened(tmp_path, turns=3) as inbox:
        await inbox.keep([message(number, number) for number in range(1, 11)])
        out = [await take(inbox) for _ in range(3)]
        assert inbox.empty()
        await finish(inbox, out[0])
        assert inbox.qsize() == 1


async def test_a_duplicate_is_dropped_waiting_or_done_and_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(1, 7), message(2, 7)])
        await inbox.keep([message(1, 7)])
        assert [letter.update_id for letter in await drain(inbox, 2)] == [1, 2]
        await inbox.keep([message(2, 7)])
        assert inbox.empty()
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(2, 7), message(3, 7)])
        assert [letter.update_id for letter in await drain(inbox, 1)] == [3]


async def test_who_is_cut_off_in_keeping_has_kept_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        keeping = asyncio.create_task(inbox.keep([message(1, 7)]))
        await asyncio.sleep(0)
        keeping.cancel()
        assert [letter.update_id for letter in await drain(inbox, 1)] == [1]


async def test_what_was_not_settled_comes_again_after_a_restart(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 7), message(3, 8)])
        first = await take(inbox)
        assert not first.again
        await finish(inbox, first)
        await take(inbox)
    async with opened(tmp_path) as inbox:
        letters = await drain(inbox, 2)
        assert {letter.update_id for letter in letters} == {2, 3}
        assert all(letter.again for letter in letters)
        await inbox.keep([message(4, 7)])
        assert not (await take(inbox)).again


async def test_another_bots_updates_are_left_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7)])
    other = SqliteInbox(tmp_path / "inbox.sqlite3", BOT + 1)
    await other.open()
    await other.keep([message(1, 7, "another bot's first")])
    letter = await take(other)
    assert "another" in letter.payload
    await finish(other, letter)
    assert other.empty()
    await other.close()


async def test_a_letter_put_off_holds_up_its_own_chat_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 7), message(3, 8)])
        first = await take(inbox)
        await inbox.settle(first, Later(0.05, attempts=1, told=True))
        inbox.task_done()
        assert (await take(inbox)).update_id == 3
        assert inbox.empty()
        again = await take(inbox)
        assert (again.update_id, again.attempts, again.told, again.again) == (1, 1, True, True)
    async with opened(tmp_path) as inbox:
        kept = {letter.update_id: letter for letter in await drain(inbox, 3)}
        assert (kept[1].attempts, kept[1].told) == (1, True)


async def test_a_dead_letter_is_laid_aside_and_its_chat_goes_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 7)])
        await inbox.settle(await take(inbox), Dead("KeyError", attempts=3))
        inbox.task_done()
        assert [letter.update_id for letter in await drain(inbox, 1)] == [2]
    async with opened(tmp_path) as inbox:
        assert inbox.empty()


async def test_a_dead_letter_is_revived_while_the_bot_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7, "5 kg sugar"), message(2, 7)])
        await inbox.settle(await take(inbox), Dead("KeyError", attempts=3))
        inbox.task_done()
        path = tmp_path / "inbox.sqlite3"
        assert command.show_all(path, sys.stdout) == 0
        listed = capsys.readouterr().out
        assert "1 waiting" in listed
        assert "1 dead" in listed
        assert "KeyError" in listed
        assert "sugar" not in listed
        assert "Asha" not in listed
        assert command.show_one(path, 1, sys.stdout) == 0
        assert "5 kg sugar" in capsys.readouterr().out
        assert command.show_one(path, 99, sys.stdout) == 1
        assert command.retry(path, 99, sys.stdout) == 1
        assert command.retry(path, None, sys.stdout) == 0
        letters = await drain(inbox, 2)
        assert [letter.update_id for letter in letters] == [2, 1]
        assert letters[1].again
        assert letters[1].attempts == 0


async def test_an_update_that_cannot_be_read_is_laid_aside(tmp_path: Path) -> None:
    broken: dict[str, Any] = {"update_id": 1, "message": {"message_id": "?", "chat": {"id": 7}}}
    async with opened(tmp_path) as inbox:
        await inbox.keep([broken, message(2, 7), {"update_id": 3, "something_new": {"id": 1}}])
        assert {letter.update_id for letter in await drain(inbox, 2)} == {2, 3}
    with sqlite3.connect(tmp_path / "inbox.sqlite3") as db:
        assert db.execute("select seq from letters where state = 'dead'").fetchall() == [(1,)]


async def test_what_the_library_cannot_read_does_not_take_the_text_with_it(tmp_path: Path) -> None:
    poll = {"id": "1", "question": "?", "options": [{"text": "no persistent id", "voter_count": 0}]}
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7, "5 kg sugar", poll=poll)])
        async with asyncio.timeout(5):
            update = await inbox.get()
        assert isinstance(update, Update)
        assert update.message
        assert update.message.text == "5 kg sugar"
        assert update.message.poll is None


async def test_half_characters_and_zeros_in_a_text_survive(tmp_path: Path) -> None:
    text = "half \ud83d and zero \0 and whole 🙉 आटा"
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7, text)])
        async with asyncio.timeout(5):
            update = await inbox.get()
        assert isinstance(update, Update)
        assert update.message
        assert update.message.text == text


async def test_what_is_done_leaves_nothing_of_the_message_in_the_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7, "secret-of-the-shop")])
        await drain(inbox, 1)
    with sqlite3.connect(tmp_path / "inbox.sqlite3") as db:
        assert db.execute("select state, payload from letters").fetchall() == [("done", "")]
        assert table.prune(db, before=float("inf"), limit=10) == 1


async def test_a_file_that_is_no_inbox_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "inbox.sqlite3").write_text("not a database at all, " * 50)
    inbox = SqliteInbox(tmp_path / "inbox.sqlite3", BOT)
    with pytest.raises(Misconfigured, match=r"^VYAPARI_HOME: .*inbox.sqlite3 cannot be used.*$"):
        await inbox.open()
    await inbox.close()


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_the_window_each_letter_comes_once_and_in_its_chats_order(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    updates = [message(number, chance.choice((1, 1, 1, 2, *range(3, 40)))) for number in range(600)]
    seen: dict[str, list[int]] = defaultdict(list)
    async with opened(tmp_path, turns=4, lanes=chance.choice((4, 8, 64)), depth=2) as inbox:

        async def feed() -> None:
            left = list(updates)
            while left:
                size = chance.randint(1, 50)
                batch, left = left[:size], left[size:]
                await inbox.keep(batch)
                await asyncio.sleep(chance.random() * 0.004)

        async def work() -> None:
            while True:
                update = await inbox.get()
                assert isinstance(update, Update)
                letter = inbox.letter(update)
                await asyncio.sleep(chance.random() * 0.001)
                if chance.random() < 0.05:
                    later = Later(0.001, letter.attempts + 1)
                    await inbox.settle(letter, later)
                else:
                    seen[letter.lane].append(letter.update_id)
                    await inbox.settle(letter, Done())
                inbox.task_done()

        workers = [asyncio.create_task(work()) for _ in range(4)]
        async with asyncio.timeout(30):
            await feed()
            while sum(map(len, seen.values())) < len(updates):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    wanted = defaultdict(list)
    for update in updates:
        wanted[lane_of(update)].append(update["update_id"])
    assert seen == wanted


async def test_a_backlog_of_thousands_takes_no_more_memory_than_the_window(
    tmp_path: Path,
) -> None:
    db = connect(tmp_path / "inbox.sqlite3", table.SCHEMA)
    db.execute("begin")
    updates = (message(n, 1 if n % 2 else n % 5000, "x" * 100) for n in range(20_000))
    table.insert(db, BOT, updates)
    db.execute("commit")
    db.close()
    lanes: dict[str, list[int]] = defaultdict(list)
    async with opened(tmp_path, lanes=256, depth=4, turns=16) as inbox:
        for _ in range(3000):
            letter = await take(inbox)
            lanes[letter.lane].append(letter.seq)
            assert inbox.held <= 256 * 4
            await finish(inbox, letter)
    assert all(seqs == sorted(seqs) for seqs in lanes.values())
    # The flood of chat 1 gets its share and no more.
    assert len(lanes["1"]) < 60
    assert len(lanes) > 600


async def test_a_new_message_of_another_chat_is_not_kept_waiting_by_a_long_backlog(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, turns=1) as inbox:
        await inbox.keep([message(number, 7) for number in range(1, 2001)])
        await drain(inbox, 10)
        await inbox.keep([message(5000, 8)])
        assert 5000 in [letter.update_id for letter in await drain(inbox, 3)]


async def test_stopping_leaves_what_was_not_begun(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 8), message(3, 9)])
        begun = await take(inbox)
        inbox.pause()
        stop = object()
        await inbox.put(stop)
        assert await inbox.get() is stop
        inbox.task_done()
        joined = asyncio.create_task(inbox.join())
        await asyncio.sleep(0)
        assert not joined.done()
        await finish(inbox, begun)
        await joined
    async with opened(tmp_path) as inbox:
        assert {letter.update_id for letter in await drain(inbox, 2)} == {2, 3}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (message(1, 7), "7"),
        (in_group(1, "hello"), "-100500"),
        (press(1, 7, "undo:1"), "7"),
        ({"update_id": 1, "edited_message": message(1, 7)["message"]}, "7"),
        ({"update_id": 1, "inline_query": {"id": "1", "from": {"id": 9}}}, "9"),
        ({"update_id": 1, "poll_answer": {"poll_id": "1", "user": {"id": 9}}}, "9"),
        ({"update_id": 1, "poll": {"id": "1"}}, "update 1"),
        ({"update_id": 1, "never_heard_of": 5}, "update 1"),
    ],
)
def test_every_update_has_a_lane(update: dict[str, Any], lane: str) -> None:
    assert lane_of(update) == lane


async def test_forgetting_takes_a_chats_dead_letters_and_nobody_elses(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([message(1, 7), message(2, 8), message(3, 7)])
        for _ in range(2):
            await inbox.settle(await take(inbox), Dead("KeyError", attempts=3))
        await inbox.settle(await take(inbox), Done(forget=True))
    with connect(tmp_path / "inbox.sqlite3", table.SCHEMA) as db:
        left = db.execute("select update_id, state, payload = '' from letters order by seq")
        assert left.fetchall() == [(2, "dead", 0), (3, "done", 1)]


def album(*numbers: int, name: str = "a1", chat: int = 7) -> list[dict[str, Any]]:
    return [message(number, chat, media_group_id=name) for number in numbers]


async def test_the_rest_of_an_album_is_seen_behind_its_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep([*album(1), message(2, 7), *album(3), *album(4, name="b")])
        first = await take(inbox)
        assert await inbox.album_waits(first, "a1")
        assert await inbox.album_waits(first, "b")
        await finish(inbox, first)
        await drain(inbox, 1)
        last = await take(inbox)
        assert last.update_id == 3
        assert not await inbox.album_waits(last, "a1")
        assert await inbox.album_waits(last, "b")


async def test_the_rest_of_an_album_is_seen_on_the_disk(tmp_path: Path) -> None:
    async with opened(tmp_path, depth=2) as inbox:
        between = [message(number, 7) for number in range(2, 12)]
        await inbox.keep([*album(1), *between, *album(12), *album(13, chat=8, name="other")])
        first, _ = await take(inbox), await take(inbox)
        assert len(inbox._lanes["7"].letters) == 2
        assert await inbox.album_waits(first, "a1")
        assert not await inbox.album_waits(first, "other")


async def test_a_straggler_of_an_album_is_waited_for_but_not_for_ever(tmp_path: Path) -> None:
    async with opened(tmp_path) as inbox:
        await inbox.keep(album(1))
        first = await take(inbox)
        more = asyncio.create_task(more_coming(inbox, first, "a1"))
        await asyncio.sleep(0.05)
        assert not more.done()
        await inbox.keep(album(2))
        assert await more
        await finish(inbox, first)
        second = await take(inbox)
        second.received_at -= 60
        assert not await more_coming(inbox, second, "a1")
        assert not await more_coming(inbox, second, None)


async def test_waiting_for_an_album_holds_up_no_other_chat(tmp_path: Path) -> None:
    async with opened(tmp_path, turns=2) as inbox:
        await inbox.keep(album(1))
        more = asyncio.create_task(more_coming(inbox, await take(inbox), "a1"))
        await inbox.keep([message(number, number) for number in range(2, 6)])
        assert [letter.update_id for letter in await drain(inbox, 4)] == [2, 3, 4, 5]
        assert not more.done()
        assert not await more
