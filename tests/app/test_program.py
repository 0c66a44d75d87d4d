"""The program from outside: how it starts, what it refuses, how it stops."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.program import Program
from vyapari.__main__ import main
from vyapari.ops.pseudonym import mark_of
from vyapari.sandbox import SandboxClient


async def refused(program: Program) -> str:
    """The one line that a program ends with that cannot run."""
    await program.start()
    assert await program.ended() == 2
    assert "Traceback" not in program.log
    return program.log.splitlines()[-1]


async def logged(program: Program, event: str) -> None:
    async with asyncio.timeout(30):
        while event not in program.log:  # noqa: ASYNC110  another process writes it
            await asyncio.sleep(0.05)


async def test_wrong_settings_are_told_line_by_line(folder: Path) -> None:
    program = Program(None, folder / "home", LOG_LEVEL="loud", SANDBOX_PORT="many")
    await refused(program)
    named = [line.split(":")[0] for line in program.log.splitlines()]
    assert named == ["LOG_LEVEL", "SANDBOX_PORT"]
    assert not (folder / "home").exists()


async def test_a_token_that_is_not_taken_is_told(root: str, folder: Path) -> None:
    token = "123456:not-the-sandboxs-own-token-at-all"
    program = Program(root, folder / "home", TELEGRAM_BOT_TOKEN=token)
    line = await refused(program)
    assert line.startswith("TELEGRAM_BOT_TOKEN: ")
    assert "BotFather" in line
    assert token not in program.log


async def test_a_password_in_an_address_is_not_printed(root: str, folder: Path) -> None:
    address = root.replace("//", "//me:s3cret-way@")
    token = "123456:not-the-sandboxs-own-token-at-all"
    program = Program(address, folder / "home", TELEGRAM_BOT_TOKEN=token)
    line = await refused(program)
    assert line.startswith("TELEGRAM_BOT_TOKEN: ")
    assert program.log.count("[secret]") > 1
    assert "s3cret-way" not in program.log


async def test_a_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = await refused(Program(None, folder / "home", SANDBOX_PORT=str(port)))
    assert str(port) in line
    assert "SANDBOX_PORT" in line


async def test_a_second_start_on_the_same_folder_is_refused_and_the_first_goes_on(
    root: str, folder: Path
) -> None:
    first = Program(root, folder / "home")
    await first.start()
    await first.ready()
    second = Program(root, folder / "home", RATE_LIMIT_WINDOW="61")
    line = await refused(second)
    assert "VYAPARI_HOME" in line
    assert "in use" in line
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        assert (await people.ask(asha, "sold 5 kg sugar at 45 cash")).text.startswith("✅")
    assert await first.stop() == 0


async def test_without_a_token_it_brings_its_own_chat_page(folder: Path) -> None:
    program = Program(None, folder / "home", SANDBOX_PORT="0")
    await program.start()
    await program.ready()
    found = re.search(r"chat with the bot on (http://\S+)", program.log)
    assert found
    async with httpx.AsyncClient(trust_env=False) as browser:
        assert (await browser.get(found[1])).status_code == 200
    async with SandboxClient(found[1]) as people:
        asha = await people.add_user("Asha")
        assert (await people.ask(asha, "sold 5 kg sugar at 45 cash")).text.startswith("✅")
        assert {c["command"] for c in await people.commands(asha)} >= {"stock", "khata", "undo"}
    started = time.monotonic()
    assert await program.stop() == 0
    assert time.monotonic() - started < 10
    for part in ("telegram", "books", "inbox", "limits"):
        assert re.search(rf"^{part} +\S", program.log, re.MULTILINE)


async def test_while_telegram_cannot_be_reached_it_keeps_trying_and_stops_when_told(
    folder: Path,
) -> None:
    program = Program("http://127.0.0.1:9", folder / "home")
    await program.start()
    await logged(program, "telegram.lost")
    assert await program.stop() == 0


async def test_when_the_database_is_killed_messages_are_kept_and_booked_in_order_after(
    root: str, folder: Path
) -> None:
    program = Program(root, folder / "home")
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        await people.ask(asha, "sold 1 kg sugar at 45 cash")
        os.kill(program.postmaster, signal.SIGKILL)
        seq = await people.seq()
        for kilos in (2, 3, 4):
            await people.send_text(asha, f"sold {kilos} kg sugar at 45 cash")
        booked: list[str] = []
        async with asyncio.timeout(40):
            while len(booked) < 3:
                shown, seq = await people.outbox(seq, kind="message", timeout=5)
                booked += [answer.text[:6] for answer in shown if answer.text.startswith("✅")]
        assert booked == ["✅ 2 kg", "✅ 3 kg", "✅ 4 kg"]
    assert await program.stop() == 0


SECRETS = ("Zubaida", "98765 43210", "9876543210", "gulkand", "Qureshi", "27AAPFU0939F1ZV")


async def test_the_log_of_a_conversation_names_nobody_and_nothing(root: str, folder: Path) -> None:
    program = Program(root, folder / "home", LOG_LEVEL="debug", RATE_LIMIT_MESSAGES="16")
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        zubaida = await people.add_user("Zubaida", last_name="Qureshi", username="zubaida")
        for text in (
            "sold 5 kg gulkand at 45 to Qureshi on credit",
            "/khata Qureshi",
            "/company",
            "98765 43210",
            "9876543210 gulkand ???",
            "/invoice",
            "Qureshi ka hisaab",
            "27AAPFU0939F1ZV",
            "undo",
        ):
            shown = await people.ask(zubaida, text)
            if shown.buttons:
                data = shown.buttons[0][0].get("callback_data")
                if data:
                    await people.press_data(zubaida, shown.message["message_id"], data)
        await people.add_fault("error", "sendMessage", code=400, count=20)
        await people.send_text(zubaida, "sold 6 kg gulkand at 45 to Qureshi on credit")
        await logged(program, "update.failed")
        await people.clear_faults()
        for _ in range(12):
            await people.send_text(zubaida, "gulkand Qureshi")
        async with asyncio.timeout(60):
            while program.log.count("update.handled") <= 15:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    assert await program.stop() == 0
    for secret in (*SECRETS, "zubaida", "local-sandbox-no-secret"):
        assert secret not in program.log, secret


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["inbox"],
        ["inbox", "retry"],
        ["inbox", "show", "9" * 30],
        ["--workers", "0"],
        ["--wrong"],
        ["backup"],
        ["restore"],
        ["export"],
        ["erase", "--yes"],
        ["doctor", "all"],
    ],
)
def test_a_wrong_command_line_ends_with_two_and_a_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("vyapari")
    assert len(told) < 300


def test_how_a_chat_is_called_in_the_log_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    assert main(["mark", "987654321", "42"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [f"{ident} {mark_of(ident, token)}" for ident in (987654321, 42)]


def test_whoever_stops_reading_hears_no_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "vyapari", "migrate", "--print"],
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_that_finds_no_room_is_told_in_a_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "vyapari", "migrate", "--print"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"there is no room left on the disk\n")


def test_an_inbox_that_is_not_there_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VYAPARI_HOME", str(folder))
    assert main(["inbox", "list"]) == 2
    assert capsys.readouterr().err.startswith("VYAPARI_HOME: there is no inbox in")


def test_an_inbox_that_cannot_be_read_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VYAPARI_HOME", str(folder))
    (folder / "inbox.sqlite3").write_text("no database " * 1000)
    assert main(["inbox", "list"]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert "cannot be read (DatabaseError)" in told


def test_the_schema_is_printed_as_sql(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--print"]) == 0
    assert capsys.readouterr().out.startswith("begin;")
