"""Asking for money by UPI: the link that every UPI app reads, and its picture."""

import io
from decimal import Decimal
from urllib.parse import quote, urlencode

import segno

from vyapari.books.money import paise

#: Encoded characters of the payee's name: beyond, the squares of the code get too small to read.
_NAME = 180


def payment_link(upi_id: str, payee: str, amount: Decimal, note: str) -> str:
    """An ``upi://pay`` link for exactly ``amount`` rupees.

    Values are percent-encoded; the ``@`` of the id stays, since some apps do not decode it.
    A long ``payee`` is cut (banks show their own name of the account anyway). ``note`` is what
    both sides see beside the payment, if anything; UPI keeps 80 characters of it.
    """
    while len(quote(payee)) > _NAME:
        payee = payee.rpartition(" ")[0] or payee[:-1]
    fields = {
        "pa": upi_id.strip(),
        "pn": payee,
        "am": f"{paise(amount):f}",
        "cu": "INR",
    }
    if note:
        fields["tn"] = note[:80]
    return "upi://pay?" + urlencode(fields, quote_via=quote, safe="@")


def qr_svg(link: str) -> str:
    """``link`` as a QR code: an SVG text, black on nothing, without a margin."""
    picture = io.BytesIO()
    # Level M bears a fold or a smudge without making the squares too small for a phone. Readers
    # take any mask; searching for the prettiest would cost more than all the rest.
    segno.make_qr(link, error="m", boost_error=False, mask=0).save(
        picture, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True, unit=None
    )
    return picture.getvalue().decode()
