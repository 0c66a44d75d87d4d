"""GST of some days: what was collected, what was paid, what is left to pay."""

from decimal import Decimal

from vyapari.books.views import TaxRow
from vyapari.bot.features.columns import columns
from vyapari.bot.features.reports.asked import Asked
from vyapari.bot.features.reports.frame import framed
from vyapari.bot.features.reports.trade import signed
from vyapari.bot.reply import Button, Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn


async def gst(turn: Turn, asked: Asked) -> Reply:
    """Taxable value and tax by rate, sales above, purchases below."""
    say = turn.say
    found = await turn.store.sums.tax_summary(turn.shop.id, asked.start, asked.end)
    taxed = any(_tax(row) for row in (*found.outward, *found.inward))
    if turn.shop.tax_scheme != "regular" and not taxed:
        settings = Button(say.plain("reports-to-settings"), "settings")
        return framed(turn, asked, [say("reports-no-gst")], more=((settings,),))
    parts: list[str] = []
    for key, rows in (("reports-outward", found.outward), ("reports-inward", found.inward)):
        parts.append(say(key))
        if rows:
            heads = tuple(say.plain(f"reports-gst-{head}") for head in ("rate", "taxable", "tax"))
            parts.append(columns([heads, *(_row(say, row) for row in rows)], "rrr"))
        else:
            parts.append("–")
    due = "reports-gst-payable" if found.payable >= 0 else "reports-gst-credit"
    parts.append(say(due, amount=say.money(abs(found.payable))))
    if heads_line := _heads(say, found.outward):
        parts.append(heads_line)
    returns = Button(say.plain("export-gst"), "gst")
    return framed(turn, asked, parts, more=((returns,),))


def _row(say: Phrasebook, row: TaxRow) -> tuple[str, str, str]:
    return f"{say.number(row.rate)}%", signed(say, row.taxable), signed(say, _tax(row))


def _tax(row: TaxRow) -> Decimal:
    return row.cgst + row.sgst + row.igst + row.cess


def _heads(say: Phrasebook, rows: tuple[TaxRow, ...]) -> str:
    """``CGST ₹450 · SGST ₹450``: the tax on sales by head."""
    sums = {
        "CGST": sum((row.cgst for row in rows), Decimal(0)),
        "SGST": sum((row.sgst for row in rows), Decimal(0)),
        "IGST": sum((row.igst for row in rows), Decimal(0)),
        "Cess": sum((row.cess for row in rows), Decimal(0)),
    }
    named = [f"{head} {say.money(amount)}" for head, amount in sums.items() if amount]
    return say("reports-outward-heads", heads=" · ".join(named)) if named else ""
