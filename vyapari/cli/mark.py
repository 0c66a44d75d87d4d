"""``vyapari mark``: how a chat or a user is called in the log."""

import argparse
import sys

from vyapari.ops.pseudonym import mark_of
from vyapari.settings import load_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One id or several."""
    parser.add_argument("id", type=int, nargs="+", metavar="ID", help="as Telegram numbers it")
    parser.epilog = "It takes the bot's TELEGRAM_BOT_TOKEN: without it marks are others."


def main(chosen: argparse.Namespace) -> int:
    """Print each id and its mark."""
    key = load_settings().pseudonym_key
    if not key:
        told = "TELEGRAM_BOT_TOKEN: is not set; these are the marks of the chat page's users"
        print(told, file=sys.stderr)
    for ident in chosen.id:
        print(ident, mark_of(ident, key))
    return 0
