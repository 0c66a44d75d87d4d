"""The command line: ``vyapari`` or ``python -m vyapari``."""

import argparse
import os
import sys
from collections.abc import Sequence
from errno import ENOSPC, EPIPE
from importlib import import_module
from typing import NoReturn, Protocol, cast

from vyapari.errors import Misconfigured

#: Each is a module of ``cli`` by the same name.
COMMANDS = {
    "run": "run the bot (what happens without a command)",
    "understand": "read phrases on standard input, print what each means as JSON",
    "inbox": "what waits to be answered, and what failed",
    "doctor": "try each part for real, and say what to do",
    "shops": "how many shops there are, and a line for each",
    "export": "all that is kept of one shop, to hand over",
    "erase": "erase one shop, as its owner could",
    "backup": "keep the books and the inbox in a file, while the bot runs",
    "restore": "bring a backup back into the data folder",
    "monitoring": "print Grafana's dashboard, Prometheus's alert rules, all metrics",
    "mark": "how a chat or user is called in the log",
    "migrate": "bring the books' schema to this version",
    "bench": "measure, each scenario beside its baseline",
}


class Command(Protocol):
    """A module of ``cli``, imported when it is asked for; ``run``, which is light, always."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What may stand behind the command's name."""

    def main(self, chosen: argparse.Namespace) -> int:
        """Do it; the exit code. Raises ``Misconfigured`` for what the operator must mend."""


class _Parser(argparse.ArgumentParser):
    """One that says what is wrong in a line, as a wrong setting is told."""

    def error(self, message: str) -> NoReturn:
        """Raise it."""
        raise Misconfigured(f"{self.prog}: {message}; see: {self.prog} --help")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; 2 when the command line or a setting is wrong."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = next((word for word in given if word in COMMANDS), "run")
    try:
        chosen = _parser(asked).parse_args(given)
        if asked != "run":
            _refuse_workers(chosen, asked)
        code: int = chosen.main(chosen)
        sys.stdout.flush()
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno not in {EPIPE, ENOSPC}:
            raise
        if error.errno == ENOSPC:  # else whoever read it has seen enough
            print("there is no room left on the disk", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more to flush
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser(asked: str) -> argparse.ArgumentParser:
    """The parser of all commands, the one that is ``asked`` for with its arguments."""
    run = _command("run")
    parser = _Parser(
        prog="vyapari", description="A bookkeeper for small Indian merchants, in Telegram."
    )
    run.add_arguments(parser)
    parser.set_defaults(main=run.main)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, what in COMMANDS.items():
        sub = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        if name == asked:
            command = _command(name)
            command.add_arguments(sub)
            sub.set_defaults(main=command.main)
    return parser


def _refuse_workers(chosen: argparse.Namespace, asked: str) -> None:
    """What stands before a command is for the bot; no other command would heed it."""
    if given := {"workers", "worker"} & vars(chosen).keys():
        raise Misconfigured(f"vyapari: --{min(given)} is for the bot alone, not for {asked}")


def _command(name: str) -> Command:
    return cast("Command", import_module(f"vyapari.cli.{name}"))


if __name__ == "__main__":
    sys.exit(main())
