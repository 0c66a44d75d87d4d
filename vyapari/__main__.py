"""The command line: ``vyapari`` or ``python -m vyapari``."""

# ruff: noqa: PLC0415  what a subcommand needs is imported when it is asked for, not by the others

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vyapari.errors import Misconfigured

if TYPE_CHECKING:
    from vyapari.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; 2 when the command line or a setting is wrong."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        if given[:1] == ["understand"]:
            return _understand(given[1:])
        if given[:1] == ["bench"]:
            return _bench(given[1:])
        chosen = _parser().parse_args(given)
        command: Callable[[argparse.Namespace], int] = chosen.command
        return command(chosen)
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vyapari", description="A bookkeeper for small Indian merchants, in Telegram."
    )
    parser.set_defaults(command=_run, worker=None)
    _add_workers(parser)
    commands = parser.add_subparsers(metavar="COMMAND")

    run = commands.add_parser("run", help="run the bot (what happens without a command)")
    run.set_defaults(command=_run)
    _add_workers(run)
    run.add_argument("--worker", type=int, help=argparse.SUPPRESS)

    commands.add_parser(
        "understand", help="read phrases on standard input, print what each means as JSON"
    )
    _add_inbox(commands.add_parser("inbox", help="what waits to be answered, and what failed"))

    migrate = commands.add_parser("migrate", help="bring the books' schema to this version")
    migrate.add_argument("--print", action="store_true", help="print the SQL, change nothing")
    migrate.add_argument("--since", type=int, default=0, help="print only what is newer than this")
    migrate.set_defaults(command=_migrate)

    mark = commands.add_parser("mark", help="how a chat or user is called in the log")
    mark.add_argument("id", type=int, nargs="+", help="as Telegram numbers it")
    mark.set_defaults(command=_mark)

    commands.add_parser("bench", help="measure, each scenario beside its baseline")
    return parser


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=int,
        choices=range(1, 65),
        default=argparse.SUPPRESS,
        metavar="N",
        help="run N processes, which share a Redis",
    )


def _add_inbox(inbox: argparse.ArgumentParser) -> None:
    steps = inbox.add_subparsers(metavar="STEP", dest="step", required=True)
    steps.add_parser("list", help="how much waits, and the dead letters")
    show = steps.add_parser("show", help="one letter whole, with what the merchant wrote")
    show.add_argument("id", type=int)
    retry = steps.add_parser("retry", help="have dead letters dealt with again")
    which = retry.add_mutually_exclusive_group(required=True)
    which.add_argument("id", type=int, nargs="?")
    which.add_argument("--all", action="store_true")
    inbox.set_defaults(command=_inbox)


def _run(chosen: argparse.Namespace) -> int:
    from vyapari import app, workers
    from vyapari.ops import logs
    from vyapari.settings import load_settings

    settings = load_settings()
    logs.configure(
        settings.log_level,
        settings.log_format,
        key=settings.pseudonym_key,
        secrets=settings.secrets,
    )
    cut = logs.scrubber(settings.secrets)  # an address may have a password in it

    def say(line: str) -> None:
        _say(cut(line))

    count: int | None = getattr(chosen, "workers", None)
    try:
        if count is not None:
            asyncio.run(workers.run(settings, count, say))
        elif chosen.worker is not None:
            asyncio.run(app.run(settings, _say_if_ready, chosen.worker))
        else:
            asyncio.run(app.run(settings, say))
    except Misconfigured as error:
        raise Misconfigured(cut(str(error))) from error
    return 0


def _mark(chosen: argparse.Namespace) -> int:
    from vyapari.ops.pseudonym import mark_of
    from vyapari.settings import load_settings

    key = load_settings().pseudonym_key
    for ident in chosen.id:
        _say(f"{ident} {mark_of(ident, key)}")
    return 0


def _understand(arguments: Sequence[str]) -> int:
    from vyapari.quick import transcript

    return transcript.main(arguments)


def _bench(arguments: Sequence[str]) -> int:
    from vyapari.bench import command

    parser = argparse.ArgumentParser(
        prog="vyapari bench", description="Measure, each scenario beside its baseline."
    )
    command.add_arguments(parser)
    return command.main(parser.parse_args(arguments))


def _inbox(chosen: argparse.Namespace) -> int:
    from vyapari.cli import inbox
    from vyapari.settings import load_settings

    settings = load_settings()
    which = None if chosen.step == "list" or getattr(chosen, "all", False) else chosen.id
    if settings.redis_url is not None:
        return _inbox_shared(settings, chosen.step, which)
    path = settings.vyapari_home / "inbox.sqlite3"
    if chosen.step == "list":
        return inbox.show_all(path, sys.stdout)
    if chosen.step == "show":
        return inbox.show_one(path, chosen.id, sys.stdout)
    return inbox.retry(path, which, sys.stdout)


def _inbox_shared(settings: "Settings", step: str, which: int | None) -> int:
    from vyapari.cli import inbox_shared
    from vyapari.parts import open_shared

    async def look() -> int:
        async with open_shared(settings) as shared:
            if step == "list":
                return await inbox_shared.show_all(shared, sys.stdout)
            if step == "show":
                return await inbox_shared.show_one(shared, which or 0, sys.stdout)
            return await inbox_shared.retry(shared, which, sys.stdout)

    return asyncio.run(look())


def _migrate(chosen: argparse.Namespace) -> int:
    from vyapari.cli import migrate
    from vyapari.settings import load_settings

    if chosen.print:
        return migrate.write(chosen.since, sys.stdout)
    return migrate.apply(load_settings(), sys.stdout)


def _say_if_ready(line: str) -> None:
    """A worker's parts are those of all the others."""
    if line.startswith("ready"):
        _say(line)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
