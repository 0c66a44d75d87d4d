"""What quick understanding passes on: booked once, from one call, with the books' own figures."""

import json
from decimal import Decimal

from tests.bot.features.merchant import SHOP, Merchant, known
from tests.gemini import Script, calls
from vyapari.books.entry import Mode
from vyapari.sandbox.gemini import Answer, Request

SALE = "Ramesh bhai aaye the, unko paanch kilo cheeni di 45 ke hisaab se, paise baad mein denge"


async def test_a_sale_is_booked_from_one_call_and_told_from_the_books(
    mina: Merchant, model: Script
) -> None:
    sale = {"lines": [{"item": "Sugar", "qty": "5", "rate": "45"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**sale, "mode": "credit"})))
    reply = await mina.say(SALE)
    assert "5 kg Sugar × ₹45 = ₹225" in reply.text
    (voucher,) = await mina.vouchers()
    assert (voucher.total, voucher.mode) == (Decimal(225), Mode.CREDIT)
    assert await mina.owed("Ramesh Kumar") == 225
    assert len(model.asked) == 1


async def test_what_was_not_said_is_shown_first_and_booked_by_a_tap(
    mina: Merchant, model: Script
) -> None:
    sale = {"lines": [{"item": "Sugar", "qty": "5", "rate": "52"}], "party": "Suresh Patel"}
    model.says(calls(("record_sale", {**sale, "mode": "credit"})))
    reply = await mina.say(SALE)
    assert "Sale\n5 kg Sugar × ₹52 = ₹260" in reply.text
    assert "52 was not in your message" in reply.text
    assert "Suresh Patel" in reply.text
    assert await mina.vouchers() == ()
    reply = await mina.tap("Yes, write it")
    (voucher,) = await mina.vouchers()
    assert voucher.total == Decimal(260)
    assert "₹260" in reply.text


async def test_two_things_in_one_message_are_booked_together(mina: Merchant, model: Script) -> None:
    model.says(
        calls(
            (
                "record_sale",
                {
                    "lines": [{"item": "Sugar", "qty": "2", "rate": "45"}],
                    "party": "Ramesh Kumar",
                    "mode": "credit",
                },
            ),
            ("record_receipt", {"party": "Suresh Patel", "amount": "500"}),
        )
    )
    await mina.say("Ramesh ne 2 kilo cheeni li 45 ke bhav khate mein aur Suresh 500 de gaya tha")
    assert len(mina.last) == 2
    assert "2 kg Sugar" in mina.last[0].text
    assert "₹500" in mina.last[1].text
    assert len(await mina.vouchers()) == 2


async def test_a_question_about_one_entry_holds_up_no_other(mina: Merchant, model: Script) -> None:
    model.says(
        calls(
            ("record_receipt", {"party": "Suresh Patel", "amount": "500"}),
            ("record_sale", {"lines": [{"item": "Saffron", "qty": "2", "unit": "g"}]}),
        )
    )
    await mina.say("Suresh 500 de gaya tha, aur do g saffron bika wo wala")
    assert [v.total for v in await mina.vouchers()] == [Decimal(500)]
    assert "At what price" in mina.last[-1].text or "?" in mina.last[-1].text
    await mina.say("300")
    totals = {v.total for v in await mina.vouchers()}
    assert totals == {Decimal(500), Decimal(600)}


async def test_an_edited_message_corrects_what_it_had_booked(mina: Merchant, model: Script) -> None:
    sale = {"lines": [{"item": "Sugar", "qty": "5", "rate": "45"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**sale, "mode": "credit"})))
    await mina.say(SALE)
    six = {"lines": [{"item": "Sugar", "qty": "6", "rate": "45"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**six, "mode": "credit"})))
    reply = await mina.edit(SALE.replace("paanch", "chhe"))
    assert "6 kg Sugar" in reply.text
    assert "5 kg Sugar" in reply.text
    assert [v.total for v in await mina.vouchers()] == [Decimal(225)]
    await mina.tap("Change it")
    assert [v.total for v in await mina.vouchers()] == [Decimal(270)]


async def test_an_edit_that_nobody_understands_leaves_the_entry_as_it_is(
    mina: Merchant, model: Script
) -> None:
    sale = {"lines": [{"item": "Sugar", "qty": "5", "rate": "45"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**sale, "mode": "credit"})))
    await mina.say(SALE)
    model.says("What do you mean?")
    reply = await mina.edit("hmm, let me think about that one for a while")
    assert "Undo" in mina.labels()[0]
    assert "₹225" in reply.text
    assert [v.total for v in await mina.vouchers()] == [Decimal(225)]


async def test_an_answer_in_many_words_completes_the_draft(mina: Merchant, model: Script) -> None:
    await mina.say("sold 3 kg saffron to Mohan")
    assert await mina.question() is not None
    model.says(
        calls(
            (
                "record_sale",
                {
                    "lines": [{"item": "saffron", "qty": "3", "unit": "kg", "rate": "40"}],
                    "party": "Mohan",
                },
            )
        )
    )
    reply = await mina.say("arre wahi purana wala daam laga do bhai, chalees rupaye kilo wala")
    assert "₹120" in reply.text, reply.text
    assert reply.text.startswith("✅"), reply.text
    (voucher,) = await mina.vouchers()
    assert voucher.total == Decimal(120)


async def test_names_that_another_chat_puts_away_meanwhile_do_no_harm(
    mina: Merchant, model: Script
) -> None:
    session = await mina.bot.sessions.open(mina.chat_id, mina.person.id)
    assert session.file is not None
    names = session.file.names

    def meanwhile(_: Request) -> Answer:
        names.drop_item(known("Rice"))
        names.drop_party(known("Ramesh Kumar"))
        return calls(("record_sale", {"lines": [{"item": "Sugar", "qty": "5", "rate": "45"}]}))

    model.says(meanwhile)
    reply = await mina.say("Ramesh nahi, chawal bhi nahi, cheeni bechi paanch kilo 45 ke hisaab se")
    assert "5 kg Sugar" in reply.text


async def test_the_sum_of_one_kind_of_goods_can_be_corrected(mina: Merchant, model: Script) -> None:
    await mina.say("5 kg sugar at 45 to Ramesh on credit")
    model.says(calls(("correct_entry", {"entry": 1, "amount": "300"})))
    reply = await mina.say("galti ho gayi thi bhai, wo sab mila ke 300 ka tha")
    assert "5 kg Sugar, Ramesh Kumar, ₹300" in reply.text
    await mina.tap("Change it")
    assert await mina.owed("Ramesh Kumar") == 300


async def test_what_waits_to_be_confirmed_is_bounded(mina: Merchant, model: Script) -> None:
    def sale(number: int) -> dict[str, object]:
        goods = [f"thing {number} {place}" for place in range(60)]
        return {"lines": [{"item": each, "qty": "2", "rate": "10"} for each in goods]}

    model.says(calls(*(("record_sale", sale(number)) for number in range(12))), "That is all.")
    await mina.say("arre bhai sab kuch likh do jo aaj hua tha na woh sab")
    assert len(json.dumps(await mina.question())) < 100_000


PRICES = calls(
    ("set_price", {"item": "Sugar", "sale_price": "48"}),
    ("set_price", {"item": "Rice", "sale_price": "65"}),
)


async def test_several_prices_of_one_message_are_all_set(mina: Merchant, model: Script) -> None:
    model.says(PRICES)
    reply = await mina.say("naya daam: aaj se cheeni 48 aur chawal 65 rakhna bhai yaad se")
    assert "₹48" in reply.text
    assert "₹65" in mina.last[1].text
    assert await mina.question() is None
    await mina.press(mina.last[1].buttons[0][0].data or "")
    prices = {row.name: row.sale_price for row in (await mina.bot.store.stock(SHOP)).rows}
    assert (prices["Sugar"], prices["Rice"]) == (Decimal(48), Decimal(60))


async def test_prices_beside_an_entry_are_shown_together_and_set_by_one_tap(
    mina: Merchant, model: Script
) -> None:
    sale = {"lines": [{"item": "Maggi", "qty": "2", "rate": "14"}]}
    model.says(Answer(parts=(*PRICES.parts, *calls(("record_sale", sale)).parts)))
    await mina.say("2 maggi bechi 14 mein, aur naya daam: aaj se cheeni 48 aur chawal 65 rakhna")
    assert "2 packets Maggi" in mina.last[0].text
    assert "₹48" in mina.last[-1].text
    assert "₹65" in mina.last[-1].text
    await mina.tap("Yes, write it")
    prices = {row.name: row.sale_price for row in (await mina.bot.store.stock(SHOP)).rows}
    assert (prices["Sugar"], prices["Rice"]) == (Decimal(48), Decimal(65))
    assert await mina.question() is None
    assert len(await mina.vouchers()) == 1


async def test_a_price_that_only_the_model_has_said_is_asked_about_as_long_as_nobody_agrees(
    mina: Merchant, model: Script
) -> None:
    sale = {"lines": [{"item": "Sugar", "qty": "5", "rate": "52"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**sale, "mode": "credit"})))
    reply = await mina.say("Ramesh bhai ko paanch kilo cheeni di, paise baad mein denge")
    assert "52 was not in your message" in reply.text
    six = {"lines": [{"item": "Sugar", "qty": "6", "rate": "52"}], "party": "Ramesh Kumar"}
    model.says(calls(("record_sale", {**six, "mode": "credit"})))
    reply = await mina.say("arre paanch nahi bhai wo to chhe kilo thi na")
    assert "52 was not in your message" in reply.text
    assert "Ramesh” was not" not in reply.text
    assert await mina.vouchers() == ()


async def test_a_correction_leaves_what_it_says_nothing_about(
    mina: Merchant, model: Script
) -> None:
    await mina.say("5 kg sugar at 45 to Ramesh on credit")
    changed = {"lines": [{"item": "Sugar", "rate": "46"}], "party": "", "mode": None}
    model.says(calls(("correct_entry", {"entry": 1, **changed})))
    reply = await mina.say("galti ho gayi thi bhai, bhav to 46 ka tha pakka")
    assert "5 kg Sugar, Ramesh Kumar, ₹230" in reply.text
    assert "cash" not in reply.text
    await mina.tap("Change it")
    (voucher,) = await mina.vouchers()
    assert (voucher.total, voucher.mode) == (Decimal(230), Mode.CREDIT)
    assert await mina.owed("Ramesh Kumar") == 230
