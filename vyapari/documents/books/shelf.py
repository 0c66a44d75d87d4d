"""Which books there are."""

from collections.abc import Callable

from vyapari.books.journal import Books
from vyapari.documents.books.daily import cash_book, day_book
from vyapari.documents.books.ledger import ledger, trial
from vyapari.documents.books.results import balance, profit_loss
from vyapari.documents.books.stock import stock_register, stock_summary
from vyapari.documents.books.table import Table
from vyapari.documents.labels import Labels

Maker = Callable[[Books, Labels], Table]

#: By code, in the order in which a workbook has them.
BOOKS: dict[str, tuple[Maker, ...]] = {
    "profit_loss": (profit_loss,),
    "balance_sheet": (balance,),
    "trial_balance": (trial,),
    "day_book": (day_book,),
    "cash_book": (cash_book,),
    "ledger": (ledger,),
    "stock_register": (stock_summary, stock_register),
}


def tables(books: Books, labels: Labels, wanted: str | None = None) -> tuple[Table, ...]:
    """The tables of one book by its code, or of all. Raises ``KeyError`` for no book."""
    makers = BOOKS[wanted] if wanted else tuple(each for book in BOOKS.values() for each in book)
    return tuple(maker(books, labels) for maker in makers)
