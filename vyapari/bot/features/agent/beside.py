"""What an answer tells beside what its message books: kept with the command, told from the books.

A message may tell of a sale and ask for a khata. When its turn is run again after a crash, the
model is not asked a second time: what it wanted told is looked up anew.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from vyapari.agents.outcome import Page, Run
from vyapari.books.commands import Booked
from vyapari.books.entry import Entry
from vyapari.books.period import span
from vyapari.bot.features import charts, export
from vyapari.bot.features.agent.saying import say, words
from vyapari.bot.features.entries.act import look_up
from vyapari.bot.features.entries.bill import brief
from vyapari.bot.features.entries.choices import undo_button
from vyapari.bot.reply import Replies, Reply, all_of, told
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json, to_json

#: The reply under which it is kept.
REPLY = "agent-beside"
#: More than this of one kind is not told in one answer.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Beside:
    """In the order in which it is told: vouchers to be taken back with a tap (their ids), pages
    of the books, pictures and files, and words (see ``saying.words``)."""

    undos: tuple[str, ...] = ()
    shows: tuple[Entry, ...] = ()
    pages: tuple[Page, ...] = ()
    words: dict[str, Any] | None = None


def beside(run: Run, figures: AbstractSet[Decimal]) -> Beside:
    """What ``run`` has come to beside its entries.

    Words that look at nothing in the books only say what the books say themselves.
    """
    undone = [p.instead_of for p in run.proposals if p.entry is None and p.instead_of is not None]
    answers = run.acted and run.text and run.known
    return Beside(
        undos=tuple(voucher.id for voucher in undone[:_MOST]),
        shows=tuple(run.shows[:_MOST]),
        pages=tuple(run.pages[:_MOST]),
        words=words(run, figures) if answers else None,
    )


def keep(turn: Turn, wanted: Beside) -> None:
    """Let whatever the turn books tell ``wanted`` too."""
    if wanted != Beside():
        turn.also = (REPLY, to_json(wanted))


async def render(turn: Turn, booked: Booked) -> Replies:
    """Tell what was kept."""
    return await tell(turn, from_json(Beside, booked.reply_data))


async def tell(turn: Turn, wanted: Beside) -> Replies:
    """Offers to take back, pages, files and words, as the books are now."""
    replies: list[Replies] = [await _offer(turn, ident) for ident in wanted.undos]
    replies += [await look_up(turn, entry) for entry in wanted.shows]
    replies += [await _page(turn, page) for page in wanted.pages]
    if wanted.words is not None:
        replies.append(say(turn, wanted.words))
    return told(all_of(*replies))


async def _offer(turn: Turn, voucher_id: str) -> Replies:
    """Nothing is taken back on a model's word alone."""
    voucher = await turn.store.voucher(turn.shop.id, id=voucher_id)
    if voucher is None:
        return None
    text = turn.say("agent-undo", what=brief(turn.say, voucher))
    return Reply(text=text, buttons=((undo_button(turn.say, voucher.id),),))


async def _page(turn: Turn, page: Page) -> Replies:
    period = page.period or "this_month"
    if page.tool == "send_chart":
        return await charts.show(turn, page.kind, period)
    start, end = span(period, turn.today)
    return await export.send(turn, page.kind, start, min(end, turn.today))
