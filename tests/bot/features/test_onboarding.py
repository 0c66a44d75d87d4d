import pytest

from tests.bot.features.harness import Bot
from tests.bot.features.merchant import Merchant
from vyapari.bot.reply import Reply


async def test_a_shop_is_set_up_in_hindi_in_a_few_taps(bot: Bot) -> None:
    mina = bot.chat(client="hi")
    hello = await mina.say("/start")
    assert "नमस्ते" in hello.text
    name = await mina.tap("हिन्दी")
    assert name.edit
    assert "नाम" in name.text
    state = await mina.say("श्री किराना")
    assert "राज्य" in state.text
    gst = await mina.tap("गुजरात")
    assert "GST" in gst.text
    done = await mina.tap("नहीं")
    assert "श्री किराना · गुजरात · GST नहीं" in done.text
    assert "रमेश" in done.text
    context = await bot.store.chat(7, 7)
    assert context.shop is not None
    assert context.question is None
    assert (
        context.shop.name,
        context.shop.state,
        context.shop.tax_scheme,
        context.shop.set_up,
    ) == (
        "श्री किराना",
        "24",
        "none",
        True,
    )
    assert context.shop.language == context.language == "hi"


async def test_a_shop_is_set_up_in_gujarati_and_books_its_first_sale(bot: Bot) -> None:
    mina = bot.chat(client="gu")
    assert "નમસ્તે" in (await mina.say("/start")).text
    assert "નામ" in (await mina.tap("ગુજરાતી")).text
    assert "રાજ્ય" in (await mina.say("શ્રી કરિયાણા")).text
    assert "GST" in (await mina.tap("ગુજરાત")).text
    assert "શ્રી કરિયાણા · ગુજરાત · GST નથી" in (await mina.tap("ના")).text
    booked = await mina.say("5 કિલો ખાંડ 45ના ભાવે રમેશને ઉધાર")
    assert "રમેશ · ઉધાર · હવે બાકી ₹225" in booked.text


async def test_each_step_survives_a_restart(bot: Bot) -> None:
    mina = bot.chat()
    await mina.say("/start")
    bot.restart()
    await mina.tap("Hinglish")
    bot.restart()
    state = await mina.say("Shree Kirana")
    bot.restart()
    assert state.text == "Kis state mein?"
    again = await mina.say("/start")
    assert again.text == state.text
    await mina.say("maharastra")
    bot.restart()
    await mina.tap("Haan")
    bot.restart()
    done = await mina.say("24AAACC1206D1ZM")
    assert "Ho gaya ✅ Shree Kirana · Gujarat · 24AAACC1206D1ZM" in done.text


async def test_a_gstin_that_does_not_add_up_is_told_what_it_should_end_with(bot: Bot) -> None:
    mina = bot.chat()
    await mina.press("start:lang:en")
    await mina.say("Shree Kirana")
    await mina.tap("Gujarat")
    await mina.tap("Composition")
    wrong = await mina.say("24aaacc1206d1z5")
    assert "its last character should be M" in wrong.text
    short = await mina.say("24AAACC1206D")
    assert "has 12" in short.text
    later = await mina.press("start:skip:gstin")
    assert "composition" in later.text


async def test_who_writes_an_entry_first_is_served_and_sets_up_the_same_shop_later(
    bot: Bot,
) -> None:
    mina = bot.chat()
    booked = await mina.say("sold 5 kg sugar at 45")
    assert "₹225" in booked.text
    context = await bot.store.chat(7, 7)
    assert context.shop is not None
    assert not context.shop.set_up
    await mina.say("/start")
    await mina.tap("English")
    await mina.say("Shree Kirana")
    await mina.tap("Delhi")
    await mina.tap("No")
    after = await bot.store.chat(7, 7)
    assert after.shop is not None
    assert (after.shop.id, after.shop.name) == (context.shop.id, "Shree Kirana")
    assert after.shop.set_up


async def test_an_entry_in_the_middle_of_setting_up_is_booked(bot: Bot) -> None:
    mina = bot.chat()
    await mina.press("start:lang:en")
    await mina.say("Shree Kirana")
    booked = await mina.say("sold 2 kg sugar at 45")
    assert "₹90" in booked.text
    gst = await mina.press("start:state:24")
    assert "GST" in gst.text


async def test_the_telegram_name_is_offered_for_the_shop(bot: Bot) -> None:
    mina = bot.chat(name="Mina <Shah>")
    await mina.press("start:lang:en")
    await mina.tap("Mina <Shah>'s shop")
    context = await bot.store.chat(7, 7)
    assert context.shop is not None
    assert context.shop.name == "Mina <Shah>'s shop"
    done = [await mina.press("start:skip:state"), await mina.press("start:gst:none")][-1]
    assert "Mina &lt;Shah&gt;'s shop" in done.text


async def test_all_states_are_paged(bot: Bot) -> None:
    mina = bot.chat()
    await mina.press("start:lang:en")
    await mina.say("Shree Kirana")
    await mina.tap("More")
    seen = {button.label for button in mina.buttons()}
    while any(button.label == "▶" for button in mina.buttons()):
        assert (await mina.tap("▶")).edit
        seen |= {button.label for button in mina.buttons()}
    assert {"Assam", "Ladakh", "West Bengal", "Other Territory"} <= seen


async def test_who_is_set_up_is_told_what_to_do(mina: Merchant) -> None:
    back = await mina.say("/start")
    assert "Welcome back" in back.text
    assert "Shree Kirana" in back.text


@pytest.mark.parametrize(
    "data",
    [
        "start",
        "start:",
        "start:lang:xx",
        "start:state:99",
        "start:gst:none",
        "start:states:-1",
        "start:skip:all",
        "start:group",
        "start:again:x:y:z",
        "start:name:" + "x" * 50,
    ],
)
async def test_a_made_up_button_changes_nothing(bot: Bot, data: str) -> None:
    mina = bot.chat()
    reply = await mina.press(data)
    assert isinstance(reply, Reply)
    context = await bot.store.chat(7, 7)
    assert context.shop is None or data.startswith("start:name")
