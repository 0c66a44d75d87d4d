"""Invoices and their kin as PDF: tax invoice, bill of supply, bill, credit and debit note."""

from datetime import UTC, datetime, time
from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.entry import Mode
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.books.words import amount_in_words
from vyapari.documents import figures, goods, parties
from vyapari.documents.labels import Labels, labels
from vyapari.documents.lettering import fit, lines
from vyapari.documents.paper import Fact, Mark, Paper, Request
from vyapari.documents.payment import payment_request
from vyapari.documents.press import Press
from vyapari.documents.printing import Form, print_paper

_PRINTED = (VoucherKind.SALE, VoucherKind.SALE_RETURN, VoucherKind.PURCHASE_RETURN)


def printable(voucher: Voucher) -> bool:
    """Whether there is a paper for ``voucher``: a sale or a return that is no reversal."""
    return voucher.kind in _PRINTED and voucher.reverses is None


async def invoice_pdf(
    shop: Shop,
    voucher: Voucher,
    party: Party | None,
    *,
    language: str,
    original: Voucher | None = None,
    due: Decimal | None = None,
    logo: bytes | None = None,
    form: Form = "a4",
    copies: bool = False,
    press: Press | None = None,
) -> bytes:
    """The PDF of a printable voucher, made off the event loop by ``press`` (the process's own).

    ``language`` is that of the labels. ``original`` is what a return is against. ``due`` is what
    is still owed of a sale on credit, without it all of it. ``copies``: the supplier's and
    transporter's copies come with it. Raises ``ValueError`` for a voucher that is
    not printable, ``Unavailable`` when too many wait.
    """
    paper = compose(
        shop, voucher, party, labels(language), original=original, due=due, copies=copies
    )
    made = voucher.booked_at or datetime.combine(voucher.date, time(), UTC)
    return await print_paper(paper, made, logo=logo, form=form, press=press)


def compose(
    shop: Shop,
    voucher: Voucher,
    party: Party | None,
    labels: Labels,
    *,
    original: Voucher | None = None,
    due: Decimal | None = None,
    copies: bool = False,
) -> Paper:
    """What is printed for ``voucher``. Raises ``ValueError`` if it is not printable."""
    if not printable(voucher):
        raise ValueError(f"there is no paper for this {voucher.kind.value}")
    taxes = goods.taxation(shop, voucher)
    kind = _kind(voucher)
    number = fit(voucher.number or "")
    title = labels(kind)
    composition = kind == "bill-of-supply" and voucher.tax_scheme == "composition"
    return Paper(
        language=labels.language,
        title=title,
        copies=_copies(kind, labels) if copies else _copies(kind, labels)[:1],
        seller=parties.seller(shop, labels),
        buyer=parties.buyer(voucher, party, labels),
        facts=_facts(shop, voucher, original, labels, taxed=bool(taxes.heads)),
        declaration=labels("composition") if composition else "",
        goods=goods.goods(voucher, taxes, labels),
        sums=goods.sums(voucher, taxes, labels),
        total=(labels("total"), figures.rupees(voucher.total)),
        words=(labels("in-words"), amount_in_words(voucher.total, labels.language)),
        mark=_mark(voucher, labels, due),
        request=_request(shop, voucher, labels, due),
        tax=goods.tax_sheet(voucher, taxes, labels),
        terms=(labels("terms"), _terms(shop, voucher)),
        signature=(labels("signed-for", shop=fit(shop.name)), labels("signatory")),
        stamp=labels("cancelled") if voucher.reversed_by else "",
        running=" · ".join(part for part in (title, number) if part),
        page=labels("page", page="{page}", pages="{pages}"),
    )


def _copies(kind: str, labels: Labels) -> tuple[str, ...]:
    """Whose each copy is; of a tax invoice for goods the law wants three (rule 48)."""
    if kind == "tax-invoice":
        return tuple(map(labels, ("original-copy", "transporters-copy", "suppliers-copy")))
    return "", labels("shops-copy")


def _kind(voucher: Voucher) -> str:
    if voucher.kind is VoucherKind.SALE_RETURN:
        return "credit-note"
    if voucher.kind is VoucherKind.PURCHASE_RETURN:
        return "debit-note"
    if voucher.tax_scheme == "none":
        return "bill"
    # A regular shop has a series of its own for bills of supply: goods that bear no tax.
    supply = voucher.tax_scheme == "composition" or voucher.series == "BOS"
    return "bill-of-supply" if supply else "tax-invoice"


def _facts(
    shop: Shop, voucher: Voucher, original: Voucher | None, labels: Labels, *, taxed: bool
) -> tuple[Fact, ...]:
    kind = _kind(voucher)
    number = "note" if kind.endswith("note") else "invoice" if kind == "tax-invoice" else "bill"
    facts: list[Fact] = []
    if voucher.number:
        facts.append((labels(f"number-{number}"), fit(voucher.number)))
    facts.append((labels("date"), figures.day(voucher.date, labels.language)))
    if against := _against(voucher, original, labels):
        facts.append((labels("against"), against))
    if taxed:
        if place := voucher.place_of_supply or shop.state:
            shown = parties.state_and_code(place, labels.language)
            facts.append((labels("place-of-supply"), shown))
        facts.append((labels("reverse-charge"), labels("no")))
    return tuple(facts)


def _against(voucher: Voucher, original: Voucher | None, labels: Labels) -> str:
    """The other side's number where it has one: of a purchase, that is the supplier's bill."""
    if original is None:
        return fit(voucher.reference or "")
    number = original.reference or original.number or voucher.reference
    day = figures.day(original.date, labels.language)
    return f"{fit(number)} · {day}" if number else day


def _mark(voucher: Voucher, labels: Labels, due: Decimal | None) -> Mark | None:
    if voucher.mode is None or voucher.reversed_by:
        return None
    is_return = voucher.kind is not VoucherKind.SALE
    if voucher.mode is Mode.CREDIT:
        if is_return:
            return Mark(labels("adjusted"), "", settled=True)
        if due == 0 and voucher.total:
            return Mark(labels("paid"), "", settled=True)
        part = due is not None and due != voucher.total
        return Mark(labels("due"), figures.rupees(due) if part and due else "", settled=False)
    word = "refunded" if voucher.kind is VoucherKind.SALE_RETURN else "paid"
    return Mark(labels(word), labels(voucher.mode.value), settled=True)


def _terms(shop: Shop, voucher: Voucher) -> tuple[str, ...]:
    """The shop's terms are terms of sale: they have no place on a return."""
    return tuple(lines(shop.terms or "")) if voucher.kind is VoucherKind.SALE else ()


def _request(shop: Shop, voucher: Voucher, labels: Labels, due: Decimal | None) -> Request | None:
    """Payment is asked for where it is due: not twice, not for nothing, not on a return."""
    owing = voucher.mode in (Mode.CREDIT, None) and voucher.kind is VoucherKind.SALE
    if not owing or voucher.reversed_by:
        return None
    amount = voucher.total if due is None else due
    return payment_request(shop, amount, voucher.number or "", labels)
