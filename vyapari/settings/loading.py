"""The settings of this process, or what is wrong with them, in a line each."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError

from vyapari.errors import Misconfigured
from vyapari.settings.settings import Settings


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
    field, name = str(error["loc"][0]), str(error["loc"][-1]).upper()
    wrong = str(error["msg"]).removeprefix("Value error, ")
    if not wrong.startswith("URL"):
        wrong = wrong[:1].lower() + wrong[1:]
    example = (Settings.model_fields[field].examples or [""])[0]
    return f"{name}: {wrong} (for example {name}={example})"
