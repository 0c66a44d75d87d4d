"""``vyapari export SHOP``: all that is kept of one shop, for whom it belongs to."""

import argparse
import asyncio
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from vyapari.books.voucher import Voucher
from vyapari.cli.books import find_shop, open_books
from vyapari.documents.cells import CsvWriter
from vyapari.documents.handover.packet import packet
from vyapari.errors import Misconfigured
from vyapari.settings import load_settings
from vyapari.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``SHOP``, and ``--out FOLDER``."""
    parser.add_argument("shop", metavar="SHOP", help="its id as vyapari shops tells it")
    parser.add_argument(
        "--out", type=Path, default=Path(), metavar="FOLDER", help="where to (here)"
    )
    parser.epilog = (
        "A zip: the books as a workbook, as CSV, as a plain-text journal and for Tally, the list of"
        " papers, the logo, and in record.json everything else that is kept of the shop and its"
        " people. Readable by you alone."
    )


def main(chosen: argparse.Namespace) -> int:
    """Write the zip and say where it is."""
    path, content = asyncio.run(_export(chosen.shop, chosen.out))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        path.unlink()  # half of it would be taken for all
        raise _unwritten(path, error) from error
    sys.stdout.write(f"{path}\n")
    return 0


def _unwritten(path: Path, error: OSError) -> Misconfigured:
    return Misconfigured(f"--out: {path} cannot be written ({error.strerror})")


async def _export(short: str, folder: Path) -> tuple[Path, bytes]:
    async with open_books(load_settings()) as store:
        found = await find_shop(store, short)
        now = datetime.now(UTC)
        content = await _packed(store, found.id, now)
    return folder / f"shop-{found.id[:8]}-{now:%Y%m%dT%H%M%SZ}.zip", content


async def _packed(store: Store, shop_id: str, now: datetime) -> bytes:
    """The accountant's packet of all days, and beside it what is not in the books."""
    shop = (await store.catalogue(shop_id)).shop
    today = now.astimezone(ZoneInfo(shop.timezone)).date()
    vouchers = [voucher async for voucher in store.ledgers.vouchers(shop_id, None, None)]
    days = [voucher.date for voucher in vouchers]
    start, end = min(days, default=today), max([*days, today])
    books = await store.ledgers.books(shop_id, start, end)
    record = await store.overview.record(shop_id) or {}
    more = {
        "record.json": json.dumps(record, ensure_ascii=False, indent=1).encode(),
        "papers.csv": _papers(vouchers, record.get("slips", [])),
    }
    if logo := await store.logo(shop_id):
        more["logo.png" if logo.startswith(b"\x89PNG") else "logo.jpg"] = logo
    # Of the same moment as the books, but for what is booked in between.
    known = {row.voucher_id for row in books.rows}
    return await packet(books, [v for v in vouchers if v.id in known], shop, now, more)


def _papers(vouchers: list[Voucher], slips: list[dict[str, Any]]) -> bytes:
    """Every paper that has a number: bills, quotations, challans."""
    writer = CsvWriter(("Number", "Date", "Kind", "Party", "Total"))
    for voucher in vouchers:
        if voucher.number is not None:
            row = (voucher.number, voucher.date, voucher.kind.value, voucher.party_name)
            writer.add((*row, voucher.total))
    for slip in slips:
        content = slip["content"]
        row = (slip["number"], slip["date"], slip["kind"], content.get("party_name"))
        writer.add((*row, content.get("total")))
    return writer.take()
