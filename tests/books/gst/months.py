"""Months of vouchers, made and posted as the books make them, with what GST is told of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count

from hypothesis import strategies as st

from vyapari.books.bookkeeping import DOUBTS, Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.gst.month import Month, month_of
from vyapari.books.journal import Books, Entered, JournalRow, Standing
from vyapari.books.shop import Shop
from vyapari.books.voucher import Posting, Voucher, VoucherKind

START, END = date(2026, 11, 1), date(2026, 11, 30)
SHOP = Shop(
    id="shop", name="Shree Kirana", state="24", tax_scheme="regular", gstin="24ABCDE1234F1Z6"
)
ITEMS = {
    item.id: item
    for item in (
        Item("sugar", "Sugar", "kg", hsn="1701", tax_rate=Decimal(5)),
        Item("surf", "Surf", "packet", hsn="3402", tax_rate=Decimal(18)),
        Item("milk", "Milk", "l", hsn="0401", tax_rate=Decimal(0)),
        Item("gold", "Gold", "g", hsn="7108", tax_rate=Decimal(3)),
    )
}
PARTIES = {
    party.id: party
    for party in (
        Party("near", "Ramesh Traders", gstin="24AAPFU0939F1Z1", state="24"),
        Party("far", "Dadar Stores", gstin="27AAPFU0939F1ZV", state="27"),
        Party("walkin", "Sita", state="24"),
        Party("away", "Pune Sweets", state="27", address="Pune"),
        Party("supplier", "Gupta", kind="supplier", gstin="24AAPFU0939F1Z1", state="24"),
    )
}


@dataclass
class Ledger:
    """A month as it is written; what the database would add is added here by hand."""

    shop: Shop = SHOP
    vouchers: list[Voucher] = field(default_factory=list)
    originals: dict[str, Voucher] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=lambda: dict(PARTIES))
    serials: dict[str, int] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=count)

    def write(
        self,
        intent: Intent,
        *goods: tuple[str, str, str],
        party: str | None = None,
        day: int = 5,
        refers_to: Voucher | None = None,
    ) -> Voucher:
        """Write an entry of ``(item, quantity, rate)``."""
        entry = Entry(
            intent,
            lines=tuple(
                EntryLine(item, Decimal(qty), ITEMS[item].unit, item, Decimal(rate))
                for item, qty, rate in goods
            ),
            party_id=party,
            mode=Mode.CREDIT if party else Mode.CASH,
            date=START.replace(day=day),
        )
        made = make_voucher(
            entry,
            Desk(self.shop, ITEMS, self.parties, END),
            voucher_id=f"v{next(self.ids)}",
            waved=frozenset(DOUBTS),
            refers_to=refers_to.id if refers_to else None,
        )
        assert isinstance(made, Voucher), made
        if made.series:
            serial = self.serials[made.series] = self.serials.get(made.series, 0) + 1
            made = replace(made, number=f"{made.series}/26-27/{serial:06d}")
        self.vouchers.append(made)
        return made

    def undo(self, voucher: Voucher, *, original: bool = True) -> Voucher:
        """Take a voucher back; without ``original``, one of another month."""
        back = replace(
            voucher,
            id=f"v{next(self.ids)}",
            number=None,
            series=None,
            refers_to=None,
            reverses=voucher.id,
            postings=tuple(replace(p, amount=-p.amount) for p in voucher.postings),
        )
        self.vouchers.append(back)
        if not original:
            self.vouchers.remove(voucher)
            self.originals[voucher.id] = voucher
        return back

    def month(self) -> Month:
        """What GST sees of it."""
        codes = {item.id: item.hsn or "" for item in ITEMS.values()}
        return month_of(
            self.vouchers,
            self.shop,
            (START, END),
            parties=self.parties,
            hsn=codes,
            originals=self.originals,
        )

    def books(self) -> Books:
        """The journal of the same vouchers."""
        return Books(START, END, Standing(1), tuple(map(_row, self.vouchers)))


def _row(voucher: Voucher) -> JournalRow:
    return JournalRow(
        voucher.id,
        voucher.date,
        voucher.kind,
        voucher.total,
        tuple(map(_entered, voucher.postings)),
    )


def _entered(posting: Posting) -> Entered:
    name = PARTIES[posting.party_id].name if posting.party_id else None
    return Entered(posting.account, posting.amount, posting.party_id, name)


_goods = st.lists(
    st.tuples(
        st.sampled_from(sorted(ITEMS)),
        st.decimals("0.001", "400", places=3).map(str),
        st.decimals("0.01", "9999.99", places=2).map(str),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Any month: sales, returns and purchases, to and from anybody, some taken back."""
    ledger = Ledger(replace(SHOP, prices_include_tax=draw(st.booleans())))
    for _ in range(draw(st.integers(0, 8))):
        intent = draw(
            st.sampled_from(
                [
                    Intent.SALE,
                    Intent.SALE,
                    Intent.PURCHASE,
                    Intent.SALE_RETURN,
                    Intent.PURCHASE_RETURN,
                ]
            )
        )
        party = draw(st.none() | st.sampled_from(sorted(PARTIES)))
        sold = [v for v in ledger.vouchers if v.kind is VoucherKind.SALE and not v.reverses]
        against = None
        if intent is Intent.SALE_RETURN and sold:
            against = draw(st.none() | st.sampled_from(sold))
            party = against.party_id if against else party
        day = draw(st.integers(1, 30))
        voucher = ledger.write(intent, *draw(_goods), party=party, day=day, refers_to=against)
        if draw(st.integers(0, 5)) == 0:
            ledger.undo(voucher, original=draw(st.booleans()))
    return ledger
