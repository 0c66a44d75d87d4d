from datetime import UTC, datetime

from tests.documents import samples
from tests.documents.reading import fonts_of, pages_of, squeezed
from tests.documents.samples import PARTY, SHOP, line
from vyapari.documents.invoice import compose
from vyapari.documents.labels import labels
from vyapari.documents.printing import render
from vyapari.documents.typesetter import Typesetter

_MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_in_gujarati_labels_words_and_units_are_gujarati(typesetter: Typesetter) -> None:
    sale = samples.voucher(line("સરસવનું તેલ", unit="l"), line("Parle-G બિસ્કિટ 800 g"))
    pdf = render(typesetter, compose(SHOP, sale, PARTY, labels("gu")), _MADE)
    text = squeezed(pdf)
    for told in (
        "કર ભરતિયું (Tax Invoice)",
        "પુરવઠાનું સ્થળ ગુજરાત (24)",
        "સરસવનું તેલ",
        "5 લિટર",
        "ચારસો તોતેર રૂપિયા પૂરા",
        "પાનું 1 / 1",
    ):
        assert told.replace(" ", "") in text
    assert any("NotoSerifGujarati" in font for font in fonts_of(pdf))
    assert len(pages_of(pdf)) == 1
