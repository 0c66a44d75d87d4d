"""From a paper to a voucher that comes to the chosen total, to the paisa."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.agents.shop import NAMES
from tests.bot.features.merchant import TODAY
from vyapari.agents.papers import Paper, PaperLine
from vyapari.agents.paperwork import entry_of
from vyapari.books.bookkeeping import DOUBTS, Desk, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.entry import Entry
from vyapari.books.money import ZERO, paise, rupees
from vyapari.books.shop import Shop
from vyapari.books.voucher import Voucher

SHOP = Shop("shop", "Shree Kirana")
COMPOSITION = Shop("shop", "Shree Kirana", tax_scheme="composition", state="24")


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A bill or list as printed: tax by line or in all, discount, rounding, a slip now and then."""
    lines = []
    for place in range(draw(st.integers(1, 6))):
        qty = Decimal(draw(st.integers(1, 4000))) / 4
        rate = Decimal(draw(st.integers(1, 500_000))) / 100
        amount = paise(qty * rate) + draw(st.sampled_from([0, 0, 0, 9, -3]))
        shown = draw(st.sampled_from(["all", "no amount", "no rate"]))
        lines.append(
            PaperLine(
                draw(st.sampled_from(["Sugar", "Rice", f"New thing {place}"])),
                qty,
                draw(st.sampled_from(["kg", None])),
                None if shown == "no rate" else rate,
                None if shown == "no amount" else max(amount, Decimal(1)),
            )
        )
    bare = sum((each.amount or each.worked_out or ZERO for each in lines), ZERO)
    discount = draw(st.none() | st.integers(0, int(bare) // 3).map(Decimal))
    taxes = st.integers(0, int(bare) // 4).map(lambda n: paise(Decimal(n) + bare / 997))
    tax = draw(st.none() | taxes)
    worth = bare - (discount or ZERO) + (tax or ZERO)
    total = draw(st.sampled_from([None, worth, worth.quantize(Decimal(1)), worth + 17]))
    party = draw(st.sampled_from([None, "Gupta Traders", "Newcomer"]))
    kind = draw(st.sampled_from(["bill", "sales"]))
    return Paper(kind, tuple(lines), party, discount=discount, tax=tax, total=total)  # type: ignore[arg-type]


@given(papers(), st.data(), st.sampled_from([SHOP, COMPOSITION]))
def test_the_voucher_comes_to_the_chosen_total(
    paper: Paper, data: st.DataObject, shop: Shop
) -> None:
    total = data.draw(st.sampled_from(paper.totals()))
    assume(total >= 1)
    entry = entry_of(paper, total, NAMES, shop, TODAY)
    assert entry.missing == ()
    voucher = booked(entry, shop)
    # An invoice of a shop under GST is rounded to the rupee.
    rounded = paper.kind == "sales" and shop is COMPOSITION
    assert voucher.total == (rupees(total) if rounded else total)


def booked(entry: Entry, shop: Shop) -> Voucher:
    """The voucher of an entry whose new names are known by now."""
    items = dict(NAMES.items)
    parties = dict(NAMES.parties)
    lines = []
    for line in entry.lines:
        known = line.item_id or line.item
        items.setdefault(known, Item(known, line.item, line.unit))
        lines.append((known, line))
    if entry.party and entry.party_id is None:
        parties[entry.party] = Party(entry.party, entry.party)
    whole = replace(
        entry,
        lines=tuple(replace(line, item_id=known) for known, line in lines),
        party_id=entry.party_id or entry.party,
    )
    voucher = make_voucher(
        whole, Desk(shop, items, parties, TODAY), voucher_id="v", waved=frozenset(DOUBTS)
    )
    assert isinstance(voucher, Voucher), voucher
    return voucher
