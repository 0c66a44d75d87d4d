from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents import samples
from tests.documents.reading import pages_of, text_of
from tests.documents.samples import PARTY, PLAIN_SHOP, SHOP, line
from tests.documents.test_sums import check, sold
from vyapari.books.slip import Slip, SlipKind
from vyapari.books.voucher import Line
from vyapari.documents.labels import labels
from vyapari.documents.press import Press
from vyapari.documents.slips import compose, slip_pdf

DAY = date(2026, 11, 23)


def slip(kind: SlipKind, *lines: Line) -> Slip:
    sale = samples.voucher(*lines, number=None, booked_at=None)
    number = "QTN/26-27/000004" if kind == "quotation" else "DC/26-27/000009"
    return Slip("id", kind, DAY, sale, number=number)


@given(st.sampled_from(["quotation", "challan"]), st.lists(sold(), min_size=1, max_size=8))
def test_figures_are_those_of_the_bill_to_come(kind: SlipKind, lines: list[Line]) -> None:
    made = slip(kind, *lines)
    check(compose(SHOP, made, PARTY, labels("en")), made.voucher, ("cgst", "sgst"))


async def test_a_quotation_asks_for_no_money_yet(press: Press) -> None:
    made = slip("quotation", line(), line("Surf Excel", tax="18", hsn="3402"))
    text = text_of(await slip_pdf(SHOP, made, PARTY, language="en", press=press))
    for told in (
        "QUOTATION",
        "QUOTATION FOR",
        "Quotation no. QTN/26-27/000004",
        "Ramesh Kumar Traders",
        "Place of supply Gujarat (24)",
        "Total ₹",
        "Goods once sold are not taken back.",
    ):
        assert told in text, told
    for untold in ("DUE", "Scan to pay", "TAX INVOICE", "Reverse charge"):
        assert untold not in text, untold


@pytest.mark.parametrize("language", ["en", "hi"])
async def test_a_challan_comes_in_three_copies(press: Press, language: str) -> None:
    made = slip("challan", line())
    pdf = await slip_pdf(
        SHOP, made, PARTY, language=language, against="INV/26-27/000001", press=press
    )
    pages = pages_of(pdf)
    assert len(pages) == 3
    assert all("DC/26-27/000009" in page and "INV/26-27/000001" in page for page in pages)
    assert len({page.split("DC/")[0] for page in pages}) == 3


async def test_a_shop_without_gst_quotes_without_it(press: Press) -> None:
    made = Slip("id", "quotation", DAY, samples.untaxed(line()), number="QTN/26-27/000001")
    text = text_of(await slip_pdf(PLAIN_SHOP, made, None, language="hi", press=press))
    assert "CGST" not in text
    assert "225.00" in text
