"""How a shop's books stand, in words and figures that a recorded conversation can state."""

from datetime import date
from decimal import Decimal

from tests.bot.features.agent.recorded import Books
from tests.bot.features.merchant import ITEMS, PARTIES
from vyapari.books.voucher import Line, Voucher
from vyapari.bot.ids import new_id
from vyapari.store.store import Store

#: The shelf as the shop is opened.
_FULL = Decimal(50)
_FIRST, _LAST = date(2020, 1, 1), date(2099, 12, 31)


async def standing(store: Store, shop: str, today: date, usual: frozenset[str]) -> Books:
    """The books of ``shop``; ``usual`` are the names that it had beside those of the tests'."""
    catalogue = await store.catalogue(shop)
    page = await store.vouchers(shop, limit=200)
    opened = new_id("shop", "opening")
    vouchers = [told(v, today) for v in reversed(page.rows) if v.id != opened]
    owed = {}
    for party in catalogue.parties:
        khata = await store.khata(shop, party.id, today=today)
        assert khata is not None
        if khata.balance:
            owed[party.name] = khata.balance
    shelf = await store.stock(shop, limit=200)
    full = {item.name for item in ITEMS}
    stock = {r.name: r.qty for r in shelf.rows if r.qty != (_FULL if r.name in full else 0)}
    book = await store.sums.cash_book(shop, _FIRST, _LAST, limit=1)
    before = {item.name: item.sale_price for item in ITEMS}
    prices = {
        item.name: item.sale_price
        for item in catalogue.items
        if item.name in before and item.sale_price is not None
        if item.sale_price != before[item.name]
    }
    names = [item.name for item in catalogue.items] + [p.name for p in catalogue.parties]
    known = usual | full | {party.name for party in PARTIES}
    return Books(
        vouchers=tuple(vouchers),
        owed=owed,
        stock=stock,
        money={account: amount for account, amount in book.closing.items() if amount},
        prices=prices,
        new=tuple(sorted(name for name in names if name not in known)),
    )


async def unbalanced(store: Store, shop: str) -> list[str]:
    """The vouchers, standing or taken back, whose postings do not come to nothing."""
    page = await store.vouchers(shop, include_reversed=True, limit=200)
    return [v.id for v in page.rows if sum((p.amount for p in v.postings), Decimal(0))]


def told(voucher: Voucher, today: date) -> str:
    """``sale 225 credit Ramesh Kumar: 5 kg Sugar @ 45``, with the day where it is not today."""
    money = f"{voucher.mode}-{voucher.target}" if voucher.target else voucher.mode
    parts = [voucher.kind.value, _plain(voucher.total), money, voucher.party_name, voucher.category]
    if voucher.date != today:
        parts.append(f"on {voucher.date}")
    head = " ".join(str(part) for part in parts if part)
    return f"{head}: {'; '.join(map(_line, voucher.lines))}" if voucher.lines else head


def _line(line: Line) -> str:
    told = f"{_plain(line.qty)} {line.unit} {line.description}"
    if line.rate:
        told += f" @ {_plain(line.rate)}"
    return f"{told} less {_plain(line.discount)}" if line.discount else told


def _plain(figure: Decimal) -> str:
    return format(figure.normalize(), "f")
