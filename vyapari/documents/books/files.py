"""Books as files, made off the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import TypeVar

from vyapari.books.journal import Books
from vyapari.books.shop import Shop
from vyapari.documents.books import wording
from vyapari.documents.books.printed import prints, render
from vyapari.documents.books.shelf import tables
from vyapari.documents.books.xlsx import workbook
from vyapari.documents.labels import labels
from vyapari.documents.press import Press, shared_press
from vyapari.documents.typesetter import Typesetter
from vyapari.ops.stages import Stage

T = TypeVar("T")


async def books_xlsx(
    books: Books, shop: Shop, *, language: str, wanted: str | None = None
) -> bytes:
    """A workbook with one book (by its code) or all of them, a sheet for each table."""
    words = labels(language)
    days = wording.days(books.start, books.end, words)
    return await in_bindery(lambda: workbook(tables(books, words, wanted), shop.name, days))


async def books_pdf(
    books: Books,
    shop: Shop,
    *,
    language: str,
    wanted: str | None = None,
    press: Press | None = None,
) -> bytes | None:
    """The print of one book or of all; ``None`` where it would be too long to be read.

    Raises ``Unavailable`` when too many documents wait.
    """
    return await (press or shared_press()).run(
        partial(_print, books=books, shop=shop, language=language, wanted=wanted)
    )


def _print(
    typesetter: Typesetter, *, books: Books, shop: Shop, language: str, wanted: str | None
) -> bytes | None:
    words = labels(language)
    made = tables(books, words, wanted)
    if not prints(made):
        return None
    return render(typesetter, made, shop.name, wording.days(books.start, books.end, words), words)


async def in_bindery(job: Callable[[], T]) -> T:
    """What ``job`` makes, away from the event loop."""
    with Stage("document", by="bindery"):
        return await asyncio.get_running_loop().run_in_executor(_bindery(), job)


@cache
def _bindery() -> ThreadPoolExecutor:
    """One worker for workbooks: they take seconds, and an invoice should not wait behind one."""
    return ThreadPoolExecutor(1, thread_name_prefix="bindery")
