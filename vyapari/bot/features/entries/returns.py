"""Goods that come or go back: which sale or purchase they are against, at what price."""

from dataclasses import replace

from vyapari.books.entry import Entry, EntryLine, Intent
from vyapari.books.money import paise
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
    lines = tuple(_at_its_price(turn, line, original, entry) for line in entry.lines)
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


def _at_its_price(turn: Turn, line: EntryLine, original: Voucher, entry: Entry) -> EntryLine:
    """The line at what the goods were billed at, its share of the discount taken off."""
    sold = _line_of(original, line.item_id)
    said = "rate" not in entry.guessed and (line.rate is not None or line.amount is not None)
    if said or sold is None or sold.unit != line.unit:
        return line
    part = line.qty / sold.qty
    if _is_priced_alike(turn, original):
        cut = None if _is_cut(line, entry) else paise(sold.discount * part) or None
        return replace(line, rate=sold.rate, amount=None, discount=cut or line.discount)
    # Prices were meant with GST then and are meant without it now, or the other way round.
    billed = sold.total if _is_inclusive(turn) else sold.taxable
    return replace(line, rate=None, amount=paise(billed * part))


def _is_cut(line: EntryLine, entry: Entry) -> bool:
    """Whether a discount was said of the return itself."""
    return any((line.discount, line.discount_percent, entry.discount, entry.discount_percent))


def _is_priced_alike(turn: Turn, original: Voucher) -> bool:
    was_taxed = original.tax_scheme == "regular"
    if not was_taxed and turn.shop.tax_scheme != "regular":
        return True
    return was_taxed and original.inclusive == _is_inclusive(turn)


def _is_inclusive(turn: Turn) -> bool:
    """Whether what is billed now counts as with GST."""
    return turn.shop.tax_scheme != "regular" or turn.shop.prices_include_tax


def _line_of(voucher: Voucher, item_id: str | None) -> Line | None:
    return next((line for line in voucher.lines if line.item_id == item_id), None)
