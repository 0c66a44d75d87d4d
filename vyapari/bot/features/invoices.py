"""Bills as PDF: the last one, or one by its number or button."""

import re

from vyapari.books.ageing import open_part
from vyapari.books.shop import Right
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features import links, pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.known import party_of
from vyapari.bot.features.links import LONGEST_NAME, Shared
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.invoice import invoice_pdf, printable
from vyapari.documents.printing import Form
from vyapari.documents.receipt import receipt_pdf

#: Other ways to have a paper: on a roll, or with the copies for others.
_WAYS = ("thermal", "copies")
#: What is printed with a look at the party's account: what is owed of it, or after it.
_ON_ACCOUNT = (VoucherKind.SALE, VoucherKind.RECEIPT)
#: What a paper is to the customer: the name of the file, and the words that go with its link.
_TO_CUSTOMER = {
    VoucherKind.SALE: ("Invoice", "links-bill"),
    VoucherKind.SALE_RETURN: ("Credit note", "links-return"),
    VoucherKind.PURCHASE_RETURN: ("Debit note", "links-return"),
    VoucherKind.RECEIPT: ("Receipt", "links-receipt"),
}
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
    """``invoice:<voucher>[:thermal|copies|link]``; ``invoice`` alone is the last bill."""
    if not turn.args:
        turn.text = ""
        return await invoice(turn)
    wanted = pressed.word(turn, 1, (*_WAYS, "link")) if len(turn.args) > 1 else ""
    found = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 0))
    return sentence(turn, "gate-stale") if found is None else await send(turn, found, wanted)


async def send(turn: Turn, voucher: Voucher, way: str = "") -> Reply:
    """The PDF of a voucher of this shop, in one of ``_WAYS`` or by ``link``, or why there is
    none."""
    if voucher.reversed_by is not None:
        return sentence(turn, "invoices-cancelled", number=voucher.number or "")
    if not printable(voucher) and not _received(voucher):
        return sentence(turn, "invoices-not-printed")
    if way == "link" and (refused := links.barred(turn)) is not None:
        return refused
    form: Form = "thermal" if way == "thermal" else "a4"
    async with turn.busy("upload_document"):
        pdf = await _printed(turn, voucher, form, copies=way == "copies")
    number = voucher.number or turn.say.plain("invoices-bill")
    parts = [number, voucher.party_name, turn.say.money(voucher.total)]
    caption = turn.say("invoices-caption", bill=" · ".join(part for part in parts if part))
    if way == "link":
        return await _linked(turn, voucher, Attachment(_file_name(number), pdf))
    taxed = voucher.tax_scheme != "none" and not _received(voucher)
    if taxed and not turn.shop.gstin and turn.may(Right.SETTINGS):
        # The law wants it on every bill of a registered shop.
        caption = Markup(f"{caption}\n{turn.say('invoices-no-gstin')}")
    files = (Attachment(_file_name(number, way), pdf),)
    return Reply(text=caption, attachments=files, buttons=_ways(turn, voucher, way))


async def _printed(turn: Turn, voucher: Voucher, form: Form, *, copies: bool) -> bytes:
    shop, language = turn.shop, turn.say.language
    party = await party_of(turn, voucher.party_id) if voucher.party_id else None
    logo = await turn.store.logo(shop.id)
    account = None
    if party is not None and voucher.kind in _ON_ACCOUNT:
        account = await turn.store.statement(shop.id, party.id, today=turn.today)
    if _received(voucher) and party is not None:
        rows = account.rows if account else ()
        balance = next((row.balance for row in rows if row.voucher_id == voucher.id), None)
        return await receipt_pdf(
            shop, voucher, party, balance=balance, language=language, logo=logo, form=form
        )
    original = None
    if voucher.refers_to is not None:
        original = await turn.store.voucher(shop.id, id=voucher.refers_to)
    return await invoice_pdf(
        shop,
        voucher,
        party,
        language=language,
        original=original,
        due=open_part(account, voucher.id) if account else None,
        logo=logo,
        form=form,
        copies=copies,
    )


async def _linked(turn: Turn, voucher: Voucher, file: Attachment) -> Reply:
    kind, key = _TO_CUSTOMER[voucher.kind]
    if kind == "Invoice" and voucher.tax_scheme == "composition":
        kind = "Bill"  # who does not charge tax gives no invoice
    number, shop = voucher.number or "", shorten(turn.shop.name, LONGEST_NAME)
    words = turn.say.plain(key, number=number, shop=shop, amount=turn.say.money(voucher.total))
    party = await party_of(turn, voucher.party_id) if voucher.party_id else None
    shared = Shared(f"voucher:{voucher.id}", links.numbered(kind, number), file)
    return await links.share(turn, shared, party, words)


def _file_name(*parts: str) -> str:
    return re.sub(r"[^\w.-]+", "-", "-".join(filter(None, parts))) + ".pdf"


def _received(voucher: Voucher) -> bool:
    """Whether its paper is a receipt."""
    return voucher.kind is VoucherKind.RECEIPT and voucher.reverses is None


def _ways(turn: Turn, voucher: Voucher, shown: str) -> Buttons:
    """The same paper in other ways."""
    ways = [way for way in _WAYS if way != shown and not (way == "copies" and _received(voucher))]
    data, say = f"invoice:{voucher.id}", turn.say
    row = tuple(Button(say.plain(f"invoices-{way}"), f"{data}:{way}") for way in ways)
    last = links.button(turn, f"{data}:link")
    if voucher.kind is VoucherKind.SALE and turn.may(Right.RECORD):
        last = (Button(say.plain("slips-challan"), f"challan:{voucher.id}"), *last)
    return tuple(each for each in (row, last) if each)


ROUTES = Routes(commands={"invoice": invoice}, buttons={"invoice": press})
