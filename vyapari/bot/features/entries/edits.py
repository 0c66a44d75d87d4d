"""A merchant edits a message that is in the books: the correction is offered, nothing doubled."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from vyapari.books.bookkeeping import DOUBTS
from vyapari.books.entry import Entry, EntryLine, Mode
from vyapari.books.shop import Right
from vyapari.books.voucher import Source, Voucher
from vyapari.bot.features.entries.bill import brief
from vyapari.bot.features.entries.choices import undo_button
from vyapari.bot.features.entries.draft import Draft
from vyapari.bot.features.entries.heard import BOOKED, understood
from vyapari.bot.features.entries.listen import text
from vyapari.bot.features.entries.record import record
from vyapari.bot.features.gate import refusal
from vyapari.bot.reply import Replies, Reply
from vyapari.bot.routes import Passed
from vyapari.bot.turn import Turn


async def edited(turn: Turn) -> Replies | Passed:
    """Offer to correct what the edited message had booked; without that it is a new message."""
    voucher = await booked_by_it(turn)
    if voucher is None:
        return await text(turn)
    if (no := refusal(turn, Right.RECORD)) is not None:
        return no
    written = _written(turn, voucher)
    entry = understood(turn, today=written)
    if entry is None and turn.agents is not None:
        return Passed.ON
    if entry is None or entry.intent not in BOOKED:
        return stays(turn, voucher)
    return await correct(turn, carried_over(entry, voucher, written), voucher)


async def correct(turn: Turn, entry: Entry, voucher: Voucher) -> Replies:
    """Offer to book ``entry`` in the place of ``voucher``; the merchant has doubted it already."""
    source = Source(turn.chat_id, turn.message_id)
    return await record(turn, correction(entry, voucher, source))


def correction(entry: Entry, voucher: Voucher, source: Source) -> Draft:
    """The draft of ``entry`` in the place of ``voucher``."""
    return Draft(entry, source, waved=(*DOUBTS, "duplicate"), replaces=voucher.id)


def stays(turn: Turn, voucher: Voucher) -> Reply:
    """That the change was not understood and ``voucher`` stands as it is."""
    return Reply(
        text=turn.say("entries-edit-not-understood", what=brief(turn.say, voucher)),
        buttons=((undo_button(turn.say, voucher.id),),),
    )


async def booked_by_it(turn: Turn) -> Voucher | None:
    """The newest standing voucher that the turn's message has booked."""
    if turn.session.shop is None:
        return None
    source = Source(turn.chat_id, turn.message_id)
    return await turn.store.voucher(turn.shop.id, source=source)


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
