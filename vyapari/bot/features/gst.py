"""GST returns of a month: the files, and what to put right before filing them."""

from collections.abc import Sequence

import structlog

from vyapari.books.gst.filing import Filing, filing
from vyapari.books.gst.findings import Finding
from vyapari.books.gst.month import earlier, month_of
from vyapari.books.journal import Books
from vyapari.books.shop import Right
from vyapari.books.statements import profit_and_loss
from vyapari.books.voucher import Voucher
from vyapari.bot.features import links, months
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.handing import Export, hand_over
from vyapari.bot.features.known import names_of, party_of
from vyapari.bot.reply import Attachment, Button, Buttons, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import Markup, Phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents.books.files import in_bindery
from vyapari.documents.gst.files import gst_files

log = structlog.get_logger(__name__)

#: So many findings are told in the chat; the workbook has all.
_TOLD = 8


@needs(Right.EXPORT)
async def press(turn: Turn) -> Replies:
    """``gst``: the choice of months; ``gst:2026-11[:link]``: that month's returns."""
    say = turn.say
    if turn.shop.tax_scheme == "none":
        settings = Button(say.plain("reports-to-settings"), "settings")
        return Reply(text=say("reports-no-gst"), buttons=((settings,),))
    if not turn.args:
        edit = turn.kind == "button"
        return Reply(text=say("gst-which"), buttons=months.buttons(turn, "gst"), edit=edit)
    start, end = months.chosen(turn, 0)
    linked = links.asked(turn, 1)
    ledgers, shop = turn.store.ledgers, turn.shop
    books = await ledgers.books(shop.id, start, end)
    if shop.tax_scheme == "composition":
        result = profit_and_loss(books)
        turnover = result.sales - result.returns
        told = say("gst-composition", month=say.month(start), amount=say.money(turnover))
        return Reply(text=told)
    if not books.rows:
        return sentence(turn, "export-empty")
    found = ledgers.vouchers(shop.id, start, end, as_of=books.standing.as_of)
    returns = await draw_up(turn, books, [voucher async for voucher in found])
    if returns.differences:
        return sentence(turn, "gst-differs")
    wrong = sentences(turn.say, returns.findings)
    async with turn.busy("upload_document"):
        files = await in_bindery(lambda: gst_files(returns, wrong))
    month = f"{start:%Y-%m}"
    export = Export(
        tuple(Attachment(name, content) for name, content in files.items()),
        f"gst-{month}",
        say.plain("links-gst", month=say.month(start)),
        f"gst:{month}",
    )
    text = Markup("\n".join(_told(turn, returns)))
    return await hand_over(turn, export, text, _mends(turn, returns), linked=linked)


async def draw_up(turn: Turn, books: Books, vouchers: Sequence[Voucher]) -> Filing:
    """The returns of the books' days; where they differ from the books, the log says so."""
    shop, store = turn.shop, turn.store
    originals = {}
    for other in sorted(earlier(vouchers)):
        if (original := await store.voucher(shop.id, id=other)) is not None:
            originals[other] = original
    month = month_of(
        vouchers,
        shop,
        (books.start, books.end),
        parties={
            each: party
            for each in sorted({v.party_id for v in vouchers if v.party_id})
            if (party := await party_of(turn, each)) is not None
        },
        hsn={item.id: item.hsn for item in names_of(turn).items.values() if item.hsn},
        originals=originals,
    )
    returns = await in_bindery(lambda: filing(month, books))
    if returns.differences:
        log.error("gst.differed", sums=[each.what for each in returns.differences])
    return returns


def sentences(say: Phrasebook, findings: Sequence[Finding]) -> list[str]:
    """What is wrong and what to do about it, a plain sentence each."""
    return [say.plain(_key(finding), **finding.about) for finding in findings]


def _told(turn: Turn, returns: Filing) -> list[str]:
    say, due = turn.say, returns.summary
    lines: list[str] = [
        say("gst-title", month=say.month(returns.month.start)),
        say(
            "gst-sales",
            amount=say.money(returns.outward.total().taxable),
            tax=say.money(due.taxed.tax),
        ),
        say("gst-credit", amount=say.money(due.credit.tax)),
        say(
            "reports-gst-payable" if due.payable >= 0 else "reports-gst-credit",
            amount=say.money(abs(due.payable)),
        ),
        say("gst-agrees"),
    ]
    if returns.findings:
        lines += ["", say("gst-to-mend")]
        lines += [
            "• " + say(_key(finding), **finding.about) for finding in returns.findings[:_TOLD]
        ]
        if (more := len(returns.findings) - _TOLD) > 0:
            lines.append(say("gst-more", count=more))
    lines += ["", say("gst-check")]
    return lines


def _mends(turn: Turn, returns: Filing) -> Buttons:
    """Buttons to where the findings are mended."""
    codes = {finding.code for finding in returns.findings}
    say, row = turn.say, []
    if codes & {"no_hsn", "short_hsn", "odd_rate"}:
        row.append(Button(say.plain("gst-to-items"), "items"))
    if codes & {"bad_gstin", "no_address"}:
        row.append(Button(say.plain("gst-to-parties"), "parties"))
    if codes & {"no_gstin", "no_state"}:
        row.append(Button(say.plain("gst-to-company"), "company"))
    return (tuple(row),) if row else ()


def _key(finding: Finding) -> str:
    return f"gst-finding-{finding.code.replace('_', '-')}"


ROUTES = Routes(buttons={"gst": press})
