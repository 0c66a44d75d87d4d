"""``python -m vyapari.bench.contenders NAME WHAT``: task on standard input, figures as JSON."""

import json
import sys
import time
from importlib import import_module
from importlib.metadata import version

from vyapari.bench.contenders.measuring import rss, run
from vyapari.bench.contenders.task import Task


def main() -> None:
    """Have the contender do the task; the pass that counts CPU counts its import too."""
    name, what = sys.argv[1:]
    task = Task.read(sys.stdin.read())
    started, before = time.process_time(), rss()
    contender = import_module(f"vyapari.bench.contenders.{name}")
    spent, held = (time.process_time() - started) * 1000, rss() - before
    figures = run(what, contender.prepare, task)
    if what == "processor":
        figures |= {"import_ms": spent, "import_MB": held}
    about = {name: version(name) for name in contender.PACKAGES}
    print(json.dumps({"versions": about, "figures": figures}))


if __name__ == "__main__":
    main()
