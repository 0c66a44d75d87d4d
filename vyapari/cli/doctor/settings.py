"""Which settings are given; never what they hold."""

from vyapari.cli.doctor.finding import Finding, ok
from vyapari.settings import Settings


async def look(settings: Settings) -> list[Finding]:
    """Name them. What cannot be read has ended the program before."""
    given = sorted(name.upper() for name in settings.model_fields_set - {"gemini_api_keys"})
    given += settings.gemini_api_keys
    return [ok("settings", f"set: {', '.join(given)}" if given else "none is set")]
