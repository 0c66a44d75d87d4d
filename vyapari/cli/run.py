"""``vyapari run``: the bot, in one process or several."""

import argparse
import asyncio
import os

import structlog

from vyapari.errors import Misconfigured

_MOST_WORKERS = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--workers``, and what only its own workers are started with."""
    parser.add_argument(
        "--workers",
        type=_count,
        default=argparse.SUPPRESS,
        metavar="N",
        help="run N processes (1 to 64), which share a Redis",
    )
    parser.add_argument("--worker", type=int, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _count(given: str) -> int:
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{given!r} is not a number from 1 to {_MOST_WORKERS}")
    return int(given)


def main(chosen: argparse.Namespace) -> int:
    """Run until SIGTERM or Ctrl-C."""
    from vyapari.ops import exposition, logs  # noqa: PLC0415  the other commands do without
    from vyapari.settings import load_settings, misspelt  # noqa: PLC0415

    count: int | None = getattr(chosen, "workers", None)
    worker: int | None = getattr(chosen, "worker", None)
    if worker is not None and (count is not None or not exposition.can_join()):
        raise Misconfigured(
            "vyapari: --worker is what --workers gives the processes that it starts; to have"
            " several: vyapari --workers N"
        )
    os.umask(0o077)  # what merchants write is nobody else's on this machine
    settings = load_settings()
    logs.configure(
        settings.log_level,
        settings.log_format,
        key=settings.pseudonym_key,
        secrets=settings.secrets,
    )
    if worker is None and (names := misspelt()):
        log = structlog.get_logger(__name__)
        log.warning("settings.misspelt", unheeded=list(names), see="vyapari doctor")
    cut = logs.scrubber(settings.secrets)  # an address may have a password in it

    def say(line: str) -> None:
        _say(cut(line))

    try:
        # Where is counted must be known before anything is imported that counts.
        if count is not None:
            with exposition.together("parent") as shared:
                from vyapari import workers  # noqa: PLC0415

                asyncio.run(workers.run(settings, count, say, shared))
        else:
            folder = None if worker is None else exposition.join(str(worker))
            from vyapari import app  # noqa: PLC0415

            asyncio.run(app.run(settings, say, worker, folder))
    except Misconfigured as error:
        raise Misconfigured(cut(str(error))) from error
    return 0


def _say(line: str) -> None:
    print(line, flush=True)
