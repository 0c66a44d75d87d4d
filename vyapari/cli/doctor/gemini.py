"""Gemini: whether each key may use each model."""

import asyncio
from collections.abc import Mapping

from vyapari.agents.cooldowns import CoolDownsInMemory
from vyapari.agents.faults import Cure, Fault
from vyapari.agents.keys import Key, KeyPool
from vyapari.cli.doctor.finding import Finding, failed, ok, warning
from vyapari.settings import Settings

_PART = "agents"
#: Models by name, and what stands in the way of each.
Faults = Mapping[str, Fault | None]


async def look(settings: Settings) -> list[Finding]:
    """A line for each key, by its name. Asking about a model takes no tokens and no quota."""
    if not settings.gemini_api_keys:
        return [ok(_PART, "no key: quick understanding alone (GEMINI_API_KEY1)")]
    from vyapari.agents.gemini import Gemini  # noqa: PLC0415  the SDK is heavy

    keys = [Key(name, key.get_secret_value()) for name, key in settings.gemini_api_keys.items()]
    models = list(dict.fromkeys([settings.gemini_model, settings.gemini_fallback_model]))
    gemini = Gemini(
        KeyPool(keys, CoolDownsInMemory()),
        model=settings.gemini_model,
        fallback=settings.gemini_fallback_model,
        url=settings.gemini_root,
    )
    try:

        async def tried(key: Key) -> Finding:
            faults = await asyncio.gather(*(gemini.examine(key, model) for model in models))
            return _told(key.name, dict(zip(models, faults, strict=True)))

        return list(await asyncio.gather(*map(tried, keys)))
    finally:
        await gemini.close()


def _told(key: str, faults: Faults) -> Finding:
    cures = {model: fault.cure for model, fault in faults.items() if fault}
    if not cures:
        return ok(_PART, f"{key} may use {' and '.join(faults)}")
    if Cure.NO_KEY in cures.values():
        advice = f"make a new key in Google AI Studio and set {key}, or take it out"
        return failed(_PART, f"{key} is refused", advice)
    gone = [model for model, cure in cures.items() if cure in {Cure.OTHER_MODEL, Cure.NOTHING}]
    if gone:
        advice = "set GEMINI_MODEL and GEMINI_FALLBACK_MODEL to models that Google offers"
        tell = warning if len(gone) < len(faults) else failed
        return tell(_PART, f"{key}: there is no {' and no '.join(gone)}", advice)
    if Cure.AGAIN in cures.values():
        advice = "try again; see whether this machine reaches Google, or GEMINI_API_URL"
        return failed(_PART, f"{key}: no answer about {' and '.join(cures)}", advice)
    advice = "add a key of another project, or wait: the others are used meanwhile"
    return warning(_PART, f"{key}: the quota of {' and '.join(cures)} is used up", advice)
