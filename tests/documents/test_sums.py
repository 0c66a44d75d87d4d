"""What is printed adds up, and is what the voucher says."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.samples import PARTY, SHOP, line
from vyapari.books.voucher import Line, Voucher, VoucherKind
from vyapari.documents.goods import Taxation, taxation
from vyapari.documents.invoice import compose
from vyapari.documents.labels import labels
from vyapari.documents.paper import Paper


def figure(text: str) -> Decimal:
    """The number that a printed figure stands for."""
    return Decimal(text.replace(",", "").replace("\u2212", "-").removeprefix("₹"))


@st.composite
def sold(draw: st.DrawFn) -> Line:
    qty = draw(st.decimals("0.001", 500, places=3))
    rate = draw(st.decimals("0.01", 100_000, places=2))
    discount = draw(st.decimals(0, min(qty * rate, Decimal(10_000)), places=2))
    return line(
        draw(st.text(min_size=1, max_size=40)),
        qty=str(qty),
        rate=str(rate),
        discount=str(discount),
        tax=draw(st.sampled_from(["0", "0.25", "3", "5", "18", "40"])),
        hsn=draw(st.sampled_from(["1006", "1701", "3402", "", None])),
    )


def across(voucher_line: Line) -> Line:
    return line(
        voucher_line.description,
        qty=str(voucher_line.qty),
        rate=str(voucher_line.rate),
        discount=str(voucher_line.discount),
        tax=str(voucher_line.tax_rate),
        hsn=voucher_line.hsn,
        across=True,
    )


def column(paper: Paper, head: str) -> list[Decimal]:
    place = [column.head for column in paper.goods.columns].index(head)
    return [figure(row[place][0]) for row in paper.goods.rows]


def check(paper: Paper, voucher: Voucher, heads: tuple[str, ...]) -> None:
    assert figure(paper.total[1]) == voucher.total
    assert sum(figure(value) for _, value in paper.sums) == voucher.total
    assert sum(column(paper, "Amount")) + voucher.round_off == voucher.total
    assert sum(column(paper, "Taxable")) == voucher.taxable
    printed = [figure(text) for text, _ in paper.tax.total[2:]] if paper.tax else []
    taxes = [getattr(voucher, head) for head in heads]
    assert printed == [voucher.taxable, *taxes, sum(taxes)]
    assert paper.tax is not None
    for place in range(2, len(paper.tax.columns)):
        parts = sum(figure(row[place][0]) for row in paper.tax.rows)
        assert parts == figure(paper.tax.total[place][0])


@given(st.lists(sold(), min_size=1, max_size=12))
def test_a_tax_invoice_adds_up_within_the_state(lines: list[Line]) -> None:
    sale = samples.voucher(*lines)
    check(compose(SHOP, sale, PARTY, labels("en")), sale, ("cgst", "sgst"))


@given(st.lists(sold(), min_size=1, max_size=12))
def test_a_tax_invoice_adds_up_across_states(lines: list[Line]) -> None:
    sale = samples.voucher(*map(across, lines), place_of_supply="27")
    check(compose(SHOP, sale, PARTY, labels("en")), sale, ("igst",))


@given(st.lists(sold(), min_size=1, max_size=12))
def test_a_plain_bill_adds_up_and_shows_no_tax(lines: list[Line]) -> None:
    sale = samples.untaxed(*lines)
    paper = compose(samples.PLAIN_SHOP, sale, None, labels("en"))
    assert paper.tax is None
    assert sum(column(paper, "Amount")) + sale.round_off == figure(paper.total[1]) == sale.total
    if paper.sums:
        assert sum(figure(value) for _, value in paper.sums) == sale.total


def test_a_sale_at_no_tax_across_a_border_still_shows_igst() -> None:
    sale = samples.voucher(line(tax="0", across=True), place_of_supply="27")
    assert taxation(SHOP, sale) == Taxation(("igst",))


def test_goods_returned_to_an_unregistered_supplier_bear_no_tax() -> None:
    note = samples.untaxed(line(), kind=VoucherKind.PURCHASE_RETURN, tax_scheme="regular")
    assert taxation(SHOP, note) == Taxation()
