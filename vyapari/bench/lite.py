"""Supabase Lite, Supabase's own local server, before a Postgres that runs already."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from vyapari.errors import Misconfigured

SECRET_KEY = "sb_secret_for-this-machine-alone"  # noqa: S105 - of a server on loopback
PUBLIC_KEY = "sb_publishable_for-this-machine-alone"

_PATIENCE = 20.0


class SupabaseLite:
    """The server on a database of a Postgres that listens on a Unix socket.

    ``folder`` is where ``.ci/setup tests`` installs it. What it says goes to ``log``. Everything
    here blocks.
    """

    def __init__(self, folder: Path, conninfo: str, log: Path) -> None:
        self._folder = folder
        self._where = conninfo_to_dict(conninfo)
        self._log = log
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The project's URL, the same after each start."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int:
        """Its process, while it runs."""
        if self._process is None:
            raise RuntimeError("Supabase Lite does not run")
        return self._process.pid

    def start(self) -> None:
        """Run, and return when it answers. Raises ``Misconfigured`` when it is not installed."""
        node = shutil.which("node")
        if node is None or not (self._folder / "node_modules").is_dir():
            raise Misconfigured(
                f"Supabase Lite is not installed in {self._folder}: run `bash .ci/setup tests`"
            )
        self._port = self._port or _free_port()
        host, database = str(self._where["host"]), str(self._where["dbname"])
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own script, no shell
                [node, "serve.mjs", str(self._port), host, database, PUBLIC_KEY, SECRET_KEY],
                cwd=self._folder,
                env={
                    "PATH": os.environ["PATH"],
                    "LITE_TELEMETRY": "0",
                    "EXPERIMENTAL_STORAGE": "1",
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._await_answer(self._process)

    def stop(self) -> None:
        """End it at once. Safe to call twice."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _await_answer(self, process: "subprocess.Popen[bytes]") -> None:
        give_up = time.monotonic() + _PATIENCE
        while time.monotonic() < give_up and process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self._port), 1):
                    return
            except OSError:
                time.sleep(0.02)
        self.stop()
        said = self._log.read_text(errors="replace").strip().splitlines()
        raise RuntimeError(f"Supabase Lite did not start: {said[-1:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
