"""Taking an entry back, and bringing it back again: each a voucher of its own, none is deleted."""

from typing import Any

from vyapari.books.bookkeeping import copy_voucher
from vyapari.books.commands import Booked, BookVoucher, Refusal, Step
from vyapari.books.shop import Right
from vyapari.books.voucher import Voucher
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.bill import brief, joined
from vyapari.bot.features.entries.outcome import balance_text, stock_text
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.steps import taking_back
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Button, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Turn
from vyapari.store.wire import from_json


@needs(Right.RECORD)
async def undo_last(turn: Turn) -> Replies:
    """Take back the last entry that the person who speaks has written."""
    last = await turn.store.last_voucher(turn.shop.id, turn.person.id)
    return sentence(turn, "undo-nothing") if last is None else await take_back(turn, last)


@needs(Right.RECORD)
async def undo_pressed(turn: Turn) -> Replies:
    """Take back the voucher of the button."""
    voucher = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 0))
    return stale(turn) if voucher is None else await take_back(turn, voucher)


async def take_back(turn: Turn, voucher: Voucher, *more: Step) -> Replies:
    """Reverse ``voucher``, with ``more`` steps; says so when that has been done already."""
    if voucher.reversed_by is not None:
        return sentence(turn, "undo-already")
    outcome = await turn.book(*taking_back(turn, voucher.id), *more, reply="undone")
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


@needs(Right.RECORD)
async def restore_pressed(turn: Turn) -> Replies:
    """Book again what had been taken back, unless something stands in its place already."""
    voucher = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 0))
    if voucher is None or voucher.reverses is not None:
        return stale(turn)
    restored_id = new_id("restored", voucher.id)
    if voucher.reversed_by is None or await _stands(turn, voucher, restored_id):
        return sentence(turn, "undo-standing")
    restored = copy_voucher(voucher, voucher_id=restored_id)
    if isinstance(restored, Refusal):
        return refused(turn, restored)
    data = {"entries": [{"icon": "restored"}]}
    outcome = await turn.book(BookVoucher(restored), reply="entry", data=data)
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def _stands(turn: Turn, voucher: Voucher, restored_id: str) -> bool:
    """Whether the voucher has been brought back, or replaced by another of its message."""
    if await turn.store.voucher(turn.shop.id, id=restored_id) is not None:
        return True
    if voucher.source is None:
        return False
    return await turn.store.voucher(turn.shop.id, source=voucher.source) is not None


async def undone(turn: Turn, booked: Booked) -> Reply:
    """What was taken back, and how party and stock stand without it."""
    say = turn.say
    result: dict[str, Any] = next(r for r in booked.results if "original" in r)
    original = from_json(Voucher, result["original"])
    party, items = result.get("party"), tuple(result.get("items") or ())
    rows = [say("undo-done", what=brief(say, original))]
    left = []
    if party is not None:
        left.append(say("undo-balance", party=party["name"], balance=balance_text(turn, party)))
    if items:
        left.append(say("undo-stock", left=stock_text(say, items)))
    restore = Button(say.plain("undo-restore"), f"restore:{original.id}")
    return Reply(
        text=joined((*rows, joined(left)), "\n"),
        buttons=((restore,),),
        edit=turn.kind == "button",
    )


ROUTES = Routes(
    commands={"undo": undo_last},
    buttons={"undo": undo_pressed, "restore": restore_pressed},
    replies={"undone": undone},
)
