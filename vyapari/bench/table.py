"""How a benchmark's figures are printed and kept."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of a scenario: what was run and what was seen, by column."""

    name: str
    values: dict[str, float] = field(default_factory=dict)


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """p50 and p99 in milliseconds."""
    cuts = quantiles(seconds, n=100, method="inclusive")
    return {"p50_ms": cuts[49] * 1000, "p99_ms": cuts[98] * 1000}


def show(title: str, rows: Sequence[Figures], out: Path | None) -> None:
    """Print ``rows`` as a table and, with ``out``, keep them there as JSON."""
    columns = list(dict.fromkeys(name for row in rows for name in row.values))
    width = max(len(row.name) for row in rows)
    lines = [title, " " * width + "".join(f"{name:>16}" for name in columns)]
    for row in rows:
        cells = (row.values.get(name) for name in columns)
        shown = "".join(f"{'' if value is None else format(value, ',.2f'):>16}" for value in cells)
        lines.append(f"{row.name:<{width}}{shown}")
    sys.stdout.write("\n".join(lines) + "\n")
    if out is not None:
        kept = {"title": title, "rows": {row.name: row.values for row in rows}}
        out.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
