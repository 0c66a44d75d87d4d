from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.documents import samples
from tests.documents.reading import images_of, pages_of
from tests.documents.samples import PARTY, SHOP, line
from tests.documents.test_charts import size
from vyapari.documents.invoice import compose, invoice_pdf
from vyapari.documents.labels import labels
from vyapari.documents.logo import headed, logo_of
from vyapari.documents.press import Press
from vyapari.documents.printing import Form, render
from vyapari.documents.typesetter import Typesetter

#: A grey picture, twice as wide as it is high.
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb00430050373c463c32504641465a55505f78c882786e"
    "6e78f5afb991c8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffc0000b080004000801011100ffc40014000100000000000000000000000000000003ffc4001410010000"
    "0000000000000000000000000000ffda0008010100003f0037ffd9"
)


async def test_a_photo_becomes_as_small_as_it_is_printed(press: Press) -> None:
    logo = await logo_of(JPEG, press=press)
    width, height = size(logo)
    assert 130 <= height <= 140
    assert abs(width - 2 * height) <= 2
    assert size(await logo_of(logo, press=press)) == (width, height)


@pytest.mark.parametrize("photo", [b"", b"GIF89a", b"%PDF-1.7", JPEG[:40], b"<svg/>"])
async def test_what_is_no_picture_is_refused(press: Press, photo: bytes) -> None:
    with pytest.raises(ValueError, match=r"JPEG|read"):
        await logo_of(photo, press=press)


@pytest.mark.parametrize("form", ["a4", "thermal"])
async def test_the_logo_takes_its_place_and_nothing_else_changes(press: Press, form: Form) -> None:
    sale, logo = samples.voucher(line()), await logo_of(JPEG, press=press)
    plain, headed = [
        await invoice_pdf(SHOP, sale, PARTY, language="en", logo=each, form=form, press=press)
        for each in (None, logo)
    ]
    assert images_of(headed) >= 1
    assert images_of(plain) == 0
    # It moves the title beside the name, but no word is gone.
    assert sorted(pages_of(headed)[0].split()) == sorted(pages_of(plain)[0].split())


def test_a_logo_that_cannot_be_drawn_leaves_its_room_empty(typesetter: Typesetter) -> None:
    paper = compose(SHOP, samples.voucher(line()), PARTY, labels("en"))
    broken = replace(paper, logo=headed(JPEG[:60], centred=False))
    assert render(typesetter, broken, datetime(2026, 11, 23, tzinfo=UTC)).startswith(b"%PDF")
