from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.ageing import open_part
from vyapari.books.catalogue import Party
from vyapari.books.views import KhataRow, Statement
from vyapari.books.voucher import VoucherKind

ZERO = Decimal("0.00")
DAY = date(2026, 11, 23)


def statement(amounts: list[Decimal], opening: Decimal = ZERO) -> Statement:
    rows, balance = [], opening
    for number, amount in enumerate(amounts):
        balance += amount
        rows.append(KhataRow(str(number), DAY, VoucherKind.SALE, amount, balance))
    party = Party("party", "Ramesh")
    return Statement(party, opening, balance, tuple(rows), (ZERO, ZERO, ZERO, ZERO))


def test_the_oldest_bill_is_paid_first() -> None:
    account = statement([Decimal(100), Decimal(50), Decimal(-120)])
    assert open_part(account, "0") == 0
    assert open_part(account, "1") == 30


def test_a_bill_with_an_advance_before_it_is_paid_by_that() -> None:
    assert open_part(statement([Decimal(100)], opening=Decimal(-60)), "0") == 40
    assert open_part(statement([Decimal(100)], opening=Decimal(-200)), "0") == 0


def test_nothing_is_said_of_what_the_statement_does_not_show() -> None:
    account = statement([Decimal(100), Decimal(-30)])
    assert open_part(account, "9") is None
    assert open_part(account, "1") is None


AMOUNT = st.decimals(-(10**6), 10**6, places=2)


@given(st.lists(AMOUNT, max_size=20))
def test_the_open_parts_add_up_to_what_is_owed(amounts: list[Decimal]) -> None:
    account = statement(amounts)
    parts = [open_part(account, row.voucher_id) for row in account.rows]
    assert sum(part for part in parts if part) == max(ZERO, account.closing)
    for row, part in zip(account.rows, parts, strict=True):
        assert part is None or 0 <= part <= row.amount
