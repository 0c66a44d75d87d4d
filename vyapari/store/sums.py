"""What the books add up to between two days."""

from datetime import date

from vyapari.books.views import CashBook, DaySales, MonthProfit, TaxSummary, Trading
from vyapari.store.transport import Payload, Transport
from vyapari.store.wire import all_from_json, from_json


class Sums:
    """Reads sums of a shop, of which both days are part.

    Raises ``Unavailable`` when the database cannot be reached in time.
    """

    def __init__(self, reads: Transport) -> None:
        self._reads = reads

    async def trading(self, shop_id: str, start: date, end: date, *, top: int = 5) -> Trading:
        """Sales and profit, with the ``top`` items and parties."""
        asked = {**_span(shop_id, start, end), "top": top}
        return from_json(Trading, await self._reads.call("trading", asked))

    async def sales_by_day(self, shop_id: str, start: date, end: date) -> tuple[DaySales, ...]:
        """What was billed on each day that has sales, the earliest first."""
        rows = await self._reads.call("sales_by_day", _span(shop_id, start, end))
        return all_from_json(DaySales, rows)

    async def profit_by_month(
        self, shop_id: str, start: date, end: date
    ) -> tuple[MonthProfit, ...]:
        """Sales and profit of each month that has any, of the days between, the earliest first."""
        rows = await self._reads.call("profit_by_month", _span(shop_id, start, end))
        return all_from_json(MonthProfit, rows)

    async def cash_book(
        self, shop_id: str, start: date, end: date, *, limit: int = 20, offset: int = 0
    ) -> CashBook:
        """Money in and out, the oldest movement first."""
        asked = {**_span(shop_id, start, end), "limit": limit, "offset": offset}
        return from_json(CashBook, await self._reads.call("cash_book", asked))

    async def tax_summary(self, shop_id: str, start: date, end: date) -> TaxSummary:
        """GST on sales and on purchases, and what is left to pay."""
        return from_json(
            TaxSummary, await self._reads.call("tax_summary", _span(shop_id, start, end))
        )


def _span(shop_id: str, start: date, end: date) -> Payload:
    return {"shop_id": shop_id, "start": start.isoformat(), "end": end.isoformat()}
