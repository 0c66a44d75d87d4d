import csv
import io

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_the_entries_of_a_month_come_as_csv(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/export")
    reply = await mina.press("export:this_month")
    (file,) = reply.attachments
    assert file.name == "entries-2026-11-01_2026-11-23.csv"
    rows = _rows(file.content)
    assert any("Ramesh Kumar" in row.values() and "225.00" in row.values() for row in rows)


async def test_a_period_is_named_in_words(mina: Merchant) -> None:
    assert "Nothing is written there" in (await mina.say("/export oct")).text
    (file,) = (await mina.say("/export 1-23 nov")).attachments
    assert "Sugar" in file.content.decode()


async def test_what_was_taken_back_is_there_and_cancels_out(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.tap("Undo")
    reply = await mina.press("export:all")
    assert "3 entries" in reply.text
    rows = [row for row in _rows(reply.attachments[0].content) if "Ramesh Kumar" in row.values()]
    assert sorted(row["Total"] for row in rows) == ["-225.00", "225.00"]


async def test_names_that_would_be_formulas_are_made_safe(mina: Merchant) -> None:
    await mina.press("addparty")
    await mina.say("=cmd|calc")
    await mina.say("sold 1 kg sugar at 45")
    await mina.press("additem")
    await mina.say("+SUM(A1)")
    (file,) = (await mina.press("export:stock")).attachments
    assert file.name == "stock-2026-11-23.csv"
    names = [row["Item"] for row in _rows(file.content)]
    assert "+SUM(A1)" not in names
    assert any("SUM(A1)" in name for name in names)


async def test_many_entries_all_come(mina: Merchant) -> None:
    for kilos in range(1, 13):
        await mina.say(f"sold {kilos} kg rice at 60 cash")
    rows = _rows((await mina.press("export:this_year")).attachments[0].content)
    sold = [row for row in rows if "Rice" in row.values() and "sale" in " ".join(row.values())]
    assert len(sold) == 12


async def test_only_owner_and_accountant_take_files(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    for data in ("export", "export:all", "export:stock"):
        reply = await raju.press(data)
        assert reply.alert
        assert not reply.attachments
