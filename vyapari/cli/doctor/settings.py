"""Which settings are given, and which are but nearly; never what they hold."""

from vyapari.cli.doctor.finding import Finding, ok, warning
from vyapari.settings import Settings, misspelt


async def look(settings: Settings) -> list[Finding]:
    """Name them. What cannot be read has ended the program before."""
    given = sorted(name.upper() for name in settings.model_fields_set - {"gemini_api_keys"})
    given += settings.gemini_api_keys
    told = f"set: {', '.join(given)}" if given else "none is set"
    return [
        ok("settings", told),
        *(
            warning("settings", f"{name} is set, which nothing heeds", f"is it for {_any(like)}?")
            for name, like in misspelt().items()
        ),
    ]


def _any(names: tuple[str, ...]) -> str:
    return " or ".join(names)
