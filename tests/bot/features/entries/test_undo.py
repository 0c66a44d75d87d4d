"""Taking back, bringing back, paying otherwise."""

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant, beside


async def test_undo_shows_what_went_and_how_things_stand(opened: Open) -> None:
    mina = await opened("hi-Latn")
    await mina.say("5 kilo cheeni 45 ke bhav Ramesh ko udhar")
    reply = await mina.tap("Undo")
    assert reply.edit
    assert reply.text == (
        "↩️ Hata diya: 5 kg Sugar, Ramesh Kumar, ₹225.\nRamesh Kumar: hisaab barabar · stock 50 kg"
    )
    assert mina.labels() == ["♻️ Wapas lao"]


async def test_undone_comes_back_once(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.tap("Undo")
    (back,) = mina.buttons()
    reply = await mina.tap("Bring back")
    assert reply.text.startswith("✅ Back again: 5 kg Sugar × ₹45 = ₹225\nRamesh Kumar · credit")
    again = await mina.press(back.data or "")
    assert again.toast == "This is in the books already."
    assert await mina.owed("Ramesh Kumar") == 225


async def test_what_came_back_can_be_undone_and_brought_back_again(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    for _ in range(2):
        await mina.tap("Undo")
        assert await mina.stock("Sugar") == 50
        await mina.tap("Bring back")
        assert await mina.stock("Sugar") == 45


async def test_undo_twice_says_so(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    undo = mina.buttons()[0].data or ""
    await mina.press(undo)
    again = await mina.press(undo)
    assert again.toast == "This has been removed or changed already."
    assert await mina.stock("Sugar") == 50


async def test_the_word_and_the_command_take_back_the_last_entry(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.say("sold 2 packets maggi")
    assert "Maggi" in (await mina.say("undo")).text
    assert "Sugar" in (await mina.say("/undo")).text
    left = await mina.say("/undo")  # the opening stock is the owner's last entry now
    assert "50 kg Sugar" in left.text
    assert (await mina.say("/undo")).text == "There is nothing of yours to undo."


async def test_staff_take_back_their_own_alone(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.say("sold 5 kg sugar")
    undo = mina.buttons()[0].data or ""
    assert (await raju.say("/undo")).text == "There is nothing of yours to undo."
    refused = await raju.press(undo)
    assert refused.toast is not None
    assert "owner or accountant" in refused.toast
    assert await mina.stock("Sugar") == 45
    await raju.say("sold 1 kg sugar")
    await raju.tap("Undo")
    assert await mina.stock("Sugar") == 45


async def test_it_was_cash_moves_the_money_and_keeps_the_rest(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    reply = await mina.tap("cash")
    assert reply.edit
    assert reply.text.startswith(
        "✏️ Changed: 5 kg Sugar × ₹45 = ₹225\nRamesh Kumar · cash · account settled"
    )
    assert mina.labels() == ["↩️ Undo", "🧾 Bill", "📱 It was UPI", "📒 On credit"]
    reply = await mina.tap("credit")
    assert "Ramesh Kumar · credit · balance ₹225" in reply.text
    assert await mina.stock("Sugar") == 45
    assert len(await mina.vouchers()) == 1


async def test_a_sale_over_the_counter_offers_no_credit(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    assert mina.labels() == ["↩️ Undo", "🧾 Bill", "📱 It was UPI", "🏦 By bank"]
    voucher = (await mina.vouchers())[0]
    forged = await mina.press(f"mode:credit:{voucher.id}")
    assert forged.toast
    assert (await mina.vouchers())[0].mode == "cash"


async def test_a_receipt_by_upi_instead(mina: Merchant) -> None:
    await mina.say("received 500 from Ramesh")
    reply = await mina.tap("UPI")
    assert reply.text == "✏️ Changed: Received ₹500 from Ramesh Kumar\nUPI · advance ₹500"
    assert (await mina.press(mina.buttons()[0].data or "")).text.startswith("↩️ Removed: ₹500 from")


async def test_an_older_mode_button_says_that_it_was_changed(mina: Merchant) -> None:
    await mina.say("received 500 from Ramesh")
    upi = next(button.data for button in mina.buttons() if "UPI" in button.label) or ""
    await mina.press(upi)
    again = await mina.press(upi)
    assert again.toast == "This has been removed or changed already."
