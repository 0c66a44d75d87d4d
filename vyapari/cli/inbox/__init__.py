"""``vyapari inbox``: what waits, what failed, and once more for what failed.

It works on the inbox's file while the bot runs, too: a letter that is revived is taken up within
seconds. With a Redis there may be letters on the disk, too, from when that was away.
"""

import argparse
import asyncio
import sqlite3
import sys

from vyapari.bot.inbox.merge import file_of
from vyapari.cli.inbox import disk
from vyapari.errors import Misconfigured
from vyapari.ops import logs
from vyapari.settings import Settings, load_settings

#: The most that a letter's number has.
_DIGITS = 18


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``list``, ``show ID``, ``retry ID`` or ``retry --all``."""
    steps = parser.add_subparsers(metavar="STEP", dest="step", required=True)
    steps.add_parser("list", help="how much waits, and the dead letters")
    show = steps.add_parser("show", help="one letter whole, with what the merchant wrote")
    show.add_argument("id", type=_number, metavar="ID")
    again = steps.add_parser("retry", help="have dead letters dealt with again")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("id", type=_number, nargs="?", metavar="ID")
    which.add_argument("--all", action="store_true")


def main(chosen: argparse.Namespace) -> int:
    """Look into the inbox that the settings name; 1 where there is no such letter."""
    settings = load_settings()
    logs.configure("error", settings.log_format)
    which = None if chosen.step == "list" or getattr(chosen, "all", False) else chosen.id
    path = file_of(settings.vyapari_home)
    try:
        if settings.redis_url is not None:
            return asyncio.run(_look_into_redis(settings, chosen.step, which))
        if chosen.step == "list":
            return disk.show_all(path, sys.stdout)
        if chosen.step == "show":
            return disk.show_one(path, chosen.id, sys.stdout)
        return disk.retry(path, which, sys.stdout)
    except (sqlite3.Error, OSError) as error:
        raise Misconfigured(
            f"VYAPARI_HOME: the inbox in {path.parent} cannot be read ({type(error).__name__}); run"
            " this as the user that the bot runs as, or see: vyapari doctor"
        ) from error


def _number(given: str) -> int:
    if not given.isdecimal() or len(given) > _DIGITS:
        raise argparse.ArgumentTypeError(f"{given!r} is no letter's number")
    return int(given)


async def _look_into_redis(settings: Settings, step: str, which: int | None) -> int:
    from vyapari.cli.inbox import shared as together  # noqa: PLC0415  only with several instances
    from vyapari.parts import open_shared  # noqa: PLC0415

    async with open_shared(settings) as shared:
        if step == "list":
            await together.show_all(shared, sys.stdout)
            return disk.tell_dead(settings.vyapari_home, sys.stdout)
        if step == "show":
            return await together.show_one(shared, which or 0, sys.stdout)
        code = await together.retry(shared, which, sys.stdout)
        return disk.revive_dead(settings.vyapari_home, sys.stdout) if which is None else code
