"""What a variable may be: its type, what is checked of it, and what is said of a wrong one."""

import base64
import binascii
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, HttpUrl, SecretStr
from pydantic_settings import NoDecode


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


def _is_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[\w-]{3,}", token.get_secret_value(), re.ASCII):
        raise ValueError("is not a bot token: digits, a colon, letters and digits")
    return token


BotToken = Annotated[SecretStr, AfterValidator(_is_token)]


def _is_key(key: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\w.-]{8,200}", key.get_secret_value(), re.ASCII):
        raise ValueError("is not an API key: letters, digits, - and _, nothing else")
    return key


ApiKey = Annotated[SecretStr, AfterValidator(_is_key)]


def _is_project(url: HttpUrl) -> HttpUrl:
    if url.path not in {None, "/"} or url.query or url.username:
        raise ValueError("is not a project's URL: nothing follows the host")
    if url.scheme == "http" and (url.host or "").endswith(".supabase.co"):
        raise ValueError("must begin with https://, for the key goes along")
    return url


#: The root of a Supabase project.
ProjectUrl = Annotated[HttpUrl, AfterValidator(_is_project)]


def _is_postgres(url: SecretStr) -> SecretStr:
    if not re.match(r"postgres(ql)?://[^\s]+$", url.get_secret_value()):
        raise ValueError("is not the URL of a Postgres")
    return url


PostgresUrl = Annotated[SecretStr, AfterValidator(_is_postgres)]


def _is_redis(url: SecretStr) -> SecretStr:
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


RedisUrl = Annotated[SecretStr, AfterValidator(_is_redis)]


def _are_headers(headers: SecretStr) -> SecretStr:
    pairs = headers.get_secret_value().split(",")
    if not all(re.fullmatch(r"\s*[\w-]+\s*=[^,\r\n]*", pair, re.ASCII) for pair in pairs):
        raise ValueError("are no headers: name=value, with commas between")
    return headers


Headers = Annotated[SecretStr, AfterValidator(_are_headers)]


def _is_or_can_be_a_folder(home: Path) -> Path:
    home = home.expanduser().absolute()
    try:
        if home.exists() and not home.is_dir():
            raise ValueError("is a file, not a folder")
    except OSError as error:
        raise ValueError(f"cannot be looked at ({error.strerror})") from error
    return home


Folder = Annotated[Path, AfterValidator(_is_or_can_be_a_folder)]


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


def role_of(key: str) -> str:
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
