"""Whether a changed entry means something else than what is booked, and asking before it counts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from vyapari.books.commands import Refusal
from vyapari.books.money import ZERO
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.bill import brief, joined, mode_text
from vyapari.bot.features.entries.draft import Draft, open_question
from vyapari.bot.features.entries.missing import Need
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.reply import Replies
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn


async def change_of(turn: Turn, draft: Draft, changed: Voucher) -> tuple[Draft, Need] | None:
    """What to ask before ``changed`` takes the place of what the draft replaces; ``None`` if alike.

    The draft then knows the total that it replaces.
    """
    booked = await turn.store.voucher(turn.shop.id, id=draft.replaces)
    if booked is None or is_alike(booked, changed):
        return None
    about = {
        "code": "change",
        "before": _described(turn.say, booked, changed),
        "after": _described(turn.say, changed, booked),
    }
    return replace(draft, before=booked.total), Need("doubt", about=about)


async def changes_of(
    turn: Turn, changed: Sequence[tuple[Draft, Voucher]]
) -> tuple[tuple[Draft, ...], Need | None]:
    """As ``change_of``, for drafts that take the place of a message's entries together.

    The drafts that are left of them: what is alike stays as it is, unless an entry goes with
    nothing in its place.
    """
    ids = changed[0][0].among
    found = [await turn.store.voucher(turn.shop.id, id=ident) for ident in ids]
    booked = [voucher for voucher in found if voucher is not None]
    left, other = list(booked), []
    for draft, voucher in changed:
        if (same := next((each for each in left if is_alike(each, voucher)), None)) is not None:
            left.remove(same)
        else:
            other.append((draft, voucher))
    if not other:
        if not left:
            return (), None
        left, other = booked, list(changed)
    left_ids = tuple(voucher.id for voucher in left)
    drafts = tuple(
        replace(draft, replaces=old, among=left_ids)
        for (draft, _), old in zip_longest(other, left_ids[: len(other)])
    )
    about = {
        "code": "change",
        "before": _listed(turn.say, left, [voucher for _, voucher in other]),
        "after": _listed(turn.say, [voucher for _, voucher in other], left),
    }
    return drafts, Need("doubt", about=about)


async def withdraw(turn: Turn, draft: Draft) -> Replies:
    """Nothing to change any more: an offer that still stands is withdrawn."""
    asked = open_question(turn)
    if asked is None or _replaced(asked.draft).isdisjoint(_replaced(draft)):
        return None
    outcome = await turn.ask(None, reply="entry-left", data={"why": "change"})
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


def _replaced(draft: Draft) -> set[str]:
    return {*draft.among, *((draft.replaces,) if draft.replaces else ())}


def is_alike(one: Voucher, other: Voucher) -> bool:
    """Whether two vouchers say the same: goods, prices, party, money and day."""
    return _meaning(one) == _meaning(other)


def _meaning(voucher: Voucher) -> tuple[object, ...]:
    return (
        voucher.kind,
        voucher.date,
        voucher.party_id,
        voucher.mode,
        voucher.target,
        voucher.category,
        voucher.total,
        tuple((v.item_id, v.base_qty, v.unit, v.rate, v.discount) for v in voucher.lines),
        # An opening balance says by its postings alone whose it is.
        frozenset((p.account, p.amount) for p in voucher.postings if not voucher.lines),
    )


def _listed(say: Phrasebook, vouchers: Sequence[Voucher], others: Sequence[Voucher]) -> Markup:
    """Each in a line of its own, with what is different from the one in its place."""
    beside = [*others, *([others[-1]] * len(vouchers))] if others else vouchers
    rows = (_described(say, *pair) for pair in zip(vouchers, beside, strict=False))
    return joined(rows, "\n")


def _described(say: Phrasebook, voucher: Voucher, other: Voucher) -> Markup:
    """The voucher in short, with what else is different from ``other``."""
    told = [brief(say, voucher)]
    if voucher.mode != other.mode and voucher.total != ZERO:
        told.append(mode_text(say, voucher.mode))
    if voucher.date != other.date:
        told.append(Markup(say.date(voucher.date)))
    return Markup(" · ".join(told))
