"""A watchdog: says where the event loop stands while it stands still."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_stack

import structlog

log = structlog.get_logger(__name__)

_LOOK_EVERY = 1.0
_DEEPEST = 8


class Watchdog:
    """Is fed by the loop. When that does not come for ``patience`` seconds it says so, once."""

    def __init__(self, patience: float = 5.0) -> None:
        self._patience = patience
        self._fed = time.monotonic()
        self._loop = threading.get_ident()
        self._over = threading.Event()

    def feed(self) -> None:
        """The loop goes round."""
        self._fed = time.monotonic()

    @contextmanager
    def watching(self, every: float = _LOOK_EVERY) -> Iterator[None]:
        """Watch the thread that has made this, from another one."""
        thread = threading.Thread(target=self._watch, args=(every,), name="watchdog", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()

    def _watch(self, every: float) -> None:
        stalled = False
        while not self._over.wait(every):
            seconds = time.monotonic() - self._fed
            if seconds > self._patience and not stalled:
                log.error("loop.stalled", seconds=round(seconds, 1), at=self._where())
            elif stalled and seconds <= self._patience:
                log.warning("loop.resumed")
            stalled = seconds > self._patience

    def _where(self) -> str:
        # Files and lines only: what is in the frames' hands is not ours to tell.
        frame = sys._current_frames().get(self._loop)  # noqa: SLF001 - what it is there for
        frames = extract_stack(frame)[-_DEEPEST:] if frame else ()
        return " > ".join(f"{'/'.join(f.filename.split('/')[-2:])}:{f.lineno}" for f in frames)
