"""Where workers hang out their reports for the process that has started them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from vyapari.ops.report import Report

#: A report that is older is none: the worker is gone, or stands still.
FRESH = timedelta(seconds=5)
#: A worker of which nothing was heard for so long does not come back by itself.
LOST = timedelta(seconds=60)


class Noticeboard:
    """A folder with the newest report of each worker, by its number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hang(self, report: Report) -> None:
        """Put up a worker's newest report."""
        path = self._path(report.worker)
        draft = path.with_suffix(".new")
        draft.write_text(report.model_dump_json(), encoding="utf-8")
        draft.replace(path)

    def take_down(self, worker: str) -> None:
        """The worker has ended."""
        self._path(worker).unlink(missing_ok=True)

    def read(self, worker: str) -> Report | None:
        """A worker's newest report, however old."""
        try:
            return Report.model_validate_json(self._path(worker).read_bytes())
        except (OSError, ValidationError):
            return None

    def _path(self, worker: str) -> Path:
        return self._folder / f"report-{worker}.json"


class Absences:
    """Since when nothing was heard of each of ``count`` workers."""

    def __init__(self, board: Noticeboard, count: int, now: datetime) -> None:
        self._board = board
        self._heard = {str(number): now for number in range(1, count + 1)}

    def reports(self) -> list[Report]:
        """The fresh ones."""
        now = datetime.now(UTC)
        found = []
        for worker in self._heard:
            report = self._board.read(worker)
            if report is not None:
                self._heard[worker] = max(report.at, self._heard[worker])
                if now - report.at < FRESH:
                    found.append(report)
        return found

    def ailing(self) -> str | None:
        """Which workers do not come back, if any."""
        self.reports()
        now = datetime.now(UTC)
        lost = [worker for worker, heard in self._heard.items() if now - heard > LOST]
        return f"nothing heard of worker {', '.join(lost)}" if lost else None
