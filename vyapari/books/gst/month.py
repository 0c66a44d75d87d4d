"""A month's vouchers as GST looks at them: what stands, what was cancelled, who is registered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vyapari.books.catalogue import Party
from vyapari.books.gst.duty import Duty, total
from vyapari.books.gstin import Gstin, check_gstin
from vyapari.books.shop import Shop
from vyapari.books.voucher import Line, Voucher, VoucherKind

OUTWARD = (VoucherKind.SALE, VoucherKind.SALE_RETURN)
INWARD = (VoucherKind.PURCHASE, VoucherKind.PURCHASE_RETURN)


@dataclass(frozen=True, slots=True)
class Month:
    """The vouchers of a span of days, ends included, with what is known beside them.

    ``cancelled`` were taken back within the span; ``late`` are those that took back vouchers of
    earlier days. ``hsn`` are the items' codes of today, by id; ``originals`` are what ``earlier``
    names, by id.
    """

    start: date
    end: date
    shop: Shop
    standing: tuple[Voucher, ...]
    cancelled: tuple[Voucher, ...]
    late: tuple[Voucher, ...]
    parties: Mapping[str, Party]
    hsn: Mapping[str, str]
    originals: Mapping[str, Voucher]

    def gstin(self, voucher: Voucher) -> str | None:
        """The other side's GSTIN, if it has one that adds up."""
        party = self.parties.get(voucher.party_id or "")
        checked = check_gstin(party.gstin) if party and party.gstin else None
        return checked.text if isinstance(checked, Gstin) else None

    def place(self, voucher: Voucher) -> str:
        """The state that the goods were supplied in; ``""`` where nothing tells."""
        return voucher.place_of_supply or self.shop.state or ""

    def interstate(self, voucher: Voucher) -> bool:
        """Whether the goods crossed a border: by the tax, and where there is none, by the place."""
        if voucher.igst or voucher.cgst:
            return bool(voucher.igst)
        return self.place(voucher) != (self.shop.state or "")

    def code(self, line: Line) -> str:
        """The line's HSN, or its item's of today; ``""`` where neither has one."""
        return line.hsn or self.hsn.get(line.item_id, "")

    def sales(self, *kinds: VoucherKind) -> tuple[Voucher, ...]:
        """The standing vouchers of these kinds that GST knows of, the oldest first."""
        return tuple(v for v in self.standing if v.kind in kinds and v.tax_scheme == "regular")


def month_of(
    vouchers: Iterable[Voucher],
    shop: Shop,
    days: tuple[date, date],
    *,
    parties: Mapping[str, Party],
    hsn: Mapping[str, str],
    originals: Mapping[str, Voucher],
) -> Month:
    """Sort a span's vouchers: a voucher and what took it back within the span leave nothing."""
    traded = [v for v in vouchers if v.kind in OUTWARD + INWARD]
    here = {v.id for v in traded}
    taken_back = {v.reverses for v in traded if v.reverses in here}
    return Month(
        start=days[0],
        end=days[1],
        shop=shop,
        standing=tuple(v for v in traded if not v.reverses and v.id not in taken_back),
        cancelled=tuple(v for v in traded if v.id in taken_back),
        late=tuple(v for v in traded if v.reverses and v.reverses not in here),
        parties=parties,
        hsn=hsn,
        originals=originals,
    )


def earlier(vouchers: Iterable[Voucher]) -> set[str]:
    """The ids of the vouchers of other days that these return goods of, or take back."""
    vouchers = [v for v in vouchers if v.kind in OUTWARD + INWARD]
    here = {v.id for v in vouchers}
    return {other for v in vouchers for other in (v.refers_to, v.reverses) if other} - here


def duty_of(voucher: Voucher) -> Duty:
    """All of a voucher's lines together."""
    return total(Duty.of(line) for line in voucher.lines)
