"""Lines, discounts and sums of a bill."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.catalogue import Item
from vyapari.books.commands import Refusal
from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.pricing import Bill, Terms, price, spread

PLAIN = Terms(taxed=False, inclusive=True, interstate=False, rounded=False)
ITEMS = {
    "sugar": Item(id="sugar", name="Sugar", unit="kg", tax_rate=Decimal(5), hsn="1701"),
    "egg": Item(id="egg", name="Egg", unit="pcs"),
    "rice": Item(id="rice", name="Rice", unit="kg", packs={"bag": Decimal(25)}),
}


def line(
    item: str,
    qty: str,
    unit: str,
    *,
    rate: str | None = None,
    amount: str | None = None,
    discount: str | None = None,
    percent: str | None = None,
) -> EntryLine:
    return EntryLine(
        item=item,
        item_id=item,
        qty=Decimal(qty),
        unit=unit,
        rate=Decimal(rate) if rate else None,
        amount=Decimal(amount) if amount else None,
        discount=Decimal(discount) if discount else None,
        discount_percent=Decimal(percent) if percent else None,
    )


def priced(
    *lines: EntryLine,
    terms: Terms = PLAIN,
    discount: Decimal | None = None,
    percent: Decimal | None = None,
) -> Bill | Refusal:
    entry = Entry(Intent.SALE, lines=lines, discount=discount, discount_percent=percent)
    return price(entry, ITEMS, terms)


def bill(
    *lines: EntryLine,
    terms: Terms = PLAIN,
    discount: Decimal | None = None,
    percent: Decimal | None = None,
) -> Bill:
    made = priced(*lines, terms=terms, discount=discount, percent=percent)
    assert isinstance(made, Bill)
    return made


def refused(*lines: EntryLine, discount: Decimal | None = None) -> Refusal:
    made = priced(*lines, discount=discount)
    assert isinstance(made, Refusal)
    return made


def test_a_rate_is_per_unit_as_said_and_stock_counts_in_its_own() -> None:
    made = bill(line("egg", "2", "dozen", rate="80"), line("sugar", "500", "g", amount="22.5"))
    assert [str(one.total) for one in made.lines] == ["160.00", "22.50"]
    assert [one.base_qty for one in made.lines] == [24, Decimal("0.5")]
    assert made.total == Decimal("182.50")


def test_a_bag_holds_what_the_item_says() -> None:
    assert bill(line("rice", "2", "bag", rate="1200")).lines[0].base_qty == 50
    assert refused(line("sugar", "2", "bag", rate="1200")).code == "unit_mismatch"


def test_percent_and_rupee_discounts_meet_on_line_and_bill() -> None:
    made = bill(
        line("sugar", "2", "kg", rate="50", percent="10"),
        line("egg", "10", "pcs", rate="7", discount="5"),
        discount=Decimal(5),
        percent=Decimal(10),
    )
    # 90 + 65 = 155, less 10 % and 5 rupees.
    assert made.total == Decimal("134.50")
    assert made.discount == Decimal("35.50")


def test_a_discount_above_the_bill_is_refused() -> None:
    too_big = refused(line("sugar", "1", "kg", rate="50"), discount=Decimal("50.01"))
    assert too_big.code == "discount_too_big"
    line_too_big = refused(line("sugar", "1", "kg", rate="50", discount="60"))
    assert line_too_big.code == "discount_too_big"


def test_zero_and_endless_quantities_are_refused() -> None:
    assert refused(line("sugar", "0", "kg", rate="50")).code == "zero_quantity"
    assert refused(line("sugar", "-1", "kg", rate="50")).code == "zero_quantity"
    assert refused(line("sugar", "0.1", "g", rate="50")).code == "zero_quantity"
    assert refused(line("sugar", "99999999999", "kg", rate="1")).code == "huge"
    assert refused(line("sugar", "9", "kg", rate="9999999999")).code == "huge"
    assert refused(line("sugar", "9", "kg")).code == "missing"


def test_a_taxed_bill_is_rounded_to_the_rupee_beside_its_taxable_value() -> None:
    terms = Terms(taxed=True, inclusive=False, interstate=False, rounded=True)
    made = bill(line("sugar", "5", "kg", rate="45"), terms=terms)
    assert (made.taxable, made.cgst, made.sgst) == (225, Decimal("5.63"), Decimal("5.63"))
    assert (made.total, made.round_off) == (236, Decimal("-0.26"))


@given(
    amount=st.decimals("0", "1000", places=2),
    parts=st.lists(st.decimals("0.01", "5000", places=2), min_size=1, max_size=20),
)
def test_a_spread_discount_adds_up_and_overcharges_nobody(
    amount: Decimal, parts: list[Decimal]
) -> None:
    amount = min(amount, sum(parts, Decimal(0)))
    shares = spread(amount, parts)
    assert sum(shares) == amount
    assert all(share <= part for share, part in zip(shares, parts, strict=True))
    assert all(share >= 0 for share in shares)
