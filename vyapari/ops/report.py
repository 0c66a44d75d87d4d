"""What a process tells of itself, and what the reports of several come to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from vyapari.ops.health import Part, Phase, is_ready


class Report(BaseModel):
    """A process as it was ``at`` a moment. ``memory`` is in bytes; all times are aware."""

    model_config = ConfigDict(frozen=True)

    worker: str
    version: str
    phase: Phase
    started: datetime
    at: datetime
    memory: int
    parts: tuple[Part, ...]

    def as_of(self, at: datetime) -> "Report":
        """The same by another clock, which showed ``at`` at that moment."""
        ahead = at - self.at
        parts = tuple(replace(part, since=part.since + ahead) for part in self.parts)
        return self.model_copy(update={"at": at, "started": self.started + ahead, "parts": parts})


def union(reports: Iterable[Report]) -> tuple[Part, ...]:
    """The parts of all that run: one is broken that is broken for anybody, since it first was.

    Where none runs, of all.
    """
    reports = tuple(reports)
    running = [report for report in reports if report.phase == "running"]
    found: dict[str, list[Part]] = defaultdict(list)
    for report in running or reports:
        for part in report.parts:
            found[part.name].append(part)
    return tuple(_joined(parts) for parts in found.values())


def summary(reports: Iterable[Report]) -> dict[str, object]:
    """What ``/ready`` tells of one or several processes, as JSON."""
    reports = tuple(reports)
    parts = union(reports)
    ready = any(is_ready(report.phase, parts) for report in reports)
    return {
        "ready": ready,
        "processes": [
            {
                "worker": report.worker,
                "phase": report.phase,
                "version": report.version,
                "started": report.started.isoformat(),
            }
            for report in reports
        ],
        "parts": {
            part.name: {
                "mode": part.mode,
                "works": part.works,
                "since": part.since.isoformat(timespec="seconds"),
                "needed": part.needed,
            }
            for part in parts
        },
    }


def _joined(parts: list[Part]) -> Part:
    broken = [part for part in parts if not part.works]
    since = min(p.since for p in broken) if broken else max(p.since for p in parts)
    modes = dict.fromkeys(part.mode for part in broken or parts)
    return Part(
        parts[0].name,
        ", ".join(modes),
        works=not broken,
        since=since,
        needed=any(part.needed for part in parts),
    )
