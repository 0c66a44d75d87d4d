"""The chat page in a real browser, with a small bot behind it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, async_playwright, expect

from tests.sandbox.bots import bot_of, png
from tests.sandbox.demo import run_demo
from vyapari.sandbox import SandboxClient, SandboxServer

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
    pytest.mark.xdist_group("browser"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield running
        await running.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server() -> AsyncIterator[SandboxServer]:
    async with SandboxServer(None, port=0) as running:
        stop = asyncio.Event()
        demo = asyncio.create_task(run_demo(running, stop))
        yield running
        stop.set()
        await demo


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, server: SandboxServer) -> AsyncIterator[Page]:
    """The page as it first opens, which must say nothing on the console."""
    context = await browser.new_context(viewport={"width": 1200, "height": 760}, locale="en-IN")
    opened = await context.new_page()
    opened.set_default_timeout(8000)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    await opened.goto(server.base_url)
    await opened.wait_for_selector("body.ready")
    yield opened
    await context.close()
    assert complaints == []


async def say(page: Page, text: str, panel: int = 0) -> None:
    field = page.get_by_label("Message", exact=True).locator("visible=true").nth(panel)
    await field.fill(text)
    await field.press("Enter")


async def begin(page: Page) -> None:
    """Press START where it has not been pressed yet."""
    start = page.get_by_role("button", name="START", exact=True)
    if await start.is_visible():
        await start.click()
    await expect(page.locator(".bubble", has_text="Namaste").first).to_be_visible()


async def test_a_first_visit_leads_to_start_and_the_bots_answer(page: Page) -> None:
    await expect(page.get_by_text("I keep the books of your shop.")).to_be_visible()
    start = page.get_by_role("button", name="START", exact=True)
    await expect(start).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    await start.click()
    await expect(page.locator(".bubble", has_text="Namaste")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_be_focused()


async def test_buttons_answer_with_an_alert_a_toast_and_an_edit(page: Page) -> None:
    await begin(page)
    await say(page, "5 kilo cheeni")
    sale = page.locator(".row", has_text="₹225").last
    await expect(sale.locator("strong", has_text="₹225")).to_be_visible()
    await sale.get_by_role("button", name="Bill").click()
    alert = page.get_by_role("dialog")
    await expect(alert.get_by_text("First tell me the shop's name")).to_be_visible()
    await expect(sale.locator(".waiting")).to_have_count(0)
    await page.keyboard.press("Escape")
    await sale.get_by_role("button", name="Undo").click()
    await expect(page.locator(".toast", has_text="Undone")).to_be_visible()
    await expect(page.locator(".bubble", has_text="taken back")).to_be_visible()


async def test_what_people_write_stays_text(page: Page, server: SandboxServer) -> None:
    await begin(page)
    nasty = '<img src=x onerror="document.title=1"><b>Ramesh</b> & Söhne'
    await say(page, nasty)
    await expect(page.locator(".own .text", has_text="onerror")).to_have_text(nasty)
    async with SandboxClient(server.base_url) as people:
        await people.add_user("<i>Eve</i>", last_name="<script>x</script>")
    await expect(page.locator(".side-name", has_text="<i>Eve</i>")).to_be_visible()
    assert await page.locator("#app :is(img[src=x], script)").count() == 0


async def test_a_slash_opens_the_menu_in_the_persons_language(
    page: Page, server: SandboxServer
) -> None:
    await begin(page)
    field = page.get_by_label("Message", exact=True)
    await field.fill("/st")
    menu = page.get_by_role("listbox", name="Commands")
    await expect(menu.get_by_role("option")).to_have_count(2)
    await field.press("ArrowDown")
    await expect(menu.get_by_role("option", name="/start")).to_have_attribute(
        "aria-selected", "true"
    )
    await field.press("Escape")
    async with SandboxClient(server.base_url) as people:
        first = (await people.state())["users"][0]["id"]
        await people.change_user(first, language_code="hi")
        await expect(page.locator(".side-name", has_text="हिन्दी")).to_be_visible()
        await field.fill("/")
        await expect(menu.get_by_text("क्या बचा है")).to_be_visible()
        await field.press("Enter")
        await expect(page.locator(".own .text", has_text="/stock")).to_be_visible()
        await people.change_user(first, language_code="en")


async def test_files_are_shown_where_they_stand(page: Page) -> None:
    await begin(page)
    await say(page, "csv")
    card = page.locator(".media-document", has_text="vouchers.csv").last
    await expect(card.locator("tbody tr")).to_have_count(5)
    await expect(card.locator("tbody td").nth(1)).to_have_text("Kumar, Ramesh")
    await expect(card.get_by_text("and 4 more rows")).to_be_visible()
    await card.get_by_role("button", name="Open").click()
    await expect(page.get_by_role("dialog").locator("tbody tr")).to_have_count(9)
    await page.keyboard.press("Escape")
    await say(page, "pdf")
    invoice = page.locator(".media-document", has_text="Invoice 42.pdf").last
    async with page.expect_download() as saved:
        await invoice.get_by_role("link", name="Save").click()
    assert (await saved.value).suggested_filename == "Invoice 42.pdf"
    await invoice.get_by_role("button", name="Open").click()
    viewer = page.get_by_role("dialog", name="Invoice 42.pdf")
    await expect(viewer.locator("iframe")).to_be_visible()
    await page.keyboard.press("Escape")


async def test_a_photo_is_attached_with_a_caption_and_one_comes_back(page: Page) -> None:
    await begin(page)
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photo").click()
    picture = FilePayload(name="bill.png", mimeType="image/png", buffer=png(90, 60))
    await (await chooser.value).set_files([picture])
    await expect(page.locator(".composer-bar", has_text="bill.png")).to_be_visible()
    await say(page, "Gupta Traders")
    own = page.locator(".own .bubble", has_text="Gupta Traders")
    await expect(own.locator("img")).to_have_js_property("naturalWidth", 90)
    back = page.locator(".other .bubble", has_text="read it")
    await expect(back.locator("img")).to_have_js_property("naturalWidth", 200)


async def test_drafts_typing_and_reactions_show(page: Page) -> None:
    await begin(page)
    await say(page, "think")
    await expect(page.locator(".panel-status")).to_have_text("typing…")
    await expect(page.locator(".ghost .text")).to_have_text("Pehle jo haath mein hai")
    await say(page, "like")
    await expect(page.locator(".row", has_text="like").locator(".reactions")).to_have_text("👍")


async def test_own_messages_are_edited_and_replied_to_from_the_keyboard(page: Page) -> None:
    await begin(page)
    await say(page, "5 kilo namak")
    await expect(page.locator(".own .text", has_text="5 kilo namak")).to_be_visible()
    field = page.get_by_label("Message", exact=True)
    await field.press("ArrowUp")
    await expect(field).to_have_value("5 kilo namak")
    await field.fill("6 kilo namak")
    await field.press("Enter")
    answer = page.locator(".other .bubble", has_text="changed to 6 kilo namak")
    await expect(answer.locator(".quote")).to_contain_text("6 kilo namak")
    await expect(page.locator(".own .bubble", has_text="6 kilo namak").first).to_contain_text(
        "edited"
    )
    await answer.dblclick(position={"x": 4, "y": 4})
    await say(page, "a reply to that")
    reply = page.locator(".own .bubble", has_text="a reply to that")
    await expect(reply.locator(".quote")).to_contain_text("changed to 6 kilo")


async def test_a_reply_keyboard_writes_for_the_person(page: Page) -> None:
    await begin(page)
    await say(page, "keys")
    await page.get_by_role("button", name="Khata", exact=True).click()
    await expect(page.locator(".own .text", has_text="Khata").last).to_be_visible()


async def test_two_shopkeepers_and_a_group_stand_side_by_side(page: Page) -> None:
    await begin(page)
    await page.get_by_role("button", name="Shopkeeper").click()
    await page.get_by_label("First name").fill("Bilal")
    await page.get_by_role("button", name="Add", exact=True).click()
    panels = page.locator(".panel")
    await expect(panels).to_have_count(2)
    await panels.nth(1).get_by_role("button", name="START", exact=True).click()
    await expect(panels.nth(1).locator(".bubble", has_text="Namaste")).to_be_visible()
    await say(page, "link")
    await panels.nth(0).get_by_role("link", name="join the shop").click()
    await page.get_by_role("dialog").get_by_role("button", name="Bilal").click()
    await expect(panels.nth(1).locator(".bubble", has_text="Namaste join_42")).to_be_visible()
    await page.get_by_role("button", name="Group").click()
    await page.get_by_label("Title").fill("Shop team")
    await page.get_by_role("button", name="Create").click()
    await expect(page.locator(".panel-status", has_text="members")).to_be_visible()
    await say(page, "/stock@vyapari_bot")
    group = page.locator(".panel", has=page.locator(".panel-name", has_text="Shop team"))
    await expect(group.locator(".sender", has_text="Vyapari")).to_be_visible()


async def test_it_fits_a_phone_in_the_dark(browser: Browser, server: SandboxServer) -> None:
    context = await browser.new_context(
        viewport={"width": 360, "height": 700}, color_scheme="dark", is_mobile=True, has_touch=True
    )
    page = await context.new_page()
    await page.goto(server.base_url)
    await page.wait_for_selector("body.ready")
    await begin(page)
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width == 360
    await expect(page.locator("#sidebar")).to_be_hidden()
    await page.get_by_role("button", name="Back to the list").tap()
    await expect(page.locator("#sidebar")).to_be_visible()
    background = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(23, 33, 43)"
    await context.close()


async def test_it_goes_on_after_the_server_was_away(browser: Browser, tmp_path: Path) -> None:
    page = await browser.new_page()
    async with SandboxServer(tmp_path, port=0) as server, bot_of(server) as bot:
        port = server.port
        await page.goto(server.base_url)
        await page.wait_for_selector("body.ready")
        await page.get_by_role("button", name="START", exact=True).click()
        await expect(page.locator(".own .text")).to_have_text("/start")
        update = (await bot.get_updates())[0]
    await expect(page.locator("body.offline")).to_be_visible()
    async with SandboxServer(tmp_path, port=port) as server, bot_of(server) as bot:
        await expect(page.locator("body.offline")).to_have_count(0)
        assert update.effective_chat is not None
        await bot.send_message(update.effective_chat.id, "back again")
        await expect(page.locator(".bubble", has_text="back again")).to_be_visible()
        await expect(page.locator(".own .text")).to_have_text("/start")
        await page.close()
