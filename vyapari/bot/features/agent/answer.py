"""A message that quick understanding has passed on: an agent reads it, the books answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from vyapari.agents.grounding import unsaid
from vyapari.agents.outcome import Run
from vyapari.agents.telling import Teller
from vyapari.agents.trust import is_plain
from vyapari.agents.words import Words, words_of
from vyapari.books.commands import LogMessage, Refusal
from vyapari.books.voucher import Source, Voucher
from vyapari.bot.features.agent import paper, saying
from vyapari.bot.features.agent.asking import request_of
from vyapari.bot.features.agent.beside import beside, keep, tell
from vyapari.bot.features.entries.act import greeted, not_understood, write
from vyapari.bot.features.entries.draft import Draft, new_draft, open_question
from vyapari.bot.features.entries.edits import booked_by_it, correct, correction, stays
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.gate import refusal
from vyapari.bot.features.known import names_of
from vyapari.bot.prose import prose
from vyapari.bot.reply import Button, Replies, Reply, all_of, told
from vyapari.bot.turn import Turn
from vyapari.errors import ModelUnavailable

#: What is kept of an answer among the chat's last messages.
_LONGEST_KEPT = 1000


async def passed_on(turn: Turn) -> Replies:
    """Let an agent deal with the message; say how to write it where there is none."""
    if (courteous := greeted(turn)) is not None:
        return courteous
    if turn.agents is None or not turn.text:
        return not_understood(turn)
    if turn.session.shop is not None and (no := refusal(turn, None)) is not None:
        return no
    words = words_of(turn.text, names_of(turn), turn.today)
    request = await request_of(turn, words.named)
    words = _with_draft(turn, words)
    try:
        async with turn.busy("typing"):
            run = await turn.agents.run(request, _shown(turn, words))
    except ModelUnavailable as gone:
        return unavailable(turn, gone)
    return await _act(turn, run, words)


def _with_draft(turn: Turn, words: Words) -> Words:
    """What the merchant vouches for: the message, and the draft that it may be an answer about.

    A draft of somebody else's words vouches for nothing, nor does one for what an agent has put
    into it, until the merchant has said yes to that.
    """
    asked = open_question(turn)
    if asked is None or any(kind == "look" for kind, _ in asked.draft.unsaid):
        return words
    draft = asked.draft
    unsaid = () if "unsaid" in draft.waved else tuple(what for _, what in draft.unsaid)
    return words.beside(draft.entry, unsaid)


def unavailable(turn: Turn, gone: ModelUnavailable) -> Reply:
    """That no model can be had, and what can be done without one."""
    say = turn.say
    wait = round((gone.retry_after or 0) / 60)
    key = "agent-gone-for" if wait > 1 else "agent-gone"
    text = say(key, minutes=wait, example=say("entries-example"))
    buttons = (
        Button(say.plain("entries-help"), "guide"),
        Button(say.plain("agent-reports"), "report"),
    )
    return Reply(text=text, buttons=(buttons,))


def _shown(turn: Turn, words: Words) -> Callable[[str, Run], None]:
    """Shows an answer in the chat while it is written: whole sentences, their figures checked."""
    teller: Teller | None = None
    counted = 0

    def show(text: str, run: Run) -> None:
        nonlocal teller, counted
        if teller is None or len(run.looked) != counted:
            teller, counted = saying.teller(run, words.figures), len(run.looked)
        checked = teller
        turn.stream.show(text, lambda newest: prose(checked.so_far(newest)))

    return show


async def _act(turn: Turn, run: Run, words: Words) -> Replies:
    """Book, show and say what the run has come to."""
    if run.blocked:
        return Reply(text=turn.say("agent-blocked"))
    if turn.kind == "edit" and (booked := await booked_by_it(turn)):
        return await _edited(turn, run, booked)
    if run.mends and not run.proposals:
        return await _mended(turn, run, words)
    drafts, more = _drafts(turn, run, words), beside(run, words.figures)
    replies: Replies = None
    if drafts:
        keep(turn, more)
        replies = await write(turn, *drafts)
    if not turn.has_booked:
        replies = told(all_of(replies, await tell(turn, more)))
    if replies is not None:
        return replies
    return await _say(turn, run, words.figures) if run.text else not_understood(turn)


async def _mended(turn: Turn, run: Run, words: Words) -> Replies:
    """The open paper once more, as the merchant says that it is: no figure is another's."""
    said = frozenset(figure for each in run.mends for figure in each.figures)
    again = await paper.mend(turn, *run.mends) if said <= words.figures else None
    return again or Reply(text=turn.say("agent-paper-how"), force_reply=not turn.private)


async def _edited(turn: Turn, run: Run, booked: Sequence[Voucher]) -> Replies:
    """What the message says now in the place of all that it had booked; or, where the model speaks
    of entries by their numbers, of those. Else all stays as it is."""
    # Each in its own one's place; those that are only taken back come last.
    proposals = sorted(run.proposals, key=lambda proposal: proposal.entry is None)
    old = [p.instead_of for p in proposals if p.instead_of is not None]
    meant = [p for p in proposals if p.entry is not None]
    named = {voucher.id for voucher in old}
    unclear = bool(old) and len(named) < len(proposals)
    foreign = named - {voucher.id for voucher in booked}
    if not meant or unclear or foreign or any(p.quoted for p in meant):
        return stays(turn, booked)
    days = [voucher.date for voucher in old or booked]
    dated = [
        replace(entry, date=entry.date or days[min(place, len(days) - 1)])
        for place, entry in enumerate(p.entry for p in meant if p.entry is not None)
    ]
    return await correct(turn, dated, old or booked)


def _drafts(turn: Turn, run: Run, words: Words) -> list[Draft]:
    """The run's entries as drafts; marked where the merchant must see them first."""
    proposed = [p for p in run.proposals if p.instead_of is None]
    new = [p.entry for p in proposed if p.entry is not None]
    remarks: list[tuple[str, str]] = [
        (each.kind, each.what) for each in unsaid(new, words, names_of(turn))
    ]
    if turn.forwarded or run.unsure or not is_plain(turn.text, _goods(turn, words)):
        remarks.append(("look", ""))
    drafts = [
        replace(new_draft(turn, each.entry), unsaid=tuple(remarks), quoted=each.quoted)
        for each in proposed
        if each.entry is not None
    ]
    source = Source(turn.chat_id, turn.message_id)
    drafts += [
        correction(change.entry, change.instead_of, source)
        for change in run.proposals
        if change.entry is not None and change.instead_of is not None
    ]
    return drafts


def _goods(turn: Turn, words: Words) -> list[str]:
    """The names of the items that the message speaks of, and that are still in the catalogue."""
    items = (names_of(turn).items.get(ident) for ident in words.named.items)
    return [name for item in items if item for name in (item.name, *item.aliases)]


async def _say(turn: Turn, run: Run, figures: frozenset[Decimal]) -> Replies:
    """The agent's words, with no figure that the books have not given."""
    data = saying.words(run, figures)
    if not data["text"] or turn.session.shop is None:
        return saying.say(turn, data)
    log = LogMessage(turn.chat_id, turn.message_id, "vyapari", data["text"][:_LONGEST_KEPT])
    outcome = await turn.book(log, reply="agent-said", data=data)
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome
