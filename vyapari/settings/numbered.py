"""The variables that there may be any number of."""

import re
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource


class NumberedKeys(PydanticBaseSettingsSource):
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
