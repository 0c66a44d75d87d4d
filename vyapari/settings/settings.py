"""Everything that can be set."""

from typing import Annotated
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path
from pydantic import Field, HttpUrl, SecretStr, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from vyapari.settings.numbered import NumberedKeys
from vyapari.settings.values import (
    ApiKey,
    BotToken,
    Folder,
    Format,
    Headers,
    Level,
    PostgresUrl,
    Prices,
    ProjectUrl,
    RedisUrl,
    Sampler,
    UserIds,
    role_of,
)

_PUBLIC_API = "https://api.telegram.org"


class Settings(BaseSettings):
    """Everything an operator may set. Whatever is left out has an embedded default."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    telegram_bot_token: BotToken | None = Field(
        default=None, examples=["110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"]
    )
    telegram_api_url: HttpUrl | None = Field(default=None, examples=["http://127.0.0.1:8081"])
    #: By their variables' names, GEMINI_API_KEY1, GEMINI_API_KEY2 and so on.
    gemini_api_keys: Annotated[dict[str, ApiKey], NoDecode] = Field(
        default_factory=dict, examples=["AIzaSyD-9tSrke72"]
    )
    gemini_api_url: HttpUrl | None = Field(default=None, examples=["http://127.0.0.1:8082"])
    gemini_model: str = Field(default="gemini-3.8-flash", examples=["gemini-3.8-flash"])
    gemini_fallback_model: str = Field(
        default="gemini-3.5-flash-lite", examples=["gemini-3.5-flash-lite"]
    )
    supabase_url_key: ProjectUrl | None = Field(
        default=None, examples=["https://abcdefghijklmnop.supabase.co"]
    )
    supabase_api_key: SecretStr | None = Field(
        default=None, validate_default=True, examples=["sb_secret_…"]
    )
    supabase_db_url: PostgresUrl | None = Field(
        default=None,
        examples=["postgresql://postgres:…@db.abcdefghijklmnop.supabase.co:5432/postgres"],
    )
    files_link_days: int = Field(default=7, ge=0, le=365, examples=[7])
    vyapari_home: Folder = Field(
        default_factory=lambda: user_data_path("vyapari", appauthor=False),
        examples=["/var/lib/vyapari"],
    )
    #: Whoever may use the bot, with the people of their shops; nobody named: everybody.
    allowed_users: UserIds = Field(default=frozenset(), examples=["110201543,93372553"])
    rate_limit_messages: int = Field(default=20, ge=1, examples=[20])
    rate_limit_window: int = Field(default=60, ge=1, le=86_400, examples=[60])
    redis_url: RedisUrl | None = Field(default=None, examples=["redis://127.0.0.1:6379/0"])
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
    otel_exporter_otlp_headers: Headers | None = Field(
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
        numbered = NumberedKeys(settings_cls, env_settings, dotenv_settings)
        # Before the environment, where a GEMINI_API_KEYS would else be taken for all of them.
        return init_settings, numbered, env_settings, dotenv_settings, file_secret_settings

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
        if (public := role_of(key.get_secret_value())) != "service_role":
            raise ValueError(f"is {public}, not the project's secret (service_role) key")
        return key

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
