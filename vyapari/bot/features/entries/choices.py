"""The buttons under a confirmation: what a merchant may want to do next with an entry."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from vyapari.books.commands import Booked
from vyapari.books.entry import Mode
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features.entries.tokens import short
from vyapari.bot.reply import Button, Buttons
from vyapari.bot.texts import Phrasebook

_TRADE = frozenset(
    {
        VoucherKind.SALE,
        VoucherKind.PURCHASE,
        VoucherKind.SALE_RETURN,
        VoucherKind.PURCHASE_RETURN,
    }
)
_PAID = _TRADE | {VoucherKind.RECEIPT, VoucherKind.PAYMENT, VoucherKind.EXPENSE}
#: Entries that have a paper, and what the button to it says.
_PAPERS = {
    VoucherKind.SALE: "entries-bill",
    VoucherKind.SALE_RETURN: "entries-credit-note",
    VoucherKind.PURCHASE_RETURN: "entries-debit-note",
    VoucherKind.RECEIPT: "entries-receipt",
}
_OUT = frozenset({VoucherKind.SALE, VoucherKind.PURCHASE_RETURN})


def confirmation_buttons(
    say: Phrasebook,
    booked: Booked,
    voucher: Voucher,
    items: tuple[dict[str, Any], ...],
    similar: Sequence[dict[str, Any]] = (),
) -> Buttons:
    """Merging a misspelling, mending the stock, undo, payment mode, bill: what fits the voucher."""
    undo = undo_button(say, voucher.id)
    modes = tuple(
        Button(say.plain(f"entries-to-{mode}"), f"mode:{mode}:{voucher.id}")
        for mode in other_modes(voucher)
    )
    rows = [*_merges(say, booked, voucher, similar), *_mends(say, voucher, items)]
    if voucher.kind in _PAPERS:
        label = say.plain(_PAPERS[voucher.kind])
        rows += [(undo, Button(label, f"invoice:{voucher.id}")), modes]
    else:
        rows.append((undo, *modes))
    if booked.reply_data.get("opened"):
        rows.append((Button(say.plain("entries-set-up"), "start:again"),))
    return tuple(row for row in rows if row)


def undo_button(say: Phrasebook, voucher_id: str) -> Button:
    """Takes the voucher back."""
    return Button(say.plain("undo-button"), f"undo:{voucher_id}")


def other_modes(voucher: Voucher) -> tuple[Mode, ...]:
    """How else it may have been paid, the likeliest first."""
    if voucher.kind not in _PAID:
        return ()
    on_credit = voucher.kind in _TRADE and voucher.party_id is not None
    if voucher.mode is Mode.CREDIT:
        return (Mode.CASH, Mode.UPI)
    money = Mode.UPI if voucher.mode is Mode.CASH else Mode.CASH
    return (money, Mode.CREDIT) if on_credit else (money, *_bank(voucher))


def _bank(voucher: Voucher) -> tuple[Mode, ...]:
    return () if voucher.mode is Mode.BANK else (Mode.BANK,)


def _merges(
    say: Phrasebook, booked: Booked, voucher: Voucher, similar: Sequence[dict[str, Any]]
) -> list[tuple[Button, ...]]:
    """A button for each new name that may be a known one misspelled."""
    added = {
        thing["id"]
        for result in booked.results
        for thing in (result.get("item"), result.get("party"))
        if thing and result.get("existing") is False
    }
    return [
        (
            Button(
                say.plain("entries-it-was", name=known["name"]),
                f"merge:{short(voucher.id)}:{known['place']}:{short(known['id'])}",
            ),
        )
        for known in similar
        if known["new"] in added
    ]


def _mends(
    say: Phrasebook, voucher: Voucher, items: tuple[dict[str, Any], ...]
) -> list[tuple[Button, ...]]:
    """Ways to bring a stock that went below nothing back in step with the shelf."""
    below = [item for item in items if Decimal(item["stock"]) < 0]
    if not below or voucher.kind not in _OUT:
        return []
    item = below[0]["id"]
    return [
        (
            Button(say.plain("entries-add-purchase"), f"buy:{item}"),
            Button(say.plain("entries-count-stock"), f"count:{item}"),
        )
    ]
