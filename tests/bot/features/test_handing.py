"""Exports by link, for an accountant without Telegram, from a real storage."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.bot.features.merchant import ITEMS, OWNER, SHOP, Merchant, beside
from tests.bot.features.test_links import LANGUAGES, away, fetched, opened, shared, url_in
from tests.conftest import Project
from tests.documents.reading import text_of
from vyapari.books.job import Job, Run
from vyapari.books.shop import Role
from vyapari.bot.features.handing import Export, hand_over
from vyapari.bot.incoming import Incoming
from vyapari.bot.reply import Attachment, Reply
from vyapari.store.files import LARGEST
from vyapari.store.store import Store

INDIA = ZoneInfo("Asia/Kolkata")
REGULAR = {"tax_scheme": "regular", "state": "24", "gstin": "24ABCDE1234F1Z6"}


async def traded(store: Store, language: str = "en") -> Merchant:
    """A registered shop that has sold something today."""
    mina = await opened(store, language, **REGULAR)
    await mina.put(replace(ITEMS[0], tax_rate=Decimal(5), hsn="1701"))
    assert "✅" in (await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")).text
    return mina


def this_month(mina: Merchant) -> str:
    return f"{mina.bot.now.astimezone(INDIA):%Y-%m}"


def exports(mina: Merchant) -> Iterator[str]:
    """Each export there is, as it is pressed; without the link."""
    month = this_month(mina)
    yield from ("export:all", "export:this_month", "export:stock", f"gst:{month}")
    yield from (f"packet:{month}", "book:all:xlsx:this_month", "book:day_book:pdf:this_month")


def files_in(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_export_has_a_link_that_says_of_which_moment_it_is(
    hosted: Store, language: str
) -> None:
    mina = await traded(hosted, language)
    for what in exports(mina):
        sent = await mina.press(what)
        assert sent.attachments
        told = await mina.tap("🔗")
        assert not told.attachments
        assert f"Shree Kirana · {'as of ' if language == 'en' else ''}" in told.text
        assert f"{mina.bot.now.astimezone(INDIA):%H:%M}" in told.text
        assert shared(mina) == ("", told.text.replace("&amp;", "&"))
        answer = await fetched(url_in(told))
        assert answer.status_code == 200
        if len(sent.attachments) == 1:
            assert sent.attachments[0].name in answer.headers["content-disposition"]
        else:
            assert set(files_in(answer.content)) == {file.name for file in sent.attachments}


async def test_what_the_accountant_opens_is_what_the_chat_was_sent(hosted: Store) -> None:
    mina = await traded(hosted)
    csv = await mina.press("export:all")
    told = await mina.tap("Link")
    assert (await fetched(url_in(told))).content == csv.attachments[0].content
    assert told.text.startswith("📥 2 entries, with those taken back\n")
    await mina.press("book:day_book:pdf:this_month")
    printed = (await fetched(url_in(await mina.tap("Link")))).content
    assert "Ramesh Kumar" in text_of(printed)
    packet = await mina.press(f"packet:{this_month(mina)}")
    handed = files_in((await fetched(url_in(await mina.tap("Link")))).content)
    assert handed["entries.csv"] == files_in(packet.attachments[0].content)["entries.csv"]
    path = urlsplit(url_in(await mina.press("export:all:link"))).path
    assert "Shree" not in path
    assert "entries" not in path


async def test_what_is_written_later_changes_nothing_behind_a_link(hosted: Store) -> None:
    mina = await traded(hosted)
    before = url_in(await mina.press("export:all:link"))
    content = (await fetched(before)).content
    await mina.say("sold 1 kg sugar at 45 to Suresh on credit")
    mina.bot.now += timedelta(minutes=1)
    after = url_in(await mina.press("export:all:link"))
    assert urlsplit(after).path != urlsplit(before).path
    assert (await fetched(before)).content == content
    assert b"Suresh" not in content
    assert b"Suresh" in (await fetched(after)).content


async def test_a_press_that_is_dealt_with_twice_leaves_one_file(hosted: Store) -> None:
    mina = await traded(hosted)
    urls = []
    for _ in range(2):
        press = Incoming(
            "button", OWNER, True, mina.person, "export:all:link", 9, at=mina.bot.now, press="p"
        )
        turn = await mina.turn(press, "test:again")
        _, told = await mina.bot.dispatcher.answer(turn, press)
        assert isinstance(told, Reply)
        urls.append(urlsplit(url_in(told)).path)
    assert len(set(urls)) == 1


async def test_only_who_may_see_an_export_makes_a_link_to_it(hosted: Store) -> None:
    mina = await traded(hosted)
    clerk, accountant = beside(mina, 8), beside(mina, 9)
    await mina.join(clerk)
    await mina.join(accountant, Role.ACCOUNTANT)
    for what in exports(mina):
        for other in (clerk, beside(mina, 10)):
            reply = await other.press(f"{what}:link")
            assert reply.alert, what
            assert not reply.text
        assert url_in(await accountant.press(f"{what}:link"))
    for made_up in ("export:all:links", "book:all:xlsx:this_month:x", "export:entries:x"):
        assert (await mina.press(made_up)).alert


async def test_the_months_packet_that_comes_by_itself_has_its_link(hosted: Store) -> None:
    mina = await traded(hosted)
    month = this_month(mina)
    first = datetime.fromisoformat(f"{month}-01T09:00:00+05:30") + timedelta(days=31)
    first = first.replace(day=1)
    run = Run(Job(OWNER, "packet", 9, first), SHOP, OWNER, "Asia/Kolkata", tries=1)
    told_by = Incoming("other", OWNER, True, mina.person, "", 0, at=first)
    packet = await mina.bot.dispatcher.do(await mina.turn(told_by, run.key), run)
    assert isinstance(packet, Reply)
    assert packet.attachments
    ((button,),) = packet.buttons
    assert button.data == f"packet:{month}:link"
    mina.bot.now = first
    handed = await fetched(url_in(await mina.press(button.data)))
    assert "tally-2-vouchers.xml" in files_in(handed.content)


async def test_what_a_forgotten_shop_has_handed_over_is_gone(hosted: Store) -> None:
    mina = await traded(hosted)
    urls = [url_in(await mina.press(f"{what}:link")) for what in exports(mina)]
    await mina.say("/forget")
    await mina.say("Shree Kirana")
    assert hosted.files
    assert await hosted.files.sweep(datetime.now(UTC)) == len(urls)
    for url in urls:
        assert (await fetched(url)).status_code >= 400


async def test_without_a_link_the_file_comes_into_the_chat(project: Project) -> None:
    async with away(project) as (front, mina):
        await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
        front.down = True
        told = await mina.press("export:all:link")
        assert "No link could be made" in told.text
        assert told.attachments[0].content.decode().count("Ramesh") == 1
        front.down = False
        assert url_in(await mina.press("export:all:link"))


async def test_a_file_that_is_too_large_is_told_so(hosted: Store) -> None:
    mina = await opened(hosted)
    press = Incoming("button", OWNER, True, mina.person, "export:all:link", 9, at=mina.bot.now)
    turn = await mina.turn(press, "test:large")
    file = Attachment("all.csv", bytes(LARGEST + 1))
    export = Export((file,), "all", "all", "export:all")
    told = await hand_over(turn, export, turn.say("export-which"), linked=True)
    assert "too large for a link: 21 MB, and 20 MB is the most" in told.text
    assert not told.attachments


async def test_where_links_are_off_none_is_offered(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    for what in ("export:all", "export:stock", "packet:2026-11", "book:all:xlsx:this_month"):
        assert (await mina.press(what)).attachments
        assert not mina.labels()
        told = await mina.press(f"{what}:link")
        assert "not switched on" in (told.toast or "")
