"""What a chart draws is held against the amounts; how it looks was looked at."""

import struct
from datetime import date, timedelta
from decimal import Decimal

import pytest

from vyapari.documents import charts
from vyapari.documents.charts import Heading
from vyapari.documents.press import Press

HEADING = Heading("बिक्री", "1–23 Nov")
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 23)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_each_chart_is_a_picture_for_a_phone(press: Press, language: str) -> None:
    amounts = [Decimal(31_200), Decimal("-28050.50"), Decimal(0), Decimal(900)]
    months = [(date(2026, 1 + n, 1), amount) for n, amount in enumerate(amounts)]
    rows = [(f"{n} क्षत्रिय मिष्ठान्न ગુજરાતી " * 4, amount) for n, amount in enumerate(amounts)]
    pictures = [
        await charts.sales_by_day(
            {LAST: Decimal("0.01")}, FIRST, LAST, HEADING, language=language, press=press
        ),
        await charts.profit_by_month(months, HEADING, language=language, press=press),
        await charts.top_items(rows, HEADING, language=language, press=press),
        await charts.receivables_by_age(rows, HEADING, language=language, press=press),
    ]
    for picture in pictures:
        width, height = size(picture)
        assert width == 1080
        # Telegram cuts what is far longer than wide.
        assert width / 2 < height < width * 2


async def test_more_is_drawn_than_a_blank_page(press: Press) -> None:
    async def drawn(amount: int) -> bytes:
        billed = {FIRST: Decimal(100), LAST: Decimal(amount)}
        return await charts.sales_by_day(billed, FIRST, LAST, HEADING, language="en", press=press)

    assert await drawn(50) != await drawn(100)
    assert await drawn(50) == await drawn(50)


@pytest.mark.parametrize("billed", [{}, {LAST: Decimal("0.00")}])
async def test_nothing_is_not_drawn(press: Press, billed: dict[date, Decimal]) -> None:
    with pytest.raises(ValueError, match="nothing"):
        await charts.sales_by_day(billed, FIRST, LAST, HEADING, language="en", press=press)
    with pytest.raises(ValueError, match="nothing"):
        await charts.top_items([], HEADING, language="en", press=press)


def test_bars_reach_as_far_as_their_amounts() -> None:
    named = [("a", Decimal(50)), ("b", Decimal(-25)), ("c", Decimal(0))]
    chart = charts._upright(HEADING, named, "en")
    assert chart.total == "₹25"
    assert [mark for _, mark in chart.marks] == ["−₹50", "₹0", "₹50"]
    assert [(bar.reach, bar.loss) for bar in chart.bars] == [(0.5, False), (0.25, True), (0, False)]
    assert chart.zero == 0.5


def test_a_long_span_is_drawn_by_month() -> None:
    start = date(2026, 4, 1)
    billed = {start + timedelta(days=n): Decimal(1) for n in range(200)}
    points = charts._by_slot(billed, start, date(2026, 10, 31))
    assert points[date(2026, 4, 1)] == 30
    assert sum(points.values()) == 200
    assert len(points) == 7
