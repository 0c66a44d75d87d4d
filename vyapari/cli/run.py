"""``vyapari run``: the bot, in one process or several."""

import argparse
import asyncio


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--workers``, and what only its own workers are started with."""
    parser.add_argument(
        "--workers",
        type=int,
        choices=range(1, 65),
        default=argparse.SUPPRESS,
        metavar="N",
        help="run N processes, which share a Redis",
    )
    parser.add_argument("--worker", type=int, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def main(chosen: argparse.Namespace) -> int:
    """Run until SIGTERM or Ctrl-C."""
    from vyapari import app, workers  # noqa: PLC0415  the other commands do without
    from vyapari.ops import logs  # noqa: PLC0415
    from vyapari.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    logs.configure(settings.log_level, settings.log_format)
    count: int | None = getattr(chosen, "workers", None)
    worker: int | None = getattr(chosen, "worker", None)
    if count is not None:
        asyncio.run(workers.run(settings, count, _say))
    elif worker is not None:
        asyncio.run(app.run(settings, _say_if_ready, worker))
    else:
        asyncio.run(app.run(settings, _say))
    return 0


def _say_if_ready(line: str) -> None:
    """A worker's parts are those of all the others."""
    if line.startswith("ready"):
        _say(line)


def _say(line: str) -> None:
    print(line, flush=True)
