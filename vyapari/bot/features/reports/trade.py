"""Sales, profit, purchases, top items and expenses of some days."""

from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.views import Trading
from vyapari.books.voucher import VoucherKind
from vyapari.bot.features.columns import columns
from vyapari.bot.features.pages import PER_PAGE, Page
from vyapari.bot.features.reports.asked import Asked, days_of
from vyapari.bot.features.reports.frame import framed
from vyapari.bot.reply import Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn

#: The best sellers that a sales or profit report names, and those whose cost it looks at.
_NAMED, _LOOKED_AT = 3, 10
#: Entries that say what goods cost.
_WITH_COST = (VoucherKind.PURCHASE, VoucherKind.OPENING)


async def sales(turn: Turn, asked: Asked) -> Reply:
    """What was billed, how it was paid, what sold most; and what it was the period before."""
    now = await turn.store.sums.trading(turn.shop.id, asked.start, asked.end, top=_NAMED)
    earlier = await turn.store.sums.trading(turn.shop.id, *asked.before(), top=1)
    say = turn.say
    if not now.bills and not now.billed:
        return framed(turn, asked, [say("reports-no-sales"), _sales_then(turn, asked, earlier)])
    parts = [
        say("reports-billed", amount=say.money(now.billed), bills=now.bills),
        _by_mode(say, now),
    ]
    if now.returns:
        parts.append(say("reports-returns", amount=say.money(now.returns)))
    if now.tax:
        parts.append(say("reports-tax-in", tax=say.money(now.tax), sales=say.money(now.sales)))
    parts += [_top_line(say, now), _sales_then(turn, asked, earlier)]
    return framed(turn, asked, parts)


async def profit(turn: Turn, asked: Asked) -> Reply:
    """From sales to what is left, line by line; and what it was the period before."""
    now = await turn.store.sums.trading(turn.shop.id, asked.start, asked.end, top=_LOOKED_AT)
    then = await turn.store.sums.trading(turn.shop.id, *asked.before(), top=1)
    say = turn.say
    parts = [
        say(
            "reports-profit-line",
            sales=say.money(now.sales),
            profit=say.money(now.net_profit),
            share=_share(say, now),
        ),
        columns(_statement(say, now), "Lr"),
        await _no_cost_line(turn, now),
        _top_line(say, now),
    ]
    if then.sales or then.net_profit:
        parts.append(
            say(
                "reports-profit-then",
                days=days_of(say, then.start, then.end, asked.today),
                sales=say.money(then.sales),
                profit=say.money(then.net_profit),
            )
        )
    return framed(turn, asked, parts)


async def purchases(turn: Turn, asked: Asked) -> Reply:
    """What was bought, and the bills of it."""
    now = await turn.store.sums.trading(turn.shop.id, asked.start, asked.end, top=1)
    found = await turn.store.vouchers(
        turn.shop.id,
        start=asked.start,
        end=asked.end,
        kinds=(VoucherKind.PURCHASE,),
        limit=PER_PAGE,
        offset=asked.page * PER_PAGE,
    )
    say = turn.say
    if not found.count and not now.purchases:
        return framed(turn, asked, [say("reports-no-purchases")])
    parts: list[str] = [say("reports-bought", amount=say.money(now.purchases), bills=found.count)]
    rows = [
        (
            say.date(voucher.date, today=asked.today),
            voucher.party_name or ", ".join(line.description for line in voucher.lines),
            say.number(voucher.total, money=True),
        )
        for voucher in found.rows
    ]
    if rows:
        parts.append(columns(rows, "lLr"))
    return framed(turn, asked, parts, page=Page(asked.page, found.count))


async def top_items(turn: Turn, asked: Asked) -> Reply:
    """What sold most, by amount, without tax."""
    wanted = (asked.page + 1) * PER_PAGE
    now = await turn.store.sums.trading(turn.shop.id, asked.start, asked.end, top=wanted + 1)
    say, page = turn.say, Page(asked.page, len(now.top_items))
    shown = now.top_items[page.first_row : wanted]
    if not shown:
        return framed(turn, asked, [say("reports-no-sales")], page=page)
    rows = [
        (
            str(place),
            row.name,
            say.quantity(row.qty, row.unit),
            say.number(row.amount, money=True),
        )
        for place, row in enumerate(shown, page.first_row + 1)
    ]
    return framed(turn, asked, [columns(rows, "rLrr")], page=page)


async def expenses(turn: Turn, asked: Asked) -> Reply:
    """What was spent, by what for, the largest first."""
    now = await turn.store.sums.trading(turn.shop.id, asked.start, asked.end, top=1)
    say = turn.say
    if not now.expenses:
        return framed(turn, asked, [say("reports-no-expenses")])
    page = Page(asked.page, len(now.expenses))
    ranked = sorted(now.expenses.items(), key=lambda each: (-each[1], each[0]))
    shown = ranked[page.first_row : page.first_row + page.per]
    rows = [(category(say, code), say.number(amount, money=True)) for code, amount in shown]
    total = say("reports-total", amount=say.money(sum(now.expenses.values(), ZERO)))
    return framed(turn, asked, [total, columns(rows, "Lr")], page=page)


def category(say: Phrasebook, code: str) -> str:
    """What an expense was for, in the language if it is one of the usual ones."""
    key = f"ledger-category-{code.replace(' ', '-')}"
    return say.plain(key) if say.has(key) else code


def _by_mode(say: Phrasebook, now: Trading) -> str:
    ranked = sorted(now.by_mode.items(), key=lambda each: -each[1])
    return " · ".join(
        f"{say.plain('ledger-' + mode)} {say.money(amount)}" for mode, amount in ranked if amount
    )


def _top_line(say: Phrasebook, now: Trading) -> str:
    if not now.top_items:
        return ""
    items = " · ".join(f"{row.name} {say.money(row.amount)}" for row in now.top_items[:_NAMED])
    return say("reports-top", items=items)


async def _no_cost_line(turn: Turn, now: Trading) -> str:
    """Which goods look like pure profit only because nobody said what they were bought for."""
    say, free = turn.say, []
    for row in now.top_items:
        if row.amount <= 0 or row.profit != row.amount:
            continue
        # What was bought later than sold has a cost, though not on the days of the sale.
        bought = await turn.store.vouchers(
            turn.shop.id, kinds=_WITH_COST, item_id=row.item_id, limit=1
        )
        if not bought.count:
            free.append(row.name)
    if not free:
        return ""
    more = [say.plain("reports-no-cost-more", count=len(free) - _NAMED)]
    named = free[:_NAMED] + (more if len(free) > _NAMED else [])
    return say("reports-no-cost", items=" · ".join(named))


def _sales_then(turn: Turn, asked: Asked, then: Trading) -> str:
    if not then.billed:
        return ""
    days = days_of(turn.say, then.start, then.end, asked.today)
    return turn.say("reports-sales-then", days=days, amount=turn.say.money(then.billed))


def _share(say: Phrasebook, now: Trading) -> str:
    """The profit as part of the sales: `` (12.4%)``; nothing where that would say nothing."""
    if now.sales <= 0:
        return ""
    share = (100 * now.net_profit / now.sales).quantize(Decimal("0.1"))
    if abs(share) > 100:
        return ""
    sign = "−" if share < 0 else ""
    return f" ({sign}{say.number(abs(share))}%)"


def _statement(say: Phrasebook, now: Trading) -> list[tuple[str, str]]:
    steps = [
        ("reports-line-sales", now.sales),
        ("reports-line-cost", -now.cost),
        ("reports-line-expenses", -sum(now.expenses.values(), ZERO)),
        ("reports-line-count", now.stock_adjustments),
        ("reports-line-round", now.round_off),
        ("reports-line-profit", now.net_profit),
    ]
    always = {"reports-line-sales", "reports-line-cost", "reports-line-profit"}
    return [
        (say.plain(key), signed(say, amount)) for key, amount in steps if amount or key in always
    ]


def signed(say: Phrasebook, amount: Decimal) -> str:
    """``−1,200``: an amount in a column, without the rupee sign."""
    return ("−" if amount < 0 else "") + say.number(abs(amount), money=True)
