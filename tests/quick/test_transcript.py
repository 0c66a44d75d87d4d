import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quick.corpus import HERE


def run(shop: Path, phrases: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "vyapari.quick", "--shop", str(shop), "--today", "2026-11-23"],
        input=phrases,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_each_phrase_gets_one_line_of_json() -> None:
    done = run(HERE / "shop.json", "kal 2 kilo cheeni bechi\n\nkya haal hai\nRamesh ka 500")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[0] == {
        "intent": "sale",
        "lines": [{"item": "Sugar", "qty": "2", "unit": "kg", "rate": "45"}],
        "mode": "cash",
        "date": "-1",
    }
    assert lines[1:] == [{"intent": "pass"}] * 3


def test_a_name_that_fits_two_is_not_sure() -> None:
    done = run(HERE / "shop_hardware.json", "Ramesh se 500 mile\n")
    assert json.loads(done.stdout) == {"intent": "pass"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No such file"),
        ("{", "JSON"),
        ("[]", "object"),
        ('{"items": [{"name": ""}]}', "items.0.name"),
        ('{"items": [{"name": "Tea", "unit": "bucket"}]}', "bucket"),
        ('{"items": [{"name": "Tea", "sale_price": "dear"}]}', "sale_price"),
        ('{"parties": [{"name": "A", "kind": "friend"}]}', "kind"),
        ('{"shop": {"timezone": "Mars/Base"}}', "timezone"),
    ],
)
def test_a_bad_shop_file_is_one_clear_line_and_exit_code_2(
    tmp_path: Path, content: str | None, says: str
) -> None:
    file = tmp_path / "shop.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = run(file, "undo\n")
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout
