"""The accountant's packet: everything of a month in one zip, all of it agreeing."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core import data
from defusedxml.ElementTree import fromstring

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside
from tests.documents.books.sheets import opened as workbook
from vyapari.bot.reply import Reply

ENTRIES = (
    "sold 5 kg sugar at 45 to Ramesh on credit",
    "sold 2 maggi upi",
    "received 100 from Ramesh",
    "paid 1200 electricity bill",
    "bought 50 kg sugar at 41 from Gupta Traders on credit",
    "moved 500 from bank to cash",
    "sold 1 kg rice at 60 cash",
)


async def _trade(mina: Merchant) -> None:
    for entry in ENTRIES:
        await mina.say(entry)
        while "5%" in mina.labels():
            await mina.tap("5%")
    undo = next(button.data for button in mina.buttons() if (button.data or "").startswith("undo"))
    assert undo is not None
    await mina.press(undo)


def unzipped(reply: Reply) -> dict[str, bytes]:
    (file,) = reply.attachments
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi"])
@pytest.mark.parametrize("scheme", ["none", "regular", "composition"])
async def test_a_months_packet_checks_and_agrees(opened: Open, language: str, scheme: str) -> None:
    mina = await opened(language, tax_scheme=scheme, state="24")
    await _trade(mina)
    await mina.say("/export")
    await mina.press("packet")
    reply = await mina.press("packet:2026-11")
    files = unzipped(reply)
    assert reply.attachments[0].name == "accountant-2026-11.zip"
    entries, errors, _ = loader.load_string(files["journal.beancount"].decode())
    assert errors == []
    booked = [entry for entry in entries if isinstance(entry, data.Transaction)]
    rows = list(csv.DictReader(io.StringIO(files["entries.csv"].decode("utf-8-sig"))))
    vouchers = fromstring(files["tally-2-vouchers.xml"]).findall(".//VOUCHER")
    assert len(booked) == len(vouchers)
    assert len(booked) == (await mina.bot.store.vouchers(SHOP, limit=1)).count + 2
    book = workbook(files["books.xlsx"], values=True)
    pivots = {row[0].value: row[6].value for row in book["Pivots"].iter_rows(min_row=5)}
    for kind in ("sale", "purchase", "receipt", "expense", "transfer", "opening"):
        known = sum(Decimal(row["Total"]) for row in rows if row["Kind"] == kind)
        assert Decimal(repr(pivots[kind])) == known
    assert b"books.xlsx" in files["README.txt"]


async def test_the_months_offered_are_the_last_ones(mina: Merchant) -> None:
    await _trade(mina)
    await mina.press("packet")
    assert mina.labels()[:2] == ["November 2026", "October 2026"]
    assert (await mina.tap("November")).attachments
    await mina.press("packet")
    assert "Nothing is written there" in ((await mina.tap("October")).toast or "")


@pytest.mark.parametrize("month", ["2026-12", "2026-13", "1999-01", "nonsense", "२०२६-११"])
async def test_a_made_up_month_is_answered_politely(mina: Merchant, month: str) -> None:
    assert (await mina.press(f"packet:{month}")).alert


async def test_staff_take_no_packet(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    for pressed in ("packet", "packet:2026-11"):
        reply = await raju.press(pressed)
        assert reply.alert
        assert not reply.attachments
