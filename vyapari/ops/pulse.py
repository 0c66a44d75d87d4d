"""The pulse of a process: every moment it looks at itself and says what it sees."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime

import psutil

from vyapari.ops import metrics
from vyapari.ops.health import Health, is_ready
from vyapari.ops.report import Report
from vyapari.ops.stalled import Watchdog

_TICK = 0.25
_TICKS_A_LOOK = 4


class Pulse:
    """Looks at the parts each second, sets their gauges, and gives a report to ``tell``."""

    def __init__(
        self, health: Health, worker: str, version: str, tell: Callable[[Report], None]
    ) -> None:
        self._health = health
        self._worker = worker
        self._version = version
        self._tell = tell
        self._process = psutil.Process()
        self.report = self._look()

    async def beat(self) -> None:
        """Until cancelled. How late the loop comes to this is how late it comes to all else."""
        watchdog = Watchdog()
        metrics.BUILD.labels(self._version).set(1)
        metrics.STARTED_AT.labels(self._worker).set(self._health.started.timestamp())
        with watchdog.watching():
            ticks = 0
            while True:
                if ticks % _TICKS_A_LOOK == 0:
                    self.report = self._look()
                    self._tell(self.report)
                due = time.monotonic() + _TICK
                await asyncio.sleep(_TICK)
                metrics.LOOP_LAG.observe(max(0.0, time.monotonic() - due))
                watchdog.feed()
                ticks += 1

    def _look(self) -> Report:
        now = datetime.now(UTC)
        parts = self._health.look(now)
        memory = self._process.memory_info().rss
        metrics.MEMORY.labels(self._worker).set(memory)
        metrics.READY.set(is_ready(self._health.phase, parts))
        for part in parts:
            metrics.PART_UP.labels(part.name).set(part.works)
        return Report(
            worker=self._worker,
            version=self._version,
            phase=self._health.phase,
            started=self._health.started,
            at=now,
            memory=memory,
            parts=parts,
        )
