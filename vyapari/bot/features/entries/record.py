"""From drafts to the books: asks what is missing, doubts what is odd, books the rest."""

from vyapari.books.bookkeeping import DOUBTS, make_voucher
from vyapari.books.commands import CreateShop, Refusal
from vyapari.books.entry import Intent
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.asks import ask
from vyapari.bot.features.entries.batch import Batch, Held, Ready, objection
from vyapari.bot.features.entries.changes import change_of
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.missing import Need, first_need
from vyapari.bot.features.entries.prices import set_prices
from vyapari.bot.features.entries.returns import against_original
from vyapari.bot.features.entries.settle import Settled, settle
from vyapari.bot.features.entries.unsaid import Sketch, unsaid_need
from vyapari.bot.features.newshop import new_shop
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn


async def record(turn: Turn, *drafts: Draft, dropped: bool = False) -> Replies:
    """Book the drafts of one message together, or ask what stands in the way of one of them.

    What is asked about is held back with those behind it that need asking too; the others are
    booked in the same command. ``dropped`` says that an open question is put aside, which the
    merchant is told. A chat without a shop gets one on defaults in the same command.
    """
    opening = new_shop(turn) if turn.session.shop is None else None
    if (need := _unsaid(turn, drafts, opening)) is not None:
        return await ask(turn, drafts[0], need, others=drafts[1:], dropped=dropped)
    # Prices are no vouchers: they come last, when all else of the message is settled.
    prices = tuple(draft for draft in drafts if draft.entry.intent is Intent.PRICE_SET)
    if len(prices) == len(drafts) and all(first_need(each.entry) is None for each in prices):
        return await set_prices(turn, *prices, dropped=dropped)
    batch = Batch(turn, opening, dropped)
    others = [draft for draft in drafts if draft.entry.intent is not Intent.PRICE_SET]
    for place, draft in enumerate((*others, *prices)):
        batch.add(draft, await _prepare(turn, draft, place, opening, prices))
    return await batch.book()


def _unsaid(turn: Turn, drafts: tuple[Draft, ...], opening: CreateShop | None) -> Need | None:
    """What to show before anything of an agent's is booked that the merchant has not said."""
    if not any(draft.unsaid and "unsaid" not in draft.waved for draft in drafts):
        return None
    sketches = []
    for place, draft in enumerate(drafts):
        settled = settle(turn, draft, opening.shop if opening else turn.shop)
        drafted = _voucher(turn, draft.wave(*DOUBTS), settled, place)
        sketches.append(Sketch(draft, drafted if isinstance(drafted, Voucher) else None))
    return unsaid_need(turn.say, sketches)


async def _prepare(
    turn: Turn,
    draft: Draft,
    place: int,
    opening: CreateShop | None,
    prices: tuple[Draft, ...],
) -> Ready | Held | Refusal | None:
    """The draft's voucher, what to ask first, or why it cannot be; ``None``: it changes nothing."""
    if (need := first_need(draft.entry)) is not None:
        return Held(draft, need)
    if draft.entry.intent is Intent.PRICE_SET:
        # One yes is for all of them.
        return Held(draft, unsaid_need(turn.say, [Sketch(each, None) for each in prices]))
    draft = await against_original(turn, draft)
    settled = settle(turn, draft, opening.shop if opening else turn.shop)
    voucher = _voucher(turn, draft, settled, place)
    if isinstance(voucher, Refusal):
        return objection(draft, voucher)
    if draft.replaces and not draft.among and "change" not in draft.waved:
        changed = await change_of(turn, draft, voucher)
        return Held(*changed) if changed else None
    return Ready(draft, settled, voucher)


def _voucher(turn: Turn, draft: Draft, settled: Settled, place: int) -> Voucher | Refusal:
    return make_voucher(
        settled.entry,
        settled.desk,
        voucher_id=new_id(turn.key, "voucher", *((str(place),) if place else ())),
        source=draft.source,
        waved=frozenset(draft.waved),
        corrects=draft.replaces,
        refers_to=draft.refers_to,
    )
