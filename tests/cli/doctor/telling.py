"""What a check tells, whose parts a test has broken."""

from collections.abc import Awaitable, Callable
from typing import Any

from vyapari.cli.doctor.finding import Check, Finding, run
from vyapari.settings import Settings


async def told(look: Callable[..., Awaitable[list[Finding]]], *given: Any) -> dict[str, str]:
    """By part, the state of its worst line with what was found and what to do."""

    async def looking() -> list[Finding]:
        return await look(*given)

    lines: dict[str, str] = {}
    for each in await run([Check("part", looking)]):
        line = f"{each.state}: {each.found} → {each.advice}"
        if each.part not in lines or lines[each.part].startswith("ok"):
            lines[each.part] = line
    return lines


def settings(**given: Any) -> Settings:
    """Settings of these alone."""
    return Settings(_env_file=None, **given)
