"""The program with a Redis: the same to the merchant, and Redis may go and come."""

import asyncio
from pathlib import Path

import pytest

from tests.program import Program
from tests.redis import RedisServer
from vyapari.errors import Unavailable
from vyapari.ops.shared import Shared
from vyapari.sandbox import SandboxClient


async def booked(people: SandboxClient, user: int, kilos: list[int]) -> list[str]:
    """What is answered to so many sales, written one upon the other."""
    seq = await people.seq()
    for each in kilos:
        await people.send_text(user, f"sold {each} kg sugar at 45 cash")
    answers: list[str] = []
    async with asyncio.timeout(40):
        while len(answers) < len(kilos):
            shown, seq = await people.outbox(seq, kind="message", timeout=5)
            answers += [answer.text[:6] for answer in shown if answer.text.startswith("✅")]
    return answers


async def test_redis_may_go_and_come_and_the_merchant_does_not_notice(
    root: str, folder: Path, redis: RedisServer
) -> None:
    program = Program(root, folder / "home", REDIS_URL=redis.url)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        assert await booked(people, asha, [1, 2]) == ["✅ 1 kg", "✅ 2 kg"]
        await asyncio.sleep(3)  # so that it has seen that the chat is idle
        await redis.kill()
        assert await booked(people, asha, [3, 4]) == ["✅ 3 kg", "✅ 4 kg"]
        await redis.start()
        assert await booked(people, asha, [5, 6]) == ["✅ 5 kg", "✅ 6 kg"]
    assert await program.stop() == 0
    for event in ("redis.lost", "redis.reached", "lease.taken", "lease.left"):
        assert event in program.log
    assert "Traceback" not in program.log


async def test_what_redis_lacks_to_lose_nothing_is_told_and_no_password(
    root: str, folder: Path, redis: RedisServer
) -> None:
    shared = Shared(redis.url, "1000")
    await shared.call("CONFIG", "SET", "appendonly", "no")
    await shared.call("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
    await shared.call("CONFIG", "SET", "requirepass", "open-sesame")
    await shared.close()
    url = redis.url.replace("redis://", "redis://:open-sesame@")
    program = Program(root, folder / "home", REDIS_URL=url)
    await program.start()
    await program.ready()
    assert await program.stop() == 0
    assert "appendonly yes" in program.log
    assert "maxmemory-policy noeviction" in program.log
    assert "open-sesame" not in program.log


async def test_a_redis_that_speaks_tls_alone_is_used_if_its_certificate_is_known(
    root: str, folder: Path, tmp_path: Path
) -> None:
    redis = RedisServer(tmp_path, tls=True)
    await redis.start()
    stranger = Shared(redis.url.partition("?")[0], "1000")
    with pytest.raises(Unavailable):
        await stranger.call("PING")
    await stranger.close()
    program = Program(root, folder / "home", REDIS_URL=redis.url)
    await program.start()
    await program.ready()
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        assert await booked(people, asha, [1, 2]) == ["✅ 1 kg", "✅ 2 kg"]
        await redis.kill()
        await redis.start()
        assert await booked(people, asha, [3]) == ["✅ 3 kg"]
    assert await program.stop() == 0
    await redis.stop()
    assert "redis.lost" in program.log
    assert "ssl_ca_certs" not in program.log
