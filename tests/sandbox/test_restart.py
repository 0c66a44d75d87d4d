"""What survives a restart and a kill."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest
from telegram import Bot, BotCommand, InputFile, ReplyKeyboardMarkup

from tests.sandbox.bots import bot_of
from vyapari.errors import Misconfigured
from vyapari.sandbox import DEFAULT_TOKEN, DataInUse, SandboxClient, SandboxServer


async def test_chats_updates_files_and_settings_survive_a_restart(tmp_path: Path) -> None:
    async with (
        SandboxServer(tmp_path, port=0) as server,
        SandboxClient(server.base_url) as people,
        bot_of(server) as bot,
    ):
        asha = await people.add_user("Asha", language_code="hi")
        group = await people.add_group("Team", [asha])
        await people.start(asha)
        confirmed = await bot.get_updates()
        kept = await people.send_text(asha, "not yet confirmed")
        await bot.get_updates(offset=confirmed[-1].update_id + 1)
        document = (await bot.send_document(asha, InputFile(b"%PDF", "a.pdf"))).document
        assert document is not None
        gone = await bot.send_message(asha, "gone", reply_markup=ReplyKeyboardMarkup([["Khata"]]))
        await bot.set_message_reaction(asha, kept.message_id, "👍")
        await gone.delete()
        await bot.set_my_commands([BotCommand("khata", "खाता")], language_code="hi")

    async with (
        SandboxServer(tmp_path, port=0) as server,
        SandboxClient(server.base_url) as people,
        bot_of(server) as bot,
    ):
        state = await people.state()
        assert [user["first_name"] for user in state["users"]] == ["Asha"]
        assert {chat["id"] for chat in state["chats"]} == {asha, group}
        private = next(chat for chat in state["chats"] if chat["id"] == asha)
        assert private["keyboard"]["keyboard"] == [[{"text": "Khata"}]]
        history = await people.history(asha)
        assert [m.get("text") for m in history] == ["/start", "not yet confirmed", None]
        assert [u.update_id for u in await bot.get_updates()] == [kept.update_id]
        file = await bot.get_file(document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"%PDF"
        assert [c["command"] for c in await people.commands(asha)] == ["khata"]
        again = await people.send_text(asha, "next")
        assert again.update_id == (kept.update_id or 0) + 1
        assert again.message_id == gone.message_id + 1


async def test_older_messages_are_read_from_the_file(tmp_path: Path) -> None:
    async with (
        SandboxServer(tmp_path, port=0) as server,
        SandboxClient(server.base_url) as people,
        bot_of(server) as bot,
    ):
        asha = await people.add_user("Asha")
        await people.start(asha)
        first = await bot.send_message(asha, "first")
        await people.send_many([(asha, None, str(n)) for n in range(400)])
        edited = await first.edit_text("first, changed")
        assert not isinstance(edited, bool)
        history = await people.history(asha, limit=500)
        assert len(history) == 402
        assert history[1]["text"] == "first, changed"


async def spawned(*arguments: str) -> tuple[Process, str]:
    """A sandbox in a process of its own, and the address it tells."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "vyapari.sandbox", "--port", "0", *arguments, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 20)
    return process, line.decode().split()[-1]


def bot_at(address: str) -> Bot:
    return Bot(DEFAULT_TOKEN, base_url=f"{address}/bot")


async def test_nothing_answered_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    process, address = await spawned("--data", str(tmp_path))
    try:
        async with SandboxClient(address) as people, bot_at(address) as bot:
            asha = await people.add_user("Asha")
            first = await people.start(asha)
            await bot.get_updates(offset=(first.update_id or 0) + 1)
            sent = await people.send_many([(asha, None, str(n)) for n in range(50)])
            answered = [await bot.send_message(asha, f"✅ {n}") for n in range(20)]
    finally:
        process.kill()
        await process.wait()

    async with SandboxServer(tmp_path, port=0) as server, SandboxClient(server.base_url) as people:
        numbers = {message["message_id"] for message in await people.history(asha, limit=500)}
        assert numbers >= {message.message_id for message in answered}
        assert numbers >= {message_id for message_id, _, _ in sent}
        async with bot_of(server) as bot:
            waiting = [u.update_id for u in await bot.get_updates()]
        assert waiting == [update_id for _, update_id, _ in sent]


async def test_a_terminated_process_ends_well() -> None:
    process, _ = await spawned("--memory")
    process.terminate()
    _, errors = await asyncio.wait_for(process.communicate(), 10)
    assert (process.returncode, errors) == (0, b"")


async def test_a_second_sandbox_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with SandboxServer(tmp_path, port=0):
        with pytest.raises(DataInUse, match=str(tmp_path)):
            await SandboxServer(tmp_path, port=0).start()


async def test_chats_that_are_none_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    async with SandboxServer(tmp_path, port=0):
        pass
    kept = tmp_path / "sandbox.sqlite3"
    kept.write_bytes(b"a shopping list")
    with pytest.raises(Misconfigured, match="not a database"):
        await SandboxServer(tmp_path, port=0).start()
    assert kept.read_bytes() == b"a shopping list"


async def test_a_port_in_use_ends_the_process_with_one_line() -> None:
    async with SandboxServer(None, port=0) as server:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "vyapari.sandbox", "--memory", "--port", str(server.port)),
            stderr=PIPE,
        )
        _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert errors.decode().splitlines() == [
        f"Port {server.port} on 127.0.0.1 is in use. Stop the other program or choose another port."
    ]
