"""What stands on the command line is heeded, or refused in a line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.doctor.telling import settings, told
from vyapari.__main__ import COMMANDS, main
from vyapari.cli.doctor import settings as configuration


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "run"])
def test_workers_are_for_the_bot_alone(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    needed = {
        "understand": ["--shop", "x"],
        "inbox": ["list"],
        "monitoring": ["alerts"],
        "mark": ["7"],
        "export": ["abcd"],
        "erase": ["abcd"],
        "backup": ["x"],
        "restore": ["x"],
    }
    assert main(["--workers", "2", command, *needed.get(command, [])]) == 2
    assert capsys.readouterr().err == (
        f"vyapari: --workers is for the bot alone, not for {command}\n"
    )


@pytest.mark.parametrize("given", ["--worker 2", "run --worker 2", "--workers 2 --worker 1"])
def test_what_only_its_own_processes_are_given_is_refused(
    given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    assert main(given.split()) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert "vyapari --workers N" in told


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("migrate --since 3", "--since is for --print"),
        ("migrate --print --since 9999", "'9999' is no version"),
        ("migrate --print --since -1", "--since"),
        ("inbox retry 3 --all", "not allowed with"),
        ("understand --shop x --today tomorrow", "'tomorrow' is no day"),
        ("mark 12x", "'12x'"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    given: str, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given.split()) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert wrong in told


def test_what_is_newer_than_a_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--print", "--since", "3"]) == 0
    told = capsys.readouterr().out
    assert "-- 0003" not in told
    assert "-- 0004" in told


def test_the_start_warns_once_of_misspelt_variables(tmp_path: Path) -> None:
    given = {name: os.environ[name] for name in ("PATH", "HOME")} | {
        "VYAPARI_HOME": str(tmp_path),
        "LOG_FORMAT": "json",
        "TELEGRAM_TOKEN": "planted",
        "SUPABASE_KEY": "planted",
    }
    command = [sys.executable, "-m", "vyapari", "--workers", "2"]
    ended = subprocess.run(  # noqa: S603  our own program
        command, env=given, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    warning, refusal = ended.stderr.splitlines()
    line = json.loads(warning)
    assert (line["event"], line["level"]) == ("settings.misspelt", "warning")
    assert line["unheeded"] == ["SUPABASE_KEY", "TELEGRAM_TOKEN"]
    assert refusal.startswith("REDIS_URL: 2 workers need")
    assert (ended.returncode, "planted" in ended.stderr) == (2, False)


async def test_doctor_says_what_a_misspelt_variable_may_be_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "planted")
    lines = await told(configuration.look, settings())
    assert lines["settings"] == (
        "warning: TELEGRAM_TOKEN is set, which nothing heeds → is it for TELEGRAM_BOT_TOKEN?"
    )


def test_without_a_token_mark_says_whose_marks_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    assert main(["mark", "7"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("7 ")
    assert err.startswith("TELEGRAM_BOT_TOKEN: is not set")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + 35 * "a")
    assert main(["mark", "7"]) == 0
    assert capsys.readouterr().err == ""
