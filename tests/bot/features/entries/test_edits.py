"""An edited message corrects what it had booked, after a yes."""

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant, beside


async def test_an_edit_offers_the_correction_and_books_it_once(opened: Open) -> None:
    mina = await opened("hi-Latn")
    await mina.say("5 kilo cheeni 45 ke bhav Ramesh ko udhar")
    offer = await mina.edit("6 kilo cheeni 45 ke bhav Ramesh ko udhar")
    assert offer.text == (
        "✏️ Bahi mein badal dun?\n"
        "Pehle: 5 kg Sugar, Ramesh Kumar, ₹225\nAb: 6 kg Sugar, Ramesh Kumar, ₹270"
    )
    assert mina.labels() == ["✏️ Badlo", "✖️ Rehne do"]
    assert await mina.owed("Ramesh Kumar") == 225
    reply = await mina.tap("Badlo")
    assert reply.text.startswith(
        "✏️ Badal diya: 6 kg Sugar × ₹45 = ₹270 (pehle ₹225)\nRamesh Kumar · udhaar · ab baaki ₹270"
    )
    assert mina.labels()[0] == "↩️ Undo"
    assert await mina.stock("Sugar") == 44
    assert len(await mina.vouchers()) == 1


async def test_the_correction_can_be_left(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.edit("sold 6 kg sugar")
    assert (await mina.tap("Leave it")).text == "Left as it was."
    assert await mina.stock("Sugar") == 45


async def test_an_edit_of_the_same_meaning_is_met_with_silence(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar to Ramesh")
    await mina.edit("Sold 5 kilo sugar to Ramesh.")
    assert mina.last == ()
    assert await mina.question() is None


async def test_an_edit_can_be_corrected_and_corrected_again(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar to Ramesh on credit")
    message = mina.written
    for qty, owed in ((6, 270), (7, 315), (4, 180)):
        await mina.edit(f"sold {qty} kg sugar to Ramesh on credit", message_id=message)
        await mina.tap("Change it")
        assert await mina.owed("Ramesh Kumar") == owed
    assert len(await mina.vouchers()) == 1


async def test_an_edit_that_is_not_understood_changes_nothing(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    reply = await mina.edit("sold 5 kg sugar but maybe it was something else entirely")
    assert reply.text == ("🤔 I did not get the change. It stays as it was: 5 kg Sugar, ₹225")
    assert mina.labels() == ["↩️ Undo"]
    assert await mina.stock("Sugar") == 45


async def test_an_edit_of_what_was_not_understood_is_a_new_message(mina: Merchant) -> None:
    await mina.say("sld 5 kg sgr too whom it may concern")
    reply = await mina.edit("sold 5 kg sugar")
    assert reply.text.startswith("✅ 5 kg Sugar × ₹45 = ₹225")


async def test_an_edit_while_its_question_is_open_takes_the_questions_place(
    mina: Merchant,
) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    asked = await mina.edit("sold 4 kg saffron to Mohan")
    assert asked.text == "4 kg saffron, Mohan\nAt what price per kg?"
    reply = await mina.say("100")
    assert "4 kg saffron × ₹100 = ₹400" in reply.text


async def test_an_edit_of_what_was_undone_books_it_anew(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.tap("Undo")
    reply = await mina.edit("sold 6 kg sugar")
    assert reply.text.startswith("✅ 6 kg Sugar")
    assert await mina.stock("Sugar") == 44


async def test_what_was_settled_since_outlives_an_edit(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    message = mina.written
    await mina.say("120")
    await mina.tap("UPI")
    await mina.edit("sold 4 kg saffron to Mohan", message_id=message)
    reply = await mina.tap("Change it")
    assert reply.text.startswith("✏️ Changed: 4 kg saffron × ₹120 = ₹480 (was ₹360)\nMohan · UPI")


async def test_an_edit_the_day_after_stays_on_its_day(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    mina.bot.later(days=1)
    await mina.edit("sold 6 kg sugar")
    reply = await mina.tap("Change it")
    assert "🗓 23 Nov" in reply.text
    assert (await mina.vouchers())[0].date.day == 23


async def test_an_edit_that_lacks_a_price_asks_and_then_offers(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    asked = await mina.edit("sold 5 kg saffron")
    assert asked.text.endswith("At what price per kg?")
    offer = await mina.say("100")
    assert offer.text == "✏️ Change what is booked?\nWas: 5 kg Sugar, ₹225\nNow: 5 kg saffron, ₹500"
    await mina.tap("Change it")
    assert await mina.stock("Sugar") == 50


async def test_an_edit_may_turn_a_sale_into_a_receipt(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar to Ramesh on credit")
    await mina.edit("received 500 from Ramesh")
    reply = await mina.tap("Change it")
    assert reply.text.startswith("✏️ Changed: Received ₹500 from Ramesh Kumar (was ₹225)")
    assert await mina.owed("Ramesh Kumar") == -500
    assert await mina.stock("Sugar") == 50


async def test_staff_cannot_change_what_others_wrote_by_an_edit(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await mina.say("sold 5 kg sugar")
    # In the same chat, as in a group.
    raju.chat_id = mina.chat_id
    await raju.edit("sold 6 kg sugar", message_id=mina.written)
    if raju.labels():
        refused = await raju.tap("Change")
        assert "owner or accountant" in (refused.toast or refused.text)
    assert await mina.stock("Sugar") == 45


async def test_an_edit_back_to_what_is_booked_withdraws_the_offer(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.edit("sold 6 kg sugar")
    offered = mina.buttons()[0].data or ""
    assert (await mina.edit("sold 5 kg sugar")).text == "Left as it was."
    assert (await mina.press(offered)).toast == "That has been answered already."
    assert await mina.stock("Sugar") == 45


async def test_a_correction_of_what_was_undone_meanwhile_changes_nothing(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    undo = mina.buttons()[0].data or ""
    await mina.edit("sold 6 kg sugar")
    change = mina.buttons()[0].data or ""
    await mina.press(undo)
    late = await mina.press(change)
    assert late.toast == "This has been removed or changed already."
    assert await mina.stock("Sugar") == 50


async def test_edits_of_every_kind_of_entry_are_offered(mina: Merchant) -> None:
    for before, after in (
        ("bought 10 kg sugar at 40 from Gupta Traders on credit", "bought 12 kg sugar at 40 cash"),
        ("paid 1200 electricity bill", "paid 1300 electricity bill"),
        ("deposited 5000 cash in bank", "deposited 6000 cash in bank"),
        ("opening balance Ramesh 1500", "opening balance Ramesh 1600"),
        ("opening cash 5000", "opening cash 5100"),
        ("sugar stock is 100 kg", "sugar stock is 90 kg"),
        ("received 500 from Ramesh", "received 500 from Suresh"),
        ("sold 2 kg rice", "sold 2 kg rice yesterday"),
        ("sold 2 packets maggi", "sold 2 packets maggi by upi"),
    ):
        await mina.say(before)
        await mina.edit(before + ".")
        assert mina.last == (), before
        offer = await mina.edit(after)
        assert offer.text.startswith("✏️ Change what is booked?"), before
        reply = await mina.tap("Change it")
        assert reply.text.startswith("✏️ Changed: "), before
        assert await mina.question() is None
