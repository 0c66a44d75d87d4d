"""The day book and the cash book of some days."""

from decimal import Decimal

from vyapari.books.money import ZERO
from vyapari.books.views import CashRow
from vyapari.books.voucher import Voucher, VoucherKind
from vyapari.bot.features.columns import columns
from vyapari.bot.features.pages import PER_PAGE, Page
from vyapari.bot.features.reports.asked import Asked
from vyapari.bot.features.reports.frame import framed
from vyapari.bot.features.reports.trade import category
from vyapari.bot.reply import Reply
from vyapari.bot.texts import Phrasebook
from vyapari.bot.turn import Turn

_ACCOUNTS = ("cash", "upi", "bank")


async def day_book(turn: Turn, asked: Asked) -> Reply:
    """Every entry of the days, the newest first; over one day, the cash in hand too."""
    found = await turn.store.vouchers(
        turn.shop.id,
        start=asked.start,
        end=asked.end,
        limit=PER_PAGE,
        offset=asked.page * PER_PAGE,
    )
    say, one_day = turn.say, asked.start == asked.end
    parts: list[str] = []
    if found.rows:
        rows = [_entry(say, voucher, asked, one_day=one_day) for voucher in found.rows]
        parts.append(columns(rows, "Lr" if one_day else "lLr"))
    else:
        parts.append(say("reports-no-entries"))
    if one_day:
        money = await turn.store.sums.cash_book(turn.shop.id, asked.start, asked.end, limit=1)
        parts.append(say("reports-in-hand", money=balances(say, money.closing)))
    return framed(turn, asked, parts, page=Page(asked.page, found.count))


async def cash_book(turn: Turn, asked: Asked) -> Reply:
    """Money in and out of cash, UPI and bank, between what was there first and last."""
    found = await turn.store.sums.cash_book(
        turn.shop.id,
        asked.start,
        asked.end,
        limit=PER_PAGE,
        offset=asked.page * PER_PAGE,
    )
    say = turn.say
    parts: list[str] = [say("reports-opening", money=balances(say, found.opening))]
    if found.rows:
        parts.append(columns([_money(say, row, asked) for row in found.rows], "lLr"))
    else:
        parts.append(say("reports-no-money"))
    parts.append(say("reports-closing", money=balances(say, found.closing)))
    return framed(turn, asked, parts, page=Page(asked.page, found.count))


def balances(say: Phrasebook, accounts: dict[str, Decimal]) -> str:
    """``cash ₹5,000 · UPI ₹2,000``; cash always, the others when there is something."""
    return " · ".join(
        f"{say.plain('ledger-' + account)} {say.money(accounts.get(account, ZERO))}"
        for account in _ACCOUNTS
        if account == "cash" or accounts.get(account)
    )


def what(say: Phrasebook, voucher: Voucher) -> str:
    """An entry in a few words: ``sale Ramesh Kumar``, ``expense electricity``."""
    kind = say.plain(f"ledger-{voucher.kind.value}")
    if voucher.kind is VoucherKind.EXPENSE and voucher.category:
        return f"{kind} {category(say, voucher.category)}"
    goods = voucher.lines[0].description if voucher.lines else ""
    about = voucher.party_name or goods
    return f"{kind} {about}".strip()


def _entry(say: Phrasebook, voucher: Voucher, asked: Asked, *, one_day: bool) -> tuple[str, ...]:
    cells = (what(say, voucher), say.number(voucher.total, money=True))
    return cells if one_day else (say.date(voucher.date, today=asked.today), *cells)


def _money(say: Phrasebook, row: CashRow, asked: Asked) -> tuple[str, str, str]:
    kind = say.plain(f"ledger-{row.kind.value}")
    is_expense = row.kind is VoucherKind.EXPENSE
    goods = category(say, row.summary) if is_expense else row.summary
    about = f"{kind} {row.party_name or goods}".strip()
    if row.account != "cash":
        about = f"{say.plain('ledger-' + row.account)}: {about}"
    sign = "+" if row.amount > 0 else "−"
    amount = f"{sign}{say.number(abs(row.amount), money=True)}"
    return say.date(row.date, today=asked.today), about, amount
