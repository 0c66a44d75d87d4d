"""Who deals with whom: the shop's and the other side's particulars on a paper."""

from vyapari.books.catalogue import Party
from vyapari.books.shop import Shop
from vyapari.books.states import STATES
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.documents.labels import Labels
from vyapari.documents.lettering import fit, lines
from vyapari.documents.paper import Side

_ADDRESSED = {
    VoucherKind.SALE: ("billed-to", "walk-in"),
    VoucherKind.SALE_RETURN: ("credited-to", "walk-in"),
    VoucherKind.PURCHASE_RETURN: ("debited-to", "unnamed-supplier"),
}


def seller(shop: Shop, labels: Labels) -> Side:
    """The shop, as the head of a paper has it; its state is told where it deals in GST."""
    state = shop.state if shop.tax_scheme != "none" else None
    reach = " · ".join(fit(text) for text in (shop.phone, shop.email) if text)
    return Side(
        name=fit(shop.name, longest=30),
        lines=(
            *lines(shop.address or ""),
            *_state(labels, state),
            *([reach] if reach else ()),
            *_labelled(labels, gstin=shop.gstin, pan=None if shop.gstin else shop.pan),
        ),
    )


def buyer(voucher: Voucher, party: Party | None, labels: Labels) -> Side:
    """The other side of the voucher: what the books know of the party, or a walk-in customer."""
    label, nobody = _ADDRESSED[voucher.kind]
    if party is None:
        name = fit(voucher.party_name, longest=30) if voucher.party_name else labels(nobody)
        return Side(name, label=labels(label))
    return _known(party, labels, label, taxed=voucher.tax_scheme == "regular")


def account(party: Party, labels: Labels, *, label: str = "account-of") -> Side:
    """The party that a statement or receipt is about."""
    return _known(party, labels, label, taxed=False)


def _known(party: Party, labels: Labels, label: str, *, taxed: bool) -> Side:
    state = party.state or (party.gstin[:2] if party.gstin else None)
    return Side(
        name=fit(party.name, longest=30),
        lines=(
            *lines(party.address or ""),
            *_labelled(labels, phone=party.phone),
            *_state(labels, state if party.gstin or taxed else None),
            *_labelled(labels, gstin=party.gstin),
        ),
        label=labels(label),
    )


def state_and_code(code: str, language: str) -> str:
    """``Gujarat (24)``; an unknown code alone."""
    return f"{STATES[code].name(language)} ({code})" if code in STATES else fit(code)


def _state(labels: Labels, code: str | None) -> tuple[str, ...]:
    return (f"{labels('state')}: {state_and_code(code, labels.language)}",) if code else ()


def _labelled(labels: Labels, **values: str | None) -> tuple[str, ...]:
    return tuple(f"{labels(name)}: {fit(value)}" for name, value in values.items() if value)
