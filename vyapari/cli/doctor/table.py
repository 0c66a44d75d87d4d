"""Findings to read, and to be read by programs."""

import json
from collections import Counter
from dataclasses import asdict

from vyapari.cli.doctor.finding import Finding, State


def as_table(findings: list[Finding]) -> str:
    """A line for each finding, and below it what to do."""
    width = max(len(finding.part) for finding in findings)
    lines = []
    for each in findings:
        lines.append(f"{each.part:{width}}  {each.state:7}  {_line(each.found)}")
        if each.advice:
            lines.append(f"{'':{width}}  {'':7}  → {_line(each.advice)}")
    count = Counter(finding.state for finding in findings)
    lines += ["", ", ".join(f"{count[state]} {state}" for state in State)]
    return "\n".join(lines)


def as_json(findings: list[Finding]) -> str:
    """``{"ok": …, "findings": [{"part", "state", "found", "advice"}, …]}``."""
    whole = all(finding.state is not State.FAILED for finding in findings)
    listed = [asdict(finding) for finding in findings]
    return json.dumps({"ok": whole, "findings": listed}, ensure_ascii=False, indent=2)


def _line(text: str) -> str:
    return " ".join(text.split())
