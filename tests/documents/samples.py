"""A shop, a party and vouchers to print, priced as the books price them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from vyapari.bench import pdf
from vyapari.books.catalogue import Party
from vyapari.books.entry import Mode
from vyapari.books.money import ZERO, paise, rupees
from vyapari.books.shop import Shop
from vyapari.books.voucher import Line, Voucher, VoucherKind

SHOP = replace(
    pdf.SHOP, prices_include_tax=False, phone="+91 98250 12345", email="shree@kirana.example"
)
PLAIN_SHOP = Shop(id="plain", name="श्री किराना स्टोर", language="hi", state="24", pan="AAPFU0939F")
COMPOSITION_SHOP = replace(SHOP, tax_scheme="composition")
PARTY = Party(
    id="party",
    name="Ramesh Kumar Traders",
    address="22 Ring Road, Surat",
    phone="98980 55555",
    gstin="24AAPFU0939F1Z1",
    state="24",
)
AWAY = replace(PARTY, name="Dadar Stores", gstin="27AAPFU0939F1ZV", state="27")


def line(
    name: str = "Sugar M-30",
    *,
    qty: str = "5",
    unit: str = "kg",
    rate: str = "45",
    tax: str = "5",
    hsn: str | None = "1701",
    discount: str = "0.00",
    across: bool = False,
) -> Line:
    """A line with prices that exclude tax."""
    taxable = paise(Decimal(qty) * Decimal(rate) - Decimal(discount))
    half = ZERO if across else paise(taxable * Decimal(tax) / 200)
    whole = paise(taxable * Decimal(tax) / 100) if across else ZERO
    return Line(
        item_id=name,
        description=name,
        qty=Decimal(qty),
        unit=unit,
        base_qty=Decimal(qty),
        rate=Decimal(rate),
        taxable=taxable,
        total=taxable + 2 * half + whole,
        discount=Decimal(discount),
        hsn=hsn,
        tax_rate=Decimal(tax),
        cgst=half,
        sgst=half,
        igst=whole,
    )


def voucher(*lines: Line, **changes: Any) -> Voucher:
    """A sale on credit of ``lines``, rounded to the rupee."""
    exact = sum((line.total for line in lines), ZERO)
    total = rupees(exact)
    made = Voucher(
        id="voucher",
        kind=VoucherKind.SALE,
        date=date(2026, 11, 23),
        total=total,
        lines=lines,
        discount=sum((line.discount for line in lines), ZERO),
        taxable=sum((line.taxable for line in lines), ZERO),
        cgst=sum((line.cgst for line in lines), ZERO),
        sgst=sum((line.sgst for line in lines), ZERO),
        igst=sum((line.igst for line in lines), ZERO),
        round_off=total - exact,
        mode=Mode.CREDIT,
        tax_scheme="regular",
        inclusive=False,
        place_of_supply="24",
        series="INV",
        number="INV/26-27/000123",
        booked_at=datetime(2026, 11, 23, 10, 20, 30, 456789, tzinfo=UTC),
    )
    return replace(made, **changes)


def untaxed(*lines: Line, **changes: Any) -> Voucher:
    """A sale by a shop without GST."""
    bare = [line_without_tax(line) for line in lines]
    changes = {"tax_scheme": "none", "place_of_supply": None, "inclusive": True} | changes
    return voucher(*bare, **changes)


def line_without_tax(line: Line) -> Line:
    return replace(
        line, tax_rate=ZERO, cgst=ZERO, sgst=ZERO, igst=ZERO, total=line.taxable, hsn=None
    )
