"""The dependency audit, with pip-audit and npm asking a database of the test's own."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

AUDIT = Path(__file__).parents[2] / ".ci" / "audit"
#: As the databases answer.
STARLETTE = {
    "id": "GHSA-aaaa-bbbb-cccc",
    "summary": "A hole",
    "modified": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": "starlette", "ecosystem": "PyPI"},
            "ranges": [
                {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]},
            ],
        }
    ],
}
POSTGRES = {
    "id": 1,
    "url": "https://github.com/advisories/GHSA-dddd-eeee-ffff",
    "title": "Another hole",
    "severity": "high",
    "vulnerable_versions": "<99",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


@contextmanager
def databases(*, pypi: bool, npm: bool) -> Iterator[str]:
    """Where both databases are found; each knows of one vulnerability or of none."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["content-length"]))
            if "advisories" in self.path:
                self._say({"postgres": [POSTGRES]} if npm else {})
            elif json.loads(asked)["package"]["name"] == "starlette" and pypi:
                self._say({"vulns": [STARLETTE]})
            else:
                self._say({})

        def do_GET(self) -> None:
            self.send_error(404)

        def _say(self, answer: dict[str, Any]) -> None:
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def audit(url: str, tmp_path: Path, accepted: str = "") -> tuple[int, str]:
    """Its exit code, and what it says."""
    (tmp_path / "accepted").write_text(accepted, encoding="utf-8")
    done = subprocess.run(  # noqa: S603
        [sys.executable, AUDIT, "--vulnerability-service=osv", f"--osv-url={url}/v1/query"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "AUDIT_ACCEPTED": str(tmp_path / "accepted"),
            "npm_config_registry": url,
            "npm_config_cache": str(tmp_path / "npm"),
            "npm_config_fetch_retries": "0",
        },
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_without_a_finding_it_passes_and_says_how_much_it_looked_at(tmp_path: Path) -> None:
    with databases(pypi=False, npm=False) as url:
        code, said = audit(url, tmp_path)
    assert code == 0
    first, second = said.splitlines()
    assert first.startswith("audited: ")
    assert first.endswith(" packages of PyPI")
    assert second.endswith(" packages of npm")


def test_a_vulnerability_fails_it_unless_it_is_accepted_with_a_reason(tmp_path: Path) -> None:
    with databases(pypi=True, npm=True) as url:
        npms = "GHSA-dddd-eeee-ffff 2999-01-31 used by tests alone\n"
        passed = f"{npms}GHSA-aaaa-bbbb-cccc 2020-01-31 not reached\n"
        code, said = audit(url, tmp_path, passed)
        assert code == 1
        (hole,) = [line for line in said.splitlines() if "starlette" in line]
        assert hole.endswith("GHSA-aaaa-bbbb-cccc mended in 99.1")
        assert "postgres: GHSA-dddd-eeee-ffff Another hole (accepted until 2999-01-31: used" in said

        code, said = audit(url, tmp_path, f"{npms}GHSA-aaaa-bbbb-cccc 2999-01-31 not reached\n")
        assert code == 0
        assert "accepted until 2999-01-31: not reached" in said


def test_databases_that_are_away_are_told_of_and_do_not_fail_it(tmp_path: Path) -> None:
    with databases(pypi=True, npm=True) as url:
        pass
    code, said = audit(url, tmp_path)
    assert code == 0
    assert [line.partition(" packages")[0] for line in said.splitlines()] == [
        "not audited: PyPI's",
        "not audited: npm's",
    ]
