"""Quotations and delivery challans: printed, billed with one tap, sent along with the goods."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from vyapari.books.bookkeeping import DOUBTS, Desk, entry_of, make_voucher
from vyapari.books.catalogue import Party
from vyapari.books.commands import Booked, BookVoucher, IssueSlip, Refusal
from vyapari.books.shop import Right
from vyapari.books.slip import Slip
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features import links, pressed
from vyapari.bot.features.columns import shorten
from vyapari.bot.features.entries import confirmation
from vyapari.bot.features.entries.bill import joined
from vyapari.bot.features.entries.refusals import refused
from vyapari.bot.features.gate import needs, sentence, stale
from vyapari.bot.features.known import names_of, party_of
from vyapari.bot.features.links import LONGEST_NAME, Shared
from vyapari.bot.ids import new_id
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup
from vyapari.bot.turn import Turn
from vyapari.documents.printing import Form
from vyapari.documents.slips import slip_pdf
from vyapari.store.wire import from_json

_WAYS = ("thermal", "bill", "challan", "link")


@needs(Right.LOOK)
async def press(turn: Turn) -> Replies:
    """``slip:<id>[:thermal|link]``: the paper; ``:bill``: book the sale; ``:challan``: for the
    goods."""
    slip = await turn.store.slip(turn.shop.id, pressed.ident(turn, 0))
    if slip is None:
        return stale(turn)
    way = pressed.word(turn, 1, _WAYS) if len(turn.args) > 1 else ""
    if way == "bill":
        return await _bill(turn, slip)
    if way == "challan":
        return await _challan(turn, slip.voucher, slip.id)
    if way == "link":
        return links.barred(turn) or await _linked(turn, slip)
    return await _paper(turn, slip, form="thermal" if way == "thermal" else "a4")


@needs(Right.RECORD)
async def challan(turn: Turn) -> Replies:
    """``challan:<sale>``: a delivery challan for goods that were sold."""
    sale = await turn.store.voucher(turn.shop.id, id=pressed.ident(turn, 0))
    if sale is None or sale.kind is not VoucherKind.SALE or sale.reverses is not None:
        return stale(turn)
    if sale.reversed_by is not None:
        return sentence(turn, "invoices-cancelled", number=sale.number or "")
    return await _challan(turn, sale, sale.id)


@needs(Right.RECORD)
async def _challan(turn: Turn, sale: Voucher, refers_to: str) -> Replies:
    # One for each sale or quotation, however often it is asked for.
    bare = replace(sale, postings=(), moves=(), source=None, number=None, cost=None)
    slip = Slip(new_id("challan", refers_to), "challan", turn.today, bare, refers_to)
    outcome = await turn.book(IssueSlip(slip), reply="slip")
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


@needs(Right.RECORD)
async def _bill(turn: Turn, slip: Slip) -> Replies:
    """Book what was quoted as a sale of today, at the prices quoted; once."""
    voucher_id = new_id("quoted", slip.id)
    if (billed := await turn.store.voucher(turn.shop.id, id=voucher_id)) is not None:
        key = "slips-billed-undone" if billed.reversed_by else "slips-billed"
        return sentence(turn, key, number=billed.number or "")
    names = names_of(turn)
    quoted = slip.voucher
    known = {line.item_id for line in quoted.lines} <= names.items.keys()
    if not known or (quoted.party_id is not None and quoted.party_id not in names.parties):
        return sentence(turn, "slips-gone")
    voucher = make_voucher(
        replace(entry_of(quoted), date=turn.today),
        Desk(turn.shop, names.items, names.parties, turn.today),
        voucher_id=voucher_id,
        waved=frozenset(DOUBTS),
    )
    if isinstance(voucher, Refusal):
        return refused(turn, voucher)
    outcome = await turn.book(BookVoucher(voucher), reply="entry")
    return refused(turn, outcome) if isinstance(outcome, Refusal) else outcome


async def issued(turn: Turn, booked: Booked) -> Replies:
    """The papers that were just numbered, then what was booked or asked with them."""
    slips = [from_json(Slip, result["slip"]) for result in booked.results if "slip" in result]
    papers = [await _paper(turn, slip) for slip in slips]
    told = booked.reply_data
    if not told.get("entries"):
        papers[0] = replace(papers[0], text=joined((papers[0].text, *_beside(turn, told)), "\n"))
    if not (told.get("entries") or told.get("wrong") or told.get("question")):
        return tuple(papers) if len(papers) > 1 else papers[0]
    entries = await confirmation.entry(turn, booked)
    return (*papers, *(entries if isinstance(entries, tuple) else (entries,)))


def _beside(turn: Turn, told: dict[str, Any]) -> Iterator[Markup]:
    """What else came of it, where no confirmation tells it."""
    if told.get("dropped"):
        yield turn.say("entries-dropped")
    if told.get("opened"):
        yield turn.say("entries-opened", shop=told["opened"])


async def _paper(turn: Turn, slip: Slip, *, form: Form = "a4") -> Reply:
    say, sale = turn.say, slip.voucher
    party = await party_of(turn, sale.party_id) if sale.party_id else None
    file = await _file(turn, slip, party, form)
    parts = [slip.number, sale.party_name, say.money(sale.total)]
    about = " · ".join(part for part in parts if part)
    return Reply(
        text=say(f"slips-about-{slip.kind}", about=about),
        attachments=(file,),
        buttons=_buttons(turn, slip, form),
    )


async def _linked(turn: Turn, slip: Slip) -> Reply:
    sale, number = slip.voucher, slip.number or ""
    party = await party_of(turn, sale.party_id) if sale.party_id else None
    shop, amount = shorten(turn.shop.name, LONGEST_NAME), turn.say.money(sale.total)
    words = turn.say.plain(f"links-{slip.kind}", number=number, shop=shop, amount=amount)
    title = links.numbered(slip.kind.capitalize(), number)
    shared = Shared(f"slip:{slip.id}", title, await _file(turn, slip, party, "a4"))
    return await links.share(turn, shared, party, words)


async def _file(turn: Turn, slip: Slip, party: Party | None, form: Form) -> Attachment:
    async with turn.busy("upload_document"):
        pdf = await slip_pdf(
            turn.shop,
            slip,
            party,
            language=turn.say.language,
            against=await _against(turn, slip),
            logo=await turn.store.logo(turn.shop.id),
            form=form,
        )
    number = slip.number or ""
    name = re.sub(r"[^\w.-]+", "-", number if form == "a4" else f"{number}-{form}") + ".pdf"
    return Attachment(name, pdf)


async def _against(turn: Turn, slip: Slip) -> str | None:
    """The number of the bill or quotation that a challan goes with."""
    if slip.refers_to is None:
        return None
    if (sale := await turn.store.voucher(turn.shop.id, id=slip.refers_to)) is not None:
        return sale.number
    quotation = await turn.store.slip(turn.shop.id, slip.refers_to)
    return quotation.number if quotation else None


def _buttons(turn: Turn, slip: Slip, form: Form) -> Buttons:
    ways = []
    if slip.kind == "quotation" and turn.may(Right.RECORD):
        ways += ["bill", "challan"]
    if form == "a4":
        ways.append("thermal")
    row = tuple(Button(turn.say.plain(f"slips-{way}"), f"slip:{slip.id}:{way}") for way in ways)
    if form == "a4":
        row = (*row, *links.button(turn, f"slip:{slip.id}:link"))
    return (row,) if row else ()


ROUTES = Routes(
    buttons={"slip": press, "challan": challan},
    replies={"slip": issued},
)
