"""The configuration, typed: from the environment and a ``.env`` file."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import BeforeValidator, Field, HttpUrl, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from vyapari.errors import Misconfigured

_PUBLIC_API = "https://api.telegram.org"


def _lower(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value


Level = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)]
Format = Annotated[Literal["console", "json"], BeforeValidator(_lower)]


class Settings(BaseSettings):
    """Everything an operator may set. Whatever is left out has an embedded default."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    telegram_bot_token: SecretStr | None = Field(
        default=None, examples=["110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"]
    )
    telegram_api_url: HttpUrl | None = Field(default=None, examples=["http://127.0.0.1:8081"])
    vyapari_home: Path = Field(
        default_factory=lambda: user_data_path("vyapari", appauthor=False),
        examples=["/var/lib/vyapari"],
    )
    rate_limit_messages: int = Field(default=20, ge=1, examples=[20])
    rate_limit_window: int = Field(default=60, ge=1, le=86_400, examples=[60])
    redis_url: SecretStr | None = Field(default=None, examples=["redis://127.0.0.1:6379/0"])
    worker_updates: int | None = Field(default=None, ge=1, examples=[50_000])
    worker_memory: int | None = Field(default=None, ge=100, examples=[400])
    log_level: Level = Field(default="info", examples=["info"])
    log_format: Format | None = Field(default=None, examples=["json"])
    sandbox_port: int = Field(default=8080, ge=0, le=65_535, examples=[8080])

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not re.fullmatch(r"\d+:[\w-]{3,}", token.get_secret_value(), re.ASCII):
            raise ValueError("is not a bot token: digits, a colon, letters and digits")
        return token

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

    @field_validator("vyapari_home")
    @classmethod
    def _is_or_can_be_a_folder(cls, home: Path) -> Path:
        home = home.expanduser().absolute()
        if home.exists() and not home.is_dir():
            raise ValueError("is a file, not a folder")
        return home

    @property
    def api_root(self) -> str:
        """The root of the Bot API server, without a slash at its end."""
        return str(self.telegram_api_url or _PUBLIC_API).rstrip("/")


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


def _sentence(error: dict[str, Any]) -> str:
    name = str(error["loc"][0])
    wrong = str(error["msg"]).removeprefix("Value error, ")
    wrong = wrong[:1].lower() + wrong[1:]
    example = (Settings.model_fields[name].examples or [""])[0]
    return f"{name.upper()}: {wrong} (for example {name.upper()}={example})"
