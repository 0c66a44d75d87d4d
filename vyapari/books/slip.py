"""Papers that move neither money nor stock: quotations and delivery challans."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from vyapari.books.voucher import Voucher

SlipKind = Literal["quotation", "challan"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A numbered paper outside the books.

    ``voucher`` is what it offers or what goods it goes with: a sale with lines and sums, never
    booked itself. ``refers_to`` is the sale or quotation that a challan belongs to. ``number`` is
    set by the store, in a series of its own (``QTN``, ``DC``).
    """

    id: str
    kind: SlipKind
    date: date
    voucher: Voucher
    refers_to: str | None = None
    number: str | None = None
    issued_at: datetime | None = None
    issued_by: int | None = None
