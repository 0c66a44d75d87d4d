"""``vyapari monitoring``: what Prometheus and Grafana are given to watch the bot with."""

import argparse
import sys
from importlib.resources import files
from typing import TextIO

from vyapari.ops.metrics import REGISTRY

#: What can be printed, and the file that it is.
FILES = {"dashboard": "dashboard.json", "alerts": "alerts.yml"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which of the three."""
    parser.add_argument("what", choices=(*FILES, "metrics"))


def main(chosen: argparse.Namespace) -> int:
    """Print it."""
    return write(chosen.what, sys.stdout)


def write(what: str, out: TextIO) -> int:
    """Write the ``dashboard``, the ``alerts``, or each of the ``metrics`` with its meaning."""
    if what == "metrics":
        out.writelines(f"{name} — {meaning}\n" for name, meaning in documented().items())
    else:
        out.write((files("vyapari.ops") / "monitoring" / FILES[what]).read_text(encoding="utf-8"))
    return 0


def documented() -> dict[str, str]:
    """Each metric's name as it is told, and what it means."""
    endings = {"counter": "_total"}
    return {
        metric.name + endings.get(metric.type, ""): metric.documentation
        for metric in REGISTRY.collect()
    }
