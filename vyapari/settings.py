"""The configuration, typed: from the environment and a ``.env`` file."""

import base64
import binascii
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from vyapari.errors import Misconfigured

_PUBLIC_API = "https://api.telegram.org"


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


Level = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)]
Format = Annotated[Literal["console", "json"], BeforeValidator(_lower)]
#: As OpenTelemetry names them.
Sampler = Annotated[
    Literal[
        "always_on",
        "always_off",
        "traceidratio",
        "parentbased_always_on",
        "parentbased_always_off",
        "parentbased_traceidratio",
    ],
    BeforeValidator(_lower),
]


def _is_key(key: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\w.-]{8,200}", key.get_secret_value(), re.ASCII):
        raise ValueError("is not an API key: letters, digits, - and _, nothing else")
    return key


ApiKey = Annotated[SecretStr, AfterValidator(_is_key)]


#: An amount that a price may be.
_DOLLARS = r"\d{1,4}(?:\.\d{1,6})?"


def _prices(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip().lower() == "none":
        return {}
    found = {}
    for each in value.split(","):
        price = re.fullmatch(r"\s*([\w.-]+)=(N)/(N)/(N)\s*".replace("N", _DOLLARS), each, re.ASCII)
        if price is None:
            raise ValueError(
                "is no list of prices: model=sent/cached/received, in dollars for a million"
                " tokens, separated by commas; or none"
            )
        found[price[1]] = price.groups()[1:]
    return found


Prices = Annotated[
    dict[str, tuple[Decimal, Decimal, Decimal]] | None, NoDecode, BeforeValidator(_prices)
]


def _user_ids(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    ids = [part.strip() for part in value.split(",")]
    if not all(re.fullmatch(r"[1-9]\d{0,15}", user_id, re.ASCII) for user_id in ids):
        raise ValueError("is not a list of Telegram's user ids: numbers, with commas between")
    return frozenset(map(int, ids))


#: Comma-separated. A chat's id would not do: those of groups are negative.
UserIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_user_ids)]


class _NumberedKeys(PydanticBaseSettingsSource):
    """The Gemini keys, however many, of the environment and the file."""

    def __init__(self, settings: type[BaseSettings], *sources: PydanticBaseSettingsSource) -> None:
        super().__init__(settings)
        self._sources = [s for s in sources if isinstance(s, EnvSettingsSource)]

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Nothing: the keys are found together."""
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        found = {
            name.upper(): value.strip()
            for source in reversed(self._sources)
            for name, value in source.env_vars.items()
            if value and re.fullmatch(r"gemini_api_key\d*", name.lower(), re.ASCII)
        }
        ordered = sorted(found, key=lambda name: int(name.removeprefix("GEMINI_API_KEY") or 0))
        return {"gemini_api_keys": {name: found[name] for name in ordered}}


class Settings(BaseSettings):
    """Everything an operator may set. Whatever is left out has an embedded default."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    telegram_bot_token: SecretStr | None = Field(
        default=None, examples=["110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"]
    )
    telegram_api_url: HttpUrl | None = Field(default=None, examples=["http://127.0.0.1:8081"])
    #: By their variables' names, GEMINI_API_KEY1, GEMINI_API_KEY2 and so on.
    gemini_api_keys: dict[str, ApiKey] = Field(default_factory=dict, examples=["AIzaSyD-9tSrke72"])
    gemini_api_url: HttpUrl | None = Field(default=None, examples=["http://127.0.0.1:8082"])
    gemini_model: str = Field(default="gemini-3.8-flash", examples=["gemini-3.8-flash"])
    gemini_fallback_model: str = Field(
        default="gemini-3.5-flash-lite", examples=["gemini-3.5-flash-lite"]
    )
    supabase_url_key: HttpUrl | None = Field(
        default=None, examples=["https://abcdefghijklmnop.supabase.co"]
    )
    supabase_api_key: SecretStr | None = Field(
        default=None, validate_default=True, examples=["sb_secret_…"]
    )
    supabase_db_url: SecretStr | None = Field(
        default=None,
        examples=["postgresql://postgres:…@db.abcdefghijklmnop.supabase.co:5432/postgres"],
    )
    files_link_days: int = Field(default=7, ge=0, le=365, examples=[7])
    vyapari_home: Path = Field(
        default_factory=lambda: user_data_path("vyapari", appauthor=False),
        examples=["/var/lib/vyapari"],
    )
    #: Whoever may use the bot, with the people of their shops; nobody named: everybody.
    allowed_users: UserIds = Field(default=frozenset(), examples=["110201543,93372553"])
    rate_limit_messages: int = Field(default=20, ge=1, examples=[20])
    rate_limit_window: int = Field(default=60, ge=1, le=86_400, examples=[60])
    redis_url: SecretStr | None = Field(default=None, examples=["redis://127.0.0.1:6379/0"])
    worker_updates: int | None = Field(default=None, ge=1, examples=[50_000])
    worker_memory: int | None = Field(default=None, ge=100, examples=[400])
    port: int | None = Field(default=None, ge=0, le=65_535, examples=[8081])
    #: Telegram's ids of those who run the bot, separated by commas.
    operator_ids: UserIds = Field(default=frozenset(), examples=["123456789,987654321"])
    #: Seconds that a part may be broken before the operators hear of it.
    alert_after: int = Field(default=180, ge=5, le=86_400, examples=[180])
    #: By model, dollars for a million tokens: sent, sent and cached, received.
    gemini_prices: Prices = Field(
        default=None, examples=["gemini-3.8-flash=0.75/0.075/3.75,other=1/0.1/4"]
    )
    log_level: Level = Field(default="info", examples=["info"])
    log_format: Format | None = Field(default=None, examples=["json"])
    otel_exporter_otlp_endpoint: HttpUrl | None = Field(
        default=None, examples=["http://127.0.0.1:4318"]
    )
    otel_exporter_otlp_headers: SecretStr | None = Field(
        default=None, examples=["authorization=Basic%20abc"]
    )
    otel_traces_sampler: Sampler = Field(
        default="parentbased_always_on", examples=["parentbased_traceidratio"]
    )
    otel_traces_sampler_arg: float = Field(default=1.0, ge=0, le=1, examples=[0.1])
    sandbox_port: int = Field(default=8080, ge=0, le=65_535, examples=[8080])

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The usual ones, and the numbered keys in them."""
        numbered = _NumberedKeys(settings_cls, env_settings, dotenv_settings)
        return init_settings, env_settings, dotenv_settings, file_secret_settings, numbered

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not re.fullmatch(r"\d+:[\w-]{3,}", token.get_secret_value(), re.ASCII):
            raise ValueError("is not a bot token: digits, a colon, letters and digits")
        return token

    @field_validator("supabase_url_key")
    @classmethod
    def _is_a_projects_root(cls, url: HttpUrl | None) -> HttpUrl | None:
        if url and (url.path not in {None, "/"} or url.query or url.username):
            raise ValueError("is not a project's URL: nothing follows the host")
        if url and url.scheme == "http" and (url.host or "").endswith(".supabase.co"):
            raise ValueError("must begin with https://, for the key goes along")
        return url

    @field_validator("supabase_api_key")
    @classmethod
    def _is_a_secret_key(cls, key: SecretStr | None, known: ValidationInfo) -> SecretStr | None:
        if "supabase_url_key" not in known.data:  # wrong, which is being told
            return key
        url = known.data["supabase_url_key"]
        if key is None:
            if url is not None:
                raise ValueError("is missing, though SUPABASE_URL_KEY is set")
            return None
        if url is None:
            raise ValueError("is of no use without SUPABASE_URL_KEY, the project's URL")
        if (public := _role(key.get_secret_value())) != "service_role":
            raise ValueError(f"is {public}, not the project's secret (service_role) key")
        return key

    @field_validator("supabase_db_url")
    @classmethod
    def _is_a_postgres_url(cls, url: SecretStr | None) -> SecretStr | None:
        if url and not re.match(r"postgres(ql)?://[^\s]+$", url.get_secret_value()):
            raise ValueError("is not the URL of a Postgres")
        return url

    @field_validator("redis_url")
    @classmethod
    def _looks_like_redis(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            try:
                parts = urlsplit(url.get_secret_value())
                whole = parts.scheme in {"redis", "rediss"} and parts.hostname and parts.port != 0
            except ValueError:  # a port that is no number
                whole = None
            if not whole or not re.fullmatch(r"/?\d*", parts.path, re.ASCII):
                raise ValueError(
                    "is not the address of a Redis: redis:// or rediss://, the host, a port and"
                    " the number of a database if need be"
                )
        return url

    @field_validator("otel_exporter_otlp_headers")
    @classmethod
    def _are_headers(cls, headers: SecretStr | None) -> SecretStr | None:
        pairs = headers.get_secret_value().split(",") if headers else []
        if not all(re.fullmatch(r"\s*[\w-]+\s*=[^,\r\n]*", pair, re.ASCII) for pair in pairs):
            raise ValueError("are no headers: name=value, with commas between")
        return headers

    @field_validator("vyapari_home")
    @classmethod
    def _is_or_can_be_a_folder(cls, home: Path) -> Path:
        home = home.expanduser().absolute()
        if home.exists() and not home.is_dir():
            raise ValueError("is a file, not a folder")
        return home

    @property
    def secrets(self) -> frozenset[str]:
        """Everything that nobody but this program and its operator may see."""
        whole = (self.telegram_bot_token, self.supabase_api_key, self.redis_url)
        given = [s for s in (*whole, self.supabase_db_url, *self.gemini_api_keys.values()) if s]
        found = {secret.get_secret_value() for secret in given}
        if self.otel_exporter_otlp_headers:
            pairs = self.otel_exporter_otlp_headers.get_secret_value().split(",")
            values = {pair.partition("=")[2].strip() for pair in pairs}
            found |= values | {unquote(value) for value in values}
        urls = self.telegram_api_url, self.gemini_api_url, self.otel_exporter_otlp_endpoint
        addresses = {str(url) for url in urls if url}
        for address in found | addresses:
            if "://" in address and (password := urlsplit(address).password):
                found |= {password, unquote(password)}
        return frozenset(found)

    @property
    def pseudonym_key(self) -> str:
        """What the marks of chats and users in the log are made with: the same for all instances
        of a bot, and for none but its owner."""
        return self.telegram_bot_token.get_secret_value() if self.telegram_bot_token else ""

    @property
    def supabase_root(self) -> str | None:
        """The root of the Supabase project, without a slash at its end."""
        return str(self.supabase_url_key).rstrip("/") if self.supabase_url_key else None

    @property
    def api_root(self) -> str:
        """The root of the Bot API server, without a slash at its end."""
        return str(self.telegram_api_url or _PUBLIC_API).rstrip("/")

    @property
    def gemini_root(self) -> str | None:
        """The root of the Gemini server, ``None`` for Google's own."""
        return str(self.gemini_api_url).rstrip("/") if self.gemini_api_url else None


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of this process; the environment goes before ``env_file``.

    Raises ``Misconfigured`` with one line for each wrong value: the variable, what is wrong, and
    an example. The value itself is never repeated.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as problem:
        raise Misconfigured("\n".join(_sentence(dict(e)) for e in problem.errors())) from None
    except (SettingsError, UnicodeDecodeError, OSError) as problem:
        raise Misconfigured(f"{env_file}: cannot be read ({type(problem).__name__})") from problem


def _role(key: str) -> str:
    """Whose key of Supabase's it is, by its looks."""
    if not re.fullmatch(r"[\w.-]+", key, re.ASCII):
        return "no key of Supabase's"
    if key.startswith("sb_secret_"):
        return "service_role"
    if key.startswith("sb_publishable_"):
        return "the publishable key"
    try:
        body = key.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        role = claims["role"]
    except (IndexError, KeyError, TypeError, ValueError, binascii.Error):
        return "no key of Supabase's"
    return "service_role" if role == "service_role" else f"the {role} key"


def _sentence(error: dict[str, Any]) -> str:
    field, name = str(error["loc"][0]), str(error["loc"][-1]).upper()
    wrong = str(error["msg"]).removeprefix("Value error, ")
    if not wrong.startswith("URL"):
        wrong = wrong[:1].lower() + wrong[1:]
    example = (Settings.model_fields[field].examples or [""])[0]
    return f"{name}: {wrong} (for example {name}={example})"
