"""``documents``: so many documents in a row, some of them failing, and what they leave behind.

``python -m vyapari.bench.documents COUNT`` makes them in this process and prints a line of JSON
after each tenth of them; ``run`` does so in a process and a folder for temporary files of its own.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import psutil

from vyapari.bench import books
from vyapari.bench.pdf import PARTY, SHOP, sale
from vyapari.bench.table import Figures
from vyapari.books.slip import Slip
from vyapari.books.views import KhataRow, Statement
from vyapari.books.voucher import VoucherKind
from vyapari.documents.books.files import books_pdf, books_xlsx, in_bindery
from vyapari.documents.books.table import Col, Table
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.charts import Heading, top_items
from vyapari.documents.handover.packet import packet
from vyapari.documents.invoice import invoice_pdf
from vyapari.documents.press import shared_press
from vyapari.documents.slips import slip_pdf
from vyapari.documents.statement import statement_pdf

_LANGUAGES = ("en", "hi-Latn", "hi", "gu")
_TODAY = date(2026, 11, 23)
_MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)
_ZERO = Decimal("0.00")


def run(count: int = 1_000) -> list[Figures]:
    """What there is of memory and temporary files after each tenth of ``count`` documents."""
    with tempfile.TemporaryDirectory(prefix="vyapari-bench-") as folder:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", __name__, str(count)],
            env=os.environ | {"TMPDIR": folder},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        left = _files(Path(folder))
    tenths = [json.loads(line) for line in done.stdout.splitlines()]
    rows = [Figures(f"{each.pop('made'):,.0f} made", each) for each in tenths]
    return [*rows, Figures("when it has ended", {"files": left})]


async def _make(count: int) -> None:
    process = psutil.Process()
    folder = Path(tempfile.gettempdir())
    failed, started = 0, time.perf_counter()
    for number in range(1, count + 1):
        job = _JOBS[number % len(_JOBS)]
        try:
            await job(number)
        except _Broken:
            failed += 1
        if number % max(1, count // 10) == 0:
            # Behind the tidying of the last document, and what nobody waits for any more.
            await shared_press().warm_up()
            await in_bindery(lambda: None)
            told = {
                "made": number,
                "failed": failed,
                "rss_MB": process.memory_info().rss / 1e6,
                "files": _files(folder),
                "seconds": time.perf_counter() - started,
            }
            print(json.dumps(told), flush=True)


def _files(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*"))


class _Broken(Exception):
    """A document failed as it was meant to."""


async def _invoice(number: int) -> bytes:
    language = _LANGUAGES[number // len(_JOBS) % len(_LANGUAGES)]
    sold = replace(sale(), number=f"INV/{number}")
    return await invoice_pdf(SHOP, sold, PARTY, language=language, copies=number % 2 == 0)


async def _thermal(number: int) -> bytes:
    sold = replace(sale(), number=f"INV/{number}")
    return await invoice_pdf(SHOP, sold, PARTY, language="hi", form="thermal")


async def _quotation(number: int) -> bytes:
    slip = Slip(str(number), "quotation", _TODAY, sale(), number=f"QTN/{number}")
    return await slip_pdf(SHOP, slip, PARTY, language="gu")


async def _statement(number: int) -> bytes:
    rows = tuple(
        KhataRow(
            voucher_id=str(row),
            date=_TODAY,
            kind=VoucherKind.SALE,
            amount=Decimal(number),
            balance=Decimal(number * (row + 1)),
        )
        for row in range(30)
    )
    owed = Decimal(number * 30)
    account = Statement(PARTY, _ZERO, owed, rows, (owed, _ZERO, _ZERO, _ZERO))
    return await statement_pdf(SHOP, account, today=_TODAY, language="en")


async def _chart(number: int) -> bytes:
    sold = [(f"Item {n} चीनी", Decimal(number * (9 - n))) for n in range(8)]
    return await top_items(sold, Heading("Top items", f"{number}"), language="hi")


async def _print(number: int) -> bytes:
    return await books_pdf(books.many(20 + number % 20), SHOP, language="en") or b""


async def _workbook(number: int) -> bytes:
    return await books_xlsx(books.many(50 + number % 50), SHOP, language="en")


async def _packet(number: int) -> bytes:
    kept = books.many(50 + number % 50)
    sold = [replace(sale(), booked_at=_MADE, number=f"INV/{number}")]
    return await packet(kept, sold, SHOP, _MADE, {})


async def _broken_paper(_: int) -> bytes:
    try:
        return await shared_press().run(lambda setter: setter.pdf("invoice", {"title": "half"}))
    except Exception as error:  # the engine's own
        raise _Broken from error


async def _broken_workbook(number: int) -> bytes:
    """What is no number stands in the last of its rows."""
    table = Table("half", (Col("Amount"),))
    for _ in range(number % 500):
        table.add(Decimal(number))
    table.add(Decimal("NaN"))
    try:
        return await in_bindery(lambda: workbook([table], "Shop", "days"))
    except InvalidOperation as error:
        raise _Broken from error


async def _given_up(number: int) -> bytes:
    """Whoever asked for it goes away while it is made."""
    try:
        async with asyncio.timeout(0.005):
            return await _workbook(number)
    except TimeoutError as error:
        raise _Broken from error


_JOBS: tuple[Callable[[int], Awaitable[bytes]], ...] = (
    _invoice,
    _thermal,
    _broken_paper,
    _quotation,
    _statement,
    _broken_workbook,
    _chart,
    _print,
    _given_up,
    _workbook,
    _packet,
)

if __name__ == "__main__":
    asyncio.run(_make(int(sys.argv[1])))
