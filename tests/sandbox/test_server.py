"""The server itself: its door, its start and its stop."""

import asyncio
import signal

import httpx
import pytest
from telegram import Bot

from tests.sandbox.bots import bot_of
from vyapari.errors import Misconfigured
from vyapari.sandbox import PortInUse, SandboxClient, SandboxServer


async def test_a_port_in_use_is_one_clear_line(server: SandboxServer) -> None:
    with pytest.raises(PortInUse, match=rf"Port {server.port} on 127\.0\.0\.1 is in use"):
        await SandboxServer(None, port=server.port).start()
    with pytest.raises(Misconfigured, match="Cannot listen on 203"):
        await SandboxServer(None, host="203.0.113.1", port=0).start()


async def test_it_leaves_signals_alone_and_stops_quickly_while_polled(asha: int) -> None:
    before = signal.getsignal(signal.SIGINT)
    server = SandboxServer(None, port=0)
    await server.start()
    assert signal.getsignal(signal.SIGINT) is before
    async with bot_of(server) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        world = server._world
        assert world
        async with asyncio.timeout(10):
            while world.mailbox._poll is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await asyncio.wait_for(server.stop(), 3)
        assert await poll == ()
    await server.stop()


async def test_a_wrong_token_is_unauthorized(server: SandboxServer) -> None:
    async with httpx.AsyncClient(base_url=server.base_url) as http:
        for token, code, words in (
            ("123456:another", 401, "Unauthorized"),
            ("nonsense", 404, "Not Found"),
        ):
            answer = await http.post(f"/bot{token}/getMe")
            assert answer.status_code == code
            assert answer.json() == {"ok": False, "error_code": code, "description": words}


async def test_methods_take_every_form_and_any_case(server: SandboxServer, asha: int) -> None:
    root = f"{server.base_url}/bot{server.token}"
    async with httpx.AsyncClient() as http:
        answers = [
            await http.get(f"{root}/SENDMESSAGE", params={"chat_id": asha, "text": "₹1"}),
            await http.post(f"{root}/sendmessage", data={"chat_id": str(asha), "text": "₹2"}),
            await http.post(f"{root}/sendMessage", json={"chat_id": asha, "text": "₹3"}),
            await http.post(
                f"{root}/sendMessage", data={"chat_id": str(asha)}, files={"text": (None, "₹4")}
            ),
        ]
        assert [a.json()["result"]["text"] for a in answers] == ["₹1", "₹2", "₹3", "₹4"]
        unknown = await http.post(f"{root}/sendLove")
        assert unknown.status_code == 404
        assert unknown.json() == {
            "ok": False,
            "error_code": 404,
            "description": "Not Found: method not found",
        }
        broken = await http.post(
            f"{root}/sendMessage", content=b"{", headers={"content-type": "application/json"}
        )
        assert broken.json()["error_code"] == 400


async def test_other_sites_and_other_hosts_are_kept_out(server: SandboxServer) -> None:
    async with httpx.AsyncClient(base_url=server.base_url) as http:
        assert (await http.get("/")).status_code == 200
        assert (await http.get("/sandbox/state")).status_code == 200
        for headers in ({"origin": "https://evil.example"}, {"host": "evil.example"}):
            assert (await http.get("/sandbox/state", headers=headers)).status_code == 403
            posted = await http.post("/sandbox/users", json={}, headers=headers)
            assert posted.status_code == 403


async def test_the_page_allows_no_foreign_scripts_and_files_cannot_run(
    server: SandboxServer, people: SandboxClient, asha: int
) -> None:
    page = b"<script>alert(1)</script>"
    sent = await people.send_file(asha, page, "x.html", "text/html")
    async with httpx.AsyncClient(base_url=server.base_url) as http:
        policy = (await http.get("/")).headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        file = await http.get(f"/sandbox/files/{sent.message['document']['file_id']}")
        assert file.headers["content-disposition"].startswith("attachment")
        assert file.headers["content-type"] == "application/octet-stream"
        assert "sandbox" in file.headers["content-security-policy"]
        assert (await http.get("/../server.py")).status_code == 404


async def test_the_feed_streams_what_happens(
    server: SandboxServer, bot: Bot, people: SandboxClient, asha: int
) -> None:
    seq = await people.seq()
    async with (
        httpx.AsyncClient(base_url=server.base_url) as http,
        http.stream("GET", "/sandbox/events", params={"after": seq}) as stream,
    ):
        lines = stream.aiter_lines()
        assert '"kind":"hello"' in await anext(lines)
        await bot.send_message(asha, "₹225")
        line = await anext(line async for line in lines if '"message"' in line)
        assert "₹225" in line
