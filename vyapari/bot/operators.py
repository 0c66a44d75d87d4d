"""``/status``: what the person who runs the bot may ask of it in chat, whatever else is broken."""

import time
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime, timedelta
from html import escape

from vyapari.bot.inbox.letter import Standing
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Reply
from vyapari.errors import Unavailable
from vyapari.ops.fleet import Figures, Fleet
from vyapari.ops.health import Part, is_ready
from vyapari.ops.plural import counted
from vyapari.ops.report import Report, union

_MEGABYTE = 1 << 20


class Desk:
    """Answers those whose ids are ``operators``, in private, from what is known here.

    The books are not asked: they may be what is broken.
    """

    def __init__(
        self,
        operators: Collection[int],
        fleet: Fleet,
        standing: Callable[[], Awaitable[list[Standing]]],
    ) -> None:
        self.operators = operators
        self.fleet = fleet
        self.standing = standing

    def serves(self, incoming: Incoming) -> bool:
        """Whether it is an operator who asks how things are."""
        return (
            incoming.command == "status"
            and incoming.private
            and incoming.person.id in self.operators
        )

    async def answer(self) -> Reply:
        """How things are."""
        now = datetime.now(UTC)
        reports = await self.fleet.reports(now)
        try:
            standing = await self.standing()
        except Unavailable:
            standing = []
        figures = await self.fleet.today(now)
        lines = (*_parts(reports, now), "", *_work(standing, figures), *_of(reports, now))
        return Reply("\n".join(lines))


def _parts(reports: list[Report], now: datetime) -> list[str]:
    parts = union(reports)
    ready = any(is_ready(report.phase, parts) for report in reports)
    head = "🟢 <b>Ready</b>" if ready else "🔴 <b>Not ready</b>"
    return [head, *(_line(part, now) for part in parts)]


def _line(part: Part, now: datetime) -> str:
    if part.works:
        return f"✅ {escape(part.name)}: {escape(part.mode)}"
    return f"❌ {escape(part.name)}: {escape(part.mode)}, broken for {lasted(now - part.since)}"


def _work(standing: list[Standing], figures: Figures) -> list[str]:
    lines = []
    for each in standing:
        age = ""
        if each.oldest is not None:
            age = f", the oldest for {lasted(timedelta(seconds=time.time() - each.oldest))}"
        lines.append(f"📥 {each.place}: {each.waiting} waiting{age}; {each.dead} dead")
    if not standing:
        lines.append("📥 the inbox cannot be read")
    sums = {name: int(figures.get(name, 0)) for name in ("updates", "errors")}
    lines.append(
        f"📊 today: {counted(sums['updates'], 'update')}, {counted(sums['errors'], 'error')}"
    )
    sent, cached, received = (
        int(figures.get(f"tokens_{kind}", 0)) for kind in ("in", "cached", "out")
    )
    if sent or received:
        cost = figures.get("cost", 0.0)
        about = f", about ${cost:,.2f}" if cost else ""
        lines.append(f"🧠 tokens: {sent:,} in ({cached:,} cached), {received:,} out{about}")
    return lines


def _of(reports: list[Report], now: datetime) -> list[str]:
    lines = []
    for report in sorted(reports, key=lambda report: report.started):
        up = lasted(now - report.started)
        memory = report.memory // _MEGABYTE
        lines.append(
            f"⚙️ {escape(report.version)}, worker {escape(report.worker)}, {report.phase},"
            f" up {up}, {memory} MB"
        )
    return lines


def lasted(span: timedelta) -> str:
    """A stretch of time in its two largest units: ``2 d 4 h``, ``3 min``."""
    seconds = max(0, int(span.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes, hours, days = seconds // 60 % 60, seconds // 3600 % 24, seconds // 86_400
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
