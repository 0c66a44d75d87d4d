"""A draft that says more than the merchant did, or less: shown, to be confirmed with a tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vyapari.books.entry import Entry, Intent
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features.entries.bill import (
    SPELLED,
    brief,
    joined,
    line_text,
    mode_text,
    said,
    sums,
)
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.missing import Need
from vyapari.bot.texts import Markup, Phrasebook

#: More remarks than this help nobody.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Sketch:
    """A draft, and the voucher that it would be if nothing stood in its way."""

    draft: Draft
    voucher: Voucher | None


def unsaid_need(say: Phrasebook, sketches: Sequence[Sketch]) -> Need:
    """The doubt about all of ``sketches``: what would be written, and what to look at."""
    rows = [_described(say, sketch) for sketch in sketches]
    remarks = dict.fromkeys(each for sketch in sketches for each in sketch.draft.unsaid)
    told = [text for kind, what in list(remarks)[:_MOST] if (text := _remark(say, kind, what))]
    about = {"code": "unsaid", "rows": joined(rows, "\n"), "remarks": joined(told, "\n")}
    return Need("doubt", about=about)


def _described(say: Phrasebook, sketch: Sketch) -> Markup:
    entry, voucher = sketch.draft.entry, sketch.voucher
    if entry.intent is Intent.PRICE_SET:
        return _price(say, entry)
    if voucher is None:
        return said(say, entry)
    counted = voucher.kind is VoucherKind.STOCK_ADJUSTMENT
    if not voucher.lines or (counted and len(voucher.lines) == 1):
        parts = [brief(say, voucher)]
    else:
        # Each line with its price: this is what the merchant is asked to look at.
        shown = voucher.lines[:SPELLED]
        rows = [line_text(say, line, inclusive=voucher.inclusive) for line in shown]
        if (more := len(voucher.lines) - len(shown)) > 0:
            rows.append(say("entries-more", count=more))
        kind = say("entries-quotation" if sketch.draft.quoted else f"entries-kind-{voucher.kind}")
        parts = [joined((kind, *rows, *sums(say, voucher)), "\n")]
        if voucher.party_name:
            parts.append(say("entries-brief-party", party=voucher.party_name))
    if not sketch.draft.quoted and voucher.mode is not None and voucher.total:
        parts.append(mode_text(say, voucher.mode))
    return joined(parts)


def _price(say: Phrasebook, entry: Entry) -> Markup:
    prices = {"sale_price": entry.sale_price, "cost_price": entry.cost_price}
    return joined(
        (
            say(f"entries-new-{name}", item=entry.item or "", price=say.money(price))
            for name, price in prices.items()
            if price is not None
        ),
        "\n",
    )


def _remark(say: Phrasebook, kind: str, what: str) -> str:
    """What to look at, in a line; nothing for a kind that only asks for a look."""
    if kind in ("figure", "left_out", "twice") and what.replace(".", "", 1).isdecimal():
        what = say.number(Decimal(what))
    if kind == "mode":
        what = mode_text(say, what)
    if kind == "day":
        what = say.date(date.fromisoformat(what))
    key = f"entries-unsaid-{kind.replace('_', '-')}"
    return say(key, what=what) if say.has(key) else ""
