"""``vyapari bench``: picks the scenarios and shows their figures."""

import argparse
import asyncio
import sys
from pathlib import Path

from vyapari.bench import books, chat, documents, limit, pdf, quick, reads, scale, writes
from vyapari.bench.table import show
from vyapari.ops import logs

SCENARIOS = ("books", "chat", "quick", "writes", "reads", "limit", "scale", "pdf", "documents")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``bench`` takes on the command line."""
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SCENARIOS)}")
    parser.add_argument("--chats", type=int, default=100, help="chats that write (chat, scale)")
    parser.add_argument("--each", type=int, default=30, help="messages a chat writes (chat, scale)")
    parser.add_argument("--shops", type=int, default=2_000, help="shops of 500 vouchers (reads)")
    parser.add_argument("--writers", type=int, default=200, help="writers at once (writes)")
    parser.add_argument(
        "--lite",
        type=Path,
        default=writes.LITE,
        metavar="FOLDER",
        help="where Supabase Lite is installed (writes)",
    )
    parser.add_argument("--json", type=Path, metavar="FOLDER", help="keep the figures there too")


def main(chosen: argparse.Namespace) -> int:
    """Run the named scenarios, or all; 2 for a name that is none."""
    names = chosen.names or SCENARIOS
    if unknown := set(names) - set(SCENARIOS):
        message = f"bench: no scenario {min(unknown)!r}; there are {', '.join(SCENARIOS)}"
        print(message, file=sys.stderr)
        return 2
    logs.configure("warning")
    for name in names:
        out = chosen.json / f"{name}.json" if chosen.json else None
        if name == "chat":
            rows = asyncio.run(chat.run(chat.Load(chosen.chats, chosen.each)))
            show(f"chat: {chosen.chats} chats, {chosen.each} messages each", rows, out)
        elif name == "books":
            show("books: 10,000 vouchers as XLSX", books.run(), out)
        elif name == "writes":
            load = writes.Load(writers=chosen.writers)
            rows = asyncio.run(writes.run(load, chosen.lite))
            show(f"writes: {load.writers} writers, Supabase Lite on this machine", rows, out)
        elif name == "reads":
            vouchers = reads.Load(shops=chosen.shops)
            title = f"reads: {vouchers.shops} shops of {vouchers.each} vouchers, in the database"
            show(title, reads.run(vouchers), out)
        elif name == "limit":
            show("limit: decisions a second", asyncio.run(limit.run()), out)
        elif name == "pdf":
            show("pdf: an invoice of ten lines, warm", pdf.run(), out)
        elif name == "documents":
            show("documents: a thousand of all kinds, a quarter failing", documents.run(), out)
        elif name == "scale":
            rows = asyncio.run(scale.run(chat.Load(chosen.chats, chosen.each)))
            show(f"scale: {chosen.chats} chats, {chosen.each} messages each", rows, out)
        else:
            show("quick: microseconds a message", quick.run(), out)
    return 0
