"""A merchant edits a message that is in the books: the correction is offered, nothing doubled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from zoneinfo import ZoneInfo

from vyapari.books.bookkeeping import DOUBTS
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.shop import Right
from vyapari.books.voucher import Source, Voucher
from vyapari.bot.features.entries.bill import brief, joined
from vyapari.bot.features.entries.choices import undo_button
from vyapari.bot.features.entries.draft import Draft, drops_question
from vyapari.bot.features.entries.heard import BOOKED, understood
from vyapari.bot.features.entries.listen import text
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.gate import refusal
from vyapari.bot.features.pages import grid
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Passed
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn


async def edited(turn: Turn) -> Replies | Passed:
    """Offer to correct what the edited message had booked; without that it is a new message."""
    booked = await booked_by_it(turn)
    if not booked:
        return await text(turn)
    if (no := refusal(turn, Right.RECORD)) is not None:
        return no
    written = _written(turn, booked[0])
    entry = understood(turn, today=written)
    if entry is None and turn.agents is not None:
        return Passed.ON
    if entry is None or entry.intent not in BOOKED:
        return stays(turn, booked)
    before = next((each for each in booked if each.kind.value == entry.intent.value), booked[0])
    return await correct(turn, [carried_over(entry, before, written)], booked)


async def correct(turn: Turn, entries: Sequence[Entry], booked: Sequence[Voucher]) -> Replies:
    """Offer to book ``entries`` in the place of what is ``booked``, all of it with one tap."""
    if any(entry.intent is Intent.PRICE_SET for entry in entries):  # in no voucher's place
        return stays(turn, booked)
    source = Source(turn.chat_id, turn.message_id)
    drafts = [
        correction(entry, voucher, source)
        if voucher
        else Draft(entry, source, waved=(*DOUBTS, "duplicate"))
        for entry, voucher in zip_longest(entries, booked[: len(entries)])
    ]
    if len(entries) > 1 or len(booked) > 1:
        ids = tuple(voucher.id for voucher in booked)
        drafts = [replace(draft, among=ids) for draft in drafts]
    return await record(turn, *drafts, dropped=drops_question(turn))


def correction(entry: Entry, voucher: Voucher, source: Source) -> Draft:
    """The draft of ``entry`` in the place of ``voucher``."""
    return Draft(entry, source, waved=(*DOUBTS, "duplicate"), replaces=voucher.id)


def stays(turn: Turn, booked: Sequence[Voucher]) -> Reply:
    """That the change was not understood and what is ``booked`` stands, each to be taken back."""
    say = turn.say
    rows = [brief(say, voucher) for voucher in booked]
    buttons = [undo_button(say, voucher.id) for voucher in booked]
    if len(booked) > 1:
        rows = [Markup(f"\n{place}. {row}") for place, row in enumerate(rows, 1)]
        buttons = [replace(b, label=f"{b.label} {place}") for place, b in enumerate(buttons, 1)]
    text = say("entries-edit-not-understood", what=joined(rows, ""))
    return Reply(text=text, buttons=grid(buttons))


async def booked_by_it(turn: Turn) -> tuple[Voucher, ...]:
    """The standing vouchers that the turn's message has booked, in their order."""
    if turn.session.shop is None:
        return ()
    source = Source(turn.chat_id, turn.message_id)
    return await turn.store.vouchers_written_in(turn.shop.id, source)


def _written(turn: Turn, voucher: Voucher) -> date:
    """The shop's day on which the message was written: its "today"."""
    at = voucher.booked_at or turn.at
    return at.astimezone(ZoneInfo(turn.shop.timezone)).date()


def carried_over(entry: Entry, voucher: Voucher, written: date) -> Entry:
    """``entry`` with what was settled since in other ways: day, payment mode, an asked price."""
    guessed = set(entry.guessed)
    keeps_mode = (
        voucher.mode is not None
        and voucher.kind.value == entry.intent.value
        and (entry.mode is None or "mode" in guessed)
        and (voucher.mode is not Mode.CREDIT or entry.party is not None)
    )
    lines = tuple(_priced(line, voucher, guessed="rate" in guessed) for line in entry.lines)
    unpriced = any(line.rate is None and line.amount is None for line in lines)
    return replace(
        entry,
        date=entry.date or written,
        mode=voucher.mode if keeps_mode else entry.mode,
        guessed=tuple(guessed - {"mode"}) if keeps_mode else entry.guessed,
        lines=lines,
        missing=tuple(m for m in entry.missing if m != "rate" or unpriced),
    )


def _priced(line: EntryLine, voucher: Voucher, *, guessed: bool) -> EntryLine:
    """The line at the price that was asked for or taken when its voucher was booked."""
    if not guessed and (line.rate is not None or line.amount is not None):
        return line
    before = next((b for b in voucher.lines if _same_item(line, b.item_id, b.description)), None)
    if before is None or before.unit != line.unit or before.rate == 0:
        return line
    return replace(line, rate=before.rate, amount=None)


def _same_item(line: EntryLine, item_id: str, name: str) -> bool:
    return line.item_id == item_id or line.item.casefold() == name.casefold()
