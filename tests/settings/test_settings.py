"""Settings: defaults, the environment before the file, and one clear line for each mistake."""

import base64
import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from vyapari.errors import Misconfigured
from vyapari.settings import Settings, load_settings, misspelt


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = [name for name in os.environ if name.upper().startswith("GEMINI_API_KEY")]
    for name in (*Settings.model_fields, *numbered):
        monkeypatch.delenv(name.upper(), raising=False)


def wrong(env_file: Path | None = None) -> list[str]:
    with pytest.raises(Misconfigured) as refused:
        load_settings(env_file)
    return str(refused.value).splitlines()


def test_everything_has_a_default() -> None:
    settings = load_settings(None)
    assert settings.telegram_bot_token is None
    assert settings.api_root == "https://api.telegram.org"
    assert settings.vyapari_home.name == "vyapari"
    assert (settings.rate_limit_messages, settings.rate_limit_window) == (20, 60)
    assert (settings.log_level, settings.log_format, settings.sandbox_port) == ("info", None, 8080)


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = tmp_path / ".env"
    env.write_text("RATE_LIMIT_MESSAGES=5\nLOG_LEVEL=debug\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("LOG_LEVEL", "Warning")
    settings = load_settings(env)
    assert settings.rate_limit_messages == 5
    assert settings.log_level == "warning"


def test_operators_and_prices_are_read_from_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (load_settings(None).operator_ids, load_settings(None).gemini_prices) == (
        frozenset(),
        None,
    )
    monkeypatch.setenv("OPERATOR_IDS", " 17, 4,17 ")
    monkeypatch.setenv("GEMINI_PRICES", "a-model=0.75/0.075/3.75, other=1/0/4")
    settings = load_settings(None)
    assert settings.operator_ids == {17, 4}
    assert settings.gemini_prices == {
        "a-model": (Decimal("0.75"), Decimal("0.075"), Decimal("3.75")),
        "other": (1, 0, 4),
    }
    monkeypatch.setenv("GEMINI_PRICES", "none")
    assert load_settings(None).gemini_prices == {}


@pytest.mark.parametrize(
    ("value", "ids"), [("7", {7}), (" 7, 8,7 ", {7, 8}), ("5999999999", {5999999999}), ("", set())]
)
def test_allowed_users_are_ids_with_commas_between(
    monkeypatch: pytest.MonkeyPatch, value: str, ids: set[int]
) -> None:
    monkeypatch.setenv("ALLOWED_USERS", value)
    assert load_settings(None).allowed_users == ids


def test_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("TELEGRAM_API_URL", "")
    assert load_settings(None).telegram_bot_token is None


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TELEGRAM_BOT_TOKEN", "s3cret-token", "is not a bot token"),
        ("TELEGRAM_API_URL", "localhost:1", "URL"),
        ("RATE_LIMIT_MESSAGES", "many", "integer"),
        ("RATE_LIMIT_WINDOW", "0", "greater than or equal to 1"),
        ("LOG_LEVEL", "loud", "'debug'"),
        ("ALLOWED_USERS", "@mina", "user ids"),
        ("ALLOWED_USERS", "1,,2", "user ids"),
        ("ALLOWED_USERS", "-100500", "user ids"),
        ("ALLOWED_USERS", "[1, 2]", "user ids"),
        ("LOG_FORMAT", "xml", "'console' or 'json'"),
        ("SANDBOX_PORT", "70000", "65535"),
        ("PORT", "70000", "65535"),
        ("PORT", "http", "integer"),
        ("OPERATOR_IDS", "@s3cret,5", "user ids"),
        ("OPERATOR_IDS", "-100123", "user ids"),
        ("ALERT_AFTER", "1", "greater than or equal to 5"),
        ("GEMINI_PRICES", "s3cret", "is no list of prices"),
        ("GEMINI_PRICES", "m=1/2", "is no list of prices"),
        ("GEMINI_PRICES", "m=1/2/9999999", "is no list of prices"),
        ("VYAPARI_HOME", __file__, "is a file"),
        ("VYAPARI_HOME", "/" + 300 * "x", "cannot be looked at"),
        ("GEMINI_API_KEY1", "s3cret key", "is not an API key"),
        ("GEMINI_API_KEY12", "s3cret/key/with/slashes", "is not an API key"),
        ("GEMINI_API_URL", "localhost:1", "URL"),
        ("SUPABASE_URL_KEY", "https://supabase.com/dashboard/project/abc", "nothing follows"),
        ("SUPABASE_URL_KEY", "http://abc.supabase.co", "https://"),
        ("SUPABASE_URL_KEY", "postgresql://db.abc.supabase.co/postgres", "scheme"),
        ("SUPABASE_API_KEY", "sb_secret_s3cret", "without SUPABASE_URL_KEY"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4318", "URL"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "s3cret", "name=value"),
        ("OTEL_TRACES_SAMPLER", "sometimes", "parentbased_traceidratio"),
        ("OTEL_TRACES_SAMPLER_ARG", "2", "less than or equal to 1"),
        ("FILES_LINK_DAYS", "-1", "greater than or equal to 0"),
        ("FILES_LINK_DAYS", "a week", "integer"),
        ("SUPABASE_DB_URL", "https://s3cret.supabase.co", "not the URL of a Postgres"),
    ],
)
def test_a_wrong_value_is_one_line_with_name_reason_and_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    (line,) = wrong()
    assert line.startswith(f"{name}: ")
    assert says in line
    assert f"(for example {name}=" in line
    assert "s3cret" not in line


def token(role: str) -> str:
    """A key of the older kind, which says for itself whose it is."""
    claims = base64.urlsafe_b64encode(json.dumps({"role": role}).encode()).decode().rstrip("=")
    return f"e30.{claims}.s3cret"


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("", "is missing, though SUPABASE_URL_KEY is set"),
        ("sb_publishable_s3cret", "is the publishable key"),
        (token("anon"), "is the anon key"),
        ("s3cret", "is no key of Supabase's"),
        ("sb_secret_…s3cret", "is no key of Supabase's"),
        ("e30.s3cret.x", "is no key of Supabase's"),
    ],
)
def test_only_the_projects_secret_key_will_do(
    monkeypatch: pytest.MonkeyPatch, key: str, says: str
) -> None:
    monkeypatch.setenv("SUPABASE_URL_KEY", "https://abc.supabase.co/")
    monkeypatch.setenv("SUPABASE_API_KEY", key)
    (line,) = wrong()
    assert line.startswith("SUPABASE_API_KEY: ")
    assert says in line
    assert "s3cret" not in line


@pytest.mark.parametrize("key", ["sb_secret_s3cret", token("service_role")])
def test_a_project_is_set_by_its_url_and_key(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("SUPABASE_URL_KEY", "https://abc.supabase.co/")
    monkeypatch.setenv("SUPABASE_API_KEY", key)
    settings = load_settings(None)
    assert settings.supabase_root == "https://abc.supabase.co"
    assert "s3cret" not in repr(settings)


def test_all_wrong_values_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("SANDBOX_PORT", "x")
    assert {line.split(":")[0] for line in wrong()} == {"LOG_LEVEL", "SANDBOX_PORT"}


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_bytes(b"\xff\xfe\x00nonsense")
    (line,) = wrong(env)
    assert str(env) in line


def test_the_token_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:abcdefghijklmnopqrstuvwxyz")
    assert "abcdef" not in repr(load_settings(None))


def test_the_keys_come_by_their_numbers_and_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = tmp_path / ".env"
    env.write_text("GEMINI_API_KEY2=of-the-file-2\nGEMINI_API_KEY3=of-the-file-3\n")
    monkeypatch.setenv("GEMINI_API_KEY10", "of-the-environment-10")
    monkeypatch.setenv("GEMINI_API_KEY2", "of-the-environment-2")
    monkeypatch.setenv("GEMINI_API_KEY4", "")
    keys = load_settings(env).gemini_api_keys
    assert {name: key.get_secret_value() for name, key in keys.items()} == {
        "GEMINI_API_KEY2": "of-the-environment-2",
        "GEMINI_API_KEY3": "of-the-file-3",
        "GEMINI_API_KEY10": "of-the-environment-10",
    }
    assert list(keys) == ["GEMINI_API_KEY2", "GEMINI_API_KEY3", "GEMINI_API_KEY10"]
    assert "of-the" not in repr(load_settings(env))


def test_the_example_file_names_every_setting_and_sets_none() -> None:
    lines = (Path(__file__).parents[2] / ".env.example").read_text().splitlines()
    named = {line[1:].split("=")[0] for line in lines if line.startswith("#") and "=" in line}
    assert named >= {"GEMINI_API_KEY1", "GEMINI_API_KEY2"}
    named.add("GEMINI_API_KEYS")  # the numbered ones together
    assert {name.upper() for name in Settings.model_fields} <= named
    assert all(not line or line.startswith("#") for line in lines)


@pytest.mark.parametrize(
    "url",
    [
        "redis://127.0.0.1",
        "redis://:secret@redis.internal:6379/3",
        "rediss://u:p@[fd12::1]:6380",
        "redis://h/?protocol=2",
    ],
)
def test_the_address_of_a_redis_is_taken(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    settings = load_settings(None)
    assert settings.redis_url
    assert settings.redis_url.get_secret_value() == url
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    "url", ["http://h:1", "redis://", "redis://:secret@h:port", "secret", "redis://h/secret"]
)
def test_what_is_no_redis_is_told_without_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", url)
    (line,) = wrong()
    assert line.startswith("REDIS_URL: is not the address of a Redis")
    assert "secret" not in line


def test_all_that_is_secret_in_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "TELEGRAM_BOT_TOKEN": "110201543:s3cret-token",
        "GEMINI_API_KEY1": "s3cret-key-1",
        "GEMINI_API_URL": "https://me:s3cret-way@gemini.example",
        "SUPABASE_URL_KEY": "https://abc.supabase.co",
        "SUPABASE_API_KEY": "sb_secret_s3cret",
        "SUPABASE_DB_URL": "postgresql://postgres:s3cret%2Fdb@db.example/postgres",
        "REDIS_URL": "redis://:s3cret-redis@127.0.0.1:6379/0",
        "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Basic%20s3cret,x-team=s3cret-team",
    }.items():
        monkeypatch.setenv(name, value)
    settings = load_settings(None)
    assert settings.secrets == {
        "110201543:s3cret-token",
        "s3cret-key-1",
        "s3cret-way",
        "sb_secret_s3cret",
        "postgresql://postgres:s3cret%2Fdb@db.example/postgres",
        "s3cret%2Fdb",
        "s3cret/db",
        "redis://:s3cret-redis@127.0.0.1:6379/0",
        "s3cret-redis",
        "Basic%20s3cret",
        "Basic s3cret",
        "s3cret-team",
    }
    assert settings.pseudonym_key == "110201543:s3cret-token"


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("SUPABASE_KEY", "SUPABASE_API_KEY"),
        ("SUPABASE_URL", "SUPABASE_URL_KEY"),
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("REDIS_URI", "REDIS_URL"),
        ("GEMINI_KEY", "GEMINI_API_KEY"),
        ("GEMINI_API_KEYS", "GEMINI_API_KEY1"),
        ("GEMINI_API_KEY_2", "GEMINI_API_KEY1"),
        ("operator_id", "OPERATOR_IDS"),
        ("OTEL_EXPORTER_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"),
    ],
)
@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_misspelt_variable_is_named_with_what_it_may_be_for(
    name: str, like: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = tmp_path / ".env"
    if place == "file":
        env.write_text(f"{name}=planted,words\n")
    else:
        monkeypatch.setenv(name, "planted,words")
    assert load_settings(env).gemini_api_keys == {}
    found = misspelt(env)
    assert list(found) == [name.upper()]
    assert like in found[name.upper()]
    assert "planted" not in str(found)


def test_a_variable_like_one_that_is_set_is_somebody_elses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REDIS_URI", "redis://127.0.0.1")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1")
    assert misspelt(None) == {}


def test_what_hosts_and_others_set_is_not_taken_for_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    others = """
        RAILWAY_PROJECT_ID RAILWAY_ENVIRONMENT_NAME RAILWAY_SERVICE_NAME RAILWAY_REPLICA_ID
        RAILWAY_PRIVATE_DOMAIN RAILWAY_PUBLIC_DOMAIN RAILWAY_TCP_PROXY_PORT RAILWAY_TCP_PROXY_DOMAIN
        RAILWAY_VOLUME_NAME RAILWAY_VOLUME_MOUNT_PATH RAILWAY_RUN_UID RAILWAY_GIT_COMMIT_SHA
        RAILWAY_DEPLOYMENT_DRAINING_SECONDS RAILWAY_STATIC_URL RAILWAY_SNAPSHOT_ID
        REDISHOST REDISPORT REDISUSER REDISPASSWORD REDIS_PASSWORD REDIS_PUBLIC_URL
        REDIS_AOF_ENABLED PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE DATABASE_URL
        DATABASE_PUBLIC_URL NIXPACKS_METADATA POSTGRES_PASSWORD SSL_CERT_DAYS GEMINI_API_KEY
        GEMINI_API_KEY12 HOME LOGNAME HOSTNAME SHELL PATH LANG TERM PWD USER OLDPWD SHLVL
        HTTP_PROXY HTTPS_PROXY NO_PROXY GOOGLE_API_KEY SUPABASE_ACCESS_TOKEN SUPABASE_DB_PASSWORD
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT OTEL_EXPORTER_OTLP_TRACES_HEADERS OTEL_SERVICE_NAME
        PROMETHEUS_MULTIPROC_DIR PYTHONUNBUFFERED
    """
    for name in others.split():
        monkeypatch.setenv(name, "something")
    assert misspelt(None) == {}


def test_an_empty_one_misleads_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URI", "")
    assert misspelt(None) == {}
