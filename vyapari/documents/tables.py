"""Tables to take away: vouchers and stock as CSV, for a spreadsheet or an accountant."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.shop import Shop
from vyapari.books.views import StockRow
from vyapari.books.voucher import Line, Voucher
from vyapari.documents.cells import CsvWriter, Value


async def vouchers_csv(
    vouchers: AsyncIterable[Voucher] | Iterable[Voucher], shop: Shop
) -> AsyncIterator[bytes]:
    """Vouchers as a CSV file, in pieces: a row for each line, or one for a voucher without lines.

    ``Total`` and ``Round off`` of a voucher's rows add up to its total. A voucher that takes
    another back counts negative, so that sums over everything are right. A shop without GST gets
    no tax columns. Between pieces of some 16 kB, a millisecond's work, the event loop goes on.
    """
    taxed = shop.tax_scheme != "none" or shop.gstin is not None
    columns = {head: value for head, value in COLUMNS.items() if taxed or head not in _OF_TAX}
    writer = CsvWriter(tuple(columns))
    async for voucher in _each(vouchers):
        for entry in entry_rows(voucher):
            writer.add(value(entry) for value in columns.values())
        if writer.full:
            yield writer.take()
            await asyncio.sleep(0)
    if last := writer.take():
        yield last


def stock_csv(rows: Iterable[StockRow]) -> bytes:
    """The stock list as a CSV file: what is on the shelf, what it cost, and what runs low."""
    writer = CsvWriter(
        ("Item", "Unit", "Qty", "Average cost", "Value", "Sale price", "Low level", "Low")
    )
    for row in rows:
        low = row.low_stock is not None and row.qty <= row.low_stock
        figures = (row.qty, row.average_cost, row.value, row.sale_price, row.low_stock)
        writer.add((row.name, row.unit, *figures, "low" if low else ""))
    return writer.take()


async def _each(vouchers: AsyncIterable[Voucher] | Iterable[Voucher]) -> AsyncIterator[Voucher]:
    if isinstance(vouchers, AsyncIterable):
        async for voucher in vouchers:
            yield voucher
    else:
        for voucher in vouchers:
            yield voucher


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row to be: a voucher with one of its lines, or with none."""

    voucher: Voucher
    line: Line | None
    first: bool

    def signed(self, name: str) -> Value:
        """The line's figure ``name``, as it counts; nothing for a voucher without lines."""
        if self.line is None:
            return None
        value: Decimal = getattr(self.line, name)
        return -value if self.voucher.reverses else value

    def total(self) -> Value:
        """The line's total, or all of a voucher without lines."""
        if self.line is not None:
            return self.signed("total")
        total = self.voucher.total - self.voucher.round_off
        return -total if self.voucher.reverses else total

    def round_off(self) -> Value:
        """The voucher's, told once."""
        value = self.voucher.round_off if self.first else ZERO
        return -value if self.voucher.reverses else value


def entry_rows(voucher: Voucher) -> Iterator[EntryRow]:
    """A row for each line of the voucher; one for a voucher without lines."""
    for place, line in enumerate(voucher.lines or (None,)):
        yield EntryRow(voucher, line, place == 0)


def _mode(entry: EntryRow) -> Value:
    ends = (entry.voucher.mode, entry.voucher.target)
    return " to ".join(end.value for end in ends if end is not None)


def _state(entry: EntryRow) -> Value:
    if entry.voucher.reverses:
        return "reversal"
    return "reversed" if entry.voucher.reversed_by else ""


#: What a row tells, by the heads of the columns.
COLUMNS: dict[str, Callable[[EntryRow], Value]] = {
    "Date": lambda entry: entry.voucher.date,
    "Number": lambda entry: entry.voucher.number,
    "Reference": lambda entry: entry.voucher.reference,
    "Kind": lambda entry: entry.voucher.kind.value.replace("_", " "),
    "Party": lambda entry: entry.voucher.party_name,
    "Item": lambda entry: entry.line.description if entry.line else entry.voucher.category,
    "HSN": lambda entry: entry.line.hsn if entry.line else None,
    "Qty": lambda entry: entry.signed("qty"),
    "Unit": lambda entry: entry.line.unit if entry.line else None,
    "Rate": lambda entry: entry.line.rate if entry.line else None,
    "Discount": lambda entry: entry.signed("discount"),
    "Taxable": lambda entry: entry.signed("taxable"),
    "Tax %": lambda entry: entry.line.tax_rate if entry.line else None,
    "CGST": lambda entry: entry.signed("cgst"),
    "SGST": lambda entry: entry.signed("sgst"),
    "IGST": lambda entry: entry.signed("igst"),
    "Cess": lambda entry: entry.signed("cess"),
    "Total": EntryRow.total,
    "Round off": EntryRow.round_off,
    "Mode": _mode,
    "Reversed": _state,
    "Note": lambda entry: entry.voucher.note,
}
_OF_TAX = {"HSN", "Taxable", "Tax %", "CGST", "SGST", "IGST", "Cess"}
