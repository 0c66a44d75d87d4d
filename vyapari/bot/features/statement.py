"""A party's account as it is shown in chat."""

from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.shop import Right
from vyapari.books.views import Khata, KhataRow
from vyapari.books.voucher import VoucherKind
from vyapari.bot.features.columns import columns
from vyapari.bot.features.pages import Page
from vyapari.bot.reply import Button, Buttons, Reply
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn

ROWS = 8
#: Kinds whose goods say more than their name.
_OF_GOODS = {
    VoucherKind.SALE,
    VoucherKind.PURCHASE,
    VoucherKind.SALE_RETURN,
    VoucherKind.PURCHASE_RETURN,
}


def statement(turn: Turn, khata: Khata, number: int, *, edit: bool = False) -> Reply:
    """One page of ``khata``, the newest rows first, and what can be done about the balance."""
    say, page = turn.say, Page(number, khata.count, ROWS)
    name = say("khata-name", party=khata.party.name)
    parts: list[str] = [f"{name} · {balance_words(say, khata.balance)}"]
    if khata.rows:
        rows = [_row(turn, row) for row in khata.rows]
        before = khata.rows[-1].balance - khata.rows[-1].amount
        if before:
            rows.append(("", say.plain("khata-before"), "", say.number(before, money=True)))
        parts.append(columns(rows, "lLrr"))
    else:
        parts.append(say("khata-nothing"))
    if (old := sum(khata.ages[1:], ZERO)) > 0:
        parts.append(say("khata-old", amount=say.money(old)))
    if place := page.place(say):
        parts.append(place)
    buttons = (*page.arrows(f"khata:{khata.party.id}"), *_deeds(turn, khata))
    return Reply(text=Markup("\n".join(parts)), buttons=buttons, edit=edit)


def balance_words(say: Phrasebook, balance: Decimal) -> str:
    """``owes ₹1,225``, ``to pay ₹5,000`` or ``settled``, as plain text."""
    if not balance:
        return say.plain("khata-clear")
    return say.plain("khata-owes" if balance > 0 else "khata-owed", amount=say.money(abs(balance)))


def _row(turn: Turn, row: KhataRow) -> tuple[str, str, str, str]:
    say = turn.say
    sign = "+" if row.amount > 0 else "−"
    return (
        say.date(row.date, today=turn.today),
        _what(say, row),
        f"{sign}{say.number(abs(row.amount), money=True)}",
        _signed(say, row.balance),
    )


def _what(say: Phrasebook, row: KhataRow) -> str:
    if row.kind in _OF_GOODS and row.summary and not row.reverses:
        return row.summary
    opening = row.kind is VoucherKind.OPENING
    kind = say.plain("khata-opening" if opening else f"ledger-{row.kind.value}")
    if row.reverses:
        return f"↩ {kind}"
    mode = row.mode if row.kind in {VoucherKind.RECEIPT, VoucherKind.PAYMENT} else None
    return f"{kind} ({say.plain('ledger-' + mode.value)})" if mode else kind


def _signed(say: Phrasebook, amount: Decimal) -> str:
    return ("−" if amount < 0 else "") + say.number(abs(amount), money=True)


def _deeds(turn: Turn, khata: Khata) -> Buttons:
    say, party = turn.say, khata.party
    row = []
    if turn.may(Right.RECORD):
        paid_to = khata.balance < 0 or (khata.balance == 0 and party.kind == "supplier")
        label = say.plain("khata-paid" if paid_to else "khata-received")
        row.append(Button(label, f"{'paid' if paid_to else 'got'}:{party.id}"))
    if khata.balance > 0:
        row.append(Button(say.plain("khata-remind"), f"remind:{party.id}"))
    last = [
        Button(say.plain("khata-pdf"), f"account:{party.id}"),
        Button(say.plain("khata-details"), f"party:{party.id}"),
    ]
    if khata.balance > 0:
        last.append(Button(say.plain("khata-later"), f"later:{party.id}"))
    return (tuple(row), tuple(last)) if row else (tuple(last),)
