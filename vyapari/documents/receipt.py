"""Receipts for money received, as PDF."""

from datetime import UTC, datetime, time
from decimal import Decimal

from vyapari.books.catalogue import Party
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.books.words import amount_in_words
from vyapari.documents import figures, parties
from vyapari.documents.labels import Labels, labels
from vyapari.documents.lettering import fit
from vyapari.documents.paper import Column, Fact, Mark, Paper, Sheet
from vyapari.documents.press import Press
from vyapari.documents.printing import Form, print_paper


async def receipt_pdf(
    shop: Shop,
    voucher: Voucher,
    party: Party,
    *,
    balance: Decimal | None,
    language: str,
    logo: bytes | None = None,
    form: Form = "a4",
    press: Press | None = None,
) -> bytes:
    """The receipt of ``voucher``, made off the event loop by ``press``.

    ``balance`` is what the party owed after it (negative: had paid ahead), ``None`` to leave it
    out. Raises ``ValueError`` for a voucher that is no receipt, ``Unavailable`` when too many wait.
    """
    paper = compose(shop, voucher, party, labels(language), balance=balance)
    made = voucher.booked_at or datetime.combine(voucher.date, time(), UTC)
    return await print_paper(paper, made, logo=logo, form=form, press=press)


def compose(
    shop: Shop, voucher: Voucher, party: Party, labels: Labels, *, balance: Decimal | None
) -> Paper:
    """What is printed for ``voucher``. Raises ``ValueError`` if it is no receipt."""
    if voucher.kind is not VoucherKind.RECEIPT or voucher.reverses is not None:
        raise ValueError(f"there is no receipt for this {voucher.kind.value}")
    title, number = labels("receipt"), fit(voucher.number or "")
    amount = figures.amount(voucher.total)
    return Paper(
        language=labels.language,
        title=title,
        seller=parties.seller(shop, labels),
        buyer=parties.account(party, labels, label="received-from"),
        facts=_facts(voucher, labels, balance),
        goods=Sheet(
            (
                Column(labels("column-particulars"), kind="text"),
                Column(labels("column-amount")),
            ),
            (((labels("towards-account"), fit(voucher.note or "")), (amount, "")),),
        ),
        sums=(),
        total=(labels("amount-received"), figures.rupees(voucher.total)),
        words=(labels("in-words"), amount_in_words(voucher.total, labels.language)),
        mark=Mark(labels("received"), labels(voucher.mode.value), settled=True)
        if voucher.mode
        else None,
        signature=(labels("signed-for", shop=fit(shop.name)), labels("signatory")),
        stamp=labels("cancelled") if voucher.reversed_by else "",
        running=" · ".join(part for part in (title, number) if part),
        page=labels("page", page="{page}", pages="{pages}"),
    )


def _facts(voucher: Voucher, labels: Labels, balance: Decimal | None) -> tuple[Fact, ...]:
    facts = []
    if voucher.number:
        facts.append((labels("number-receipt"), fit(voucher.number)))
    facts.append((labels("date"), figures.day(voucher.date, labels.language)))
    if balance is not None:
        key = "balance-after" if balance >= 0 else "advance-after"
        facts.append((labels(key), figures.rupees(abs(balance))))
    return tuple(facts)
