"""The accountant's packet of a month."""

from vyapari.books.shop import Right
from vyapari.bot.features import gst, links, months
from vyapari.bot.features.gate import needs, sentence
from vyapari.bot.features.handing import Export, hand_over
from vyapari.bot.reply import Attachment, Replies, Reply
from vyapari.bot.routes import Routes
from vyapari.bot.texts import phrasebook
from vyapari.bot.turn import Turn
from vyapari.documents.books.files import in_bindery
from vyapari.documents.gst.files import gst_files
from vyapari.documents.handover.packet import packet


@needs(Right.EXPORT)
async def press(turn: Turn) -> Replies:
    """``packet``: the choice of months; ``packet:2026-11[:link]``: that month's."""
    say = turn.say
    if not turn.args:
        edit = turn.kind == "button"
        return Reply(text=say("packet-which"), buttons=months.buttons(turn, "packet"), edit=edit)
    start, end = months.chosen(turn, 0)
    linked = links.asked(turn, 1)
    ledgers, shop = turn.store.ledgers, turn.shop
    books = await ledgers.books(shop.id, start, end)
    if not books.rows:
        return sentence(turn, "export-empty")
    async with turn.busy("upload_document"):
        found = ledgers.vouchers(shop.id, start, end, as_of=books.standing.as_of)
        vouchers = [voucher async for voucher in found]
        more: dict[str, bytes] = {}
        if shop.tax_scheme == "regular":
            returns = await gst.draw_up(turn, books, vouchers)
            if not returns.differences:
                wrong = gst.sentences(phrasebook("en"), returns.findings)
                more = await in_bindery(lambda: gst_files(returns, wrong))
        content = await packet(books, vouchers, shop, turn.at, more)
    about: dict[str, str | int] = {"month": say.month(start), "count": len(vouchers)}
    name = f"accountant-{start:%Y-%m}"
    files = (Attachment(f"{name}.zip", content),)
    export = Export(files, name, say.plain("packet-file", **about), f"packet:{start:%Y-%m}")
    return await hand_over(turn, export, say("packet-file", **about), linked=linked)


ROUTES = Routes(buttons={"packet": press})
