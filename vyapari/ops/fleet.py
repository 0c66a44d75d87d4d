"""All processes of one bot, on however many machines: how each is, and what they did today.

With a Redis they tell one another through that; while it is away, or without one, each knows of
itself alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from prometheus_client import Metric
from pydantic import ValidationError

from vyapari.errors import Unavailable
from vyapari.ops import metrics
from vyapari.ops.report import Report
from vyapari.ops.shared import Shared

#: In milliseconds; who has not been heard of for so long is gone.
_GONE = 20_000
#: A day is counted as long as it is one somewhere; then it is forgotten.
_KEPT = 2 * 86_400
#: The merchants' and their operators' day.
_ZONE = ZoneInfo("Asia/Kolkata")

_ADD = """
for i = 3, #ARGV, 2 do
    redis.call('HINCRBYFLOAT', KEYS[1] .. ARGV[1], ARGV[i], ARGV[i + 1])
end
redis.call('EXPIRE', KEYS[1] .. ARGV[1], ARGV[2])
return 1
"""

#: Instances' clocks may differ: when each was heard of is told by Redis's own.
_TELL = """
local now = redis.call('TIME')
local heard = string.format('%d', now[1] * 1000 + math.floor(now[2] / 1000))
return redis.call('HSET', KEYS[1] .. 'fleet', ARGV[1], heard .. ' ' .. ARGV[2])
"""

_ALL = """
local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)
local known, found = redis.call('HGETALL', KEYS[1] .. 'fleet'), {}
for i = 1, #known, 2 do
    local heard, report = string.match(known[i + 1], '^(%d+) (.*)$')
    if heard and now - heard < tonumber(ARGV[1]) then
        table.insert(found, {known[i], now - heard, report})
    else
        redis.call('HDEL', KEYS[1] .. 'fleet', known[i])
    end
end
return found
"""

#: Sums of a day, by what was counted.
Figures = dict[str, float]


class Fleet:
    """What this process tells the others of its ``own`` state, and hears of theirs."""

    def __init__(self, shared: Shared | None, own: Callable[[], Report]) -> None:
        self._shared = shared
        self._own = own
        self._name = uuid4().hex
        self._add = shared.script(_ADD) if shared else None
        self._tell = shared.script(_TELL) if shared else None
        self._all = shared.script(_ALL) if shared else None
        self._told = _counted()
        self._days: dict[str, Counter[str]] = {}

    async def tell(self) -> None:
        """Tell how this process is, and what it has done since it last told.

        While Redis is away that is kept for later.
        """
        report = self._own()
        counted = _counted()
        day = self._days.setdefault(_day(report.at), Counter())
        day.update({name: counted[name] - self._told[name] for name in counted})
        self._told = counted
        for old in sorted(self._days)[:-2]:
            del self._days[old]
        if self._shared is not None and self._tell is not None and self._shared.up:
            with suppress(Unavailable):
                await self._tell(self._name, report.model_dump_json())
                await self._pass_on()

    async def leave(self) -> None:
        """Tell that this process is going."""
        if self._shared is not None and self._shared.up:
            with suppress(Unavailable):
                await self._shared.call("HDEL", self._shared.key("fleet"), self._name)

    async def reports(self, now: datetime) -> list[Report]:
        """How all are that were heard of lately, and this one, by the clock that ``now`` is of."""
        reports = [self._own()]
        if self._shared is None or self._all is None or not self._shared.up:
            return reports
        try:
            found = await self._all(_GONE)
        except Unavailable:
            return reports
        for name, age, packed in found:
            if name != self._name:
                with suppress(ValidationError):  # of another version
                    report = Report.model_validate_json(packed)
                    reports.append(report.as_of(now - timedelta(milliseconds=age)))
        return reports

    async def today(self, now: datetime) -> Figures:
        """What all have done today, as far as it was told; since midnight in India."""
        day = _day(now)
        figures: Counter[str] = Counter(self._days.get(day, Counter()))
        if self._shared is not None:
            with suppress(Unavailable):
                found = await self._shared.call("HGETALL", self._shared.key(f"day:{day}"))
                for name, value in found.items():
                    figures[name] += float(value)  # type: ignore[assignment]
        return dict(figures)

    async def _pass_on(self) -> None:
        """What was done goes to all; what could not be told stays here."""
        if self._add is None:
            return
        for day, figures in list(self._days.items()):
            if moved := {name: value for name, value in figures.items() if value}:
                flat = [part for item in moved.items() for part in item]
                await self._add(f"day:{day}", _KEPT, *flat)
                figures.subtract(moved)


def _counted() -> Figures:
    """What this process has counted, ever."""
    figures = {
        "updates": _total(metrics.UPDATES.collect()),
        "errors": _total(metrics.ERRORS.collect()),
        "cost": _total(metrics.GEMINI_COST.collect()),
    }
    for kind in ("in", "cached", "out"):
        figures[f"tokens_{kind}"] = _total(metrics.GEMINI_TOKENS.collect(), kind=kind)
    return figures


def _total(collected: Iterable[Metric], **labels: str) -> float:
    return sum(
        sample.value
        for metric in collected
        for sample in metric.samples
        if all(sample.labels.get(name) == value for name, value in labels.items())
    )


def _day(now: datetime) -> str:
    return now.astimezone(_ZONE).date().isoformat()
