from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.documents import samples
from tests.documents.reading import fonts_of, pages_of, squeezed, text_of
from tests.documents.samples import AWAY, COMPOSITION_SHOP, PARTY, PLAIN_SHOP, SHOP, line
from vyapari.books.catalogue import Party
from vyapari.books.entry import Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.documents.invoice import compose, invoice_pdf, printable
from vyapari.documents.labels import labels
from vyapari.documents.press import Press
from vyapari.documents.printing import render
from vyapari.documents.typesetter import Typesetter

_MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)
_SALE = samples.voucher(line(), line("Surf Excel 1 kg", qty="2", unit="pcs", tax="18", hsn="3402"))


def printed(
    typesetter: Typesetter,
    shop: Shop,
    voucher: Voucher,
    party: Party | None,
    *,
    language: str = "en",
    original: Voucher | None = None,
) -> bytes:
    paper = compose(shop, voucher, party, labels(language), original=original)
    return render(typesetter, paper, _MADE)


def test_a_tax_invoice_has_all_that_rule_46_asks(typesetter: Typesetter) -> None:
    text = text_of(printed(typesetter, SHOP, _SALE, PARTY))
    for told in (
        "TAX INVOICE",
        "Original for recipient",
        "Shree Kirana & General Stores",
        "14, Station Road",
        "Ahmedabad 380001",
        "GSTIN: 24ABCDE1234F1Z6",
        "Invoice no. INV/26-27/000123",
        "Date 23 Nov 2026",
        "Ramesh Kumar Traders",
        "22 Ring Road, Surat",
        "GSTIN: 24AAPFU0939F1Z1",
        "State: Gujarat (24)",
        "Place of supply Gujarat (24)",
        "Reverse charge No",
        "HSN 1701",
        "Sugar M-30 5 kg 45.00 225.00 5.63 5.63 236.26",
        "KGS 2.5% 2.5%",
        "Surf Excel 1 kg 2 pcs 45.00 90.00 8.10 8.10 106.20",
        "PCS 9% 9%",
        "Taxable value 315.00",
        "CGST 13.73",
        "SGST 13.73",
        "Round off −0.46",
        "Total ₹342.00",
        "1701 5% 225.00 5.63 5.63 11.26",
        "3402 18% 90.00 8.10 8.10 16.20",
        "Total 315.00 13.73 13.73 27.46",
        "Rupees Three Hundred Forty Two Only",
        "For Shree Kirana & General Stores",
        "Authorised signatory",
        "Goods once sold are not taken back.",
        "Page 1 of 1",
    ):
        assert told in text
    assert "IGST" not in text


def test_across_a_border_the_tax_is_igst_and_the_state_is_named(typesetter: Typesetter) -> None:
    sale = samples.voucher(line(across=True), place_of_supply="27")
    text = text_of(printed(typesetter, SHOP, sale, AWAY))
    assert "Place of supply Maharashtra (27)" in text
    assert "IGST 11.25" in text
    assert "KGS 5%" in text
    assert "CGST" not in text


def test_in_a_union_territory_the_states_part_is_utgst(typesetter: Typesetter) -> None:
    sale = samples.voucher(line(), place_of_supply="04")
    text = text_of(printed(typesetter, replace(SHOP, state="04"), sale, None))
    assert "UTGST" in text
    assert "SGST" not in text
    assert "Chandigarh (04)" in text


def test_prices_that_include_tax_are_said_to(typesetter: Typesetter) -> None:
    sale = samples.voucher(line(), inclusive=True)
    assert "incl. tax" in text_of(printed(typesetter, SHOP, sale, PARTY))
    assert "incl. tax" not in text_of(printed(typesetter, SHOP, _SALE, PARTY))


def test_cess_has_a_column_and_a_sum(typesetter: Typesetter) -> None:
    taxed = replace(line(), cess=Decimal("12.00"), total=line().total + 12)
    sale = samples.voucher(taxed, cess=Decimal("12.00"))
    text = text_of(printed(typesetter, SHOP, sale, PARTY))
    assert "CESS" in text
    assert "Cess 12.00" in text


def test_a_composition_dealer_gives_a_bill_of_supply_with_its_wording(
    typesetter: Typesetter,
) -> None:
    sale = samples.untaxed(
        line(), tax_scheme="composition", series="BOS", number="BOS/26-27/000007"
    )
    for language in ("en", "hi"):
        text = text_of(
            printed(typesetter, COMPOSITION_SHOP, sale, PARTY, language=language)
        ).casefold()
        assert "bill of supply" in text
        wording = "composition taxable person, not eligible to collect tax on supplies"
        assert wording in text
        assert "tax invoice" not in text
        assert "cgst" not in text
        assert "bos/26-27/000007" in text


def test_a_regular_shops_bill_of_supply_bears_no_tax_and_no_dealers_wording(
    typesetter: Typesetter,
) -> None:
    sale = samples.voucher(line(tax="0"), series="BOS", number="BOS/26-27/000001")
    text = text_of(printed(typesetter, SHOP, sale, PARTY))
    assert "BILL OF SUPPLY" in text
    for word in ("CGST", "Composition", "TAX SUMMARY"):
        assert word not in text


def test_a_shop_without_gst_gives_a_plain_bill(typesetter: Typesetter) -> None:
    sale = samples.untaxed(line(qty="2.5"), mode=Mode.CASH)
    text = text_of(printed(typesetter, PLAIN_SHOP, sale, None))
    assert "BILL" in text
    assert "Cash customer" in text
    assert "Sugar M-30 2.5 kg 45.00 112.50" in text
    assert "Subtotal 112.50" in text
    assert "Round off 0.50" in text
    assert "₹113.00" in text
    assert "PAN: AAPFU0939F" in text
    assert "PAID · Cash" in text
    for word in ("GST", "HSN", "Tax", "State", "Reverse"):
        assert word not in text


def test_a_credit_note_names_the_invoice_it_is_against(typesetter: Typesetter) -> None:
    note = samples.voucher(
        line(), kind=VoucherKind.SALE_RETURN, series="CN", number="CN/26-27/000002"
    )
    text = text_of(printed(typesetter, SHOP, note, PARTY, original=_SALE))
    assert "CREDIT NOTE" in text
    assert "Note no. CN/26-27/000002" in text
    assert "Against INV/26-27/000123 · 23 Nov 2026" in text
    assert "ADJUSTED IN ACCOUNT" in text
    assert "Goods once sold" not in text


def test_a_debit_note_names_the_suppliers_bill(typesetter: Typesetter) -> None:
    bill = samples.voucher(line(), kind=VoucherKind.PURCHASE, number=None, reference="4471")
    note = samples.voucher(
        line(), kind=VoucherKind.PURCHASE_RETURN, number="DN/26-27/000001", mode=Mode.CASH
    )
    text = text_of(printed(typesetter, SHOP, note, PARTY, original=bill))
    assert "DEBIT NOTE" in text
    assert "Against 4471 · 23 Nov 2026" in text
    assert "DEBIT TO" in text
    assert "PAID · Cash" in text


def test_a_return_without_its_original_says_nothing_of_it(typesetter: Typesetter) -> None:
    note = samples.voucher(line(), kind=VoucherKind.SALE_RETURN)
    assert "Against" not in text_of(printed(typesetter, SHOP, note, PARTY))


def test_in_hindi_labels_words_units_and_dates_are_hindi(typesetter: Typesetter) -> None:
    sale = samples.voucher(line("सरसों का तेल", unit="l"), line("Parle-G बिस्कुट 800 g"))
    text = squeezed(printed(typesetter, SHOP, sale, PARTY, language="hi"))
    for told in (
        "कर बीजक (Tax Invoice)",
        "बीजक संख्या INV/26-27/000123",
        "23 नवंबर 2026",
        "आपूर्ति का स्थान गुजरात (24)",
        "सरसों का तेल",
        "Parle-G बिस्कुट 800 g",
        "5 लीटर",
        "चार सौ तिहत्तर रुपये मात्र",
        "पृष्ठ 1 / 1",
    ):
        assert told.replace(" ", "") in text


def test_who_writes_hindi_in_latin_letters_gets_english_labels(typesetter: Typesetter) -> None:
    assert "TAX INVOICE" in text_of(printed(typesetter, SHOP, _SALE, PARTY, language="hi-Latn"))


def test_a_cancelled_invoice_is_stamped_and_asks_for_nothing(typesetter: Typesetter) -> None:
    gone = replace(_SALE, reversed_by="another")
    pdf = printed(typesetter, SHOP, gone, PARTY)
    assert "CANCELLED" in squeezed(pdf)
    assert "CANCELLED" not in squeezed(printed(typesetter, SHOP, _SALE, PARTY))
    text = text_of(pdf)
    assert "Scan to pay" not in text
    assert "DUE" not in text


@pytest.mark.parametrize(
    ("mode", "mark"),
    [(Mode.CREDIT, "DUE"), (Mode.CASH, "PAID · Cash"), (Mode.UPI, "PAID · UPI")],
)
def test_payment_is_asked_for_only_while_it_is_due(
    typesetter: Typesetter, mode: Mode, mark: str
) -> None:
    text = text_of(printed(typesetter, SHOP, replace(_SALE, mode=mode), PARTY))
    assert mark in text
    assert ("Scan to pay ₹342.00" in text) == (mode is Mode.CREDIT)
    assert ("shreekirana@okbank" in text) == (mode is Mode.CREDIT)


def test_without_a_upi_id_there_is_no_code(typesetter: Typesetter) -> None:
    shop = replace(SHOP, upi_id=None)
    assert "Scan to pay" not in text_of(printed(typesetter, shop, _SALE, PARTY))


def test_forty_lines_break_over_pages_each_headed_and_numbered(typesetter: Typesetter) -> None:
    name = "Maharaja Premium Extra Long Grain Aged Basmati Rice, Export Quality — महाराजा चावल"
    lines = [line(f"{number:03} {name}", hsn=str(1000 + number)) for number in range(40)]
    sale = samples.voucher(*lines)
    pages = pages_of(printed(typesetter, SHOP, sale, PARTY))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    for page in pages[1:]:
        assert page.lstrip().startswith("Shree Kirana & General Stores")
        assert "Tax Invoice · INV/26-27/000123" in page.splitlines()[0]
    for page in pages[:2]:
        assert "TAXABLE" in page
    whole = "\n".join(pages)
    for number in range(40):
        assert f"{number:03} Maharaja" in whole
        assert f"HSN {1000 + number}" in whole


def test_a_page_that_just_fits_ten_lines_is_one_page(typesetter: Typesetter) -> None:
    sale = samples.voucher(*[line(f"Item {number}") for number in range(10)])
    for language in ("en", "hi"):
        assert len(pages_of(printed(typesetter, SHOP, sale, PARTY, language=language))) == 1


def test_terms_may_fill_pages(typesetter: Typesetter) -> None:
    terms = "\n".join(f"Term {number} of a shop that leaves nothing open." for number in range(90))
    pages = pages_of(printed(typesetter, replace(SHOP, terms=terms), _SALE, PARTY))
    assert len(pages) > 1
    for number in range(90):
        assert f"Term {number} of" in "".join(pages)


def test_crores_fit_beside_each_other(typesetter: Typesetter) -> None:
    gold = line("Gold", qty="99.999", rate="9876543.21", tax="3", discount="1234567.89")
    text = text_of(printed(typesetter, SHOP, samples.voucher(gold, gold), PARTY))
    row = "99.999 kg 98,76,543.21 12,34,567.89 98,64,09,876.57 1,47,96,148.15 1,47,96,148.15"
    assert row in text


_HOSTILE = (
    "#text(red)[x] *bold* _it_ $x^2$ `raw` @ref <label>",
    "\\ back \\n \\u{41} \"quoted\" 'single' // not a comment /* nor this */",
    "<b>&amp;</b> = heading - item + item 1. item",
    "#import sys.inputs; #panic() {json}",
)


@pytest.mark.parametrize("name", _HOSTILE)
def test_markup_in_names_is_only_text(typesetter: Typesetter, name: str) -> None:
    shop = replace(SHOP, name=name, terms=name, address=name)
    sale = samples.voucher(line(name), number="INV/1")
    text = squeezed(printed(typesetter, shop, sale, replace(PARTY, name=name, address=name)))
    assert text.count(name.replace(" ", "")) >= 6


@pytest.mark.parametrize(
    "name",
    [
        *("😀", "漢字", "\ud800", "\x00\x1b[31m", "\u202eevil", "", " ", "\u200d", "\u0301", "𒀀"),
        *("x" * 400, "क्ष" * 150, "👨\u200d👩\u200d👧" * 30, "\U000e0041", "\ufeff", "़" * 50, "ቋንቋ"),
    ],
)
def test_no_name_is_too_odd_to_print(typesetter: Typesetter, name: str) -> None:
    sale = samples.voucher(line(name))
    pdf = printed(typesetter, replace(SHOP, name=name), sale, replace(PARTY, name=name))
    assert "₹236.00" in text_of(pdf)


def test_emoji_are_left_out_and_the_name_stays(typesetter: Typesetter) -> None:
    text = text_of(printed(typesetter, SHOP, samples.voucher(line("🍬 Kaju Katli 🍬")), PARTY))
    assert "1 Kaju Katli 5 kg" in text


def test_a_word_too_long_for_its_column_breaks_and_reads_whole(typesetter: Typesetter) -> None:
    for word in ("W" * 120, "क्षत्रिय" * 20):
        pdf = printed(typesetter, SHOP, samples.voucher(line(word)), PARTY)
        assert word in squeezed(pdf)
        # Nothing runs into the next column: the quantity's row keeps its figures apart.
        assert "5 kg 45.00 225.00 5.63 5.63 236.26" in text_of(pdf)


def test_every_script_has_its_font(typesetter: Typesetter) -> None:
    scripts = {
        "NotoSerifGujarati": "ગુજરાતી",
        "NotoSerifGurmukhi": "ਪੰਜਾਬੀ",
        "NotoSerifBengali": "বাংলা",
        "NotoSerifTamil": "தமிழ்",
        "NotoSerifTelugu": "తెలుగు",
        "NotoSerifKannada": "ಕನ್ನಡ",
        "NotoSerifMalayalam": "മലയാളം",
        "NotoNaskhArabic": "اردو",
    }
    scripts = {
        font: word
        for font, word in scripts.items()
        if any(font == family.replace(" ", "") for family in typesetter.families)
    }
    pdf = printed(typesetter, SHOP, samples.voucher(*map(line, scripts.values())), PARTY)
    fonts = {name.partition("-")[0] for name in fonts_of(pdf)}
    assert {"LibertinusSerif", *scripts} <= fonts


def test_the_rupee_sign_shows_in_every_weight(typesetter: Typesetter) -> None:
    """The sign comes from the text font, never as the box of a missing letter."""
    shop = replace(PLAIN_SHOP, name="₹ Bazaar", upi_id="a@bank", terms="₹50 extra")
    sale = samples.untaxed(line("₹10 toffee"))
    pdf = printed(typesetter, shop, sale, replace(PARTY, name="₹ Traders"))
    assert text_of(pdf).count("₹") == 7
    assert fonts_of(pdf) <= {
        "LibertinusSerif-Regular-Identity-H",
        "LibertinusSerif-Semibold-Identity-H",
        "LibertinusSerif-Italic-Identity-H",
    }


def test_only_sales_and_returns_that_stand_for_themselves_are_printed() -> None:
    assert printable(_SALE)
    assert not printable(replace(_SALE, reverses="another"))
    for kind in (VoucherKind.RECEIPT, VoucherKind.EXPENSE, VoucherKind.PURCHASE):
        voucher = replace(_SALE, kind=kind)
        assert not printable(voucher)
        with pytest.raises(ValueError, match="no paper"):
            compose(SHOP, voucher, PARTY, labels("en"))


async def test_an_invoice_is_made_off_the_event_loop(press: Press) -> None:
    pdf = await invoice_pdf(SHOP, _SALE, PARTY, language="en", press=press)
    assert pdf.startswith(b"%PDF-")
    assert "INV/26-27/000123" in text_of(pdf)


def test_the_same_invoice_is_the_same_file(typesetter: Typesetter) -> None:
    first = printed(typesetter, SHOP, _SALE, PARTY)
    assert printed(typesetter, SHOP, _SALE, PARTY) == first


def test_each_copy_says_whose_it_is_and_counts_its_own_pages(typesetter: Typesetter) -> None:
    sale = samples.voucher(*(line(f"Item {number}") for number in range(40)))
    paper = compose(SHOP, sale, PARTY, labels("en"), copies=True)
    pages = pages_of(render(typesetter, paper, _MADE))
    assert len(pages) == 6
    for copy, name in enumerate(("Original for recipient", "Duplicate for", "Triplicate for")):
        first, second = pages[2 * copy : 2 * copy + 2]
        assert name in first
        assert "Page 1 of 2" in first
        assert "Page 2 of 2" in second
        assert "₹" in second


@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_roll_says_what_the_sheet_says(typesetter: Typesetter, language: str) -> None:
    sale = samples.voucher(line(discount="2.50"), line("आटा", tax="0.25", hsn=None))
    paper = compose(SHOP, sale, PARTY, labels(language))
    roll = squeezed(render(typesetter, paper, _MADE, form="thermal"))
    said = [paper.seller.name, paper.buyer.name, paper.total[1], paper.words[1]]
    said += [value for _, value in (*paper.facts, *paper.sums)]
    said += [text for row in paper.goods.rows for text, _ in row[1:] if text != "–"]
    assert paper.tax is not None
    said += [text for row in (*paper.tax.rows, paper.tax.total) for text, _ in row]
    for text in said:
        assert "".join(text.split()).replace("\u200b", "") in roll, text


def test_a_long_roll_is_one_page(typesetter: Typesetter) -> None:
    sale = samples.voucher(*(line(f"Item {number}") for number in range(40)))
    paper = compose(SHOP, sale, PARTY, labels("en"))
    assert len(pages_of(render(typesetter, paper, _MADE, form="thermal"))) == 1
