"""The books of some days read whole, a page at a time, all pages of the same moment."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

from vyapari.books.journal import Books, JournalPage, JournalRow, RegisterPage, Standing
from vyapari.books.voucher import Voucher
from vyapari.store.transport import Transport
from vyapari.store.wire import from_json, to_json


class Ledgers:
    """Reads whole books. Raises ``Unavailable`` when the database cannot be reached in time.

    A page has as many journal ``entries`` or ``vouchers`` as are taken in within some hundredths of
    a second, for meanwhile the event loop waits.
    """

    def __init__(self, reads: Transport, *, entries: int = 150, vouchers: int = 60) -> None:
        self._reads = reads
        self._entries = entries
        self._vouchers = vouchers

    async def books(self, shop_id: str, start: date, end: date) -> Books:
        """The journal between two days, both included, and what stood before it."""
        first = {"shop_id": shop_id, "start": start.isoformat()}
        standing = from_json(Standing, await self._reads.call("standing", first))
        asked = {**first, "end": end.isoformat(), "as_of": standing.as_of, "limit": self._entries}
        rows: list[JournalRow] = []
        while True:
            page = from_json(JournalPage, await self._reads.call("journal", asked))
            rows += page.rows
            if page.next is None:
                return Books(start, end, standing, tuple(rows))
            asked["after"] = to_json(page.next)

    async def vouchers(
        self, shop_id: str, start: date | None, end: date | None, *, as_of: int | None = None
    ) -> AsyncIterator[Voucher]:
        """Vouchers between two days, those taken back and what took them back too, oldest first.

        ``as_of`` is a ``Standing``'s moment; without it, what is booked meanwhile may come too.
        """
        asked: dict[str, Any] = {
            "shop_id": shop_id,
            "start": start.isoformat() if start else None,
            "end": end.isoformat() if end else None,
            "as_of": as_of,
            "limit": self._vouchers,
        }
        while True:
            page = from_json(RegisterPage, await self._reads.call("register", asked))
            for voucher in page.rows:
                yield voucher
            if page.next is None:
                return
            asked["after"] = to_json(page.next)
