"""Papers: a small bill really set in each language, in letters that the fonts have."""

import re
from datetime import UTC, datetime
from decimal import Decimal

from vyapari.books.entry import Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Line, Voucher, VoucherKind
from vyapari.cli.doctor.finding import Finding, aside, failed, ok, warning
from vyapari.documents.invoice import compose
from vyapari.documents.labels import labels
from vyapari.documents.printing import render
from vyapari.documents.typesetter import Typesetter

_PART = "papers"
#: The bot's languages: a shop's name in each one's letters, and the font that has them.
_SAMPLES = {
    "en": ("Shree Kirana", "LibertinusSerif"),
    "hi": ("श्री किराना", "Shobhika"),
    "gu": ("શ્રી કિરાણા", "NotoSerifGujarati"),
}


async def look() -> list[Finding]:
    """A bill in each language, on a typesetter of its own."""
    lacking = await aside(_print_all)
    if "en" in lacking or "hi" in lacking:
        advice = "install the package again: its fonts are gone"
        return [failed(_PART, f"bills cannot be set in {' and '.join(lacking)}", advice)]
    if lacking:
        advice = "install fonts-noto-core; until then its papers are in English"
        return [warning(_PART, "no letters for Gujarati", advice)]
    return [ok(_PART, f"a bill in each of {', '.join(_SAMPLES)} was set in its own letters")]


def _print_all() -> list[str]:
    """The languages whose bill lacks letters."""
    typesetter = Typesetter()
    return [
        language
        for language, (name, font) in _SAMPLES.items()
        if font not in _fonts(_bill(typesetter, language, name))
    ]


def _bill(typesetter: Typesetter, language: str, name: str) -> bytes:
    price, now = Decimal("45.00"), datetime.now(UTC)
    line = Line(
        item_id="",
        description=name,
        qty=Decimal(1),
        unit="kg",
        base_qty=Decimal(1),
        rate=price,
        taxable=price,
        total=price,
    )
    sale = Voucher(
        id="",
        kind=VoucherKind.SALE,
        date=now.date(),
        total=price,
        lines=(line,),
        mode=Mode.CASH,
        taxable=price,
    )
    shop = Shop(id="", name=name, language=language)
    return render(typesetter, compose(shop, sale, None, labels(language)), now)


def _fonts(pdf: bytes) -> str:
    """The names of the fonts in it, one after the other."""
    return b" ".join(re.findall(rb"/BaseFont ?/([\w+-]+)", pdf)).decode()
