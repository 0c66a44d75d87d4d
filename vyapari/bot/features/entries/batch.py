"""The drafts of one message on their way into one command."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

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
from vyapari.books.slip import Slip
from vyapari.books.voucher import Voucher
from vyapari.bot.features.entries.asks import ask, question_of
from vyapari.bot.features.entries.changes import changes_of, withdraw
from vyapari.bot.features.entries.doubts import WAVABLE
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.missing import Need, first_need
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.settle import Settled
from vyapari.bot.features.entries.steps import closing, taking_back
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn

_GUARDS: tuple[Literal["duplicate", "credit_limit"], ...] = ("duplicate", "credit_limit")
#: The GST rates that are offered, in percent; the others can be written.
USUAL_RATES = ("0", "5", "18", "40")


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft whose voucher can be booked."""

    draft: Draft
    settled: Settled
    voucher: Voucher


@dataclass(frozen=True, slots=True)
class Held:
    """A draft that something must be asked about first."""

    draft: Draft
    need: Need


@dataclass(slots=True)
class Batch:
    """The drafts of one message on their way into one command.

    What is ready is booked with the question about the first that is held; what is refused for
    good is told in a sentence. Drafts that take the place of a message's entries together are
    booked ``whole`` or not at all.
    """

    turn: Turn
    opening: CreateShop | None
    dropped: bool
    ready: list[Ready] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    wrong: list[Refusal] = field(default_factory=list)
    alike: Draft | None = None

    def add(self, draft: Draft, fate: Ready | Held | Refusal | None) -> None:
        """Put a draft where it belongs."""
        match fate:
            case Ready():
                self.ready.append(fate)
            case Held():
                self.held.append(fate)
            case Refusal():
                self.wrong.append(fate)
            case None:
                self.alike = draft

    async def book(self) -> Replies:
        """Book, ask and tell; what the store refuses is taken out and the rest booked."""
        if self.whole and not (self.held or self.wrong):
            await self._weigh()
        while self.ready and not (self.whole and (self.held or self.wrong)):
            outcome = await self._submit()
            if not isinstance(outcome, Refusal):
                return outcome
            refused_id = outcome.data.get("voucher_id")
            culprit = next((r for r in self.ready if r.voucher.id == refused_id), self.ready[0])
            self.ready.remove(culprit)
            self.add(culprit.draft, objection(culprit.draft, outcome))
        if self.held and not (self.whole and self.wrong):
            draft, *behind = self._drafts()
            need = self.held[0].need
            return await ask(self.turn, draft, need, others=tuple(behind), dropped=self.dropped)
        if self.wrong:
            return tuple(refused(self.turn, refusal) for refusal in self.wrong)
        return await withdraw(self.turn, self.alike) if self.alike else None

    @property
    def whole(self) -> bool:
        """Whether none of it is booked without the rest."""
        return any(draft.among for draft in self._drafts())

    def _drafts(self) -> list[Draft]:
        return [*(one.draft for one in self.held), *(one.draft for one in self.ready)]

    async def _weigh(self) -> None:
        """Hold what is to be asked about before it takes the place of a message's entries."""
        if all("change" in one.draft.waved for one in self.ready):
            return
        first = self.ready[0].draft
        drafts, need = await changes_of(self.turn, [(one.draft, one.voucher) for one in self.ready])
        self.ready = []
        if need is None:
            self.alike = first
        else:
            self.held = [Held(draft, need) for draft in drafts]

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
            *self._undoing(),
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

    def _undoing(self) -> tuple[Step, ...]:
        """What takes back all that the drafts take the place of together."""
        ids = dict.fromkeys(ident for one in self.ready for ident in one.draft.among)
        return tuple(step for ident in ids for step in taking_back(self.turn, ident))

    def _names(self) -> Iterator[PutItem | PutParty]:
        """What is new, each thing once: two entries may be about the same new item."""
        steps = (step for one in self.ready for step in one.settled.names)
        yield from {_id_of(step): step for step in steps}.values()


def _id_of(step: PutItem | PutParty) -> str:
    return step.item.id if isinstance(step, PutItem) else step.party.id


def _steps(turn: Turn, one: Ready) -> tuple[Step, ...]:
    """What books the draft, or numbers it as a quotation."""
    if one.draft.quoted:
        bare = replace(one.voucher, postings=(), moves=(), source=None)
        slip_id = new_id("quotation", one.voucher.id)
        return (IssueSlip(Slip(slip_id, "quotation", turn.today, bare)),)
    guards = tuple(code for code in _GUARDS if code not in one.draft.waved)
    old = None if one.draft.among else one.draft.replaces
    return (*taking_back(turn, old), BookVoucher(one.voucher, guards))


def _told(one: Ready) -> dict[str, Any]:
    """What the confirmation says beside the voucher itself."""
    draft = one.draft
    return {
        "icon": "changed" if draft.replaces or draft.among else "new",
        "before": str(draft.before) if draft.before is not None else None,
        "similar": list(one.settled.similar),
    }


def objection(draft: Draft, refusal: Refusal) -> Held | Refusal:
    """A refusal as the question that may mend it, or as it is where none does."""
    data = refusal.data
    if refusal.code in WAVABLE:
        return Held(draft, Need("doubt", about={**data, "code": refusal.code}))
    if refusal.code == "party_needed" or data.get("what") == "party":
        return Held(draft, Need("party"))
    if refusal.code == "unit_mismatch":
        return Held(draft, Need("pack", about=data))
    if refusal.code == "tax_rate_needed":
        return Held(draft, Need("tax_rate", about=data, choices=USUAL_RATES))
    if refusal.code == "missing" and data.get("what") in ("rate", "amount"):
        entry = replace(draft.entry, missing=(*draft.entry.missing, data["what"]))
        if (need := first_need(entry)) is not None:
            return Held(replace(draft, entry=entry), need)
    return refusal
