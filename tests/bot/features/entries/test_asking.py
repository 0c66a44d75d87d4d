"""What an entry lacks is asked, and the next message or a tap answers it."""

from decimal import Decimal

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant, known


async def test_a_missing_price_is_asked_and_the_next_message_gives_it(mina: Merchant) -> None:
    asked = await mina.say("sold 3 kg saffron to Mohan")
    assert asked.text == "3 kg saffron, Mohan\nAt what price per kg?"
    assert mina.labels() == ["✖️ Leave it"]
    reply = await mina.say("120")
    assert reply.text.startswith("✅ 3 kg saffron × ₹120 = ₹360\nMohan · cash")
    assert await mina.question() is None


async def test_a_question_outlives_a_restart(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    mina.bot.restart()
    reply = await mina.say("dhai sau")
    assert reply.text.startswith("✅ 3 kg saffron × ₹250 = ₹750")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("45/kg", "2 bags Sugar × ₹2,250 = ₹4,500"),
        ("2000", "2 bags Sugar × ₹2,000 = ₹4,000"),
        ("total 4200", "2 bags Sugar × ₹2,100 = ₹4,200"),
    ],
)
async def test_a_price_counts_per_the_unit_that_it_names(
    mina: Merchant, said: str, line: str
) -> None:
    # A bag is of 50 kg, as the merchant says when asked.
    await mina.say("bought 2 bags sugar at 2000")
    await mina.say("50")
    await mina.tap("Undo")
    await mina.press(f"buy:{known('Sugar')}")
    await mina.say("2 bags")
    reply = await mina.say(said)
    assert line in reply.text


async def test_an_amount_asked_twice_stays_open_until_it_is_understood(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    again = await mina.say("hmm let me think about it")
    assert again.text == "I did not get that.\nAt what price per kg?"
    reply = await mina.say("₹ 99.50")
    assert "3 kg saffron × ₹99.50 = ₹298.50" in reply.text


async def test_a_new_entry_puts_the_question_aside_and_says_so(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    reply = await mina.say("sold 2 kg sugar")
    assert reply.text.endswith("(I have put the earlier question aside.)")
    assert await mina.question() is None
    assert len(await mina.vouchers()) == 1


async def test_cancel_closes_the_question(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    assert (await mina.say("/cancel")).text == "Left it. Nothing was written."
    assert (await mina.say("/cancel")).text == "Nothing is waiting for an answer."
    assert "not get" in (await mina.say("120")).text


async def test_an_old_questions_button_says_that_it_is_answered(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    (old,) = mina.buttons()
    await mina.say("120")
    stale = await mina.press(old.data or "")
    assert stale.toast == "That has been answered already."
    assert not stale.text
    assert len(await mina.vouchers()) == 1


async def test_credit_without_a_name_is_asked_for_one(mina: Merchant) -> None:
    await mina.say("5 kg sugar at 45 to Ramesh on credit")
    asked = await mina.say("5 kg sugar 45 udhaar")
    assert asked.text == "5 kg Sugar\nWhich customer? Write the name."
    assert mina.labels() == ["Ramesh Kumar", "✖️ Leave it"]
    reply = await mina.say("Sunita Devi")
    assert "Sunita Devi · credit · balance ₹225" in reply.text


async def test_a_name_is_given_with_a_tap(mina: Merchant) -> None:
    await mina.say("5 kg sugar at 45 to Ramesh on credit")
    await mina.say("2 kg rice 60 udhaar")
    reply = await mina.tap("Ramesh Kumar")
    assert reply.edit
    assert "Ramesh Kumar · credit · balance ₹345" in reply.text


async def test_of_two_of_a_name_the_merchant_picks_one(mina: Merchant) -> None:
    await mina.say("sold 1 kg sugar to Suresh Jain")
    asked = await mina.say("sold 2 kg sugar to Suresh on credit")
    assert asked.text.endswith("Which “Suresh”?")
    assert set(mina.labels()[:2]) == {"Suresh Jain", "Suresh Patel"}
    assert mina.labels()[2:] == ["➕ New: Suresh", "✖️ Leave it"]
    reply = await mina.tap("Suresh Patel")
    assert "Suresh Patel · credit · balance ₹90" in reply.text


async def test_of_two_of_a_name_a_written_answer_picks_one(mina: Merchant) -> None:
    await mina.say("sold 1 kg sugar to Suresh Jain")
    await mina.say("sold 2 kg sugar to Suresh on credit")
    reply = await mina.say("suresh jain")
    assert "Suresh Jain · credit · balance ₹90" in reply.text


async def test_a_third_of_a_name_is_made_with_a_tap(mina: Merchant) -> None:
    await mina.say("sold 1 kg sugar to Suresh Jain")
    await mina.say("sold 2 kg sugar to Suresh on credit")
    reply = await mina.tap("New")
    assert "\nSuresh · credit · balance ₹90" in reply.text


async def test_a_bag_is_asked_for_its_size_and_remembered(mina: Merchant) -> None:
    asked = await mina.say("bought 2 bags sugar at 2000")
    assert asked.text.endswith("How many kg of Sugar are in one bag?")
    reply = await mina.say("50 kg")
    assert reply.text.startswith("✅ Bought 2 bags Sugar × ₹2,000 = ₹4,000")
    assert await mina.stock("Sugar") == 150
    again = await mina.say("bought 1 bag sugar at 2100")
    assert again.text.startswith("✅ Bought 1 bag Sugar")
    assert await mina.stock("Sugar") == 200


async def test_what_went_below_nothing_is_mended_by_a_purchase(opened: Open) -> None:
    mina = await opened("hi-Latn")
    await mina.say("60 kilo cheeni 44 me bechi cash")
    asked = await mina.tap("Kharid likho")
    assert asked.text.endswith("Sugar kitna kharida? (kg mein)")
    asked = await mina.say("20")
    assert asked.text == "20 kg Sugar\nEk kg kitne mein pada?"
    reply = await mina.say("41")
    assert reply.text.startswith("✅ Kharida: 20 kg Sugar × ₹41 = ₹820")
    assert await mina.stock("Sugar") == 10


async def test_what_went_below_nothing_is_mended_by_a_count(mina: Merchant) -> None:
    await mina.say("60 kg sugar sold at 44 cash")
    asked = await mina.tap("Count stock")
    assert asked.text.endswith("How much Sugar is on the shelf? (in kg)")
    reply = await mina.say("0")
    assert reply.text.startswith("✅ Counted: 0 kg Sugar\nSugar: the books said −10 kg, so +10 kg")


async def test_a_rate_asked_in_hindi_is_answered_in_hindi(opened: Open) -> None:
    mina = await opened("hi")
    asked = await mina.say("मोहन को 3 किलो केसर बेचा")
    assert asked.text.endswith("किस भाव? (एक किलो का)")
    reply = await mina.say("दो सौ रुपये")
    assert "3 किलो केसर × ₹200 = ₹600" in reply.text


async def test_how_it_was_paid_may_come_with_the_price(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    reply = await mina.say("120 udhaar")
    assert "3 kg saffron × ₹120 = ₹360\nMohan · credit · balance ₹360" in reply.text


async def test_cancelling_a_question_takes_no_entry_back(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.say("sold 3 kg saffron to Mohan")
    reply = await mina.say("cancel")
    assert reply.text == "Left it. Nothing was written."
    assert await mina.stock("Sugar") == 45


async def test_a_doubt_is_put_again_to_what_is_no_answer(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 450")
    again = await mina.say("why do you ask me such things")
    assert again.text.startswith("I did not get that.\n⚠️ ₹450 for one kg of Sugar?")
    await mina.tap("Yes")
    assert await mina.stock("Sugar") == 45


async def test_a_question_about_the_books_leaves_the_open_one(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    await mina.say("stock of sugar")
    assert "50 kg" in mina.last[0].text
    reply = await mina.say("120")
    assert "3 kg saffron × ₹120 = ₹360" in reply.text


async def test_of_two_goods_of_a_name_the_picked_one_has_its_own_price(mina: Merchant) -> None:
    await mina.say("bought 10 l amul milk at 56")
    await mina.say("bought 10 l nandini milk at 45")
    asked = await mina.say("sold 2 milk to Ramesh")
    assert asked.text.endswith("Which “milk”?")
    asked = await mina.tap("nandini")
    assert asked.text == "2 l nandini milk, Ramesh Kumar\nAt what price per l?"
    reply = await mina.say("50")
    assert "2 l nandini milk × ₹50 = ₹100" in reply.text
    await mina.say("bought 5 l milk on credit from Gupta")
    reply = await mina.tap("amul")
    assert reply.text.startswith("✅ Bought 5 l amul milk × ₹56 = ₹280")
    await mina.say("milk stock is 9 l")
    reply = await mina.tap("nandini")
    assert reply.text.startswith("✅ Counted: 9 l nandini milk")


async def test_a_question_about_one_of_two_goods_lets_the_merchant_pick(mina: Merchant) -> None:
    await mina.say("bought 10 l amul milk at 56")
    await mina.say("bought 10 l nandini milk at 45")
    asked = await mina.say("stock of milk")
    assert asked.text == "Which “milk”?"
    assert {(b.data or "").partition(":")[0] for b in mina.buttons()} == {"stock"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sunita Devi", "Sunita Devi"),
        ("Ramesh ko", "Ramesh Kumar"),
        ("ramesh ke khate me", "Ramesh Kumar"),
        ("to Monu", "Monu"),
        ("Dr. Mehta", "Dr. Mehta"),
        ("Gupta & Sons", "Gupta &amp; Sons"),
    ],
)
async def test_a_name_is_taken_without_what_stands_beside_it(
    mina: Merchant, said: str, name: str
) -> None:
    await mina.say("5 kg sugar 45 udhaar")
    reply = await mina.say(said)
    assert f"\n{name} · credit · balance ₹225" in reply.text


async def test_what_is_no_name_makes_no_party(mina: Merchant) -> None:
    await mina.say("5 kg sugar 45 udhaar")
    for said in ("pata nahi kaun tha", "5", "kal", "🙂", "..."):
        assert "not get" in (await mina.say(said)).text
    assert (await mina.say("cash")).text.startswith("✅ 5 kg Sugar × ₹45 = ₹225\ncash")


async def test_no_leaves_any_question(mina: Merchant) -> None:
    await mina.say("5 kg sugar 45 udhaar")
    assert (await mina.say("nahi")).text == "Left it. Nothing was written."
    await mina.say("sold 3 kg saffron to Mohan")
    assert (await mina.say("no")).text == "Left it. Nothing was written."
    assert await mina.vouchers() == ()


async def test_a_name_of_two_given_as_the_answer_is_asked_about(mina: Merchant) -> None:
    await mina.say("sold 1 kg sugar to Suresh Jain")
    await mina.say("5 kg sugar 45 udhaar")
    asked = await mina.say("Suresh")
    assert asked.text.endswith("Which “Suresh”?")
    reply = await mina.tap("Suresh Patel")
    assert "Suresh Patel · credit · balance ₹225" in reply.text


async def test_in_a_group_a_question_waits_for_a_reply_to_it(mina: Merchant) -> None:
    mina.chat_id = -100
    await mina.bind(-100)
    asked = await mina.say("sold 3 kg saffron to Mohan")
    assert asked.force_reply
    assert not asked.buttons
    reply = await mina.say("120")
    assert "3 kg saffron × ₹120 = ₹360" in reply.text


async def test_a_registered_shop_is_asked_for_the_gst_rate_of_an_item_once(opened: Open) -> None:
    mina = await opened("en", tax_scheme="regular", state="24", gstin="24AAPFU0939F1Z1")
    asked = await mina.say("sold 5 kg sugar at 45 and 2 kg saffron at 118 to Ramesh on credit")
    assert asked.text.endswith("What is the GST rate on Sugar?")
    assert mina.labels() == ["0%", "5%", "18%", "40%", "✖️ Leave it"]
    asked = await mina.tap("5%")
    assert asked.text.endswith("What is the GST rate on saffron?")
    again = await mina.say("17%")
    assert again.text == "I did not get that.\nWhat is the GST rate on saffron?"
    booked = await mina.say("18 %")
    assert "Total ₹461" in booked.text
    (voucher,) = await mina.vouchers()
    assert [str(line.tax_rate) for line in voucher.lines] == ["5", "18"]
    assert voucher.cgst == voucher.sgst == Decimal("23.36")
    assert "✅ 1 kg saffron × ₹118 = ₹118" in (await mina.say("sold 1 kg saffron")).text


async def test_a_shop_without_gst_is_never_asked_for_a_rate(mina: Merchant) -> None:
    assert "✅" in (await mina.say("sold 5 kg sugar at 45")).text


async def test_a_question_about_a_name_that_nobody_knows_says_so(mina: Merchant) -> None:
    khata = await mina.say("Zorawar ka hisaab")
    assert "Zorawar" in khata.text
    assert "Ramesh Kumar" not in khata.text
    shelf = await mina.say("stock of saffron?")
    assert "saffron" in shelf.text
    assert "Sugar" not in shelf.text


async def test_a_price_of_goods_new_to_the_shop_is_per_their_usual_unit(mina: Merchant) -> None:
    assert "₹64/l" in (await mina.say("milk price is now 64")).text.replace(" ", "")
    assert "2 l milk × ₹64 = ₹128" in (await mina.say("sold 2 l milk")).text


@pytest.mark.parametrize("nothing", ["0", "0%", "०%"])
async def test_goods_may_bear_no_gst(opened: Open, nothing: str) -> None:
    mina = await opened("en", tax_scheme="regular", state="24", gstin="24AAPFU0939F1Z1")
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert "✅ 5 kg Sugar × ₹45 = ₹225" in (await mina.say(nothing)).text
    (voucher,) = await mina.vouchers()
    assert (voucher.cgst, voucher.total) == (0, 225)


async def test_a_quantity_of_nothing_is_refused_in_a_sentence(mina: Merchant) -> None:
    reply = await mina.say("sold 0 kg sugar at 45 cash")
    assert "Sugar" in reply.text
    assert "✅" not in reply.text
    assert not await mina.vouchers()


async def test_an_empty_shelf_is_counted_like_any_other(mina: Merchant) -> None:
    await mina.say("sugar stock is 20 kg")
    assert "✅" in (await mina.say("sugar stock is 0 kg")).text
