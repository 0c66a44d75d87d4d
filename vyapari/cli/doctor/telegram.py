"""Telegram: whether it takes the token, and whether somebody else polls with it."""

import asyncio
import time
from typing import Any
from urllib.request import getproxies

import aiohttp

from vyapari.cli.doctor.clocks import compared
from vyapari.cli.doctor.finding import Finding, failed, ok, warning
from vyapari.errors import Misconfigured, Unavailable
from vyapari.ops.plural import counted
from vyapari.parts import open_shared
from vyapari.settings import Settings

_PART, _POLLING = "telegram", "polling"
#: Seconds to watch for another poller: who was cut off comes back within one or two, and Telegram
#: takes some more to say so where two fight.
_WATCH = 8
#: Seconds after which who polls has fetched what waited.
_FETCHED = 2
#: Updates that wait, from which on nobody seems to fetch them.
_MANY = 100


async def look(settings: Settings, held: int | None) -> list[Finding]:
    """The bot's name, its webhook, who polls, and the clock.

    ``held`` is the process that holds the data folder.
    """
    if settings.telegram_bot_token is None:
        return [ok(_PART, "no token: the chat page on this machine (TELEGRAM_BOT_TOKEN)")]
    root = f"{settings.api_root}/bot{settings.telegram_bot_token.get_secret_value()}"
    timeout = aiohttp.ClientTimeout(total=_WATCH + 7)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=bool(getproxies())) as session:
            return await _look(session, root, settings, held)
    except (aiohttp.ClientError, TimeoutError) as error:
        # Not in the error's own words: they may hold the address, and that the token.
        told = f"{settings.api_root} cannot be reached ({type(error).__name__})"
        return [failed(_PART, told, "see whether this machine reaches the internet, or a proxy")]


async def _look(
    session: aiohttp.ClientSession, root: str, settings: Settings, held: int | None
) -> list[Finding]:
    asked = time.time()
    code, answer, clock = await _ask(session, f"{root}/getMe")
    if code in {401, 404}:
        advice = "get the right token from @BotFather and set TELEGRAM_BOT_TOKEN"
        return [failed(_PART, f"{settings.api_root} refuses the token", advice)]
    if code != 200 or "username" not in answer:
        told = f"{settings.api_root} answers with status {code}"
        return [failed(_PART, told, "try again; if it stays so, see TELEGRAM_API_URL")]
    findings = [ok(_PART, f"@{answer['username']} at {settings.api_root}")]
    findings += await _polling(session, root, await _poller(settings, held))
    return findings + compared(clock, "Telegram's", asked)


async def _polling(session: aiohttp.ClientSession, root: str, who: str | None) -> list[Finding]:
    code, hook, _ = await _ask(session, f"{root}/getWebhookInfo")
    if code == 200 and hook.get("url"):
        told = "a webhook is set: another program gets the updates"
        return [failed(_POLLING, told, "stop that program; the start of vyapari ends its webhook")]
    waiting = int(hook.get("pending_update_count", 0)) if code == 200 else 0
    waits = counted(waiting, "update waits", "updates wait")
    if who is not None:
        told = f"{who}; {waits}"
        advice = "see its log for telegram.lost and telegram.other_poller_met"
        return [ok(_POLLING, told) if waiting < _MANY else warning(_POLLING, told, advice)]
    if waiting and await _still_waits(session, root):
        # Whoever polls would have them: nobody does, and there is no need to disturb anybody.
        advice = "start vyapari: it fetches them (Telegram keeps them for a day)"
        return [warning(_POLLING, f"nobody polls; {waits}", advice)]
    return [await _watched(session, root)]


async def _watched(session: aiohttp.ClientSession, root: str) -> Finding:
    """Whether somebody polls whom nothing here knows of.

    Without an offset a poll confirms nothing, so no update can be lost; without kinds it leaves
    those that the bot has asked for. Who polls elsewhere is cut off once, and cuts this poll off
    when it comes back, a second or so later: that is how it is seen.
    """
    code, _, _ = await _ask(session, f"{root}/getUpdates?limit=1&timeout={_WATCH}")
    if code == 409:
        advice = "only one may: stop the other, or share a Redis between them (REDIS_URL)"
        return failed(_POLLING, "another program polls with this token", advice)
    if code != 200:
        return failed(_POLLING, f"getUpdates is answered with {code}", "try again in a minute")
    return ok(_POLLING, "nobody polls, and nothing waits")


async def _poller(settings: Settings, held: int | None) -> str | None:
    """Which of the own programs polls, as far as can be told without asking Telegram."""
    if settings.redis_url is not None:
        try:
            async with open_shared(settings) as shared:
                if await shared.call("EXISTS", shared.key("poller")):
                    return "an instance on this Redis polls"
        except (Misconfigured, Unavailable):
            pass  # which the check of Redis tells
    return None if held is None else f"the program in VYAPARI_HOME (pid {held}) polls"


async def _still_waits(session: aiohttp.ClientSession, root: str) -> bool:
    """Whether nobody has fetched, by a moment later, what waited."""
    await asyncio.sleep(_FETCHED)
    _, hook, _ = await _ask(session, f"{root}/getWebhookInfo")
    return bool(hook.get("pending_update_count"))


async def _ask(
    session: aiohttp.ClientSession, url: str
) -> tuple[int, dict[str, Any], dict[str, str]]:
    """The status, the result where it is an object, and the headers."""
    async with session.get(url, allow_redirects=False) as response:
        try:
            body = await response.json(content_type=None)
        except ValueError:
            body = None
        result = body.get("result") if isinstance(body, dict) else None
        headers = {name.title(): value for name, value in response.headers.items()}
        return response.status, result if isinstance(result, dict) else {}, headers
