"""Whatever the README names is there, and whatever is there is in the README."""

import re
from pathlib import Path

from vyapari.__main__ import COMMANDS
from vyapari.bot.router import ROUTES
from vyapari.cli.monitoring import documented
from vyapari.settings import Settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The text under a heading, up to the next of its rank."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(text: str) -> list[str]:
    """The first column of a table, without its head."""
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]


def test_each_variable_is_one_that_can_be_set_and_none_is_left_out() -> None:
    settings = {name.upper() for name in Settings.model_fields} - {"GEMINI_API_KEYS"}
    cells = "".join(first_cells(section("Configuration")))
    named = set(re.findall(r"`([A-Z][A-Z0-9_]+)`", cells))
    numbered = {name for name in named if re.fullmatch(r"GEMINI_API_KEY\d", name)}
    assert len(numbered) == 2
    assert named - numbered == settings
    elsewhere = set(re.findall(r"`([A-Z]+_[A-Z0-9_]+)[=`]", README))
    assert {name for name in elsewhere if not name.startswith("RAILWAY_")} <= settings | numbered


def test_each_command_is_one_and_none_is_left_out() -> None:
    cells = "".join(first_cells(section("Commands for the person who runs it")))
    assert set(re.findall(r"`vyapari ([a-z]+)", cells)) == set(COMMANDS)
    assert set(re.findall(r"[`\s]vyapari ([a-z]+)", README)) <= set(COMMANDS)


def test_each_metric_is_one() -> None:
    named = set(re.findall(r"`(vyapari_[a-z_]+)`", README))
    assert len(named) > 10
    assert named <= set(documented())


def test_each_command_in_chat_is_one_and_none_is_left_out() -> None:
    listed = re.search(r"^Commands: (.*?)\.$", README, re.MULTILINE | re.DOTALL)
    assert listed
    assert set(re.findall(r"/([a-z]+)", listed[1])) == set(ROUTES.commands)


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", README):
        path = next(filter(None, target))
        assert path.startswith("http") or (Path(__file__).parents[2] / path).exists(), path
