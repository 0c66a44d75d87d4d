"""Asking for payment: the code on a paper, and a picture to send with a reminder."""

from dataclasses import asdict
from decimal import Decimal

from vyapari.books.shop import Shop
from vyapari.documents import figures
from vyapari.documents.labels import Labels, labels
from vyapari.documents.lettering import fit
from vyapari.documents.paper import Request
from vyapari.documents.press import Press, shared_press
from vyapari.documents.upi import payment_link, qr_svg


def payment_request(shop: Shop, amount: Decimal, note: str, labels: Labels) -> Request | None:
    """What asks for ``amount``; ``None`` where nothing is due, or the shop has no UPI id."""
    if not shop.upi_id or amount <= 0:
        return None
    link = payment_link(shop.upi_id, fit(shop.name), amount, note)
    caption = labels("scan-to-pay", amount=figures.rupees(amount))
    return Request(qr_svg(link), caption, fit(shop.upi_id, longest=30))


async def payment_card(
    shop: Shop, amount: Decimal, *, language: str, press: Press | None = None
) -> bytes:
    """A PNG with the code to pay ``amount`` to the shop, to stand above a reminder.

    Raises ``ValueError`` where there is nothing to ask for, or the shop has no UPI id.
    """
    request = payment_request(shop, amount, "", labels(language))
    if request is None:
        raise ValueError("there is nothing to pay, or nowhere to pay it")
    data = {
        "shop": fit(shop.name, longest=30),
        "amount": figures.rupees(amount),
        "request": asdict(request),
        "language": labels(language).language,
    }
    return await (press or shared_press()).run(lambda typesetter: typesetter.png("card", data))
