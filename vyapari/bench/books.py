"""``books``: seconds to make a workbook of so many vouchers, beside a plain openpyxl sheet."""

import io
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from openpyxl import Workbook

from vyapari.bench.table import Figures
from vyapari.books.journal import Books, Entered, JournalRow, Shelved, Standing
from vyapari.books.voucher import VoucherKind
from vyapari.documents.books.shelf import tables
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.labels import labels

_FIRST = date(2026, 4, 1)


def run(vouchers: int = 10_000) -> list[Figures]:
    """The vouchers in a row each, the same rows by openpyxl, and all eight sheets of the books."""
    books = many(vouchers)
    words = labels("en")
    return [
        _figures("day book", lambda: workbook(tables(books, words, "day_book"), "Shop", "days")),
        _figures("day book, openpyxl", lambda: _plain(books)),
        _figures("all books", lambda: workbook(tables(books, words), "Shop", "days")),
    ]


def _figures(name: str, make: Callable[[], bytes]) -> Figures:
    started = time.perf_counter()
    size = len(make())
    seconds = time.perf_counter() - started
    tracemalloc.start()
    make()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Figures(name, {"seconds": seconds, "kB": size / 1000, "peak_MB": peak / 1e6})


def _plain(books: Books) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in books.rows:
        flows = [posting.amount for posting in row.postings]
        head = (row.date, row.kind.value, row.number, row.party_name, row.summary, row.total)
        sheet.append([*head, *flows])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def many(vouchers: int) -> Books:
    """Credit sales to 200 parties of 50 items over a year, four postings each."""
    rows = []
    for n in range(vouchers):
        total, cost = Decimal(n % 900 + 100).quantize(Decimal("0.01")), Decimal("80.25")
        party, item = f"Party {n % 200}", f"Item {n % 50}"
        postings = (
            Entered("party", total, party, party),
            Entered("sales", -total),
            Entered("inventory", -cost),
            Entered("cogs", cost),
        )
        rows.append(
            JournalRow(
                voucher_id=str(n),
                date=_FIRST + timedelta(days=n * 365 // vouchers),
                kind=VoucherKind.SALE,
                total=total,
                postings=postings,
                moves=(Shelved(item, item, "kg", Decimal("-2.5"), -cost),),
                number=f"INV/26-27/{n + 1:06d}",
                party_name=party,
                summary=f"{item} 2.5 kg",
            )
        )
    return Books(_FIRST, _FIRST + timedelta(days=364), Standing(0), tuple(rows))
