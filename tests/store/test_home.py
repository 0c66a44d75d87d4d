"""The data folder belongs to one program at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vyapari.errors import Misconfigured
from vyapari.store.home import lock_home


def test_a_second_holder_is_told_who_the_first_is(tmp_path: Path) -> None:
    home = tmp_path / "made on first use"
    with lock_home(home), pytest.raises(Misconfigured) as caught, lock_home(home):
        raise AssertionError("two at once")
    assert str(caught.value).startswith(f"VYAPARI_HOME: {home} is already in use")
    assert f"(pid {os.getpid()})" in str(caught.value)
    assert "\n" not in str(caught.value)
    with lock_home(home):
        pass


def test_the_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "from vyapari.store.home import lock_home\n"
        "with lock_home(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "held\n"
    with lock_home(tmp_path):
        pass


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(Misconfigured, match="cannot be used"), lock_home(file / "home"):
        pass
