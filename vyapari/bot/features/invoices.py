"""Bills as PDF: the last one, or one by its number or button."""

import re

from vyapari.books.shop import Right
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features import pressed
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.known import party_of
from vyapari.bot.reply import Attachment, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.invoice import invoice_pdf, printable

#: No number that the books give is longer.
_LONGEST_NUMBER = 20


@needs(Right.LOOK)
async def invoice(turn: Turn) -> Replies:
    """``/invoice [number]``: that bill, or the last one."""
    number = turn.text.upper().lstrip("#").strip()
    if not number:
        last = await turn.store.vouchers(turn.shop.id, kinds=(VoucherKind.SALE,), limit=1)
        if not last.rows:
            return sentence(turn, "invoices-none")
        return await send(turn, last.rows[0])
    found = None
    if len(number) <= _LONGEST_NUMBER and re.fullmatch(r"[A-Z0-9/-]+", number):
        found = await turn.store.voucher(turn.shop.id, number=number)
    if found is None:
        return sentence(turn, "invoices-unknown", number=number[:_LONGEST_NUMBER])
    return await send(turn, found)


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``invoice:<voucher>``; ``invoice`` alone is the last one."""
    if not turn.args:
        turn.text = ""
        return await invoice(turn)
    found = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 0))
    return sentence(turn, "gate-stale") if found is None else await send(turn, found)


async def send(turn: Turn, voucher: Voucher) -> Reply:
    """The PDF of a voucher of this shop, or why there is none."""
    if voucher.reversed_by is not None:
        return sentence(turn, "invoices-cancelled", number=voucher.number or "")
    if not printable(voucher):
        return sentence(turn, "invoices-not-printed")
    await turn.act("upload_document")
    original = None
    if voucher.refers_to is not None:
        original = await turn.store.voucher(turn.shop.id, id=voucher.refers_to)
    party = await party_of(turn, voucher.party_id) if voucher.party_id else None
    pdf = await invoice_pdf(
        turn.shop, voucher, party, language=turn.say.language, original=original
    )
    number = voucher.number or turn.say.plain("invoices-bill")
    parts = [number, voucher.party_name, turn.say.money(voucher.total)]
    caption = turn.say("invoices-caption", bill=" · ".join(part for part in parts if part))
    name = re.sub(r"[^\w.-]+", "-", number) + ".pdf"
    if voucher.tax_scheme != "none" and not turn.shop.gstin and turn.may(Right.SETTINGS):
        # The law wants it on every bill of a registered shop.
        caption = Markup(f"{caption}\n{turn.say('invoices-no-gstin')}")
    return Reply(text=caption, attachments=(Attachment(name, pdf),))


ROUTES = Routes(commands={"invoice": invoice}, buttons={"invoice": press})
