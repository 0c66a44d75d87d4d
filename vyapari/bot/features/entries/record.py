"""From drafts to the books: asks what is missing, doubts what is odd, books the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from vyapari.books.bookkeeping import DOUBTS, make_voucher
from vyapari.books.commands import (
    BookVoucher,
    CreateShop,
    IssueSlip,
    PutItem,
    PutParty,
    Refusal,
    SetChat,
    Step,
)
from vyapari.books.entry import Intent
from vyapari.books.slip import Slip
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.asks import ask, question_of
from vyapari.bot.features.entries.changes import change_of, withdraw
from vyapari.bot.features.entries.doubts import WAVABLE
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.missing import Need, first_need
from vyapari.bot.features.entries.prices import set_prices
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.returns import against_original
from vyapari.bot.features.entries.settle import Settled, settle
from vyapari.bot.features.entries.steps import closing, taking_back
from vyapari.bot.features.entries.unsaid import Sketch, unsaid_need
from vyapari.bot.features.newshop import new_shop
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn

_GUARDS: tuple[Literal["duplicate", "credit_limit"], ...] = ("duplicate", "credit_limit")
#: The GST rates that are offered, in percent; the others can be written.
USUAL_RATES = ("0", "5", "18", "40")


@dataclass(frozen=True, slots=True)
class _Ready:
    """A draft whose voucher can be booked."""

    draft: Draft
    settled: Settled
    voucher: Voucher


@dataclass(frozen=True, slots=True)
class _Held:
    """A draft that something must be asked about first."""

    draft: Draft
    need: Need


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
    batch = _Batch(turn, opening, dropped)
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
) -> "_Ready | _Held | Refusal | None":
    """The draft's voucher, what to ask first, or why it cannot be; ``None``: it changes nothing."""
    if (need := first_need(draft.entry)) is not None:
        return _Held(draft, need)
    if draft.entry.intent is Intent.PRICE_SET:
        # One yes is for all of them.
        return _Held(draft, unsaid_need(turn.say, [Sketch(each, None) for each in prices]))
    draft = await against_original(turn, draft)
    settled = settle(turn, draft, opening.shop if opening else turn.shop)
    voucher = _voucher(turn, draft, settled, place)
    if isinstance(voucher, Refusal):
        return _objection(draft, voucher)
    if draft.replaces and "change" not in draft.waved:
        changed = await change_of(turn, draft, voucher)
        return _Held(*changed) if changed else None
    return _Ready(draft, settled, voucher)


@dataclass(slots=True)
class _Batch:
    """The drafts of one message on their way into one command.

    What is ready is booked with the question about the first that is held; what is refused for
    good is told in a sentence.
    """

    turn: Turn
    opening: CreateShop | None
    dropped: bool
    ready: list[_Ready] = field(default_factory=list)
    held: list[_Held] = field(default_factory=list)
    wrong: list[Refusal] = field(default_factory=list)
    alike: Draft | None = None

    def add(self, draft: Draft, fate: "_Ready | _Held | Refusal | None") -> None:
        """Put a draft where it belongs."""
        match fate:
            case _Ready():
                self.ready.append(fate)
            case _Held():
                self.held.append(fate)
            case Refusal():
                self.wrong.append(fate)
            case None:
                self.alike = draft

    async def book(self) -> Replies:
        """Book, ask and tell; what the store refuses is taken out and the rest booked."""
        while self.ready:
            outcome = await self._submit()
            if not isinstance(outcome, Refusal):
                return outcome
            refused_id = outcome.data.get("voucher_id")
            culprit = next((r for r in self.ready if r.voucher.id == refused_id), self.ready[0])
            self.ready.remove(culprit)
            self.add(culprit.draft, _objection(culprit.draft, outcome))
        if self.held:
            first, *others = self.held
            behind = tuple(other.draft for other in others)
            return await ask(
                self.turn, first.draft, first.need, others=behind, dropped=self.dropped
            )
        if self.wrong:
            return tuple(refused(self.turn, refusal) for refusal in self.wrong)
        return await withdraw(self.turn, self.alike) if self.alike else None

    async def _submit(self) -> Replies | Refusal:
        turn = self.turn
        question = None
        if self.held:
            first, *others = self.held
            behind = tuple(other.draft for other in others)
            question = (await question_of(turn, first.draft, first.need, behind)).to_state(turn)
        closes = closing(turn, always=self.opening is not None)
        opens = (SetChat(turn.chat_id, {"question": question}),) if question else closes
        return await turn.book(
            *((self.opening,) if self.opening else ()),
            *self._names(),
            *(step for one in self.ready for step in _steps(turn, one)),
            *opens,
            reply="slip" if any(one.draft.quoted for one in self.ready) else "entry",
            data={
                "entries": [_told(one) for one in self.ready if not one.draft.quoted],
                "opened": self.opening.shop.name if self.opening else None,
                "dropped": self.dropped,
                "question": question,
                "wrong": [{"code": w.code, "data": w.data} for w in self.wrong],
            },
        )

    def _names(self) -> Iterator[PutItem | PutParty]:
        """What is new, each thing once: two entries may be about the same new item."""
        steps = (step for one in self.ready for step in one.settled.names)
        yield from {_id_of(step): step for step in steps}.values()


def _id_of(step: PutItem | PutParty) -> str:
    return step.item.id if isinstance(step, PutItem) else step.party.id


def _steps(turn: Turn, one: _Ready) -> tuple[Step, ...]:
    """What books the draft, or numbers it as a quotation."""
    if one.draft.quoted:
        bare = replace(one.voucher, postings=(), moves=(), source=None)
        slip_id = new_id("quotation", one.voucher.id)
        return (IssueSlip(Slip(slip_id, "quotation", turn.today, bare)),)
    guards = tuple(code for code in _GUARDS if code not in one.draft.waved)
    return (*taking_back(turn, one.draft.replaces), BookVoucher(one.voucher, guards))


def _told(one: _Ready) -> dict[str, Any]:
    """What the confirmation says beside the voucher itself."""
    draft = one.draft
    return {
        "icon": "changed" if draft.replaces else "new",
        "before": str(draft.before) if draft.before is not None else None,
        "similar": list(one.settled.similar),
    }


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


def _objection(draft: Draft, refusal: Refusal) -> _Held | Refusal:
    """A refusal as the question that may mend it, or as it is where none does."""
    data = refusal.data
    if refusal.code in WAVABLE:
        return _Held(draft, Need("doubt", about={**data, "code": refusal.code}))
    if refusal.code == "party_needed" or data.get("what") == "party":
        return _Held(draft, Need("party"))
    if refusal.code == "unit_mismatch":
        return _Held(draft, Need("pack", about=data))
    if refusal.code == "tax_rate_needed":
        return _Held(draft, Need("tax_rate", about=data, choices=USUAL_RATES))
    if refusal.code == "missing" and data.get("what") in ("rate", "amount"):
        entry = replace(draft.entry, missing=(*draft.entry.missing, data["what"]))
        if (need := first_need(entry)) is not None:
            return _Held(replace(draft, entry=entry), need)
    return refusal
