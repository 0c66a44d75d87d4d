"""What the image is made of, as far as it can be tried without a container engine."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.program import Program, data_folder
from vyapari.sandbox.client import SandboxClient
from vyapari.store.account import hand_over

ROOT = Path(__file__).parents[2]
AS_VYAPARI = ROOT / ".image" / "as-vyapari"


@pytest.fixture
def folder() -> Iterator[Path]:
    with data_folder() as path:
        yield path


def built(folder: Path) -> Path:
    """The wheel that the image installs."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    (wheel,) = folder.glob("vyapari-*.whl")
    return wheel


def sources() -> set[str]:
    """All that belongs to the package."""
    files = (path for path in (ROOT / "vyapari").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


async def test_the_wheel_has_all_and_runs_from_anywhere(folder: Path) -> None:
    wheel = built(folder)
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        archive.extractall(folder / "site")
    assert names == sources()

    here = {"PYTHONPATH": str(folder / "site")}
    where = [sys.executable, "-c", "import vyapari; print(vyapari.__file__)"]
    found = subprocess.run(  # noqa: S603, ASYNC221
        where, env=os.environ | here, cwd=folder, capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith(str(folder / "site"))

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    program = Program(None, folder / "home", SANDBOX_PORT=str(port), **here)
    await program.start()
    await program.ready()
    try:
        async with SandboxClient(f"http://127.0.0.1:{port}") as people:
            asha = await people.add_user("Asha", language_code="gu")
            assert re.search(r"[\u0a80-\u0aff]", (await people.ask(asha, "/start")).text)
            sale = await people.ask(asha, "sold 5 kg sugar at 45 to Ramesh on credit")
            assert "✅" in sale.text
            bill = (await people.ask(asha, "/invoice")).message["document"]
            assert (await people.file(bill["file_id"])).startswith(b"%PDF")
    finally:
        code = await program.stop()
    assert code == 0
    assert "Traceback" not in program.log
    opened = [p for p in (folder / "home").iterdir() if p.is_file() and p.stat().st_mode & 0o077]
    assert not opened


def as_vyapari(home: Path, *command: str) -> list[str]:
    done = subprocess.run(  # noqa: S603
        [AS_VYAPARI, *command],
        env={"PATH": os.defpath, "VYAPARI_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_container_started_as_root_hands_the_volume_over_and_goes_on_as_its_user(
    folder: Path,
) -> None:
    home = folder / "data"
    home.mkdir(mode=0o755)
    (home / "kept").touch()
    hand_over(folder)  # makes the user, as the image does
    who = as_vyapari(home, "sh", "-c", "id -un; touch $VYAPARI_HOME/new && echo written")
    expected = "vyapari" if os.geteuid() == 0 else Path("/proc/self").owner()
    assert who == [expected, "written"]
    assert {path.owner() for path in (home, home / "kept", home / "new")} == {expected}


def test_nothing_stands_between_the_program_and_the_signal_to_stop(folder: Path) -> None:
    with subprocess.Popen(  # noqa: S603
        [AS_VYAPARI, "sh", "-c", "echo $$; exec sleep 60"],
        env={"PATH": os.defpath, "VYAPARI_HOME": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        assert int(program.stdout.readline()) == program.pid
        program.terminate()
        assert program.wait(10) == -15


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (404, 1), (None, 1)])
def test_the_health_check_asks_the_program(status: int | None, code: int) -> None:
    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status or 500 if self.path == "/health" else 500)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    recipe = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    found = re.search(r"^HEALTHCHECK [^\[]*CMD (\[.*\])$", recipe, re.MULTILINE)
    assert found
    _, *arguments = json.loads(found[1])
    with HTTPServer(("127.0.0.1", 0), Health) as server:
        port = server.server_port
        if status is None:
            server.server_close()
        else:
            threading.Thread(target=server.handle_request, daemon=True).start()
        asked = subprocess.run(  # noqa: S603
            [sys.executable, *arguments],
            env={"PORT": str(port)},
            capture_output=True,
            check=False,
        )
    assert asked.returncode == code


def test_the_image_copies_only_what_its_build_may_see() -> None:
    seen = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in seen
    allowed = {line[1:] for line in seen if line.startswith("!")}
    recipe = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = {
        word.removeprefix("./").split("/")[0]
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", recipe, re.MULTILINE)
        for word in line.split()
        if not word.startswith("--")
    }
    assert copied == allowed
    assert all((ROOT / name).exists() for name in copied)


def test_the_recipe_has_nothing_that_railway_refuses_and_the_user_is_not_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    words = [line.split()[0] for line in lines if line and line[0].isupper()]
    assert "VOLUME" not in words
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001"]
    assert lines[-2:] == ['ENTRYPOINT ["as-vyapari"]', 'CMD ["python", "-m", "vyapari"]']
    (worker,) = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    assert worker == "worker: python -m vyapari"
