"""Books of any kind: whatever vouchers post and move, balanced."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from vyapari.books.journal import Books, Entered, JournalRow, Shelved, Standing
from vyapari.books.voucher import VoucherKind

START = date(2026, 11, 1)
ACCOUNTS = (
    "cash",
    "upi",
    "bank",
    "party",
    "inventory",
    "sales",
    "cogs",
    "output_cgst",
    "input_igst",
    "stock_adjustment",
    "capital",
    "round_off",
    "expense:rent",
    "expense:bank charges",
)
amounts = st.decimals("-99999999.99", "99999999.99", places=2).map(Decimal)
names = st.sampled_from(["Ramesh", "=cmd|calc", "-Sita", "रमेश & कंपनी", "@x", "A" * 60])


@st.composite
def entered(draw: st.DrawFn) -> Entered:
    """A movement of any account."""
    account = draw(st.sampled_from(ACCOUNTS))
    amount = draw(amounts.filter(bool))
    if account != "party":
        return Entered(account, amount)
    name = draw(names)
    return Entered(account, amount, f"id of {name}", name)


def balanced(postings: list[Entered]) -> tuple[Entered, ...]:
    """``postings``, with what balances them."""
    rest = -sum((posting.amount for posting in postings), Decimal(0))
    return (*postings, Entered("capital", rest)) if rest else tuple(postings)


@st.composite
def shelved(draw: st.DrawFn) -> Shelved:
    """Some goods."""
    name = draw(st.sampled_from(["Sugar", "+SUM(A1)", "चीनी"]))
    qty = draw(st.decimals("-9999.999", "9999.999", places=3).filter(bool))
    return Shelved(f"id of {name}", name, "kg", qty, draw(amounts))


@st.composite
def rows(draw: st.DrawFn) -> JournalRow:
    """A voucher."""
    postings = balanced(draw(st.lists(entered(), max_size=4)))
    return JournalRow(
        voucher_id="v",
        date=START + timedelta(days=draw(st.integers(0, 29))),
        kind=draw(st.sampled_from(VoucherKind)),
        total=draw(amounts),
        postings=postings,
        moves=tuple(draw(st.lists(shelved(), max_size=2))),
        number=draw(st.sampled_from([None, "INV/26-27/000001"])),
        party_name=draw(st.none() | names),
        summary=draw(st.text(max_size=20) | st.just("=1+1")),
        reverses=draw(st.booleans()),
    )


@st.composite
def books(draw: st.DrawFn) -> Books:
    """Books of a month."""
    stood: dict[tuple[str, str | None], Entered] = {}
    for one in balanced(draw(st.lists(entered(), max_size=5))):
        stood.setdefault((one.account, one.party_id), one)
    standing = balanced([one for one in stood.values() if one.account != "capital"])
    shelves = {one.item_id: one for one in draw(st.lists(shelved(), max_size=3))}
    return Books(
        START,
        date(2026, 11, 30),
        Standing(1, standing, tuple(shelves.values())),
        tuple(sorted(draw(st.lists(rows(), max_size=8)), key=lambda row: row.date)),
    )
