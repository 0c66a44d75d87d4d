"""Papers by link, for customers without Telegram, from a real storage."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.bot.features.merchant import Merchant, beside, known, merchant
from tests.conftest import Project
from tests.documents.reading import text_of
from tests.store.proxy import Gateway, gateway
from vyapari.bench.lite import SECRET_KEY
from vyapari.books.period import financial_year
from vyapari.bot.reply import Reply
from vyapari.bot.router import ROUTES
from vyapari.store.bucket import SupabaseBucket
from vyapari.store.files import Files
from vyapari.store.hosted import HostedBooks
from vyapari.store.store import Store
from vyapari.store.supabase import SupabaseTransport

RAMESH = known("Ramesh Kumar")
INDIA = ZoneInfo("Asia/Kolkata")
LANGUAGES = ("en", "hi-Latn", "hi", "gu")


async def opened(store: Store, language: str = "en", **shop: object) -> Merchant:
    mina = await merchant(store, ROUTES, language, **{"set_up": True, **shop})
    mina.bot.now = datetime.now(UTC)
    return mina


def year_of(mina: Merchant) -> str:
    """The financial year in which papers are numbered now."""
    return financial_year(mina.bot.now.astimezone(INDIA).date())


def url_in(reply: Reply) -> str:
    (line,) = [line for line in reply.text.splitlines() if line.startswith("http")]
    return line.replace("&amp;", "&")


def shared(mina: Merchant) -> tuple[str, str]:
    """Whom WhatsApp writes to, and what."""
    (url,) = [button.url for button in mina.buttons() if button.url]
    assert len(url) < 2048, len(url)
    parts = urlsplit(url)
    assert parts.netloc == "wa.me"
    return parts.path.strip("/"), parse_qs(parts.query)["text"][0]


async def fetched(url: str) -> httpx.Response:
    async with httpx.AsyncClient() as customer:
        return await customer.get(url)


async def test_a_bill_goes_to_a_customer_by_link(hosted: Store) -> None:
    mina = await opened(hosted)
    await mina.press(f"party:{RAMESH}:phone")
    await mina.say("98765 43210")
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/invoice")
    told = await mina.tap("Link")
    first, url, last = told.text.splitlines()
    number = f"INV/{year_of(mina)}/000001"
    assert first == f"Namaste Ramesh Kumar, here is your bill {number} from Shree Kirana for ₹225:"
    assert last.startswith("The link works until ")
    assert not told.attachments
    assert shared(mina) == ("919876543210", told.text.replace("&amp;", "&"))
    answer = await fetched(url_in(told))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert f"Invoice%20INV-{year_of(mina)}-000001.pdf" in answer.headers["content-disposition"]
    printed = text_of(answer.content)
    assert number in printed
    assert "Ramesh Kumar" in printed
    path = urlsplit(url).path
    assert "Ramesh" not in path
    assert "000001" not in path
    again = await mina.press(f"invoice:{(await mina.vouchers())[0].id}:link")
    assert urlsplit(url_in(again)).path == path


async def test_a_bill_that_was_taken_back_is_behind_no_link(hosted: Store) -> None:
    mina = await opened(hosted)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = (await mina.vouchers())[0].id
    told = await mina.press(f"invoice:{bill}:link")
    await mina.say("undo")
    assert "taken back" in ((await mina.press(f"invoice:{bill}:link")).toast or "")
    assert hosted.files
    assert await hosted.files.sweep(datetime.now(UTC)) == 1
    assert (await fetched(url_in(told))).status_code >= 400


async def test_what_a_forgotten_shop_has_shared_is_gone(hosted: Store) -> None:
    mina = await opened(hosted)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/invoice")
    bill = await mina.tap("Link")
    account = await mina.press(f"account:{RAMESH}:link")
    await mina.say("/forget")
    await mina.say("Shree Kirana")
    assert hosted.files
    assert await hosted.files.sweep(datetime.now(UTC)) == 2
    for told in (bill, account):
        assert (await fetched(url_in(told))).status_code >= 400


async def test_quotations_challans_and_receipts_go_by_link_too(hosted: Store) -> None:
    mina = await opened(hosted)
    quotation = await mina.say("/quote 5 kg sugar at 45 to Ramesh")
    assert "Quotation" in quotation.text
    buttons = mina.buttons()
    told = await mina.tap("Link")
    year = year_of(mina)
    assert f"here is the quotation QTN/{year}/000001 from Shree Kirana for ₹225:" in told.text
    answer = await fetched(url_in(told))
    assert f"Quotation%20QTN-{year}-000001.pdf" in answer.headers["content-disposition"]
    assert "QUOTATION" in text_of(answer.content)
    challan = next(b.data for b in buttons if "Challan" in b.label)
    await mina.press(challan or "")
    assert "here is the delivery challan" in (await mina.tap("Link")).text
    await mina.say("received 100 from Ramesh")
    await mina.tap("Receipt")
    told = await mina.tap("Link")
    assert f"here is your receipt RCT/{year}/000001" in told.text
    assert "RECEIPT" in text_of((await fetched(url_in(told))).content)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_account_and_a_reminder_go_by_link_in_each_language(
    hosted: Store, language: str
) -> None:
    mina = await opened(hosted, language, upi_id="mina@upi")
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.press(f"account:{RAMESH}")
    told = await mina.tap("🔗")
    assert "Ramesh Kumar" in told.text.splitlines()[0]
    assert shared(mina)[1] == told.text.replace("&amp;", "&")
    answer = await fetched(url_in(told))
    assert "Statement%20" in answer.headers["content-disposition"]
    assert "Ramesh Kumar" in text_of(answer.content)
    await mina.press(f"remind:{RAMESH}")
    reminder = await mina.tap("🔗")
    assert "UPI: mina@upi" in reminder.text
    assert (await fetched(url_in(reminder))).status_code == 200
    assert shared(mina)[1] == reminder.text.replace("&amp;", "&")
    other = "English" if language != "en" else "हिन्दी"
    assert url_in(await mina.tap(other))


async def test_whoever_may_not_make_bills_makes_no_links(hosted: Store) -> None:
    mina = await opened(hosted)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = (await mina.vouchers())[0].id
    zoya = beside(mina, 9)
    for what in (f"invoice:{bill}:link", f"account:{RAMESH}:link", f"remind:{RAMESH}:en:link"):
        reply = await zoya.press(what)
        assert reply.toast
        assert not reply.text
    raju = beside(mina, 8)
    await mina.join(raju)
    assert url_in(await raju.press(f"invoice:{bill}:link"))


@asynccontextmanager
async def away(project: Project) -> AsyncIterator[tuple[Gateway, Merchant]]:
    """A shop whose files lie behind a gateway, and are not waited for."""
    async with gateway(project.server.url) as front:
        store = Store(SupabaseTransport(project.server.url, SECRET_KEY))
        bucket = SupabaseBucket(front.url, SECRET_KEY)
        store.files = Files(store._writes, bucket, 7, deadline=0.1)
        yield front, await opened(store)
        await store.close()


async def test_without_a_link_the_paper_comes_into_the_chat(project: Project) -> None:
    async with away(project) as (front, mina):
        await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
        bill = (await mina.vouchers())[0].id
        front.down = True
        for what in (f"invoice:{bill}:link", f"account:{RAMESH}:link", f"remind:{RAMESH}:en:link"):
            told = await mina.press(what)
            assert "No link could be made" in told.text
            assert told.attachments[0].content.startswith(b"%PDF")
        front.down = False
        assert url_in(await mina.press(f"invoice:{bill}:link"))


async def test_where_links_are_off_none_is_offered_or_made(
    mina: Merchant, project: Project
) -> None:
    off = HostedBooks(project.server.url, SECRET_KEY, link_days=0).store
    for chat in (mina, await opened(off)):
        await chat.say("sold 5 kg sugar at 45 to Ramesh on credit")
        bill = (await chat.vouchers())[0].id
        for what in (f"invoice:{bill}", f"account:{RAMESH}", f"remind:{RAMESH}"):
            await chat.press(what)
            assert not [label for label in chat.labels() if "🔗" in label]
        told = await chat.press(f"invoice:{bill}:link")
        assert "not switched on" in (told.toast or "")
    await off.close()
