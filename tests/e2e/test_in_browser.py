"""The same in a real browser: what a newcomer meets on the chat page."""

from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.e2e.conftest import Opened
from tests.sandbox.test_page import ARGUMENTS, CHROMIUM, say

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
    pytest.mark.xdist_group("browser"),
]


async def press(page: Page, button: str) -> None:
    await page.get_by_role("button", name=button).last.click()


async def answered(page: Page, text: str) -> None:
    await expect(page.locator(".other .bubble", has_text=text).last).to_be_visible()


async def test_a_newcomer_sets_up_a_shop_and_keeps_its_books(
    opened: Opened, tmp_path: Path
) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": 1200, "height": 900})
        page.set_default_timeout(8000)
        await page.goto(opened.url)
        await page.get_by_role("button", name="START", exact=True).click()
        await press(page, "हिन्दी")
        await answered(page, "दुकान")
        await say(page, "श्री किराना")
        await press(page, "गुजरात")
        await press(page, "नहीं")
        await answered(page, "रमेश")
        await say(page, "opening stock चीनी 50 किलो 40 के भाव")
        await answered(page, "₹2,000")
        await say(page, "रमेश को 5 किलो चीनी 45 के भाव उधार")
        await answered(page, "₹225")
        await say(page, "60 kg चीनी 46 ke bhav becha cash")
        await answered(page, "⚠️")
        await press(page, "🧾")
        card = page.locator(".media-document").last
        await card.get_by_role("button", name="Open").click()
        await expect(page.get_by_role("dialog").locator("iframe")).to_be_visible()
        await page.screenshot(path=tmp_path / "bill.png")
        await page.keyboard.press("Escape")
        await say(page, "is mahine ka munafa")
        await answered(page, "₹2,985")
        await page.screenshot(path=tmp_path / "chat.png")
        await browser.close()
