"""``vyapari shops``: how many there are, and a line for each without a word of theirs."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from vyapari.cli.books import open_books
from vyapari.ops.plural import counted
from vyapari.settings import load_settings
from vyapari.store.wire import to_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON, ids and times whole")


def main(chosen: argparse.Namespace) -> int:
    """List the shops of the books that the settings name."""
    return asyncio.run(_list(chosen.json, sys.stdout))


async def _list(as_json: bool, out: TextIO) -> int:
    async with open_books(load_settings()) as store:
        shops = [shop async for shop in store.overview.shops()]
    if as_json:
        out.write(json.dumps({"count": len(shops), "shops": [to_json(s) for s in shops]}) + "\n")
        return 0
    now = datetime.now(UTC)
    used = [s for s in shops if s.last_at and (now - s.last_at).days < 7]
    out.write(f"{counted(len(shops), 'shop')}, {len(used)} booked in the last 7 days\n")
    if shops:
        out.write(
            f"{'SHOP':8}  {'CREATED':10}  {'MEMBERS':>7}  {'VOUCHERS':>8}  {'LAST BOOKED':22}"
            f"  {'LANGUAGE':8}  GST\n"
        )

    shops.sort(key=lambda shop: shop.last_at or shop.created_at, reverse=True)
    out.writelines(
        f"{s.id[:8]}  {s.created_at:%Y-%m-%d}  {s.members:>7}  {s.vouchers:>8}"
        f"  {_last(s.last_at, now):22}  {s.language:8}  {'yes' if s.gst else 'no'}\n"
        for s in shops
    )
    return 0


def _last(at: datetime | None, now: datetime) -> str:
    if at is None:
        return "never"
    days = max(0, (now - at).days)
    ago = "today" if days == 0 else f"{counted(days, 'day')} ago"
    return f"{at.astimezone(UTC):%Y-%m-%d} ({ago})"
