"""Goods that come or go back: which sale or purchase they are against, at what price."""

from dataclasses import replace

from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.voucher import Line, Voucher, VoucherKind
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.turn import Turn

_ORIGINALS = {
    Intent.SALE_RETURN: VoucherKind.SALE,
    Intent.PURCHASE_RETURN: VoucherKind.PURCHASE,
}


async def against_original(turn: Turn, draft: Draft) -> Draft:
    """The draft of a return with the voucher it is against, and that one's price and mode.

    The last one of the first item with that party counts; what the merchant said goes before it.
    """
    entry = draft.entry
    kind = _ORIGINALS.get(entry.intent)
    if kind is None or draft.refers_to or turn.session.shop is None or not entry.lines:
        return draft
    original = await _last(turn, kind, entry)
    if original is None:
        return draft
    lines = tuple(_at_its_price(line, original, entry) for line in entry.lines)
    priced = replace(
        entry,
        lines=lines,
        mode=original.mode if entry.mode is None or "mode" in entry.guessed else entry.mode,
        guessed=tuple(field for field in entry.guessed if field != "mode"),
    )
    return replace(draft, entry=priced, refers_to=original.id)


async def _last(turn: Turn, kind: VoucherKind, entry: Entry) -> Voucher | None:
    item_id = entry.lines[0].item_id
    if item_id is None or (entry.party is not None and entry.party_id is None):
        return None
    page = await turn.store.vouchers(
        turn.shop.id,
        end=entry.date,
        party_id=entry.party_id,
        kinds=(kind,),
        item_id=item_id,
        limit=1,
    )
    return page.rows[0] if page.rows else None


def _at_its_price(line: EntryLine, original: Voucher, entry: Entry) -> EntryLine:
    sold = _line_of(original, line.item_id)
    said = "rate" not in entry.guessed and (line.rate is not None or line.amount is not None)
    if said or sold is None or sold.unit != line.unit:
        return line
    return replace(line, rate=sold.rate, amount=None)


def _line_of(voucher: Voucher, item_id: str | None) -> Line | None:
    return next((line for line in voucher.lines if line.item_id == item_id), None)
