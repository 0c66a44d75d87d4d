"""From what a merchant said to a voucher: the books' rules, and what they refuse or doubt."""

from dataclasses import replace

from vyapari.books.catalogue import Party
from vyapari.books.commands import Refusal
from vyapari.books.doubts import DOUBTS, doubt_about
from vyapari.books.drafting import Desk, draft
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.money import LARGEST, paise
from vyapari.books.posting import post
from vyapari.books.voucher import Source, Voucher, VoucherKind

__all__ = ["DOUBTS", "Desk", "copy_voucher", "entry_of", "make_voucher"]


def make_voucher(
    entry: Entry,
    desk: Desk,
    *,
    voucher_id: str,
    source: Source | None = None,
    waved: frozenset[str] = frozenset(),
    corrects: str | None = None,
    refers_to: str | None = None,
) -> Voucher | Refusal:
    """The voucher for ``entry``, or the first rule that it breaks.

    Items and party of the entry have ids that the desk knows. A refusal whose code is one of
    ``DOUBTS`` is passed over when ``waved`` holds the code. Raises ``KeyError`` for an unknown id
    and for an intent that books nothing.
    """
    day = entry.date or desk.today
    if day > desk.today:
        return Refusal("future_date", {"date": day.isoformat()})
    closed = desk.shop.closed_until
    if closed is not None and day <= closed:
        return Refusal("closed_period", {"until": closed.isoformat()})
    party = desk.parties[entry.party_id] if entry.party_id else None
    refusal = _lacks(entry) or _bad_amount(entry)
    if refusal is not None:
        return refusal
    drafted = draft(entry, desk, party)
    if isinstance(drafted, Refusal):
        return drafted
    doubt = doubt_about(entry, drafted, desk)
    if doubt is not None and doubt.code not in waved:
        return doubt
    return post(
        replace(
            drafted,
            id=voucher_id,
            date=day,
            party_id=party.id if party else None,
            party_name=party.name if party else None,
            source=source,
            corrects=corrects,
            refers_to=refers_to,
            reference=entry.reference,
        )
    )


def copy_voucher(
    voucher: Voucher,
    *,
    voucher_id: str,
    mode: Mode | None = None,
    party: Party | None = None,
    source: Source | None = None,
) -> Voucher | Refusal:
    """``voucher`` written anew to stand in its place, otherwise paid or with another party."""
    mode = mode or voucher.mode
    party_id = party.id if party else voucher.party_id
    if mode is Mode.CREDIT and party_id is None:
        return Refusal("party_needed")
    return post(
        replace(
            voucher,
            id=voucher_id,
            mode=mode,
            party_id=party_id,
            party_name=party.name if party else voucher.party_name,
            source=source or voucher.source,
            corrects=voucher.id,
            number=None,
            reverses=None,
            reversed_by=None,
            cost=None,
            booked_at=None,
            booked_by=None,
        )
    )


def entry_of(voucher: Voucher) -> Entry:
    """What the merchant would have said for ``voucher``: the start of a correction."""
    counted = voucher.kind is VoucherKind.STOCK_ADJUSTMENT
    transfer = voucher.kind is VoucherKind.TRANSFER
    return Entry(
        intent=Intent.STOCK_COUNT if counted else Intent(voucher.kind.value),
        lines=tuple(
            EntryLine(
                item=line.description,
                item_id=line.item_id,
                qty=line.qty,
                unit=line.unit,
                rate=None if counted else line.rate,
                discount=line.discount or None,
            )
            for line in voucher.lines
        ),
        party=voucher.party_name,
        party_id=voucher.party_id,
        amount=None if voucher.lines else voucher.total,
        mode=None if transfer else voucher.mode,
        source=voucher.mode if transfer else None,
        target=voucher.target,
        category=voucher.category,
        date=voucher.date,
        reference=voucher.reference,
    )


_GOODS = frozenset(
    {
        Intent.SALE,
        Intent.SALE_RETURN,
        Intent.PURCHASE,
        Intent.PURCHASE_RETURN,
        Intent.STOCK_COUNT,
    }
)


def _lacks(entry: Entry) -> Refusal | None:
    """What this kind of entry cannot do without."""
    if entry.mode is Mode.CREDIT and entry.party_id is None:
        return Refusal("party_needed")
    if entry.intent in (Intent.RECEIPT, Intent.PAYMENT):
        if entry.party_id is None:
            return Refusal("missing", {"what": "party"})
        if entry.mode is Mode.CREDIT:
            return Refusal("missing", {"what": "mode"})
    if entry.intent in _GOODS:
        return None if entry.lines else Refusal("missing", {"what": "item"})
    if entry.amount is None and not entry.lines:
        return Refusal("missing", {"what": "amount"})
    return None


def _bad_amount(entry: Entry) -> Refusal | None:
    if entry.amount is not None and paise(entry.amount) <= 0:
        return Refusal("zero_amount")
    if entry.amount is not None and entry.amount > LARGEST:
        return Refusal("huge", {"what": str(entry.amount)})
    return None
