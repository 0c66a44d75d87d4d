"""What looks like a slip is asked about before it is booked."""

from datetime import date

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant


async def test_a_large_sum_without_a_known_price_is_asked_about(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    doubt = await mina.say("2,40,000")
    assert doubt.text == "That is ₹7,20,000 for 3 kg saffron, Mohan. Right?"
    assert mina.labels() == ["✅ Yes", "✏️ No, change"]
    assert await mina.vouchers() == ()
    reply = await mina.tap("Yes")
    assert reply.text.startswith("✅ 3 kg saffron × ₹2,40,000 = ₹7,20,000")


async def test_no_asks_for_the_price_again(mina: Merchant) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    await mina.say("2,40,000")
    asked = await mina.tap("No, change")
    assert asked.text == "3 kg saffron, Mohan\nAt what price per kg?"
    reply = await mina.say("240")
    assert "3 kg saffron × ₹240 = ₹720" in reply.text


async def test_a_rate_far_from_the_usual_is_asked_about(opened: Open) -> None:
    mina = await opened("hi-Latn")
    doubt = await mina.say("5 kilo cheeni 450 ke bhav Ramesh ko udhar")
    assert doubt.text == ("⚠️ Sugar ₹450 ka ek kg? Aam taur par ₹45. Kul ₹2,250. Sahi hai?")
    reply = await mina.say("haan")
    assert "ab baaki ₹2,250" in reply.text


async def test_the_same_entry_again_is_asked_about(opened: Open) -> None:
    mina = await opened("hi-Latn")
    await mina.say("Ramesh se 500 mile")
    mina.bot.later(minutes=2)
    doubt = await mina.say("Ramesh se 500 mile")
    assert doubt.text == "Ye 2 minute pehle likha tha: Ramesh Kumar se ₹500. Phir se?"
    assert mina.labels() == ["✅ Haan, ek aur", "Nahi, wahi tha"]
    left = await mina.tap("Nahi")
    assert left.text == "Theek hai, ek hi baar likha hai."
    assert await mina.owed("Ramesh Kumar") == -500


async def test_the_same_entry_again_is_booked_after_a_yes(mina: Merchant) -> None:
    await mina.say("received 500 from Ramesh")
    await mina.say("received 500 from Ramesh")
    await mina.tap("Yes")
    assert await mina.owed("Ramesh Kumar") == -1000
    assert await mina.question() is None


async def test_a_bill_above_the_limit_is_asked_about(mina: Merchant) -> None:
    doubt = await mina.say("sold 10 kg rice to Fatima on credit")
    assert doubt.text == (
        "⚠️ Fatima has a limit of ₹500. With this the balance would be ₹600 (now ₹0). Write it?"
    )
    reply = await mina.tap("credit")
    assert reply.text.endswith("Stock: 40 kg\n⚠️ Above the credit limit of ₹500")


async def test_a_bill_above_the_limit_is_paid_in_cash_instead(mina: Merchant) -> None:
    await mina.say("sold 10 kg rice to Fatima on credit")
    reply = await mina.tap("cash")
    assert "Fatima · cash · account settled" in reply.text


async def test_a_bill_above_the_limit_is_left(mina: Merchant) -> None:
    await mina.say("sold 10 kg rice to Fatima on credit")
    await mina.tap("Leave it")
    assert await mina.vouchers() == ()


async def test_two_doubts_are_asked_one_after_the_other(mina: Merchant) -> None:
    await mina.say("sold 2 kg sugar at 450 to Fatima on credit")
    doubt = await mina.tap("Yes")
    assert "limit of ₹500" in doubt.text
    await mina.tap("Yes")
    assert await mina.owed("Fatima") == 900


async def test_a_date_to_come_and_a_closed_year_are_refused_in_a_sentence(opened: Open) -> None:
    mina = await opened(closed_until=date(2026, 3, 31))
    assert "still to come" in (await mina.say("sold 2 kg sugar on 25/12/2026")).text
    closed = await mina.say("sold 2 kg sugar on 25/03/2026")
    assert closed.text == "The books are closed up to 31 Mar 2026. Write it with a later date."
    assert await mina.vouchers() == ()


async def test_a_discount_above_the_bill_is_refused_in_a_sentence(mina: Merchant) -> None:
    reply = await mina.say("sold 1 lux soap at 35 less 50")
    assert "more than the bill" in reply.text
