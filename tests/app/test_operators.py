"""What the person who runs the bot is told of it in chat, asked and unasked."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.test_watching import break_database, mend_database
from tests.program import Program
from tests.redis import RedisServer
from vyapari.sandbox import SandboxClient


@pytest.fixture
async def people(root: str) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(root) as people:
        yield people


async def heard(people: SandboxClient, operator: int, after: int, word: str) -> str:
    """Wait until the operator is told something with ``word`` in it."""
    shown = await people.wait_for(operator, after, timeout=90, matching=lambda s: word in s.text)
    return shown.text


async def told(people: SandboxClient, operator: int, after: int) -> list[str]:
    """All that an operator has been told."""
    shown, _ = await people.outbox(after, chat_id=operator, kind="message")
    return [each.text for each in shown]


async def logged(program: Program, event: str) -> None:
    """Wait until the program has come to that."""
    async with asyncio.timeout(60):
        while event not in program.log:  # noqa: ASYNC110  another process writes it
            await asyncio.sleep(0.1)


async def operator(people: SandboxClient) -> int:
    """Somebody who has written to the bot, so that it may write to them."""
    chat = await people.add_user("Omkar")
    await people.send_text(chat, "hello")
    return chat


async def test_operators_ask_for_the_status_even_without_books_and_others_cannot(
    root: str, folder: Path, people: SandboxClient
) -> None:
    omkar, asha = await operator(people), await people.add_user("Asha")
    program = Program(root, folder / "home", OPERATOR_IDS=str(omkar), ALERT_AFTER="5", PORT="0")
    await program.start()
    await program.ready()
    await people.ask(asha, "sold 5 kg sugar at 45 cash", timeout=30)
    status = await people.ask(omkar, "/status", timeout=30)
    async with asyncio.timeout(60):  # it is looked at, and summed up, only now and then
        while "🟢 Ready" not in status.text or "today: 0 updates" in status.text:
            status = await people.ask(omkar, "/status", timeout=30)
    for line in ("Ready", "✅ books: embedded", "✅ telegram: polling", "disk:", "worker 1", "MB"):
        assert line in status.text
    unknown = await people.ask(asha, "/status", timeout=30)
    assert unknown.text == (await people.ask(asha, "/nonsense", timeout=30)).text.replace(
        "nonsense", "status"
    )

    seq = await people.seq()
    break_database(program)
    assert "books is broken since" in await heard(people, omkar, seq, "🔴")
    status = await people.ask(omkar, "/status", timeout=30)
    assert "Not ready" in status.text
    assert "❌ books: embedded, broken for" in status.text
    mend_database(program)
    await heard(people, omkar, seq, "books is well again")
    alarms = [text for text in await told(people, omkar, seq) if "is broken since" in text]
    assert len(alarms) == len({text.split()[1] for text in alarms})
    assert not [text for text in await told(people, asha, seq) if "broken" in text]
    assert await program.stop() == 0


async def test_of_telegram_itself_they_are_told_once_it_is_back(
    root: str, folder: Path, people: SandboxClient
) -> None:
    omkar = await operator(people)
    settings = {"OPERATOR_IDS": str(omkar), "ALERT_AFTER": "5", "LOG_LEVEL": "debug"}
    program = Program(root, folder / "home", PORT="0", **settings)
    await program.start()
    await program.ready()
    await people.ask(omkar, "/status", timeout=30)
    seq = await people.seq()
    await people.add_fault("error", "*", code=502, count=100_000)
    await people.send_text(await people.add_user("Asha"), "hello")  # ends the poll that is open
    await logged(program, "alarm.unheard")
    await people.clear_faults()
    await heard(people, omkar, seq, "telegram is well again")
    # Messages may get through before the polls do; then that it is broken is told as well.
    texts = await told(people, omkar, seq)
    assert len([text for text in texts if "🟢 telegram is well again" in text]) == 1
    assert len([text for text in texts if "🔴 telegram is broken" in text]) <= 1
    assert await program.stop() == 0


async def test_dead_letters_are_told_of_together(
    root: str, folder: Path, people: SandboxClient
) -> None:
    omkar, asha, ravi = [await operator(people) for _ in range(3)]
    settings = {"OPERATOR_IDS": str(omkar), "ALERT_AFTER": "15", "LOG_LEVEL": "debug"}
    program = Program(root, folder / "home", PORT="0", **settings)
    await program.start()
    await program.ready()
    await people.ask(omkar, "/status", timeout=30)
    await logged(program, "alarms.counted")  # it knows now that there are none
    await people.add_fault("error", "sendMessage", code=400, count=100_000)
    seq = await people.seq()
    for person in (asha, ravi):
        await people.send_text(person, "/stock")
    async with asyncio.timeout(60):
        while program.log.count('"outcome": "dead"') < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    await people.clear_faults()
    text = await heard(people, omkar, seq, "laid aside")
    assert text.startswith("⚠️ 2 messages were laid aside, 2 in all")
    assert await program.stop() == 0


async def test_of_several_workers_one_tells_also_when_redis_is_what_is_broken(
    root: str, folder: Path, people: SandboxClient, redis: RedisServer
) -> None:
    omkar = await operator(people)
    settings = {"REDIS_URL": redis.url, "OPERATOR_IDS": str(omkar), "ALERT_AFTER": "5"}
    program = Program(root, folder / "home", 2, PORT="0", **settings)
    await program.start()
    await program.ready()
    status = ""
    async with asyncio.timeout(60):  # they tell one another only now and then
        while not ("worker 1" in status and "worker 2" in status):
            status = (await people.ask(omkar, "/status", timeout=30)).text
    seq = await people.seq()
    await redis.kill()
    await heard(people, omkar, seq, "redis is broken since")
    await redis.start()
    await heard(people, omkar, seq, "redis is well again")
    await asyncio.sleep(2)
    texts = await told(people, omkar, seq)
    assert len([text for text in texts if "🔴 redis" in text]) == 1
    assert len([text for text in texts if "🟢 redis" in text]) == 1
    assert await program.stop() == 0
