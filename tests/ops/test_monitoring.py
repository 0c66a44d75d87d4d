"""The dashboard and the alerts: what Prometheus makes of them, and that they speak of what is."""

import json
import re
import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from vyapari.__main__ import main
from vyapari.cli.monitoring import documented
from vyapari.ops import exposition, metrics

MONITORING = files("vyapari.ops") / "monitoring"
_HISTOGRAM = re.compile(r"_(bucket|count|sum)$")


def printed(capsys: pytest.CaptureFixture[str], what: str) -> str:
    assert main(["monitoring", what]) == 0
    return capsys.readouterr().out


def promtool(*arguments: str, cwd: Path, given: bytes | None = None) -> None:
    told = subprocess.run(  # noqa: S603 - its arguments are ours
        ["/usr/bin/promtool", *arguments], cwd=cwd, input=given, capture_output=True, check=False
    )
    assert told.returncode == 0, (told.stdout + told.stderr).decode()


def named(text: str) -> set[str]:
    """The metrics that expressions speak of."""
    return {_HISTOGRAM.sub("", name) for name in re.findall(r"\bvyapari_\w+", text)}


def panels() -> Iterator[dict[str, Any]]:
    dashboard = json.loads((MONITORING / "dashboard.json").read_text())
    yield from (panel for panel in dashboard["panels"] if panel["type"] != "row")


def test_the_rules_are_sound_and_fire_when_they_should(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "alerts.yml").write_text(printed(capsys, "alerts"))
    promtool("check", "rules", "alerts.yml", cwd=tmp_path)
    tests = (Path(__file__).parent / "alerts_test.yml").read_text()
    (tmp_path / "alerts_test.yml").write_text(tests)
    promtool("test", "rules", "alerts_test.yml", cwd=tmp_path)
    rules = set(re.findall(r"alert: (\w+)", (tmp_path / "alerts.yml").read_text()))
    assert set(re.findall(r"alertname: (\w+)\n +exp_alerts", tests)) == rules


def test_the_metrics_are_as_prometheus_wants_them(tmp_path: Path) -> None:
    metrics.UPDATES.labels("quick", "done").inc(0)
    promtool("check", "metrics", cwd=tmp_path, given=exposition.text())


def test_every_panel_has_a_title_a_unit_and_something_to_show() -> None:
    seen = list(panels())
    assert len(seen) > 20
    for panel in seen:
        assert panel["title"]
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert panel["targets"]
        assert all(target["expr"] and target["legendFormat"] for target in panel["targets"])
    places = [(p["gridPos"]["x"], p["gridPos"]["y"]) for p in seen]
    assert len(set(places)) == len(places)
    assert all(p["gridPos"]["x"] + p["gridPos"]["w"] <= 24 for p in seen)


def test_every_expression_of_the_dashboard_is_sound(tmp_path: Path) -> None:
    rules = [
        {"record": f"panel:{panel['id']}_{target['refId']}", "expr": _filled(target["expr"])}
        for panel in panels()
        for target in panel["targets"]
    ]
    (tmp_path / "rules.yml").write_text(
        json.dumps({"groups": [{"name": "dashboard", "rules": rules}]})
    )
    promtool("check", "rules", "--lint=none", "rules.yml", cwd=tmp_path)


def test_dashboard_and_alerts_speak_only_of_metrics_that_are_documented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = set(documented())
    shown = named(printed(capsys, "dashboard"))
    assert shown <= known
    assert named(printed(capsys, "alerts")) <= known
    # And whatever there is can be seen.
    assert known <= shown
    lines = printed(capsys, "metrics").splitlines()
    assert [line.split(" — ")[0] for line in lines] == list(documented())


def _filled(expression: str) -> str:
    return expression.replace("$__rate_interval", "1m").replace("$instance", ".*")
