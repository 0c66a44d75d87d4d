"""GSTR-3B: the month in sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from vyapari.books.gst.duty import Duty, total
from vyapari.books.gst.month import Month
from vyapari.books.money import ZERO
from vyapari.books.voucher import Line, Voucher, VoucherKind


@dataclass(frozen=True, slots=True)
class Summary:
    """The tables of GSTR-3B that a shop has figures for, net of returns.

    ``taxed`` is 3.1(a), ``nil`` 3.1(c), ``unregistered`` 3.2 (IGST by place of supply), ``credit``
    4(A)(5), ``nil_inward`` 5 (within the state, across a border).
    """

    taxed: Duty
    nil: Decimal
    unregistered: Mapping[str, Duty]
    credit: Duty
    nil_inward: tuple[Decimal, Decimal]

    @property
    def payable(self) -> Decimal:
        """All tax less all credit; negative when credit is left over."""
        return self.taxed.tax - self.credit.tax


def summary(month: Month) -> Summary:
    """The month's GSTR-3B."""
    sales = month.sales(VoucherKind.SALE, VoucherKind.SALE_RETURN)
    bought = month.sales(VoucherKind.PURCHASE, VoucherKind.PURCHASE_RETURN)
    places: dict[str, Duty] = {}
    for voucher in sales:
        if month.interstate(voucher) and not month.gstin(voucher):
            place = month.place(voucher)
            places[place] = places.get(place, Duty()) + _duty(voucher, taxed=True)
    nil_inward = [ZERO, ZERO]
    for voucher in bought:
        nil_inward[month.interstate(voucher)] += _duty(voucher, taxed=False).taxable
    return Summary(
        taxed=total(_duty(voucher, taxed=True) for voucher in sales),
        nil=total(_duty(voucher, taxed=False) for voucher in sales).taxable,
        unregistered={place: duty for place, duty in sorted(places.items()) if duty},
        credit=total(_duty(voucher, taxed=True) for voucher in bought),
        nil_inward=(nil_inward[0], nil_inward[1]),
    )


def _duty(voucher: Voucher, *, taxed: bool) -> Duty:
    """The duty on the lines that bear tax, or on those that do not; negative for returns."""

    def counts(line: Line) -> bool:
        return bool(line.tax_rate) is taxed

    found = total(Duty.of(line) for line in voucher.lines if counts(line))
    back = voucher.kind in (VoucherKind.SALE_RETURN, VoucherKind.PURCHASE_RETURN)
    return -found if back else found
