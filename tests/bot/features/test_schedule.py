"""What comes unasked is switched on and off, by who may see it."""

from datetime import UTC, date, datetime

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside, known
from vyapari.books.job import Job
from vyapari.books.shop import Role
from vyapari.bot.features.later import offered

RAMESH = known("Ramesh Kumar")


async def _jobs(mina: Merchant, about: str = "") -> tuple[Job, ...]:
    return await mina.bot.store.jobs.of_chat(SHOP, mina.chat_id, about)


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_nothing_comes_until_it_is_switched_on(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.say("/settings")
    await mina.tap("⏰")
    assert await _jobs(mina) == ()
    await mina.tap("📒")
    card = await mina.tap("9" if language == "en" else " 9 ")
    assert card.edit
    await mina.tap("📦")
    assert {job.kind for job in await _jobs(mina)} == {"summary", "packet"}
    await mina.tap("⚠️")
    await mina.tap("📦")
    (summary,) = await _jobs(mina)
    assert summary.low_stock
    await mina.tap("📒")
    await mina.tap("✖️")
    assert await _jobs(mina) == ()


async def test_the_card_says_what_comes_and_when(mina: Merchant) -> None:
    off = await mina.press("schedule")
    assert "The day's summary: no" in off.text
    assert "runs low" not in off.text
    on = await mina.press("schedule:hour:21")
    assert "The day's summary: 9 pm" in on.text
    assert "With it, what runs low: no" in on.text
    (summary,) = await _jobs(mina)
    assert summary.due == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    packet = await mina.press("schedule:packet:1")
    assert "on the first: yes" in packet.text
    assert [job.due for job in await _jobs(mina)] == [
        datetime(2026, 12, 1, 3, 30, tzinfo=UTC),
        summary.due,
    ]


async def test_another_hour_keeps_what_runs_low(mina: Merchant) -> None:
    await mina.press("schedule:hour:21")
    await mina.press("schedule:low:1")
    await mina.press("schedule:hour:8")
    (summary,) = await _jobs(mina)
    assert (summary.hour, summary.low_stock) == (8, True)
    # Eight was over this morning already.
    assert summary.due == datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("forged", ["hour:24", "hour:x", "low:2", "packet", "low", "nothing:1"])
async def test_a_forged_button_changes_nothing(mina: Merchant, forged: str) -> None:
    assert (await mina.press(f"schedule:{forged}")).alert
    assert await _jobs(mina) == ()


async def test_staff_see_no_figures_unasked(mina: Merchant) -> None:
    raju, asha = beside(mina, 8), beside(mina, 9)
    await mina.join(raju)
    assert (await raju.press("schedule:hour:21")).alert
    assert await _jobs(raju) == ()
    await mina.join(asha, Role.ACCOUNTANT)
    await asha.say("/settings")
    await asha.tap("⏰")
    await asha.press("schedule:hour:21")
    assert len(await _jobs(asha)) == 1
    assert await _jobs(mina) == ()


async def _owing(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/khata ramesh")


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_a_reminder_is_set_for_a_day_and_taken_back(opened: Open, language: str) -> None:
    mina = await opened(language)
    await _owing(mina)
    await mina.tap("⏰")
    told = await mina.press(f"later:{RAMESH}:2026-12-05")
    assert told.edit
    assert "Ramesh" in told.text
    (job,) = await _jobs(mina, RAMESH)
    assert (job.kind, job.due) == ("remind", datetime(2026, 12, 5, 4, 30, tzinfo=UTC))
    again = await mina.press(f"later:{RAMESH}")
    assert "5" in again.text
    await mina.tap("✖️")
    assert await _jobs(mina, RAMESH) == ()


async def test_a_second_day_takes_the_place_of_the_first(mina: Merchant) -> None:
    await mina.press(f"later:{RAMESH}:2026-12-05")
    await mina.press(f"later:{RAMESH}:2026-12-06")
    (job,) = await _jobs(mina, RAMESH)
    assert job.due == datetime(2026, 12, 6, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "day", ["2026-11-23", "2026-11-01", "2028-01-01", "2026-13-01", "soon", ""]
)
async def test_a_day_that_cannot_be_is_refused(mina: Merchant, day: str) -> None:
    assert (await mina.press(f"later:{RAMESH}:{day}")).alert
    assert await _jobs(mina, RAMESH) == ()


async def test_only_who_owes_gets_the_button(mina: Merchant) -> None:
    await mina.say("/khata ramesh")
    assert not any("Later" in label for label in mina.labels())
    await _owing(mina)
    assert any("Later" in label for label in mina.labels())
    stranger = beside(mina, 66)
    assert (await stranger.press(f"later:{RAMESH}:2026-12-05")).alert


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 12, 31), date(2028, 2, 29)])
def test_the_days_that_are_offered_are_to_come(today: date) -> None:
    days = offered(today)
    assert all(day > today for day in days)
    assert len(days) == len(set(days)) >= 7
    assert {1, 5, 10, 15, 20, 25} <= {day.day for day in days}
