"""What the log must never hold, looked for in all that the real program says.

A conversation in four languages with everything that is private or secret in it, through every
part, and with everything that can be made to fail failing.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.conftest import Postgres, Project
from tests.program import Program
from tests.redis import RedisServer
from tests.sandbox.bots import png
from vyapari.bench.lite import SECRET_KEY
from vyapari.sandbox import SandboxClient
from vyapari.sandbox.gemini import Answer, Call, GeminiServer, Request
from vyapari.sandbox.gemini.errors import internal, invalid
from vyapari.sandbox.gemini.faults import Fault
from vyapari.sandbox.server import DEFAULT_TOKEN

GEMINI_KEYS = ("AIzaSyPlantedKeyThatIsRefused-1", "plantedKeyThatWorks-2")
REDIS_PASSWORD, DATABASE_PASSWORD = "planted redis-pass", "planted/db-pass"

SECRETS = (
    DEFAULT_TOKEN,
    DEFAULT_TOKEN.partition(":")[2],
    *GEMINI_KEYS,
    SECRET_KEY,
    REDIS_PASSWORD,
    "planted%20redis-pass",
    DATABASE_PASSWORD,
    "planted%2Fdb-pass",
)
#: Names, goods, numbers, file names: each stands in something that is sent below.
PRIVATE = (
    *("Zubaida", "zubaida_q", "Qureshi", "Bilquis", "Ghanshyam", "घनश्याम", "ઘનશ્યામ", "बिलकिस"),
    *("gulkand", "Gulkand", "गुलकंद", "ગુલકંદ", "chironji", "jaggery-xq"),
    *("98765 43210", "9876543210", "+91", "27AAPFU0939F1ZV", "AAPFU0939F"),
    *("voucher-secretname", "hisab-naam.ogg", "rokda-naam.pdf", "Katra Neel"),
    *("merchants-own-words", "spoken-words", "model-words", "photo-words", "callback-words"),
    *("777.77", "4242.42"),
)
#: What the program prints for whoever starts it.
_STARTING = re.compile(r"[a-z]+ {2,}\S| {11}\S")


class Faulty(Program):
    """The program, with commands that fail."""

    module = "tests.app.faulty"


class Talker:
    """What the model says: by what it is sent."""

    def __call__(self, request: Request) -> Answer:
        if request.media:
            if "words" in str(request.body):
                return Answer.json({"words": "Ghanshyam ko 2 kilo gulkand spoken-words diya"})
            line = {"item": "gulkand photo-words", "qty": "2", "unit": "kg", "rate": "777.77"}
            return Answer.json({"kind": "bill", "seller": "Bilquis", "lines": [line]})
        if "refuse" in request.text:
            raise invalid(f"The request {request.text!r} with {GEMINI_KEYS[1]} cannot be read")
        if "break" in request.text:
            raise internal(f"While reading {request.text!r}")
        if "tool" in request.text and not request.responses:
            args = {"party": "Qureshi model-words", "amount": "4242.42"}
            return Answer.of(Call("no_such_tool", args), Call("record_receipt", args))
        return Answer.of(f"model-words: {request.text}")


@pytest.fixture
async def locked_redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    """A Redis with a password."""
    server = RedisServer(tmp_path, REDIS_PASSWORD)
    await server.start()
    yield server
    await server.stop()


def leaks(said: str, *others: str) -> list[str]:
    """What of all that must not be told stands in ``said``, however it is written."""
    plain = said + said.encode().decode("unicode_escape", errors="replace")
    return [each for each in (*SECRETS, *PRIVATE, *others) if each in said or each in plain]


def events(said: str) -> list[dict[str, Any]]:
    """The lines of the log; every line is one, but for those that a start prints."""
    lines = [line for line in said.splitlines() if not _STARTING.match(line)]
    found = [json.loads(line) for line in lines]
    assert all({"event", "level", "timestamp"} <= event.keys() for event in found)
    return found


async def test_the_log_of_all_that_happens_and_fails_tells_nothing_private(
    root: str, folder: Path, project: Project, postgres: Postgres, locked_redis: RedisServer
) -> None:
    database = postgres.conninfo(project.database)
    async with GeminiServer(Talker(), keys=GEMINI_KEYS[1:]) as gemini:
        program = Faulty(
            root,
            folder / "home",
            PYTHONPATH=str(Path(__file__).parents[2]),
            LOG_LEVEL="debug",
            SUPABASE_URL_KEY=project.server.url,
            SUPABASE_API_KEY=SECRET_KEY,
            SUPABASE_DB_URL="postgresql://postgres:planted%2Fdb-pass@127.0.0.1:9/postgres",
            REDIS_URL=locked_redis.url,
            GEMINI_API_URL=gemini.base_url,
            GEMINI_API_KEY1=GEMINI_KEYS[0],
            GEMINI_API_KEY2=GEMINI_KEYS[1],
        )
        await program.start()
        await program.ready()
        async with SandboxClient(root) as people:
            talk = Talk(people, await people.add_user("Zubaida", username="zubaida_q"))
            await _trade(talk)
            await _pass_on(talk, gemini)
            await _send_files(talk)
            await _break(talk, program)
            await _break_the_database(talk, database, program)
            await _break_telegram(talk, program)
            seq = await people.seq()
            await locked_redis.kill()
            await people.send_text(talk.user, "sold 8 kg gulkand at 45 to Qureshi on credit")
            await _logged(program, "redis.lost")
            await locked_redis.start()
            await _logged(program, "redis.reached")
            booked = await people.wait_for(
                talk.user, seq, timeout=30, matching=lambda told: "8 kg" in told.text
            )
            assert booked.text.startswith("✅")
            await asyncio.to_thread(project.server.stop)
            await people.send_text(talk.user, "sold 9 kg gulkand at 45 to Qureshi on credit")
            await _logged(program, "store.lost")
            await _logged(program, "passing")
            await asyncio.to_thread(project.server.start)
            await _logged(program, "store.reached")
            await talk.say("Qureshi ka hisaab")
        assert await program.stop() == 0
    log = events(program.log)
    assert leaks(program.log, *map(str, talk.users)) == []
    told = [event["event"] for event in log]
    for event in (
        *("update.handled", "update.failed", "update.read_in_part", "command.invalid"),
        *("call.refused", "call.failed", "key.refused", "model.answered", "reply.malformed"),
        *("redis.lost", "redis.reached", "store.lost", "store.reached"),
        *("library.logged", "loop.failed", "thread.failed", "program.failed_aside"),
        *("program.started", "program.stopping", "program.stopped"),
    ):
        assert event in told, event
    routes = {event["route"] for event in log if event["event"] == "update.handled"}
    assert {"quick", "agent:bookkeeper", "voice:agent:bookkeeper", "other", "/khata"} <= routes
    trouble = {event.get("category") for event in log if event["event"] == "update.handled"}
    assert {"defect", "passing"} <= trouble
    levels = [line for line in log if line["event"] == "library.logged"]
    assert {line["level"] for line in levels} == {"warning", "error"}


class Talk:
    """One merchant's side of the conversation."""

    def __init__(self, people: SandboxClient, user: int) -> None:
        self.people = people
        self.user = user
        self.users = [user]  # with those who only break something

    async def say(self, text: str, seconds: float = 10) -> None:
        """Write, wait for an answer, and press its first button."""
        shown = await self.people.ask(self.user, text, seconds)
        data = shown.buttons[0][0].get("callback_data") if shown.buttons else None
        if data:
            await self.people.press_data(self.user, shown.message["message_id"], data)


async def _trade(talk: Talk) -> None:
    for text in (
        "/start Katra Neel",
        "sold 5 kg gulkand at 45 to Qureshi on credit",
        "Ghanshyam se 4242.42 mile merchants-own-words",
        "घनश्याम को 2 किलो गुलकंद 777.77 के भाव उधार",
        "ઘનશ્યામને 2 કિલો ગુલકંદ 40 ના ભાવે ઉધાર",
        "5 kilo chironji 45 ke bhav बिलकिस ko udhar",
        "Qureshi phone 9876543210",
        "/company",
        "27AAPFU0939F1ZV",
        "98765 43210",
        "/khata Qureshi",
        "/invoice",
        "/quote 5 kg gulkand at 45 to Qureshi",
        "Qureshi ka hisaab",
        "undo",
        "/nosuchcommand jaggery-xq",
    ):
        await talk.say(text)
    await talk.people.press_data(talk.user, 1, "callback-words:Qureshi:777.77")
    sent = await talk.people.send_text(talk.user, "sold 6 kg gulkand at 45 to Qureshi on credit")
    await talk.people.wait_for_reply(sent)
    await talk.people.edit(
        talk.user, sent.message_id, "sold 7 kg gulkand at 45 to Qureshi on credit"
    )


async def _pass_on(talk: Talk, gemini: GeminiServer) -> None:
    for text in (
        "why does Qureshi never pay for gulkand merchants-own-words",
        "refuse this of Qureshi merchants-own-words",
        "break this of Qureshi merchants-own-words",
        "tool for Qureshi gave something like 4242.42 merchants-own-words",
    ):
        await talk.say(text, 30)
    for kind in ("garbage", "cut", "broken_event", "blocked", "reset"):
        gemini.faults.add(Fault(kind=kind, count=1))
        await talk.say(f"tell me of {kind} and Qureshi merchants-own-words", 30)


async def _send_files(talk: Talk) -> None:
    people, user = talk.people, talk.user
    for content, name, mime, kind in (
        (b"OggS spoken-words", "hisab-naam.ogg", "audio/ogg", "voice"),
        (png(60, 80), "voucher-secretname.png", "image/png", "photo"),
        (b"%PDF-1.4 photo-words", "rokda-naam.pdf", "application/pdf", "document"),
        (b"Qureshi,gulkand,777.77", "voucher-secretname.csv", "text/csv", "document"),
    ):
        sent = await people.send_file(user, content, name, mime, kind=kind)  # type: ignore[arg-type]
        await people.wait_for_reply(sent, timeout=30)


async def _break(talk: Talk, program: Program) -> None:
    """Whatever may break in the program."""
    private = "Qureshi gulkand 9876543210 merchants-own-words"
    for command in ("talking", "leaving", "stalling"):
        await talk.people.ask(talk.user, f"/{command} {private}")
    # From a chat of its own: it is tried again and again, and what comes behind it waits.
    other = await talk.people.add_user("Zubaida", username="zubaida_q")
    talk.users.append(other)
    await talk.people.send_text(other, f"/raising {private}")
    await _logged(program, "update.failed")
    person = {"id": talk.user, "is_bot": False, "first_name": "Zubaida"}
    chat = {"id": talk.user, "type": "private", "first_name": "Zubaida"}
    message = {"message_id": 900_001, "date": 1_790_000_000, "from": person, "chat": chat}
    for malformed in (
        {"message": {**message, "text": private, "photo": [{"Qureshi": "gulkand"}]}},
        {"message": {**message, "text": private, "entities": [{"type": 5, "offset": "Qureshi"}]}},
        {"message": {**message, "text": private, "from": {"first_name": "Zubaida"}}},
        {"message": {**message, "chat": "Qureshi gulkand"}},
        {"callback_query": {"id": "1", "from": person, "data": private, "chat_instance": 7}},
        {"surprise": {"Qureshi": private}},
    ):
        await talk.people.add_update(malformed)
    await _logged(program, "update.read_in_part")


async def _break_the_database(talk: Talk, database: str, program: Program) -> None:
    """A rule that a row breaks, which Postgres quotes; a logo that is no picture."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "alter table vyapari.parties add constraint planted"
            " check (name not like 'Ghanshyam Q%') not valid"
        )
        try:
            await talk.people.send_text(
                talk.user, "sold 5 kg gulkand at 45 to Ghanshyam Qureshi on credit"
            )
            await _tap_until(talk, program, "command.invalid")
        finally:
            connection.execute("alter table vyapari.parties drop constraint planted")
        connection.execute(
            "insert into vyapari.logos (shop_id, picture)"
            " select id, encode('Qureshi no-picture', 'base64') from vyapari.shops"
        )
    failed = program.log.count("update.failed")
    await talk.people.send_text(talk.user, "/invoice")
    async with asyncio.timeout(30):
        while program.log.count("update.failed") == failed:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def _tap_until(talk: Talk, program: Program, event: str) -> None:
    """Press what is offered, each button once, until ``event`` is logged."""
    pressed = set()
    async with asyncio.timeout(40):
        while event not in program.log:
            last = (await talk.people.history(talk.user))[-1]
            rows = (last.get("reply_markup") or {}).get("inline_keyboard") or []
            offered = rows and (last["message_id"], rows[0][0]["callback_data"])
            if offered and offered not in pressed:
                pressed.add(offered)
                await talk.people.press_data(talk.user, last["message_id"], offered[1])
            await asyncio.sleep(0.05)


async def _break_telegram(talk: Talk, program: Program) -> None:
    told = "can't parse entities in Qureshi gulkand"
    await talk.people.add_fault("error", "sendMessage", code=400, description=told, count=1)
    await talk.people.send_text(talk.user, "Qureshi ka hisaab")
    await _logged(program, "reply.malformed")
    told = "no such thing as Qureshi gulkand"
    await talk.people.add_fault("error", "sendMessage", code=400, description=told, count=8)
    failed = program.log.count("update.failed")
    await talk.people.send_text(talk.user, "gulkand stock")
    async with asyncio.timeout(40):
        while program.log.count("update.failed") == failed:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await talk.people.clear_faults()
    await talk.say("gulkand stock", 30)


async def _logged(program: Program, event: str) -> None:
    async with asyncio.timeout(40):
        while f'"{event}"' not in program.log:  # noqa: ASYNC110  another process writes it
            await asyncio.sleep(0.05)


def test_the_search_finds_what_is_there() -> None:
    assert leaks('{"event": "sold to Qureshi"}') == ["Qureshi"]
    assert leaks(json.dumps({"why": "घनश्याम"})) == ["घनश्याम"]
    assert leaks('{"url": "redis://:planted%20redis-pass@h"}') == ["planted%20redis-pass"]
