"""What is counted, as Prometheus reads it: of this process, or of several workers together.

Each worker counts in files of its own in one folder, by its number. Whoever takes its place goes
on in them, so that no counter ever goes back; its gauges end with it.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest, values
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

CONTENT_TYPE = CONTENT_TYPE_LATEST
#: By which the library, too, knows the folder.
_FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def together(who: str) -> Iterator[Path]:
    """Count in a new folder, as ``who``, with the processes that are started meanwhile.

    Must come before anything is imported that counts, as ``join``.
    """
    with tempfile.TemporaryDirectory(prefix="vyapari-watch-", ignore_cleanup_errors=True) as folder:
        os.environ[_FOLDER] = folder
        yield join(who)


def can_join() -> bool:
    """Whether the process that has started this one counts in a folder."""
    return _FOLDER in os.environ


def join(who: str) -> Path:
    """Count in the folder of the process that has started this one, as no other living one does.

    Must come before anything is imported that counts; raises ``RuntimeError`` when too late.
    """
    if "vyapari.ops.metrics" in sys.modules:
        raise RuntimeError("metrics were made before it was said where to count")
    values.ValueClass = values.MultiProcessValue(lambda: who)  # type: ignore[no-untyped-call]
    return Path(os.environ[_FOLDER])


def left(folder: Path, who: str) -> None:
    """``who`` has ended: its gauges say nothing any more."""
    mark_process_dead(who, str(folder))  # type: ignore[no-untyped-call]


def text(folder: Path | None = None) -> bytes:
    """All metrics of this process; those of all who count in ``folder`` if it is given."""
    from vyapari.ops.metrics import REGISTRY  # noqa: PLC0415  not before ``join``

    registry = REGISTRY
    if folder is not None:
        registry = CollectorRegistry()
        MultiProcessCollector(registry, str(folder))  # type: ignore[no-untyped-call]
    return generate_latest(registry)
