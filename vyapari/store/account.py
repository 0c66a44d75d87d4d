"""Which user of the system the embedded Postgres runs as: it refuses to run as root."""

import os
import pwd
import shutil
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

import structlog

from vyapari.errors import Misconfigured

_log = structlog.get_logger(__name__)
_NAME = "vyapari"
#: Seconds to wait for another process that makes the user.
_PATIENCE = 10.0


def hand_over(folder: Path) -> None:
    """Give a new folder to the user that the server will run as."""
    if os.geteuid() == 0:
        entry = _entry()
        os.chown(folder, entry.pw_uid, entry.pw_gid)


def as_owner(*folders: Path) -> dict[str, Any]:
    """What ``subprocess.run`` needs to run as that user, who can then reach ``folders``."""
    if os.geteuid() != 0:
        return {}
    entry = _entry()
    for folder in folders:
        for above in (folder, *folder.parents):
            _let_pass(above, ours=above in (folder, folder.parent))
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _let_pass(folder: Path, *, ours: bool) -> None:
    """Let others pass through a folder, not list it; worth a warning where it is not ours."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    if not mode & stat.S_IXOTH:
        folder.chmod(mode | stat.S_IXOTH)
        log = _log.debug if ours else _log.warning
        log("folder.opened", folder=str(folder), why="postgres must not run as root")


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(_NAME)
    except KeyError:
        pass
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise Misconfigured(
            "the embedded database does not run as root, and there is no useradd to make a user "
            "for it; start vyapari as an ordinary user"
        )
    made = subprocess.run(  # noqa: S603 - a system program, no shell, no input
        [program, "--system", "--no-create-home", "--shell", "/bin/false", _NAME],
        capture_output=True,
        text=True,
        check=False,
    )
    # Another process may be making the same user just now, and hold the lock on the list of users.
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return pwd.getpwnam(_NAME)
        except KeyError as error:
            if made.returncode == 0 or time.monotonic() > until:
                raise Misconfigured(
                    f"the embedded database does not run as root, and no user could be made for "
                    f"it ({made.stderr.strip()}); start vyapari as an ordinary user"
                ) from error
        time.sleep(0.05)
