"""Each service that the doctor looks at, whole and broken in its own ways."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
from redis.asyncio import Redis

from tests.cli.doctor.telling import settings, told
from tests.conftest import Postgres, Project
from tests.redis import RedisServer
from vyapari.agents.keys import Key
from vyapari.bench.lite import SECRET_KEY
from vyapari.bench.processes import sandbox
from vyapari.bot.lease import Lease
from vyapari.cli.doctor import gemini, telegram
from vyapari.cli.doctor import project as supabase
from vyapari.cli.doctor import redis as redis_check
from vyapari.ops.shared import Shared
from vyapari.sandbox import SandboxClient
from vyapari.sandbox.gemini import Answer, GeminiServer
from vyapari.sandbox.server import DEFAULT_TOKEN
from vyapari.settings import Settings


@pytest.fixture
async def root() -> AsyncIterator[str]:
    async with sandbox() as url:
        yield url


def at(root: str, token: str = DEFAULT_TOKEN, **given: object) -> Settings:
    return settings(telegram_api_url=root, telegram_bot_token=token, **given)


async def test_telegram_is_asked_who_the_bot_is(root: str) -> None:
    lines = await told(telegram.look, at(root), None)
    assert lines["telegram"].startswith("ok: @vyapari_bot")
    assert lines["polling"] == "ok: nobody polls, and nothing waits → "
    assert lines["clock"].startswith("ok")


async def test_a_token_that_is_refused_is_not_repeated(root: str) -> None:
    token = "123456:not-the-sandboxs-own-token-at-all"
    lines = await told(telegram.look, at(root, token), None)
    assert lines["telegram"].startswith("failed:")
    assert "BotFather" in lines["telegram"]
    assert token not in str(lines)


async def test_telegram_out_of_reach_is_told_without_the_address_asked() -> None:
    lines = await told(telegram.look, at("http://127.0.0.1:9"), None)
    assert lines["telegram"].startswith("failed: http://127.0.0.1:9 cannot be reached")
    assert DEFAULT_TOKEN not in str(lines)


async def test_updates_that_nobody_fetches_are_counted_and_stay(root: str) -> None:
    async with SandboxClient(root) as people:
        asha = await people.add_user("Asha")
        await people.send_text(asha, "sold 5 kg sugar at 45 cash")
        for _ in range(2):
            lines = await told(telegram.look, at(root), None)
            assert lines["polling"].startswith("warning: nobody polls; 1 update waits")


async def test_another_poller_is_seen_and_loses_nothing(root: str) -> None:
    """It polls as bots do: long, again at once, and a second after it was cut off."""
    url = f"{root}/bot{DEFAULT_TOKEN}/getUpdates"

    async def poll() -> None:
        async with httpx.AsyncClient(timeout=30, trust_env=False) as other:
            while True:
                if (await other.get(url, params={"timeout": 20})).status_code == 409:
                    await asyncio.sleep(1)

    polling = asyncio.create_task(poll())
    await asyncio.sleep(0.3)
    lines = await told(telegram.look, at(root), None)
    polling.cancel()
    assert lines["polling"].startswith("failed: another program polls")


async def test_who_polls_for_this_installation_is_not_disturbed(
    root: str, redis: RedisServer
) -> None:
    """Whoever were cut off would have been answered 409, which the sandbox does not forget."""
    lines = await told(telegram.look, at(root), 4711)
    assert lines["polling"].startswith("ok: the program in VYAPARI_HOME (pid 4711) polls")
    shared = Shared(redis.url, DEFAULT_TOKEN.split(":")[0])
    lease = Lease(shared)
    lease.open()
    await lease.held()
    lines = await told(telegram.look, at(root, redis_url=redis.url), None)
    assert lines["polling"].startswith("ok: an instance on this Redis polls")
    await lease.release()
    await shared.close()


KEYS = ("the-first-key-of-all", "the-second-key-of-all")


@pytest.fixture
async def google() -> AsyncIterator[GeminiServer]:
    async with GeminiServer(lambda _: Answer.of("Yes."), keys=KEYS) as running:
        yield running


def with_keys(server: GeminiServer, *keys: str, **given: object) -> Settings:
    named = {f"GEMINI_API_KEY{place}": key for place, key in enumerate(keys, start=1)}
    return settings(gemini_api_keys=named, gemini_api_url=server.base_url, **given)


async def test_each_key_is_tried_with_each_model(google: GeminiServer) -> None:
    lines = await told(gemini.look, with_keys(google, *KEYS))
    assert lines["agents"].startswith("ok: GEMINI_API_KEY2 may use gemini-3.8-flash and gemini")


async def test_a_key_that_is_refused_is_named_and_not_shown(google: GeminiServer) -> None:
    lines = await told(gemini.look, with_keys(google, KEYS[0], "a-key-of-nobody"))
    assert lines["agents"].startswith("failed: GEMINI_API_KEY2 is refused")
    assert "a-key-of-nobody" not in str(lines)


async def test_a_model_that_is_not_offered_is_named(google: GeminiServer) -> None:
    lines = await told(gemini.look, with_keys(google, KEYS[0], gemini_model="gemini-99"))
    assert lines["agents"].startswith("warning: GEMINI_API_KEY1: there is no gemini-99")
    both = with_keys(google, KEYS[0], gemini_model="gemini-99", gemini_fallback_model="gemini-98")
    assert (await told(gemini.look, both))["agents"].startswith("failed")


async def test_gemini_out_of_reach_is_told(google: GeminiServer) -> None:
    wanted = with_keys(google, KEYS[0])
    await google.stop()
    lines = await told(gemini.look, wanted)
    assert lines["agents"].startswith("failed: GEMINI_API_KEY1: no answer about")
    assert repr(Key("x", KEYS[0])).count(KEYS[0]) == 0


async def test_redis_as_it_should_be(redis: RedisServer) -> None:
    lines = await told(redis_check.look, settings(redis_url=redis.url))
    assert lines == {"redis": lines["redis"]}
    assert lines["redis"].startswith("ok: Redis 7")
    assert f"127.0.0.1:{redis.port}, scripts run" in lines["redis"]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("appendonly", "no", "it keeps no log"),
        ("appendfsync", "everysec", "its log is written late"),
        ("maxmemory-policy", "allkeys-lru", "it drops what it likes"),
    ],
)
async def test_what_redis_may_lose_is_told(
    redis: RedisServer, name: str, value: str, says: str
) -> None:
    async with Redis.from_url(redis.url) as client:
        await client.config_set(name, value)
    lines = await told(redis_check.look, settings(redis_url=redis.url))
    assert lines["redis"].startswith(f"warning: {says}")


async def test_redis_that_wants_another_password_is_told(redis: RedisServer) -> None:
    async with Redis.from_url(redis.url) as client:
        await client.config_set("requirepass", "open-sesame")
    lines = await told(redis_check.look, settings(redis_url=redis.url))
    assert lines["redis"].startswith("failed:")
    assert "password" in lines["redis"]
    wrong = redis.url.replace("redis://", "redis://:sesame-shut@")
    lines = await told(redis_check.look, settings(redis_url=wrong))
    assert lines["redis"].startswith("failed:")
    assert "refuses the password" in lines["redis"]
    assert "sesame" not in str(lines)


async def test_redis_whose_user_may_run_no_script_is_told(redis: RedisServer) -> None:
    async with Redis.from_url(redis.url) as client:
        await client.execute_command(
            "ACL", "SETUSER", "asha", "on", ">pw", "~*", "+@all", "-eval", "-evalsha", "-script"
        )  # type: ignore[no-untyped-call]
    url = redis.url.replace("redis://", "redis://asha:pw@")
    lines = await told(redis_check.look, settings(redis_url=url))
    assert lines["redis"].startswith("failed:")
    assert "refuses a command" in lines["redis"]


async def test_redis_out_of_reach_is_told_without_its_password(redis: RedisServer) -> None:
    await redis.kill()
    url = redis.url.replace("redis://", "redis://:open-sesame@")
    lines = await told(redis_check.look, settings(redis_url=url))
    assert lines["redis"].startswith(f"failed: 127.0.0.1:{redis.port} cannot be reached")
    assert "sesame" not in str(lines)


def with_project(project: Project, key: str = SECRET_KEY) -> Settings:
    return settings(supabase_url_key=project.server.url, supabase_api_key=key)


async def test_a_project_is_looked_at_through_its_api(project: Project) -> None:
    lines = await told(supabase.look, with_project(project))
    assert lines["books"].startswith(f"ok: Supabase at {project.server.url}, schema ")
    assert lines["entries"].startswith("ok: all adds up: 0 vouchers")
    assert lines["strangers"] == "ok: without a key the answer is 401 → "


async def test_a_key_that_the_project_refuses_is_told(project: Project) -> None:
    key = "sb_secret_of-another-project"
    lines = await told(supabase.look, with_project(project, key))
    assert "failed: SUPABASE_API_KEY: " in str(lines)
    assert key not in str(lines)


async def test_a_project_out_of_reach_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        wanted = settings(supabase_url_key=url, supabase_api_key=SECRET_KEY)
        assert "failed: the books' database cannot be reached" in str(
            await told(supabase.look, wanted)
        )


async def test_the_projects_database_is_looked_at_too(database: str) -> None:
    where = psycopg.conninfo.conninfo_to_dict(database)
    url = f"postgresql://postgres@/{where['dbname']}?host={where['host']}"
    lines = await told(supabase.look_at_database, settings(supabase_db_url=url))
    assert lines["migrations"].startswith("ok: SUPABASE_DB_URL: all ")
    wrong = "postgresql://postgres:s3cret@127.0.0.1:9/postgres"
    lines = await told(supabase.look_at_database, settings(supabase_db_url=wrong))
    assert "failed: SUPABASE_DB_URL: " in str(lines)
    assert "s3cret" not in str(lines)


async def test_a_database_of_an_older_schema_is_told(postgres: Postgres, database: str) -> None:
    where = psycopg.conninfo.conninfo_to_dict(database)
    url = f"postgresql://postgres@/{where['dbname']}?host={where['host']}"
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "delete from vyapari.migrations"
            " where version = (select max(version) from vyapari.migrations)"
            " returning version, name, checksum"
        ).fetchone()
        assert row
        connection.commit()
        lines = await told(supabase.look_at_database, settings(supabase_db_url=url))
        connection.execute("insert into vyapari.migrations values (%s, %s, %s)", row)
    assert lines["migrations"].startswith(f"warning: SUPABASE_DB_URL: schema {row[0] - 1},")
