from datetime import date

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside
from vyapari.books.shop import Shop


async def _shop(mina: Merchant) -> Shop:
    context = await mina.bot.store.chat(7, 7)
    assert context.shop is not None
    return context.shop


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_the_card_leads_to_each_setting_and_back(opened: Open, language: str) -> None:
    mina = await opened(language, tax_scheme="regular")
    await mina.say("/settings")
    for which in ("scheme", "inclusive", "duplicate", "close"):
        choice = await mina.press(f"settings:{which}")
        assert choice.edit
        back = await mina.press("settings")
        assert back.edit
        assert "Shree Kirana" in back.text


async def test_what_is_chosen_is_kept(mina: Merchant) -> None:
    await mina.press("settings:scheme:regular")
    saved = await mina.press("settings:inclusive:0")
    assert "Prices I write: without GST" in saved.text
    await mina.press("settings:duplicate:30")
    shop = await _shop(mina)
    assert (shop.tax_scheme, shop.prices_include_tax, shop.duplicate_minutes) == (
        "regular",
        False,
        30,
    )


async def test_books_are_closed_and_opened_again(mina: Merchant) -> None:
    await mina.press("settings:close")
    await mina.tap("31 Oct")
    assert (await _shop(mina)).closed_until == date(2026, 10, 31)
    refused = await mina.say("sold 1 kg sugar at 45 on 20 oct")
    assert "✅" not in refused.text
    await mina.press("settings:close")
    await mina.tap("Open them again")
    assert (await _shop(mina)).closed_until is None


@pytest.mark.parametrize("typed", ["31-3-2026", "31/03/26", "2026-03-31", "31 march", "३१/०३/२०२६"])
async def test_another_day_is_typed(mina: Merchant, typed: str) -> None:
    await mina.press("settings:close:typed")
    assert "31 Mar" in (await mina.say(typed)).text
    assert (await _shop(mina)).closed_until == date(2026, 3, 31)


@pytest.mark.parametrize("typed", ["yesterday-ish", "31-02-2026", "99-99-9999"])
async def test_a_day_that_is_none_is_asked_again(mina: Merchant, typed: str) -> None:
    await mina.press("settings:close:typed")
    assert "can't read that day" in (await mina.say(typed)).text


async def test_days_to_come_cannot_be_closed(mina: Merchant) -> None:
    await mina.press("settings:close:typed")
    assert "Only days that are over" in (await mina.say("23-11-2026")).text
    assert (await _shop(mina)).closed_until is None


async def test_staff_may_change_nothing(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    card = await raju.say("/settings")
    assert "You write in the books of <b>Shree Kirana</b>" in card.text
    assert (await raju.press("settings:scheme:composition")).alert
    assert (await _shop(mina)).tax_scheme == "none"


async def test_who_has_two_shops_goes_from_one_to_the_other(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await raju.press("start:lang:en")
    await raju.say("Raju Stores")
    await raju.press("start:state:24")
    await raju.press("start:gst:none")
    await raju.say("sold 1 kg salt at 20")
    await mina.join(raju)
    raju.bot.restart()
    assert "Shree Kirana" in (await raju.say("/settings")).text
    gone = await raju.tap("Go to Raju Stores")
    assert "Raju Stores" in gone.text
    assert "salt" in (await raju.say("/stock")).text.lower()
    await raju.say("/settings")
    await raju.tap("Go to Shree Kirana")
    stock = await raju.say("/stock")
    assert "Sugar" in stock.text
    assert "salt" not in stock.text.lower()


async def test_nobody_goes_to_a_shop_that_is_not_theirs(mina: Merchant) -> None:
    stranger = mina.bot.chat(66)
    assert (await stranger.press(f"shop:{SHOP}")).alert
    assert (await mina.bot.store.chat(66, 66)).shop is None


@pytest.mark.parametrize(
    ("code", "told"),
    [("hi", "हिन्दी"), ("hi-Latn", "Hinglish"), ("en", "English"), ("gu", "ગુજરાતી")],
)
async def test_the_language_is_changed_for_chat_and_shop(
    mina: Merchant, code: str, told: str
) -> None:
    await mina.say("/language")
    reply = await mina.press(f"lang:{code}")
    assert told in reply.text
    context = await mina.bot.store.chat(7, 7)
    assert context.shop is not None
    assert (context.language, context.shop.language) == (code, code)


async def test_staff_change_the_language_of_their_own_chat_alone(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    assert "हिन्दी" in (await raju.press("lang:hi")).text
    assert (await _shop(mina)).language == "en"
    assert "स्टॉक" in (await raju.say("/stock")).text
