"""One shop, two shops."""

import re
from pathlib import Path

import pytest

import vyapari
from vyapari.ops.plural import counted


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 people"), (1, "1 person"), (2, "2 people"), (1200, "1,200 people")]
)
def test_one_is_not_told_as_many(count: int, told: str) -> None:
    assert counted(count, "person", "people") == told


def test_a_count_of_one_has_no_s() -> None:
    assert [counted(n, "shop") for n in (0, 1, 2)] == ["0 shops", "1 shop", "2 shops"]


def test_what_operators_read_counts_by_it() -> None:
    package = Path(vyapari.__file__).parent
    files = [*package.glob("*.py"), *package.glob("cli/**/*.py"), *package.glob("ops/*.py")]
    files += [package / "bot" / name for name in ("operators.py", "alarms.py")]
    nouns = "chat|day|dead letter|error|key|message|minute|shop|update|voucher|worker"
    plain = re.compile(rf"\{{(?!counted)[^{{}}]+\}} ({nouns})s\b")
    found = [f"{p.name}: {m[0]}" for p in files for m in plain.finditer(p.read_text("utf-8"))]
    assert found == []
