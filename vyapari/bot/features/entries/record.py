"""From a draft to the books: asks what is missing, doubts what is odd, books the rest."""

from dataclasses import replace
from typing import Any

from vyapari.books.bookkeeping import make_voucher
from vyapari.books.commands import BookVoucher, CreateShop, IssueSlip, Refusal
from vyapari.books.entry import Intent
from vyapari.books.slip import Slip
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.asks import ask, ask_party
from vyapari.bot.features.entries.changes import propose
from vyapari.bot.features.entries.doubts import WAVABLE
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.missing import Need, first_need
from vyapari.bot.features.entries.prices import set_price
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.returns import against_original
from vyapari.bot.features.entries.settle import Settled, settle
from vyapari.bot.features.entries.steps import closing, taking_back
from vyapari.bot.features.newshop import new_shop
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.turn import Turn

#: The GST rates that are offered, in percent; the others can be written.
USUAL_RATES = ("0", "5", "18", "40")


async def record(turn: Turn, draft: Draft, *, dropped: bool = False) -> Replies:
    """Book the draft, or ask what stands in its way.

    ``dropped`` says that it puts an open question aside, which the merchant is told. A chat
    without a shop gets one on defaults in the same command.
    """
    if (need := first_need(draft.entry)) is not None:
        return await _ask(turn, draft, need, dropped=dropped)
    if draft.entry.intent is Intent.PRICE_SET:
        return await set_price(turn, draft, dropped=dropped)
    draft = await against_original(turn, draft)
    opening = new_shop(turn) if turn.session.shop is None else None
    settled = settle(turn, draft, opening.shop if opening else turn.shop)
    voucher = _voucher(turn, draft, settled)
    if isinstance(voucher, Voucher) and draft.quoted:
        outcome: Reply | Refusal = await _offer(turn, settled, voucher)
        return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome
    if isinstance(voucher, Voucher) and draft.replaces and "change" not in draft.waved:
        return await propose(turn, draft, voucher, dropped=dropped)
    outcome = (
        await _book(turn, draft, settled, voucher, opening, dropped=dropped)
        if isinstance(voucher, Voucher)
        else voucher
    )
    if isinstance(outcome, Refusal):
        return await _objection(turn, draft, outcome, dropped=dropped)
    return outcome


async def _offer(turn: Turn, settled: Settled, voucher: Voucher) -> Reply | Refusal:
    """Number the voucher as a quotation instead of booking it."""
    bare = replace(voucher, postings=(), moves=(), source=None)
    slip = Slip(new_id(turn.key, "quotation"), "quotation", turn.today, bare)
    return await turn.book(*settled.steps, IssueSlip(slip), *closing(turn), reply="slip")


async def _ask(turn: Turn, draft: Draft, need: Need, *, dropped: bool) -> Replies:
    if need.asks == "party":
        return await ask_party(turn, draft, dropped=dropped)
    return await ask(
        turn,
        draft,
        need.asks,
        line=need.line,
        about=need.about,
        choices=need.choices,
        dropped=dropped,
    )


async def _book(
    turn: Turn,
    draft: Draft,
    settled: Settled,
    voucher: Voucher,
    opening: CreateShop | None,
    *,
    dropped: bool,
) -> Reply | Refusal:
    return await turn.book(
        *((opening,) if opening else ()),
        *settled.steps,
        *taking_back(turn, draft.replaces),
        BookVoucher(voucher, _guards(draft)),
        *closing(turn, always=opening is not None),
        reply="entry",
        data={
            "icon": "changed" if draft.replaces else "new",
            "before": str(draft.before) if draft.before is not None else None,
            "similar": list(settled.similar),
            "opened": opening.shop.name if opening else None,
            "dropped": dropped,
        },
    )


def _voucher(turn: Turn, draft: Draft, settled: Settled) -> Voucher | Refusal:
    return make_voucher(
        settled.entry,
        settled.desk,
        voucher_id=new_id(turn.key, "voucher"),
        source=draft.source,
        waved=frozenset(draft.waved),
        corrects=draft.replaces,
        refers_to=draft.refers_to,
    )


def _guards(draft: Draft) -> tuple[Any, ...]:
    return tuple(code for code in ("duplicate", "credit_limit") if code not in draft.waved)


async def _objection(turn: Turn, draft: Draft, refusal: Refusal, *, dropped: bool) -> Replies:
    """A refusal as the question that may mend it, or as the sentence that says what will."""
    if refusal.code in WAVABLE:
        about = {**refusal.data, "code": refusal.code}
        return await ask(turn, draft, "doubt", about=about, dropped=dropped)
    if refusal.code == "party_needed" or refusal.data.get("what") == "party":
        return await ask_party(turn, draft, dropped=dropped)
    if refusal.code == "unit_mismatch":
        return await ask(turn, draft, "pack", about=refusal.data, dropped=dropped)
    if refusal.code == "tax_rate_needed":
        return await ask(
            turn, draft, "tax_rate", about=refusal.data, choices=USUAL_RATES, dropped=dropped
        )
    if refusal.code == "missing" and refusal.data.get("what") in ("rate", "amount"):
        entry = replace(draft.entry, missing=(*draft.entry.missing, refusal.data["what"]))
        if (need := first_need(entry)) is not None:
            return await _ask(turn, replace(draft, entry=entry), need, dropped=dropped)
    return refused(turn, refusal)
