"""``vyapari run``: the bot, in one process or several."""

import argparse
import asyncio
import os


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
    from vyapari.ops import exposition, logs  # noqa: PLC0415  the other commands do without
    from vyapari.settings import load_settings  # noqa: PLC0415

    os.umask(0o077)  # what merchants write is nobody else's on this machine
    settings = load_settings()
    logs.configure(
        settings.log_level,
        settings.log_format,
        key=settings.pseudonym_key,
        secrets=settings.secrets,
    )
    count: int | None = getattr(chosen, "workers", None)
    worker: int | None = getattr(chosen, "worker", None)
    # Where is counted must be known before anything is imported that counts.
    if count is not None:
        with exposition.together("parent") as shared:
            from vyapari import workers  # noqa: PLC0415

            asyncio.run(workers.run(settings, count, _say, shared))
        return 0
    folder = None if worker is None else exposition.join(str(worker))
    from vyapari import app  # noqa: PLC0415

    asyncio.run(app.run(settings, _say if worker is None else _say_if_ready, worker, folder))
    return 0


def _say_if_ready(line: str) -> None:
    """A worker's parts are those of all the others."""
    if line.startswith("ready"):
        _say(line)


def _say(line: str) -> None:
    print(line, flush=True)
