"""The transport to the Bot API, on a real server."""

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from vyapari.bot.http import AiohttpRequest
from vyapari.sandbox.client import SandboxClient
from vyapari.sandbox.server import SandboxServer


@pytest.fixture
async def sandbox() -> AsyncIterator[SandboxServer]:
    server = SandboxServer(None, "127.0.0.1", 0)
    async with server:
        yield server


def bot(server: SandboxServer, timeout: float = 10) -> Bot:
    return Bot(
        server.token,
        base_url=f"{server.base_url}/bot",
        base_file_url=f"{server.base_url}/file/bot",
        request=AiohttpRequest(4, timeout),
        get_updates_request=AiohttpRequest(1),
    )


async def test_texts_and_files_arrive_whole(sandbox: SandboxServer) -> None:
    async with SandboxClient(sandbox.base_url) as people, bot(sandbox) as speaker:
        user = await people.add_user("Asha")
        await people.start(user)
        seq = await people.seq()
        await speaker.send_message(user, "₹1,225 बाकी & <ok>")
        shown = await people.wait_for(user, seq)
        assert shown.text == "₹1,225 बाकी & <ok>"
        sent = await speaker.send_document(user, b"a,b\n1,2\n", filename="बही.csv", caption="CSV")
        assert sent.document is not None
        assert sent.document.file_name == "बही.csv"
        file = await speaker.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"a,b\n1,2\n"


async def test_many_calls_share_few_connections(sandbox: SandboxServer) -> None:
    async with bot(sandbox) as speaker:
        names = await asyncio.gather(*(speaker.get_me() for _ in range(50)))
    assert len(names) == 50


async def test_an_answer_that_does_not_come_is_a_timeout(sandbox: SandboxServer) -> None:
    async with SandboxClient(sandbox.base_url) as people, bot(sandbox, timeout=0.2) as speaker:
        await people.add_fault("delay", "getMe", seconds=5)
        with pytest.raises(TimedOut):
            await speaker.get_me()


async def test_a_server_that_is_not_there_is_a_network_error_that_keeps_the_token() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        speaker = Bot(
            "123:planted-token",
            base_url=f"http://127.0.0.1:{port}/bot",
            request=AiohttpRequest(1, 1),
        )
        with pytest.raises(NetworkError) as caught:
            await speaker.initialize()
    assert "planted-token" not in str(caught.value)
    await speaker.shutdown()
    await speaker.shutdown()


async def test_it_must_be_opened_before_use() -> None:
    with pytest.raises(RuntimeError, match="not initialized"):
        await AiohttpRequest(1).do_request("http://127.0.0.1:1/", "POST")
