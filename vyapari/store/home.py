"""The data folder belongs to one running program at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vyapari.errors import Misconfigured
from vyapari.store.staging import finish


def holder(home: Path) -> int | None:
    """The process that holds the data folder, ``None`` if none does; 0 if it cannot be told which.

    Raises ``OSError`` where the folder cannot be looked into.
    """
    try:
        handle = os.open(home / "lock", os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        # Shared, and for this moment alone.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        written = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
        return int(written) if written.isdecimal() else 0
    finally:
        os.close(handle)
    return None


@contextmanager
def lock_home(home: Path) -> Iterator[None]:
    """Hold the data folder, made if missing, while the block runs.

    The lock is the kernel's: it goes with the process, however that ends. A restore that was cut
    off is brought to its end first. Raises ``Misconfigured`` when another process holds the
    folder, or when it cannot be written.
    """
    path = home / "lock"
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise Misconfigured(
            f"VYAPARI_HOME: {home} cannot be used ({error.strerror}); "
            "set it to a folder that you may write, e.g. VYAPARI_HOME=~/vyapari"
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise Misconfigured(
                f"VYAPARI_HOME: {home} is already in use by another vyapari (pid {holder}); "
                "stop that one or set another folder, e.g. VYAPARI_HOME=~/vyapari-2"
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        finish(home)
        yield
    finally:
        os.close(handle)
