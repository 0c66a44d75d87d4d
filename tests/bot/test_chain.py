"""The chain on the whole: who answers, what is refused, what comes again, what is laid aside."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.bot.running import Running, at_work
from vyapari.books.commands import Booked, Command, CreateShop, EraseShop, Refusal
from vyapari.books.shop import Shop
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes, TextHandler
from vyapari.bot.turn import Turn
from vyapari.errors import Unavailable
from vyapari.sandbox import SandboxServer
from vyapari.store.store import Store


async def echo(turn: Turn) -> Replies:
    return Reply(f"echo {turn.text}", (((Button("Tap", "tap:a:b")),),))


def letters(folder: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "inbox.sqlite3") as db:
        return db.execute("select state, attempts, reason from letters order by seq").fetchall()


async def settled_after(bot: Running, count: int) -> None:
    """Wait until ``count`` letters are done."""
    async with asyncio.timeout(10):
        while True:
            with sqlite3.connect(bot.inbox.path) as db:
                done = db.execute("select count(*) from letters where state <> 'waiting'")
                if done.fetchone()[0] >= count:
                    return
            await asyncio.sleep(0.01)


async def test_a_text_a_command_and_a_button_find_their_handlers(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def stock(turn: Turn) -> Replies:
        return Reply(f"stock of {turn.text or 'all'}")

    async def tap(turn: Turn) -> Replies:
        return Reply(f"tapped {turn.args}", edit=True, toast="done")

    routes = Routes(commands={"stock": stock}, buttons={"tap": tap}, text=echo)
    async with at_work(sandbox, store, tmp_path, routes) as bot:
        asha = await bot.people.add_user("Asha")
        shown = await bot.people.ask(asha, "5 kg sugar")
        assert shown.text == "echo 5 kg sugar"
        assert (await bot.people.ask(asha, "/stock sugar")).text == "stock of sugar"
        assert "/help" in (await bot.people.ask(asha, "/whatever")).text
        edited = await bot.people.tap(asha, shown, "Tap")
        assert (edited.kind, edited.text) == ("edited", "tapped ('a', 'b')")
        seq = await bot.people.press_data(asha, shown.message["message_id"], "unheard:of")
        answered = await bot.people.wait_for(asha, seq, kinds=("answer",))
        assert "no longer" in answered.text


async def test_the_answer_is_in_the_language_of_the_message(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def which(turn: Turn) -> Replies:
        return Reply(turn.say.language)

    async with at_work(sandbox, store, tmp_path, Routes(text=which)) as bot:
        asha = await bot.people.add_user("Asha", language_code="en")
        hari = await bot.people.add_user("Hari", language_code="hi")
        assert (await bot.people.ask(asha, "रमेश को पाँच किलो चीनी बेची")).text == "hi"
        assert (await bot.people.ask(asha, "5 kilo cheeni Ramesh ko udhaar di")).text == "hi-Latn"
        assert (await bot.people.ask(asha, "sold 5 kg sugar to Ramesh on credit")).text == "en"
        assert (await bot.people.ask(asha, "રમેશને 5 કિલો ખાંડ ઉધાર આપી")).text == "gu"
        assert (await bot.people.ask(hari, "123")).text == "hi"


async def test_each_message_too_many_gets_a_mark_and_the_chat_one_notice(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(text=echo), messages=3) as bot:
        asha = await bot.people.add_user("Asha")
        ravi = await bot.people.add_user("Ravi")
        seq = await bot.people.seq()
        await bot.people.send_many([(asha, None, f"sold {n} kg") for n in range(7)])
        await settled_after(bot, 7)
        shown, _ = await bot.people.outbox(seq, chat_id=asha)
        texts = [s.text for s in shown if s.kind == "message"]
        assert texts[:3] == ["echo sold 0 kg", "echo sold 1 kg", "echo sold 2 kg"]
        assert len(texts) == 4
        assert "3 messages" in texts[3]
        assert "not booked" in texts[3]
        assert sum(s.kind == "reaction" for s in shown) == 4
        assert (await bot.people.ask(ravi, "hello")).text == "echo hello"
        last = next(s for s in shown if s.text == "echo sold 2 kg")
        seq = await bot.people.press(asha, last, "Tap")
        answer = await bot.people.wait_for(asha, seq, kinds=("answer",))
        assert "moment" in answer.text
    assert {state for state, *_ in letters(tmp_path)} == {"done"}


async def test_a_message_let_in_once_is_not_refused_for_coming_again(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    tries = 0

    async def cut_off_once(turn: Turn) -> Replies:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise Unavailable("telegram")
        return Reply(f"echo {turn.text}")

    async with at_work(sandbox, store, tmp_path, Routes(text=cut_off_once), messages=1) as bot:
        asha = await bot.people.add_user("Asha")
        assert (await bot.people.ask(asha, "my stock")).text == "echo my stock"


async def test_a_message_that_fails_is_tried_thrice_laid_aside_and_told(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    tries: list[str] = []

    async def fail(turn: Turn) -> Replies:
        tries.append(turn.text)
        if turn.text == "bad":
            raise KeyError("a secret name")
        return Reply(f"ok {turn.text}")

    async with at_work(sandbox, store, tmp_path, Routes(text=fail)) as bot:
        asha = await bot.people.add_user("Asha")
        seq = await bot.people.seq()
        await bot.people.send_many([(asha, None, "bad"), (asha, None, "good")])
        await settled_after(bot, 2)
        shown, _ = await bot.people.outbox(seq, kind="message")
        assert tries == ["bad", "bad", "bad", "good"]
        assert "nothing of it is booked" in shown[0].text
        assert shown[0].message["reply_to_message"]["text"] == "bad"
        assert shown[1].text == "ok good"
    assert letters(tmp_path) == [("dead", 3, "KeyError"), ("done", 0, None)]


async def test_a_turn_that_never_ends_does_not_stop_its_chat_for_good(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def hang(turn: Turn) -> Replies:
        if turn.text == "bad":
            await asyncio.Event().wait()
        return Reply(f"ok {turn.text}")

    async with at_work(sandbox, store, tmp_path, Routes(text=hang), longest=0.3) as bot:
        asha = await bot.people.add_user("Asha")
        seq = await bot.people.seq()
        await bot.people.send_many([(asha, None, "bad"), (asha, None, "good")])
        await settled_after(bot, 2)
        shown, _ = await bot.people.outbox(seq, kind="message")
        assert "nothing of it is booked" in shown[0].text
        assert shown[1].text == "ok good"
    assert letters(tmp_path) == [("dead", 3, "TimeoutError"), ("done", 0, None)]


async def test_nobody_can_have_a_chat_wait_for_long(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def away(_turn: Turn) -> Replies:
        raise Unavailable("store", retry_after=86_400)

    with capture_logs() as logged:
        async with at_work(sandbox, store, tmp_path, Routes(text=away)) as bot:
            asha = await bot.people.add_user("Asha")
            assert "kept" in (await bot.people.ask(asha, "one")).text
            async with asyncio.timeout(5):
                while not any(x["event"] == "update.handled" for x in logged):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
    put_off = next(x for x in logged if x["event"] == "update.handled")
    assert put_off["again_in"] <= 300


async def test_without_the_books_a_message_is_kept_told_once_and_answered_in_order(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    down = 2

    async def flaky(turn: Turn) -> Replies:
        nonlocal down
        if down:
            down -= 1
            raise Unavailable("store")
        return Reply(f"booked {turn.text}")

    async with at_work(sandbox, store, tmp_path, Routes(text=flaky)) as bot:
        asha = await bot.people.add_user("Asha")
        seq = await bot.people.seq()
        await bot.people.send_many([(asha, None, "one"), (asha, None, "two")])
        await settled_after(bot, 2)
        shown, _ = await bot.people.outbox(seq, kind="message")
        assert "kept" in shown[0].text
        assert [s.text for s in shown[1:]] == ["booked one", "booked two"]
    assert letters(tmp_path) == [("done", 0, None)] * 2


async def test_what_was_booked_and_not_told_is_told_and_not_booked_again(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    handled = 0

    async def book(turn: Turn) -> Replies:
        nonlocal handled
        handled += 1
        shop = Shop(id=new_id(turn.key, "shop"), name="Asha's shop")
        booked = await turn.book(CreateShop(shop, turn.chat_id, turn.person.name), reply="opened")
        assert not isinstance(booked, Refusal)
        raise RuntimeError("killed here")

    async def opened(turn: Turn, booked: Booked) -> Reply:
        return Reply(f"opened {booked.results[0]['shop']['name']}")

    routes = Routes(text=book, replies={"opened": opened})
    async with at_work(sandbox, store, tmp_path, routes) as bot:
        asha = await bot.people.add_user("Asha")
        assert (await bot.people.ask(asha, "open")).text == "opened Asha's shop"
        assert handled == 1


async def test_what_was_booked_in_a_shop_erased_since_is_not_told_any_more(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def book(turn: Turn) -> Replies:
        shop = Shop(id=new_id(turn.key, "shop"), name="Asha's shop")
        await turn.book(CreateShop(shop, turn.chat_id, turn.person.name), reply="opened")
        await store.submit(Command("erase", shop.id, turn.person.id, turn.at, (EraseShop(),)))
        await turn.sessions.erase(shop.id)
        raise RuntimeError("killed here")

    async def opened(turn: Turn, booked: Booked) -> Reply:
        return Reply("opened")

    routes = Routes(text=book, replies={"opened": opened})
    async with at_work(sandbox, store, tmp_path, routes) as bot:
        asha = await bot.people.add_user("Asha")
        await bot.people.send_text(asha, "open")
        await settled_after(bot, 1)
    assert letters(tmp_path) == [("done", 1, None)]


async def test_an_open_question_gets_the_next_text_unless_it_is_no_answer(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def ask(turn: Turn) -> Replies:
        asked = await turn.ask({"kind": "price", "item": "sugar"}, reply="asked", data={})
        assert isinstance(asked, Reply)
        return asked

    async def asked(turn: Turn, booked: Booked) -> Reply:
        return Reply("at what price?", force_reply=True)

    async def answer(turn: Turn, question: dict[str, Any]) -> Replies:
        return Reply(f"{question['item']} at {turn.text}") if turn.text.isdigit() else None

    routes = Routes(
        commands={"ask": ask}, questions={"price": answer}, replies={"asked": asked}, text=echo
    )
    async with at_work(sandbox, store, tmp_path, routes) as bot:
        asha = await bot.people.add_user("Asha")
        assert (await bot.people.ask(asha, "/ask")).text == "at what price?"
        assert (await bot.people.ask(asha, "hello")).text == "echo hello"
        assert (await bot.people.ask(asha, "45")).text == "sugar at 45"


async def test_a_group_hears_nothing_until_it_speaks_to_the_bot(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(text=echo)) as bot:
        await bot.people.set(reads_all=True)
        asha = await bot.people.add_user("Asha")
        group = await bot.people.add_group("Shop", members=[asha])
        seq = await bot.people.seq()
        await bot.people.send_text(asha, "good morning all", chat_id=group)
        await bot.people.send_text(asha, "@vyapari_bot 5 kg sugar", chat_id=group)
        shown = await bot.people.wait_for(group, seq)
        assert shown.text == "echo 5 kg sugar"
        sent = await bot.people.send_text(
            asha, "45", chat_id=group, reply_to=shown.message["message_id"]
        )
        assert (await bot.people.wait_for_reply(sent)).text == "echo 45"


PLACE = {"latitude": 19.07, "longitude": 72.87}
POLL = {
    "id": "1",
    "question": "Tea?",
    "options": [{"text": "Yes", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


@pytest.mark.parametrize("first", ["old", "new"])
async def test_a_group_that_becomes_a_larger_one_stays_the_shops(
    sandbox: SandboxServer, store: Store, tmp_path: Path, first: str
) -> None:
    async def whose(turn: Turn) -> Replies:
        return Reply(f"of {turn.session.shop.name if turn.session.shop else 'nobody'}")

    async with at_work(sandbox, store, tmp_path, Routes(text=whose)) as bot:
        asha = await bot.people.add_user("Asha")
        old, new = [
            await bot.people.add_group("Shop", members=[asha], kind=kind)
            for kind in ("group", "supergroup")
        ]
        shop = CreateShop(Shop(new_id("a", "shop"), "Asha Kirana"), old, "Asha")
        await store.submit(Command("open", None, asha, datetime.now(UTC), (shop,)))

        async def ask(group: int) -> str:
            sent = await bot.people.send_text(asha, "@vyapari_bot whose?", chat_id=group)
            return (await bot.people.wait_for_reply(sent)).text

        assert (await ask(old), await ask(new)) == ("of Asha Kirana", "of nobody")
        note = {"message_id": 901, "date": 1_795_000_000}
        told = [
            note | {"chat": {"id": old, "type": "group"}, "migrate_to_chat_id": new},
            note | {"chat": {"id": new, "type": "supergroup"}, "migrate_from_chat_id": old},
        ]
        for message in told if first == "old" else reversed(told):
            await bot.people.add_update({"message": message})
        await settled_after(bot, 4)
        assert (await ask(old), await ask(new)) == ("of nobody", "of Asha Kirana")


async def test_nothing_that_telegram_may_send_is_a_failure(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(text=echo)) as bot:
        asha = await bot.people.add_user("Asha")
        person = {"id": asha, "is_bot": False, "first_name": "Asha"}
        chat = {"id": asha, "type": "private", "first_name": "Asha"}
        base = {"message_id": 900, "date": 1_795_000_000, "chat": chat, "from": person}
        strange: list[dict[str, Any]] = [
            {"message": base | {"location": PLACE}},
            {"message": base | {"poll": POLL}},
            {"edited_message": base | {"location": PLACE, "edit_date": 1_795_000_001}},
            {"message": base | {"some_new_kind": {"a": 1}}},
            {"message": base | {"text": "5 kg", "entities": [{"type": "new"}]}},
            {"poll": POLL},
            {"never_heard_of": {"id": 5}},
            {"message": "not even an object"},
            {"callback_query": {"id": "1", "from": person, "chat_instance": "1"}},
        ]
        for update in strange:
            await bot.people.add_update(update)
        for text in ("x" * 4096, "🙉" * 2048, "مرحبا \u202e abc", "<b>&amp;<script>", "\u200f"):
            await bot.people.send_text(asha, text)
        count = len(strange) + 5
        await settled_after(bot, count)
        assert (await bot.people.ask(asha, "still there?")).text == "echo still there?"
    states = letters(tmp_path)
    dead = [row for row in states if row[0] == "dead"]
    assert len(states) == count + 1
    assert len(dead) <= 2
    assert all(attempts == 1 for _, attempts, _ in dead), "only what cannot be read"


async def test_who_has_blocked_the_bot_costs_no_retries(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async def slow(turn: Turn) -> Replies:
        await bot.people.set_bot_status(asha, "kicked")
        return Reply("you will not read this")

    async with at_work(sandbox, store, tmp_path, Routes(text=slow)) as bot:
        asha = await bot.people.add_user("Asha")
        await bot.people.send_text(asha, "hello")
        await settled_after(bot, 1)
    assert letters(tmp_path) == [("done", 0, None)]


async def test_a_token_that_telegram_no_longer_takes_is_reported(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(text=echo)) as bot:
        await bot.people.add_fault(
            "error", "getUpdates", code=401, description="Unauthorized", count=3
        )
        async with asyncio.timeout(10):
            while not bot.failures:
                asha = await bot.people.add_user("Asha")
                await bot.people.send_text(asha, "wake the poll")
                await asyncio.sleep(0.05)


async def test_duplicates_and_lost_answers_on_the_wire_change_nothing(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(text=echo)) as bot:
        asha = await bot.people.add_user("Asha")
        await bot.people.add_fault("duplicate", "getUpdates", count=5)
        seq = await bot.people.seq()
        for number in range(20):
            await bot.people.send_text(asha, f"m{number}")
        await settled_after(bot, 20)
        shown, _ = await bot.people.outbox(seq, kind="message")
        assert [s.text for s in shown] == [f"echo m{number}" for number in range(20)]


def test_one_text_handler_at_most() -> None:
    with pytest.raises(ValueError, match="text"):
        Routes.of((Routes(text=echo), Routes(text=echo)))
    handler: TextHandler | None = Routes.of((Routes(), Routes(text=echo))).text
    assert handler is echo


async def test_a_turn_that_outlasts_the_stop_is_left_and_run_again_after_it(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    begun = asyncio.Event()

    async def hang(turn: Turn) -> Replies:
        begun.set()
        await asyncio.Event().wait()
        return None

    async with at_work(sandbox, store, tmp_path, Routes(text=hang)) as bot:
        asha = await bot.people.add_user("Asha")
        await bot.people.send_text(asha, "one")
        await begun.wait()
        async with asyncio.timeout(5):
            await bot.service.stop(patience=0.1)
    assert letters(tmp_path) == [("waiting", 0, None)]
    async with at_work(sandbox, store, tmp_path, Routes(text=echo)) as bot:
        async with asyncio.timeout(5):
            await bot.people.wait_for(asha, 0, kinds=("message",))
        await settled_after(bot, 1)
    assert letters(tmp_path) == [("done", 0, None)]


async def test_a_turn_in_progress_is_finished_before_the_stop(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> Replies:
        begun.set()
        await go_on.wait()
        return Reply("finished")

    async with at_work(sandbox, store, tmp_path, Routes(text=slow)) as bot:
        asha = await bot.people.add_user("Asha")
        seq = await bot.people.seq()
        await bot.people.send_many([(asha, None, "one"), (asha, None, "two")])
        await begun.wait()
        stopping = asyncio.create_task(bot.service.stop())
        async with asyncio.timeout(10):
            while bot.service._application.running:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        go_on.set()
        await stopping
        shown, _ = await bot.people.outbox(seq, kind="message")
        assert [s.text for s in shown] == ["finished"]
    assert [state for state, *_ in letters(tmp_path)] == ["done", "waiting"]
