"""A percentage in an answer follows from two amounts that belong together, or is not said."""

from decimal import Decimal
from typing import Any

import pytest

from vyapari.agents.lookups import figures
from vyapari.agents.percentages import percentages
from vyapari.agents.telling import Teller


def month(sales: str, profit: str, sugar: str, *, bills: int = 9) -> dict[str, Any]:
    """A month of a shop, as a lookup tells it."""
    cost = Decimal(sales) - Decimal(profit)
    return {
        "from": "2026-11-01",
        "to": "2026-11-23",
        "bills": bills,
        "sales_without_tax": sales,
        "billed_with_tax": sales,
        "average_bill": "20483.33",
        "returns": "0.00",
        "cost_of_goods": str(cost),
        "gross_profit": profit,
        "expenses": {"rent": "9000.00", "electricity": "1500.00"},
        "net_profit": str(Decimal(profit) - 10500),
        "purchases": "150000.00",
        "billed_by_mode": {"cash": "100000.00", "credit": str(Decimal(sales) - 100000)},
        "top_items": [
            {"item": "Sugar", "qty": "999 kg", "sales": sugar, "profit": "4000.00"},
            {"item": "Rice", "qty": "12 kg", "sales": "28050.00", "profit": "7000.00"},
        ],
    }


NOVEMBER = ("business_figures", month("184350.00", "22910.00", "31200.00"))
OCTOBER = ("business_figures", month("171900.00", "20480.00", "24600.00", bills=7))
STOCK = (
    "stock_list",
    {
        "items": 2,
        "value": "6500.00",
        "rows": [{"item": "Sugar", "stock": "50 kg", "average_cost": "40.00", "price": "45.00"}],
    },
)
OWED = (
    "receivables",
    {
        "parties": 999,
        "total": "38400.00",
        "by_age": {
            "up_to_30_days": "17400.00",
            "31_to_60": "0.00",
            "61_to_90": "11000.00",
            "older": "10000.00",
        },
        "rows": [{"party": "Ramesh", "balance": "9600.00", "last_entry": "2026-11-02"}],
    },
)
GST = (
    "gst_figures",
    {"payable": "900.00", "on_sales": [{"rate": "18", "taxable": "5000.00", "cgst": "450.00"}]},
)
MONEY = (
    "money_in_hand",
    {"at_start": {"cash": "4000.00"}, "at_end": {"cash": "5000.00", "bank": "15000.00"}},
)
LOOKED = (NOVEMBER, OCTOBER, STOCK, OWED, GST, MONEY)


def is_told(percent: str, *looked: Any, said: str = "") -> bool:
    mine = frozenset(map(Decimal, said.split()))
    known = {figure for _, answer in looked for figure in figures(answer)}
    text = f"That is {percent}% of it."
    return Teller(known | mine, percentages(looked, mine)).whole(text).text == text


@pytest.mark.parametrize(
    ("percent", "looked"),
    [
        ("12.4", NOVEMBER),  # profit in sales
        ("12.43", NOVEMBER),
        ("12", NOVEMBER),
        ("16.9", NOVEMBER),  # sugar in sales
        ("54.2", NOVEMBER),  # paid in cash
        ("4.9", NOVEMBER),  # rent of sales
        ("5.7", NOVEMBER),  # all expenses of sales
        ("25", NOVEMBER),  # margin on rice
        ("30.6", NOVEMBER),  # rice in profit
        ("11.1", STOCK),  # margin on its price
        ("12.5", STOCK),  # on its cost
        ("25", OWED),  # Ramesh in all
        ("54.7", OWED),  # older than two months
        ("18", GST),
        ("9", GST),
        ("75", MONEY),
        ("25", MONEY),
    ],
)
def test_a_part_of_its_whole_is_said(percent: str, looked: Any) -> None:
    assert is_told(percent, looked)


def test_a_change_between_two_months_is_said() -> None:
    assert is_told("7.2", NOVEMBER, OCTOBER)
    assert is_told("7.2", OCTOBER, NOVEMBER)
    assert is_told("26.8", NOVEMBER, OCTOBER)  # sugar
    assert not is_told("26.8", NOVEMBER)


def test_what_the_merchant_said_is_said_and_what_follows_from_it() -> None:
    assert is_told("10", said="500 10")
    assert is_told("12.5", said="40 45")
    assert is_told("11.1", said="45 40")
    assert is_told("92.2", NOVEMBER, said="200000")
    assert not is_told("14", said="40 45")
    assert not is_told("92.2", NOVEMBER, said="2")


@pytest.mark.parametrize("percent", ["99.9", "999", "12.6", "31.7", "37", "63.3"])
def test_an_invented_one_is_not_said_whatever_has_been_looked_up(percent: str) -> None:
    assert not is_told(percent, *LOOKED)


@pytest.mark.parametrize("count", ["9", "7", "2", "50", "999", "12"])
def test_counts_and_quantities_vouch_for_no_percentage(count: str) -> None:
    looked = (
        "stock_list",
        {"items": int(count), "rows": [{"item": "Sugar", "stock": f"{count} kg"}]},
    )
    assert not is_told(count, looked)


def test_it_is_rounded_as_it_is_written() -> None:
    assert is_told("12.43", NOVEMBER)
    assert not is_told("12.44", NOVEMBER)
    assert not is_told("12.42", NOVEMBER)
    assert not is_told("12.3", NOVEMBER)
    assert not is_told("22", NOVEMBER)


def test_a_busy_month_vouches_for_few_percentages() -> None:
    items = [
        {"item": f"Item {n}", "qty": f"{n} kg", "sales": f"{n * n * 731}", "profit": f"{n * 397}"}
        for n in range(1, 11)
    ]
    modes = {"cash": "100000", "credit": "130000", "upi": "54321", "bank": "29"}
    spent = {f"kind {n}": f"{n * 1117}" for n in range(1, 9)}
    busy = {**NOVEMBER[1], "top_items": items, "billed_by_mode": modes, "expenses": spent}
    told = sum(is_told(f"{tenth / 10:.1f}", ("business_figures", busy)) for tenth in range(1001))
    assert told < 100
