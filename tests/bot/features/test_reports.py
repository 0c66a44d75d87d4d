from datetime import date

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside
from vyapari.books.shop import Role
from vyapari.bot.features.reports.asked import asked, before
from vyapari.bot.features.reports.desk import REPORTS

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "end", "earlier"),
    [
        ("2026-11-23", "2026-11-23", ("2026-11-22", "2026-11-22")),
        ("2026-11-01", "2026-11-23", ("2026-10-01", "2026-10-23")),
        ("2026-10-01", "2026-10-31", ("2026-09-01", "2026-09-30")),
        ("2026-03-01", "2026-03-30", ("2026-02-01", "2026-02-28")),
        ("2026-04-01", "2026-11-23", ("2025-04-01", "2025-11-23")),
        ("2027-04-01", "2028-02-29", ("2026-04-01", "2027-02-28")),
        ("2026-11-16", "2026-11-20", ("2026-11-09", "2026-11-13")),
        ("2026-11-10", "2026-11-12", ("2026-11-07", "2026-11-09")),
    ],
)
def test_a_span_is_compared_with_the_same_part_of_the_one_before(
    start: str, end: str, earlier: tuple[str, str]
) -> None:
    found = before(date.fromisoformat(start), date.fromisoformat(end))
    assert tuple(day.isoformat() for day in found) == earlier


@pytest.mark.parametrize("period", ["", "someday", "2026-11-23", "2026-13-01..2026-13-02", "a..b"])
def test_a_period_that_is_none_is_refused(period: str) -> None:
    assert asked("sales", period, TODAY) is None


def test_days_to_come_are_left_out() -> None:
    month = asked("sales", "this_month", TODAY)
    assert month is not None
    assert (month.start, month.end) == (date(2026, 11, 1), TODAY)


async def _trade(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("sold 10 kg rice at 62 cash")
    await mina.say("sold 2 maggi upi")
    await mina.say("paid 100 electricity bill")
    await mina.say("bought 10 kg sugar at 42 from Gupta Traders on credit")


SALES = {
    "en": ("<b>Sales</b> · today (23 Nov)", "<b>₹873</b> · 3 bills", "Most sold: Rice ₹620"),
    "hi-Latn": ("<b>Bikri</b> · aaj (23 Nov)", "<b>₹873</b> · 3 bill", "Sabse zyada: Rice ₹620"),
    "hi": ("<b>बिक्री</b> · आज (23 नव॰)", "<b>₹873</b> · 3 बिल", "सबसे ज़्यादा: Rice ₹620"),
    "gu": ("<b>વેચાણ</b> · આજે (23 નવે)", "<b>₹873</b> · 3 બિલ", "સૌથી વધારે: Rice ₹620"),
}


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_the_days_sales_add_up(opened: Open, language: str) -> None:
    mina = await opened(language)
    await _trade(mina)
    reply = await mina.say("/report sales")
    for part in SALES[language]:
        assert part in reply.text
    assert "₹225" in reply.text
    assert "UPI ₹28" in reply.text


async def test_profit_is_sales_less_cost_less_expenses(mina: Merchant) -> None:
    await _trade(mina)
    reply = await mina.say("/report profit this month")
    # 873 - (5 x 40 + 10 x 52 + 2 x 12) - 100
    assert "Sales ₹873 · profit <b>₹29</b> (3.3%)" in reply.text
    assert "Cost of goods −744" in reply.text
    assert "Expenses      −100" in reply.text


async def test_sales_and_profit_are_set_beside_the_period_before(mina: Merchant) -> None:
    await _trade(mina)
    mina.bot.later(days=1)
    await mina.say("sold 1 kg sugar at 45 cash")
    sales = await mina.say("/report sales today")
    assert "Before (23 Nov): ₹873" in sales.text
    month = await mina.say("/report profit this month")
    assert "Before" not in month.text
    mina.bot.later(days=30)
    later = await mina.say("/report profit")
    assert "Before (1–24 Nov): sales ₹918, profit ₹33.64" in later.text


@pytest.mark.parametrize(
    ("asked_for", "title"),
    [
        ("sales 1-15 nov", "<b>Sales</b> · 1–15 Nov"),
        ("oct", "<b>Sales</b> · 1–31 Oct"),
        ("munafa pichle mahine", "<b>Profit</b> · last month (1–31 Oct)"),
        ("मुनाफा इस साल", "<b>Profit</b> · this year (1 Apr – 23 Nov)"),
        ("cash book yesterday", "<b>Cash book</b> · yesterday (22 Nov)"),
        ("lena hai", "Nobody owes you"),
        ("low stock", "Nothing is running low"),
        ("gibberish", "Which report?"),
    ],
)
async def test_a_report_is_asked_for_in_words(mina: Merchant, asked_for: str, title: str) -> None:
    assert title in (await mina.say(f"/report {asked_for}")).text


async def test_each_report_is_a_tap_away_over_each_period(mina: Merchant) -> None:
    await _trade(mina)
    menu = await mina.say("/report")
    assert len(mina.buttons()) == len(REPORTS) + 1  # and the books as files
    assert not menu.edit
    assert "1 Rice      10 kg 620" in (await mina.press("report:top_items")).text
    assert "electricity 100" in (await mina.press("report:expenses:today")).text
    bought = await mina.press("report:purchases:this_month:0")
    assert bought.edit
    assert "<b>₹420</b> · 1 bill" in bought.text
    cash = await mina.press("report:cash_book:today")
    assert "At the end: cash ₹520 · UPI ₹28" in cash.text
    assert (await mina.press("report:sales:2026-11-01..2026-11-15")).text.endswith(
        "No sales written."
    )


async def test_the_day_book_is_the_day(mina: Merchant) -> None:
    await _trade(mina)
    reply = await mina.say("/day")
    for part in ("sale Ramesh Kumar", "expense electricity", "purchase Gupta Traders"):
        assert part in reply.text
    assert "At the end: cash ₹520 · UPI ₹28" in reply.text


async def test_the_day_book_of_another_day_is_asked_for_by_its_date(mina: Merchant) -> None:
    await _trade(mina)
    reply = await mina.say("/day 20 nov")
    assert "20 Nov" in reply.text
    assert "Nothing written" in reply.text


async def test_profit_names_the_goods_whose_cost_nobody_said(mina: Merchant) -> None:
    await _trade(mina)
    assert "Cost not known" not in (await mina.say("/report profit")).text
    await mina.say("sold 2 kg saffron at 300 cash")
    reply = await mina.say("/report profit")
    assert "⚠️ Cost not known, so all of it counts as profit: saffron." in reply.text
    await mina.say("bought 5 kg saffron at 200 cash")
    assert "Cost not known" not in (await mina.say("/report profit")).text


async def test_a_long_day_book_is_paged(mina: Merchant) -> None:
    for kilos in range(1, 13):
        await mina.say(f"sold {kilos} kg rice at 60 cash")
    first = await mina.say("/day")
    assert "1–10 of 13" in first.text
    second = await mina.tap("▶")
    assert "11–13 of 13" in second.text


async def test_gst_is_summed_by_rate_for_a_registered_shop(opened: Open) -> None:
    mina = await opened(
        tax_scheme="regular", state="24", gstin="24AAACC1206D1ZM", prices_include_tax=False
    )
    await mina.say("/items sugar")
    await mina.tap("GST rate")
    await mina.tap("5%")
    await mina.say("sold 10 kg sugar at 100 cash")
    reply = await mina.say("/report gst")
    assert "5% 1,000  50" in reply.text
    assert "To pay: <b>₹50</b>" in reply.text
    assert "CGST ₹25 · SGST ₹25" in reply.text


async def test_a_shop_without_gst_is_spared_the_summary(mina: Merchant) -> None:
    await _trade(mina)
    assert "charges no GST" in (await mina.say("/report gst")).text


@pytest.mark.parametrize("what", ["/report", "/report profit", "/day", "/export"])
async def test_staff_get_no_reports(mina: Merchant, what: str) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    reply = await raju.say(what)
    assert "only" in reply.text.lower() or "for the owner" in reply.text
    assert "₹" not in reply.text


async def test_a_typed_question_of_staff_is_no_way_around(mina: Merchant) -> None:
    await _trade(mina)
    raju = beside(mina, 8)
    await mina.join(raju)
    reply = await raju.say("today's sales")
    assert "₹" not in reply.text
    pressed = await raju.press("report:profit:this_month")
    assert pressed.alert
    assert not pressed.text


async def test_an_accountant_gets_them(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju, Role.ACCOUNTANT)
    assert "Sales" in (await raju.say("/report sales")).text
