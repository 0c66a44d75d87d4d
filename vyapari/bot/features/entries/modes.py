"""It was cash, not credit: the same entry, otherwise paid."""

from vyapari.books.bookkeeping import copy_voucher
from vyapari.books.commands import BookVoucher, Refusal
from vyapari.books.entry import Mode
from vyapari.books.shop import Right
from vyapari.books.voucher import VoucherKind
from vyapari.bot.features import pressed
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.entries.steps import taking_back
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Replies
from vyapari.bot.turn import Turn

_SETTLED = frozenset({VoucherKind.RECEIPT, VoucherKind.PAYMENT, VoucherKind.EXPENSE})
_UNPAID = frozenset({VoucherKind.TRANSFER, VoucherKind.OPENING, VoucherKind.STOCK_ADJUSTMENT})


@needs(Right.RECORD)
async def change_mode(turn: Turn) -> Replies:
    """Reverse the button's voucher and book it again as paid by the button's mode.

    The merchant has just said so: nothing is asked, a limit that is passed is only shown.
    """
    mode = Mode(pressed.word(turn, 0, tuple(Mode)))
    voucher = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 1))
    if voucher is None or voucher.reverses is not None or voucher.kind in _UNPAID:
        return stale(turn)
    if voucher.reversed_by is not None:
        return sentence(turn, "undo-already")
    if voucher.mode is mode:
        return sentence(turn, "undo-same-mode")
    if mode is Mode.CREDIT and voucher.kind in _SETTLED:
        return stale(turn)
    changed = copy_voucher(voucher, voucher_id=new_id(turn.key, "voucher"), mode=mode)
    if isinstance(changed, Refusal):
        return refused(turn, changed)
    outcome = await turn.book(
        *taking_back(turn, voucher.id),
        BookVoucher(changed),
        reply="entry",
        data={"entries": [{"icon": "changed"}]},
    )
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome
