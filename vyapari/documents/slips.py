"""Quotations and delivery challans as PDF: laid out as the bill that may follow."""

from dataclasses import replace
from datetime import UTC, datetime, time

from vyapari.books.catalogue import Party
from vyapari.books.shop import Shop
from vyapari.books.slip import Slip
from vyapari.books.voucher import VoucherKind
from vyapari.documents import invoice
from vyapari.documents.labels import Labels, labels
from vyapari.documents.lettering import fit
from vyapari.documents.paper import Fact, Paper
from vyapari.documents.press import Press
from vyapari.documents.printing import Form, print_paper

#: Whose each copy of a challan is (rule 55).
_COPIES = ("consignees-copy", "transporters-copy", "consigners-copy")


async def slip_pdf(
    shop: Shop,
    slip: Slip,
    party: Party | None,
    *,
    language: str,
    against: str | None = None,
    logo: bytes | None = None,
    form: Form = "a4",
    press: Press | None = None,
) -> bytes:
    """The PDF of ``slip``, made off the event loop by ``press``; a challan in its three copies.

    ``against`` is the number of the bill or quotation it belongs to. Raises ``Unavailable`` when
    too many wait.
    """
    paper = compose(shop, slip, party, labels(language), against=against)
    made = slip.issued_at or datetime.combine(slip.date, time(), UTC)
    return await print_paper(paper, made, logo=logo, form=form, press=press)


def compose(
    shop: Shop, slip: Slip, party: Party | None, labels: Labels, *, against: str | None = None
) -> Paper:
    """What is printed for ``slip``."""
    sale = replace(
        slip.voucher,
        kind=VoucherKind.SALE,
        number=slip.number,
        date=slip.date,
        mode=None,
        reverses=None,
        reversed_by=None,
    )
    bill = invoice.compose(shop, sale, party, labels)
    title, number = labels(slip.kind), fit(slip.number or "")
    is_challan = slip.kind == "challan"
    return replace(
        bill,
        title=title,
        copies=tuple(map(labels, _COPIES)) if is_challan else ("",),
        buyer=replace(bill.buyer, label=labels("consigned-to" if is_challan else "quoted-to")),
        facts=_facts(slip, bill, labels, against),
        mark=None,
        request=None,
        terms=("", ()) if is_challan else bill.terms,
        running=" · ".join(part for part in (title, number) if part),
    )


def _facts(slip: Slip, bill: Paper, labels: Labels, against: str | None) -> tuple[Fact, ...]:
    """Its own number and date; of the bill's facts, what is true before the bill too."""
    facts = [fact for fact in bill.facts if fact[0] in (labels("date"), labels("place-of-supply"))]
    if against:
        facts.append((labels("against"), fit(against)))
    number = [(labels(f"number-{slip.kind}"), fit(slip.number))] if slip.number else []
    return (*number, *facts)
