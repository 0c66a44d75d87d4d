"""A voucher in words: its lines, its sums, and the short form by which it is spoken of."""

from collections.abc import Iterable

from vyapari.books.entry import Entry
from vyapari.books.money import paise
from vyapari.books.voucher import Line, Voucher, VoucherKind
from vyapari.bot.texts import Markup, Phrasebook

#: More lines than this are counted, not named, where a voucher is only spoken of.
_NAMED = 2
#: More lines than this are not spelled out in a confirmation either.
SPELLED = 15


def line_text(say: Phrasebook, line: Line, *, inclusive: bool = True) -> Markup:
    """``5 kg Sugar × ₹45 = ₹225``, before discount; without the rate where it is a rounded one."""
    amount = (line.total if inclusive else line.taxable) + line.discount
    named = {"qty": say.quantity(line.qty, line.unit), "item": line.description}
    if line.rate == 0:
        return say("entries-line-free", **named)
    if paise(line.rate) != line.rate:
        return say("entries-line-amount", amount=say.money(amount), **named)
    return say("entries-line", rate=say.money(line.rate), amount=say.money(amount), **named)


def sums(say: Phrasebook, voucher: Voucher) -> list[Markup]:
    """What stands between the lines and the total, and the total; nothing where it adds nothing."""
    rows = []
    if voucher.discount:
        rows.append(say("entries-discount", amount=say.money(voucher.discount)))
    taxes = {"CGST": voucher.cgst, "SGST": voucher.sgst, "IGST": voucher.igst, "Cess": voucher.cess}
    named = " + ".join(f"{name} {say.money(tax)}" for name, tax in taxes.items() if tax)
    if named:
        rows.append(say("entries-tax-in" if voucher.inclusive else "entries-tax-on", taxes=named))
    if voucher.round_off:
        sign = "+" if voucher.round_off > 0 else ""
        rows.append(say("entries-round-off", amount=sign + say.money(voucher.round_off)))
    if rows or len(voucher.lines) > 1:
        rows.append(say("entries-total", amount=say.money(voucher.total)))
    return rows


def brief(say: Phrasebook, voucher: Voucher) -> Markup:
    """``5 kg Sugar, Ramesh, ₹225``: how the voucher is spoken of later."""
    who = voucher.party_name
    amount = say.money(voucher.total)
    if voucher.kind is VoucherKind.EXPENSE:
        return joined((category_text(say, voucher.category), Markup(amount)), ", ")
    if voucher.kind is VoucherKind.TRANSFER:
        return say("entries-brief-transfer", amount=amount, **_accounts(say, voucher))
    if voucher.lines:
        goods = [_goods(say, line) for line in voucher.lines[:_NAMED]]
        if (more := len(voucher.lines) - _NAMED) > 0:
            goods.append(say("entries-more", count=more))
        if voucher.kind is not VoucherKind.SALE:
            goods[0] = say(f"entries-brief-{voucher.kind}", what=goods[0])
        party = [say("entries-brief-party", party=who)] if who else []
        money = [Markup(amount)] if voucher.total else []
        return joined((*goods, *party, *money), ", ")
    if voucher.kind is not VoucherKind.OPENING:
        return say(f"entries-brief-{voucher.kind}", what=who or "", amount=amount)
    if who is not None:
        return say("entries-brief-opening-party", what=who, amount=amount)
    account = mode_text(say, opened_account(voucher))
    return say("entries-brief-opening-money", what=account, amount=amount)


def opened_account(voucher: Voucher) -> str:
    """Which money an opening balance without party or goods was in; its postings alone say."""
    return next((p.account for p in voucher.postings if p.account != "capital"), "cash")


def said(say: Phrasebook, entry: Entry) -> Markup:
    """``3 kg saffron, Mohan``: what is known of an entry that is not booked yet."""
    known = [
        say("entries-line-free", qty=say.quantity(line.qty, line.unit), item=line.item)
        for line in entry.lines
        if line.qty
    ]
    if (more := len(known) - _NAMED) > 0:
        known = [*known[:_NAMED], say("entries-more", count=more)]
    if entry.party:
        known.append(say("entries-brief-party", party=entry.party))
    if entry.amount is not None:
        known.append(Markup(say.money(entry.amount)))
    return joined(known, ", ")


def transfer_text(say: Phrasebook, voucher: Voucher) -> Markup:
    """``₹5,000: cash → bank``."""
    return say("entries-brief-transfer", amount=say.money(voucher.total), **_accounts(say, voucher))


def category_text(say: Phrasebook, category: str | None) -> Markup:
    """What an expense was for: the language's word, or the merchant's own."""
    key = f"ledger-category-{(category or 'other').replace(' ', '-')}"
    return say(key) if say.has(key) else say("entries-category", name=category or "")


def mode_text(say: Phrasebook, mode: str | None) -> Markup:
    """How it was paid."""
    return say(f"ledger-{mode or 'cash'}")


def joined(parts: Iterable[str], by: str = " · ") -> Markup:
    """HTML parts in one line, the empty ones left out."""
    return Markup(by.join(part for part in parts if part))


def _goods(say: Phrasebook, line: Line) -> Markup:
    return say("entries-line-free", qty=say.quantity(line.qty, line.unit), item=line.description)


def _accounts(say: Phrasebook, voucher: Voucher) -> dict[str, Markup]:
    return {"source": mode_text(say, voucher.mode), "target": mode_text(say, voucher.target)}
