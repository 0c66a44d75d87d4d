"""Telling the operators, unasked, that a part has been broken for minutes, and that it is well."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

import structlog
from telegram.error import TelegramError

from vyapari.bot.announced import Announced
from vyapari.bot.operators import Desk, lasted
from vyapari.bot.reply import Reply
from vyapari.bot.send import Sender
from vyapari.errors import Unavailable
from vyapari.ops.health import Part
from vyapari.ops.plural import counted
from vyapari.ops.report import union

log = structlog.get_logger(__name__)

_EVERY = 1.0
_DEAD = "dead letters"


@dataclass(slots=True)
class _Trouble:
    """A part that is broken, or was a moment ago."""

    since: datetime
    told: bool


@dataclass(slots=True)
class _Message:
    """What each of ``to`` has still to hear; ``good`` news is never past."""

    text: str
    to: set[int]
    good: bool


class Alarms:
    """Looks at the parts of all instances, and tells, while it is ``on_duty``, as one of them is.

    A part that has been broken for ``after`` is told of once, and once more when it has been well
    for a third of that; one that comes and goes meanwhile counts as broken. Dead letters that come
    within that time are told of together. Whoever cannot be reached hears later what is then so.
    """

    def __init__(
        self,
        desk: Desk,
        sender: Sender,
        told: Announced,
        *,
        after: timedelta,
        on_duty: Callable[[], bool],
    ) -> None:
        self._desk = desk
        self._sender = sender
        self._told = told
        self._after = after
        self._calm = after / 3
        self._on_duty = on_duty
        self._troubles: dict[str, _Trouble] = {}
        self._messages: dict[str, _Message] = {}
        self._dead_since: datetime | None = None

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await self._told.share()
                if self._on_duty():
                    await self.look(datetime.now(UTC))
                else:  # another one sees to it
                    self._troubles.clear()
                    self._messages.clear()
            except Unavailable as error:
                log.debug("alarms.unseen", part=error.part)
            except Exception:  # a fault of one look must not be the last
                log.exception("alarms.failed")

    async def look(self, now: datetime) -> None:
        """See how things are, and tell what is to be told. Raises ``Unavailable``."""
        parts = union(await self._desk.fleet.reports(now))
        known = await self._told.known((_DEAD, *(part.name for part in parts)))
        for part in parts:
            if part.works:
                await self._mended(part, known.get(part.name), now)
            else:
                await self._broken(part, known.get(part.name), now)
        for name in list(self._messages):
            await self._deliver(name)
        await self._count_dead(known.get(_DEAD), now)

    async def _broken(self, part: Part, known: str | None, now: datetime) -> None:
        trouble = self._troubles.setdefault(part.name, _Trouble(part.since, told=False))
        if known is not None:
            trouble.since, trouble.told = datetime.fromisoformat(known), True
        if trouble.told or self._told.settling:
            return
        if now - trouble.since >= self._after:
            trouble.told = True
            await self._told.remember(part.name, trouble.since.isoformat())
            when, mode = _moment(trouble.since), escape(part.mode)
            self._say(part.name, f"🔴 <b>{part.name}</b> is broken since {when}: {mode}")

    async def _mended(self, part: Part, known: str | None, now: datetime) -> None:
        message = self._messages.get(part.name)
        if message is not None and not message.good:  # it is past; what follows tells of it
            del self._messages[part.name]
        if now - part.since < self._calm:
            return
        trouble = self._troubles.pop(part.name, None)
        if trouble is None and known is not None:
            trouble = _Trouble(datetime.fromisoformat(known), told=True)
        if trouble is not None and trouble.told:
            await self._told.forget(part.name)
            since, span = _moment(part.since), lasted(part.since - trouble.since)
            text = f"🟢 <b>{part.name}</b> is well again since {since}, after {span}"
            self._say(part.name, text, good=True)

    async def _count_dead(self, known: str | None, now: datetime) -> None:
        dead = sum(standing.dead for standing in await self._desk.standing())
        told = dead if known is None else int(known)
        if known is None or dead < told:  # we begin; or somebody has looked at them
            await self._told.remember(_DEAD, str(dead))
            log.debug("alarms.counted", dead=dead)
        if dead <= told:
            self._dead_since = None
            return
        self._dead_since = self._dead_since or now
        if now - self._dead_since >= self._calm:
            self._dead_since = None
            await self._told.remember(_DEAD, str(dead))
            what = counted(dead - told, "message was", "messages were")
            text = f"⚠️ {what} laid aside, {dead} in all: <code>vyapari inbox list</code>"
            self._say(_DEAD, text, good=True)

    def _say(self, name: str, text: str, *, good: bool = False) -> None:
        self._messages[name] = _Message(text, set(self._desk.operators), good)

    async def _deliver(self, name: str) -> None:
        message = self._messages[name]
        for operator in list(message.to):
            try:
                await self._sender.tell(operator, Reply(message.text))
            except Unavailable:
                log.debug("alarm.unheard", about=name)
                return
            except TelegramError as error:
                log.warning("alarm.refused", about=name, why=type(error).__name__)
            message.to.discard(operator)
        del self._messages[name]
        log.info("alarm.told", about=name)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%d %b %H:%M} UTC"
