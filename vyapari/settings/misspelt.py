"""Variables that look like ours and are none: what they were to set stays unset, silently."""

import re
from difflib import get_close_matches
from pathlib import Path

from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from vyapari.settings.settings import Settings

#: Likeness below which a name is somebody else's: Postgres's own PGPORT is 0.8 like PORT.
_ALIKE = 0.82


def misspelt(env_file: Path | None = Path(".env")) -> dict[str, tuple[str, ...]]:
    """By the name that is not heeded, in the environment or the file, those that it may be for.

    A name is somebody else's business when the one that it is like is set.
    """
    given = {
        name.upper()
        for source in (EnvSettingsSource(Settings), DotEnvSettingsSource(Settings, env_file))
        for name, value in source.env_vars.items()
        if value and value.strip()
    }
    known = {name.upper() for name in Settings.model_fields} - {"GEMINI_API_KEYS"}
    numbered = {name for name in given if re.fullmatch(r"GEMINI_API_KEY\d*", name, re.ASCII)}
    wanted = [*sorted(known - given), "GEMINI_API_KEY", "GEMINI_API_KEY1"]
    found = {}
    for name in sorted(given - known - numbered):
        if not _is_opentelemetrys(name) and (
            like := get_close_matches(name, wanted, n=2, cutoff=_ALIKE)
        ):
            found[name] = tuple(like)
    return found


def _is_opentelemetrys(name: str) -> bool:
    """Whether it is one of the many that its library reads itself."""
    if not name.startswith("OTEL_"):
        return False
    from opentelemetry.sdk import environment_variables  # noqa: PLC0415  hardly ever asked

    return name in vars(environment_variables)
