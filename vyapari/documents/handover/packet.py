"""The accountant's packet: all that a month's books are handed over in, in one zip."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from vyapari.books.journal import Books
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher
from vyapari.documents.books import wording
from vyapari.documents.books.entries import entries, pivots
from vyapari.documents.books.files import in_bindery
from vyapari.documents.books.shelf import tables
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.handover.plaintext import plain_text
from vyapari.documents.handover.tally import tally_masters, tally_vouchers
from vyapari.documents.handover.zipped import zipped
from vyapari.documents.labels import labels
from vyapari.documents.tables import vouchers_csv

_ABOUT = """\
{shop}
Books from {start} to {end}, in rupees. Everything in this packet is of one moment.

entries.csv             every voucher, a row for each line; what was taken back counts negative
books.xlsx              profit and loss, balance sheet, trial balance, day book, cash book, ledger,
                        stock; the sheet Entries is ready for pivot tables
journal.beancount       the books in double entry as plain text; check with: bean-check
tally-1-masters.xml     ledgers for Tally: import these first (Import > Masters)
tally-2-vouchers.xml    the vouchers (Import > Transactions); stock goes by value, not by item
{more}"""


async def packet(
    books: Books, vouchers: Sequence[Voucher], shop: Shop, made: datetime, more: Mapping[str, bytes]
) -> bytes:
    """The zip, in English as accountants' programs are, dated ``made``.

    ``vouchers`` are those of the books, whole. ``more`` are files to lay beside them, by name.
    """
    csv = b"".join([piece async for piece in vouchers_csv(vouchers, shop)])
    return await in_bindery(lambda: _zip(books, vouchers, shop, made, {"entries.csv": csv, **more}))


def _zip(
    books: Books,
    vouchers: Sequence[Voucher],
    shop: Shop,
    made: datetime,
    files: Mapping[str, bytes],
) -> bytes:
    words = labels("en")
    flat = entries(vouchers, words)
    sheets = (*tables(books, words), pivots(flat, words), flat)
    extra = "".join(f"{name}\n" for name in files if name != "entries.csv")
    about = _ABOUT.format(shop=shop.name, start=books.start, end=books.end, more=extra)
    contents = {
        "README.txt": about.encode(),
        **files,
        "books.xlsx": workbook(sheets, shop.name, wording.days(books.start, books.end, words)),
        "journal.beancount": plain_text(books, shop.name).encode(),
        "tally-1-masters.xml": tally_masters(books, shop.name),
        "tally-2-vouchers.xml": tally_vouchers(books, shop.name),
    }
    return zipped(contents, made)
