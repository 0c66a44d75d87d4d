from datetime import date

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside
from vyapari.books.shop import Role
from vyapari.bot.features import charts
from vyapari.bot.incoming import Incoming

PNG = b"\x89PNG\r\n\x1a\n"


async def _trade(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("sold 10 kg rice at 62 cash")
    await mina.say("paid 100 electricity bill")


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi"])
@pytest.mark.parametrize("report", ["sales", "profit", "top_items", "receivables"])
async def test_a_report_has_a_button_to_its_chart(opened: Open, language: str, report: str) -> None:
    mina = await opened(language)
    await _trade(mina)
    await mina.press(f"report:{report}")
    photo = await mina.tap("📈")
    (attachment,) = photo.attachments
    assert attachment.photo
    assert attachment.content.startswith(PNG)
    assert attachment.name.endswith("2026-11-23.png")
    assert mina.bot.acts == ["upload_photo"]


async def test_a_chart_leads_to_other_periods_and_to_the_figures(mina: Merchant) -> None:
    await _trade(mina)
    chart = await mina.press("chart:sales:this_month")
    assert chart.text == "<b>Sales</b> · this month (1–23 Nov)"
    assert mina.labels() == ["Last month", "This year", "🔢 Figures"]
    assert (await mina.tap("This year")).attachments
    assert "₹845" in (await mina.tap("🔢")).text


async def test_a_single_day_is_drawn_beside_the_days_before_it(mina: Merchant) -> None:
    await _trade(mina)
    assert (await mina.press("chart:sales:today")).text == "<b>Sales</b> · 17–23 Nov"


async def test_months_before_the_books_began_are_not_drawn(mina: Merchant) -> None:
    await _trade(mina)
    assert (await mina.press("chart:profit:this_year")).text == "<b>Profit</b> · 1–23 Nov"
    mina.bot.now = mina.bot.now.replace(year=2027, month=2)
    mina.bot.restart()
    assert "1 Nov 2026 – 23 Feb" in (await mina.press("chart:profit:this_month")).text


@pytest.mark.parametrize("kind", charts.KINDS)
async def test_nothing_to_draw_is_said_in_a_sentence(mina: Merchant, kind: str) -> None:
    reply = await mina.press(f"chart:{kind}:this_month")
    assert not reply.attachments
    assert "Nothing to draw" in (reply.toast or "")


@pytest.mark.parametrize("data", ["chart", "chart:sales", "chart:x:today", "chart:sales:someday"])
async def test_a_button_made_up_draws_nothing(mina: Merchant, data: str) -> None:
    await _trade(mina)
    reply = await mina.press(data)
    assert reply.toast
    assert not reply.attachments


async def test_staff_see_who_owes_but_not_what_is_earned(mina: Merchant) -> None:
    await _trade(mina)
    raju = beside(mina, 8)
    await mina.join(raju, Role.STAFF)
    assert not (await raju.press("chart:profit:this_month")).attachments
    assert not (await raju.press("chart:sales:this_month")).attachments
    assert (await raju.press("chart:receivables:today")).attachments


async def test_whoever_understood_a_wish_for_a_chart_can_show_it(mina: Merchant) -> None:
    await _trade(mina)
    wish = Incoming("text", 7, True, mina.person, "sales chart", 900, at=mina.bot.now)
    turn = await mina.turn(wish, "test:wish")
    reply = await charts.show(turn, "items", "2026-11-01..2026-11-23")
    assert isinstance(reply, type(mina.last[0]))
    assert reply.attachments[0].photo
    late = await charts.show(turn, "items", f"2026-01-01..{date(2026, 1, 31)}")
    assert isinstance(late, type(reply))
    assert "Nothing to draw" in late.text
