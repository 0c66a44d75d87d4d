"""Files that people send: fetched whole, within bounds, and albums answered once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from telegram.error import BadRequest
from telegram.ext import ExtBot

from tests.bot.running import at_work
from tests.sandbox.bots import png
from vyapari.bot.download import Downloads
from vyapari.bot.http import AiohttpRequest
from vyapari.bot.media import LARGEST, Media
from vyapari.bot.pace import Pace
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.errors import TooLarge, Unavailable
from vyapari.ops.tracebacks import describe
from vyapari.sandbox import SandboxClient, SandboxServer
from vyapari.store.store import Store


async def weigh(turn: Turn) -> Replies:
    """Tell what came, once for all of an album."""
    assert turn.media
    size = len(await turn.fetch(turn.media))
    if await turn.more_coming():
        return None
    return Reply(f"{turn.media.kind} {size} {turn.media.seconds} {turn.text} {turn.forwarded}")


async def test_a_feature_gets_files_with_their_captions(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    async with at_work(sandbox, store, tmp_path, Routes(other=weigh)) as bot:
        asha, people = await bot.people.add_user("Asha"), bot.people
        ogg = (b"OggS" * 9, "v.ogg", "audio/ogg")
        sent = await people.send_file(asha, *ogg, kind="voice", duration=3, caption="note")
        assert (await people.wait_for_reply(sent)).text == "voice 36 3 note False"
        pdf = (b"%PDF-1.4", "bill.pdf", "application/pdf")
        sent = await people.send_file(asha, *pdf, forwarded_from="Ramesh")
        assert (await people.wait_for_reply(sent)).text == "document 8 None  True"


async def test_an_album_is_answered_once_when_all_of_it_is_there(
    sandbox: SandboxServer, store: Store, tmp_path: Path
) -> None:
    pages = [(png(20, 10 + n), f"{n}.png", "image/png") for n in range(7)]
    for routes, answer in ((Routes(other=weigh), "photo"), (Routes(), "I read text only")):
        async with at_work(sandbox, store, tmp_path, routes) as bot:
            asha = await bot.people.add_user("Asha")
            seq = await bot.people.seq()
            first, *_ = await bot.people.send_album(asha, pages, caption="bill")
            shown = await bot.people.wait_for_reply(first)
            assert shown.text.startswith(answer)
            await bot.people.ask(asha, "/unknown")
            messages, _ = await bot.people.outbox(seq, chat_id=asha, kind="message")
            assert len(messages) == 2


@asynccontextmanager
async def downloads(sandbox: SandboxServer) -> AsyncIterator[Downloads]:
    request = AiohttpRequest(4)
    bot: ExtBot[int] = ExtBot(
        sandbox.token,
        base_url=f"{sandbox.base_url}/bot",
        base_file_url=f"{sandbox.base_url}/file/bot",
        request=request,
        get_updates_request=AiohttpRequest(1),
        rate_limiter=Pace(None),
    )
    async with bot:
        yield Downloads(bot, request)


@pytest.fixture
async def people(sandbox: SandboxServer) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.base_url) as client:
        yield client


async def sent(people: SandboxClient, content: bytes) -> Media:
    asha = await people.add_user("Asha")
    answer = await people.send_file(asha, content, "a.csv", "text/csv")
    return Media("document", answer.message["document"]["file_id"], "text/csv")


async def test_a_file_too_large_is_refused_whatever_is_said_of_its_size(
    sandbox: SandboxServer, people: SandboxClient
) -> None:
    async with downloads(sandbox) as fetching:
        media = await sent(people, bytes(LARGEST + 1))
        for size in (None, LARGEST + 1):
            with pytest.raises(TooLarge) as refusal:
                await fetching.fetch(Media("document", media.file_id, "text/csv", size))
            assert refusal.value.limit == LARGEST


@pytest.mark.parametrize("method", ["getFile", "download"])
async def test_a_lost_server_is_unavailable_and_the_token_is_nowhere(
    sandbox: SandboxServer, people: SandboxClient, method: str
) -> None:
    async with downloads(sandbox) as fetching:
        media = await sent(people, b"a,b")
        with capture_logs() as logs:
            for kind in ("drop", "error"):
                await people.add_fault(kind, method)
                with pytest.raises(Unavailable) as lost:
                    await fetching.fetch(media)
                await people.clear_faults()
                assert lost.value.part == "telegram"
                assert sandbox.token not in repr(describe(lost.value))
        assert sandbox.token not in repr(logs)
        assert await fetching.fetch(media) == b"a,b"


async def test_a_busy_server_says_for_how_long(
    sandbox: SandboxServer, people: SandboxClient
) -> None:
    async with downloads(sandbox) as fetching:
        media = await sent(people, b"a,b")
        await people.add_fault("error", "getFile", code=429, retry_after=40, count=1)
        with pytest.raises(Unavailable) as busy:
            await fetching.fetch(media)
        assert busy.value.retry_after == 40


async def test_a_file_that_is_gone_is_not_tried_for_ever(
    sandbox: SandboxServer, people: SandboxClient
) -> None:
    async with downloads(sandbox) as fetching:
        with pytest.raises(BadRequest):
            await fetching.fetch(Media("photo", "made up", "image/jpeg"))
        media = await sent(people, b"a,b")
        await people.add_fault("error", "download", code=404, count=1)
        with pytest.raises(BadRequest):
            await fetching.fetch(media)


async def test_a_server_that_sends_without_end_fills_no_memory() -> None:
    async def pour(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        try:
            while True:
                writer.write(bytes(4096))
                await writer.drain()
        except ConnectionError:
            writer.close()

    server = await asyncio.start_server(pour, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    request = AiohttpRequest(1)
    await request.initialize()
    try:
        async with asyncio.timeout(5):
            with pytest.raises(TooLarge):
                await request.download(f"http://127.0.0.1:{port}/file", 100_000)
    finally:
        await request.shutdown()
        server.close()
