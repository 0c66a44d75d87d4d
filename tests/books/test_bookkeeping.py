"""From an entry to a voucher: every kind balances, every rule has its refusal."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.bookkeeping import DOUBTS, Desk, copy_voucher, entry_of, make_voucher
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import Refusal
from vyapari.books.entry import Entry, EntryLine, Intent, Mode
from vyapari.books.posting import is_balanced
from vyapari.books.shop import Shop
from vyapari.books.voucher import Source, Voucher, VoucherKind

TODAY = date(2026, 11, 23)
SUGAR = Item(
    id="sugar",
    name="Sugar",
    unit="kg",
    sale_price=Decimal(45),
    cost_price=Decimal(40),
    tax_rate=Decimal(5),
)
SAFFRON = Item(id="saffron", name="Saffron", unit="kg")
RAMESH = Party(id="ramesh", name="Ramesh Kumar")
GUPTA = Party(id="gupta", name="Gupta Traders", kind="supplier", gstin="27AAPFU0939F1ZV")
SHOP = Shop(id="shop", name="Shree Kirana", state="24")
DESK = Desk(
    shop=SHOP,
    items={i.id: i for i in (SUGAR, SAFFRON)},
    parties={p.id: p for p in (RAMESH, GUPTA)},
    today=TODAY,
)
REGULAR = replace(
    DESK, shop=replace(SHOP, tax_scheme="regular", gstin="24AAPFU0939F1Z1", prices_include_tax=True)
)


def goods(intent: Intent, qty: str = "5", rate: str | None = "45", **fields: object) -> Entry:
    line = EntryLine(
        item="Sugar",
        item_id="sugar",
        qty=Decimal(qty),
        unit="kg",
        rate=None if rate is None else Decimal(rate),
    )
    return replace(Entry(intent, lines=(line,)), **fields)  # type: ignore[arg-type]


def money(intent: Intent, amount: str, **fields: object) -> Entry:
    return replace(Entry(intent, amount=Decimal(amount)), **fields)  # type: ignore[arg-type]


def made(entry: Entry, desk: Desk = DESK) -> Voucher:
    voucher = make_voucher(entry, desk, voucher_id="v")
    assert isinstance(voucher, Voucher), voucher
    return voucher


def refused(entry: Entry, desk: Desk = DESK) -> Refusal:
    voucher = make_voucher(entry, desk, voucher_id="v")
    assert isinstance(voucher, Refusal)
    return voucher


def ledger(voucher: Voucher) -> dict[str, Decimal]:
    return {posting.account: posting.amount for posting in voucher.postings}


def test_a_sale_on_credit_is_owed_by_the_party() -> None:
    voucher = made(goods(Intent.SALE, mode=Mode.CREDIT, party_id="ramesh"))
    assert ledger(voucher) == {"party": 225, "sales": -225}
    assert voucher.postings[0].party_id == "ramesh"
    assert voucher.moves[0].qty == -5
    assert (voucher.series, voucher.party_name) == ("INV", "Ramesh Kumar")


def test_a_purchase_brings_stock_at_its_price() -> None:
    voucher = made(goods(Intent.PURCHASE, "50", "40", mode=Mode.CREDIT, party_id="gupta"))
    assert ledger(voucher) == {"inventory": 2000, "party": -2000}
    assert (voucher.moves[0].qty, voucher.moves[0].value) == (50, 2000)
    assert voucher.series is None


def test_tax_paid_counts_as_credit_only_from_a_registered_supplier() -> None:
    taxed = made(goods(Intent.PURCHASE, "10", "42", party_id="gupta"), REGULAR)
    assert ledger(taxed) == {"inventory": 400, "input_igst": 20, "cash": -420}
    plain = made(goods(Intent.PURCHASE, "10", "42", party_id="ramesh"), REGULAR)
    assert ledger(plain) == {"inventory": 420, "cash": -420}


def test_a_regular_shop_owes_the_tax_in_its_price_and_rounds_to_the_rupee() -> None:
    voucher = made(goods(Intent.SALE, "2.5", "45"), REGULAR)
    assert (voucher.taxable, voucher.cgst, voucher.sgst) == (
        Decimal("107.14"),
        Decimal("2.68"),
        Decimal("2.68"),
    )
    assert (voucher.total, voucher.round_off) == (113, Decimal("0.50"))
    assert voucher.place_of_supply == "24"
    assert is_balanced(voucher.postings)


def test_a_registered_shop_bills_nothing_whose_tax_rate_nobody_has_said() -> None:
    saffron = EntryLine("Saffron", Decimal(1), "kg", "saffron", rate=Decimal(300))
    entry = Entry(Intent.SALE, lines=(saffron,))
    assert refused(entry, REGULAR) == Refusal("tax_rate_needed", {"item": "Saffron"})
    assert made(entry).total == 300


def test_a_composition_dealer_bills_no_tax_under_its_own_series() -> None:
    shop = replace(SHOP, tax_scheme="composition")
    voucher = made(goods(Intent.SALE), replace(DESK, shop=shop))
    assert (voucher.series, voucher.cgst, voucher.total) == ("BOS", 0, 225)


def test_a_sale_to_another_state_is_taxed_there() -> None:
    away = replace(RAMESH, state="27")
    desk = replace(REGULAR, parties={"ramesh": away})
    voucher = made(goods(Intent.SALE, party_id="ramesh"), desk)
    assert voucher.place_of_supply == "27"
    assert (voucher.cgst, voucher.igst) == (0, Decimal("10.71"))


def test_goods_that_come_back_settle_the_account_of_their_party() -> None:
    voucher = made(goods(Intent.SALE_RETURN, "1", "45", party_id="ramesh"))
    assert ledger(voucher) == {"party": -45, "sales": 45}
    assert (voucher.series, voucher.mode, voucher.moves[0].qty) == ("CN", Mode.CREDIT, 1)
    counter = made(goods(Intent.SALE_RETURN, "1", "45"))
    assert ledger(counter) == {"cash": -45, "sales": 45}


def test_goods_sent_back_leave_at_what_the_supplier_credits() -> None:
    voucher = made(goods(Intent.PURCHASE_RETURN, "10", "40", party_id="gupta"))
    assert ledger(voucher) == {"party": 400, "cogs": -400}
    assert (voucher.series, voucher.moves[0].qty, voucher.moves[0].value) == ("DN", -10, None)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (money(Intent.RECEIPT, "500", party_id="ramesh"), {"cash": 500, "party": -500}),
        (
            money(Intent.PAYMENT, "2000", party_id="gupta", mode=Mode.BANK),
            {"party": 2000, "bank": -2000},
        ),
        (
            money(Intent.EXPENSE, "1500", category="rent", mode=Mode.UPI),
            {"expense:rent": 1500, "upi": -1500},
        ),
        (
            money(Intent.TRANSFER, "5000", source=Mode.CASH, target=Mode.BANK),
            {"bank": 5000, "cash": -5000},
        ),
        (money(Intent.OPENING, "1000", party_id="ramesh"), {"party": 1000, "capital": -1000}),
        (money(Intent.OPENING, "1000", party_id="gupta"), {"party": -1000, "capital": 1000}),
        (money(Intent.OPENING, "700"), {"cash": 700, "capital": -700}),
    ],
)
def test_money_moves_between_the_right_accounts(entry: Entry, expected: dict[str, Decimal]) -> None:
    assert ledger(made(entry)) == expected


def test_opening_stock_is_valued_at_cost() -> None:
    voucher = made(goods(Intent.OPENING, "50", None))
    assert ledger(voucher) == {"inventory": 2000, "capital": -2000}
    assert voucher.mode is None


def test_a_count_states_what_is_on_the_shelf_even_nothing() -> None:
    assert made(goods(Intent.STOCK_COUNT, "100", None)).moves[0].count == 100
    assert made(goods(Intent.STOCK_COUNT, "0", None)).moves[0].count == 0


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (goods(Intent.SALE, date=TODAY + timedelta(days=1)), "future_date"),
        (goods(Intent.SALE, mode=Mode.CREDIT), "party_needed"),
        (goods(Intent.SALE, "0"), "zero_quantity"),
        (goods(Intent.SALE, rate=None), "missing"),
        (money(Intent.RECEIPT, "500"), "missing"),
        (money(Intent.RECEIPT, "0", party_id="ramesh"), "zero_amount"),
        (money(Intent.EXPENSE, "99999999999"), "huge"),
        (money(Intent.TRANSFER, "5", source=Mode.CASH, target=Mode.CASH), "same_account"),
        (Entry(Intent.SALE), "missing"),
        (Entry(Intent.EXPENSE), "missing"),
        (goods(Intent.SALE, "1", "450"), "odd_rate"),
        (goods(Intent.SALE, "1", "4.5"), "odd_rate"),
        (goods(Intent.PURCHASE, "1", "400"), "odd_rate"),
    ],
)
def test_what_breaks_a_rule_is_refused_by_name(entry: Entry, code: str) -> None:
    assert refused(entry).code == code


def test_closed_books_stay_closed() -> None:
    closed = replace(DESK, shop=replace(SHOP, closed_until=date(2026, 3, 31)))
    assert refused(goods(Intent.SALE, date=date(2026, 3, 31)), closed).code == "closed_period"
    assert made(goods(Intent.SALE, date=date(2026, 4, 1)), closed).date == date(2026, 4, 1)


def test_the_usual_rate_counts_in_the_unit_it_was_said_in() -> None:
    grams = EntryLine(item="Sugar", item_id="sugar", qty=Decimal(500), unit="g", amount=Decimal(22))
    assert made(Entry(Intent.SALE, lines=(grams,))).total == 22


def test_a_doubt_is_booked_once_waved_through() -> None:
    saffron = EntryLine("Saffron", Decimal(3), "kg", "saffron", rate=Decimal(240_000))
    entry = Entry(Intent.SALE, lines=(saffron,))
    doubt = refused(entry)
    assert doubt.code == "large_total"
    assert doubt.code in DOUBTS
    waved = make_voucher(entry, DESK, voucher_id="v", waved=frozenset({doubt.code}))
    assert isinstance(waved, Voucher)
    assert waved.total == 720_000


def test_a_copy_changes_how_it_was_paid_and_what_the_store_had_added_is_gone() -> None:
    sold = replace(
        made(goods(Intent.SALE, mode=Mode.CREDIT, party_id="ramesh")),
        number="INV/26-27/000001",
        cost=Decimal(200),
    )
    copied = copy_voucher(sold, voucher_id="w", mode=Mode.CASH)
    assert isinstance(copied, Voucher)
    assert ledger(copied) == {"cash": 225, "sales": -225}
    assert (copied.id, copied.corrects, copied.number, copied.cost) == ("w", "v", None, None)
    nobody = made(goods(Intent.SALE))
    assert copy_voucher(nobody, voucher_id="w", mode=Mode.CREDIT) == Refusal("party_needed")


@given(
    intent=st.sampled_from(
        [Intent.SALE, Intent.PURCHASE, Intent.SALE_RETURN, Intent.PURCHASE_RETURN, Intent.OPENING]
    ),
    qty=st.decimals("0.001", "500", places=3),
    rate=st.decimals("12", "190", places=2),
    percent=st.none() | st.decimals("0", "100", places=1),
    party=st.sampled_from([None, "ramesh", "gupta"]),
    mode=st.sampled_from([None, Mode.CASH, Mode.UPI, Mode.BANK]),
    scheme=st.sampled_from(["none", "regular", "composition"]),
    inclusive=st.booleans(),
)
def test_every_priced_voucher_balances_and_survives_being_said_again(
    intent: Intent,
    qty: Decimal,
    rate: Decimal,
    percent: Decimal | None,
    party: str | None,
    mode: Mode | None,
    scheme: str,
    inclusive: bool,
) -> None:
    shop = replace(SHOP, tax_scheme=scheme, prices_include_tax=inclusive)  # type: ignore[arg-type]
    desk = replace(DESK, shop=shop)
    entry = goods(intent, str(qty), str(rate), discount_percent=percent, party_id=party, mode=mode)
    voucher = made(entry, desk)
    assert is_balanced(voucher.postings)
    taxes = voucher.cgst + voucher.sgst + voucher.igst
    assert voucher.total == voucher.taxable + taxes + voucher.round_off
    again = make_voucher(entry_of(voucher), desk, voucher_id="v", source=Source(1, 2))
    assert isinstance(again, Voucher)
    assert again.total == voucher.total
    assert again.kind is VoucherKind(intent.value)
