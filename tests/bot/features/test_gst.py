"""GST returns from the chat: files, figures that agree, and what to put right."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import ITEMS, Merchant, beside
from tests.bot.features.test_packet import unzipped
from tests.documents.books.sheets import opened as workbook

_REGULAR = {"tax_scheme": "regular", "state": "24", "gstin": "24ABCDE1234F1Z6"}


async def _shop(opened: Open, language: str = "en", **changes: object) -> Merchant:
    mina = await opened(language, **{**_REGULAR, **changes})
    for item in ITEMS:
        await mina.put(replace(item, tax_rate=Decimal(5), hsn="1701"))
    return mina


async def _trade(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("sold 2 kg rice at 60 cash")


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi"])
async def test_a_months_returns_come_as_json_and_workbook(opened: Open, language: str) -> None:
    mina = await _shop(opened, language)
    await _trade(mina)
    await mina.press("gst")
    reply = await mina.press("gst:2026-11")
    assert "✅" in reply.text
    book, portal = reply.attachments
    assert (book.name, portal.name) == ("gst-112026.xlsx", "gstr1-112026.json")
    told = json.loads(portal.content)
    assert told["gstin"] == "24ABCDE1234F1Z6"
    assert told["doc_issue"]["doc_det"][0]["docs"][0]["totnum"] == 2
    assert "gstr3b" in workbook(book.content).sheetnames
    assert not reply.buttons


async def test_what_is_to_be_put_right_is_told_with_the_way_there(opened: Open) -> None:
    mina = await _shop(opened, gstin=None)
    await mina.put(replace(ITEMS[0], tax_rate=Decimal(5)))
    await _trade(mina)
    reply = await mina.press("gst:2026-11")
    assert "Sugar has no HSN code. Add it to the item." in reply.text
    assert "GSTIN is missing" in reply.text
    assert [file.name for file in reply.attachments] == ["gst-112026.xlsx"]
    listed = workbook(reply.attachments[0].content)["to put right"]
    assert {row[0].value for row in listed.iter_rows(min_row=5)} >= {
        "Sugar has no HSN code. Add it to the item."
    }
    assert mina.labels() == ["📦 Items", "🏪 Company"]
    assert (await mina.tap("Items")).text
    # An HSN code that the item gets afterwards counts for bills of before.
    await mina.put(replace(ITEMS[0], tax_rate=Decimal(5), hsn="1701"))
    assert "HSN" not in (await mina.press("gst:2026-11")).text


async def test_a_return_of_goods_of_an_earlier_month_is_counted(opened: Open) -> None:
    mina = await _shop(opened)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit on 20 october")
    await mina.say("Ramesh returned 1 kg sugar")
    told = json.loads((await mina.press("gst:2026-11")).attachments[1].content)
    assert told["b2cs"][0]["txval"] < 0
    assert told["doc_issue"]["doc_det"][0]["doc_num"] == 5


async def test_returns_are_in_the_accountants_packet(opened: Open) -> None:
    mina = await _shop(opened)
    await _trade(mina)
    files = unzipped(await mina.press("packet:2026-11"))
    assert {"gst-112026.xlsx", "gstr1-112026.json"} <= set(files)
    assert b"gstr1-112026.json" in files["README.txt"]


async def test_a_shop_without_gst_is_sent_to_the_settings(mina: Merchant) -> None:
    await _trade(mina)
    assert "GST returns" not in str([b.label for b in mina.buttons()])
    assert "charges no GST" in (await mina.press("gst:2026-11")).text
    assert await mina.tap("Settings")
    await mina.say("/export")
    assert "🧾 GST returns" not in mina.labels()


async def test_a_composition_shop_hears_its_turnover(opened: Open) -> None:
    mina = await opened(tax_scheme="composition", state="24")
    await _trade(mina)
    reply = await mina.press("gst:2026-11")
    assert "sales ₹345" in reply.text
    assert "CMP-08" in reply.text


async def test_a_month_without_entries_has_no_returns(opened: Open) -> None:
    mina = await _shop(opened)
    assert "Nothing is written there" in ((await mina.press("gst:2026-09")).toast or "")


async def test_the_gst_report_leads_to_the_returns(opened: Open) -> None:
    mina = await _shop(opened)
    await _trade(mina)
    await mina.press("report:gst")
    await mina.tap("GST returns")
    assert (await mina.tap("November")).attachments


async def test_staff_take_no_returns(opened: Open) -> None:
    mina = await _shop(opened)
    raju = beside(mina, 8)
    await mina.join(raju)
    reply = await raju.press("gst:2026-11")
    assert reply.alert
    assert not reply.attachments
