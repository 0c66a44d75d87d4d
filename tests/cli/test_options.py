"""What stands on the command line is heeded, or refused in a line."""

import pytest

from vyapari.__main__ import COMMANDS, main


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
