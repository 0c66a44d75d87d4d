"""An edited message that had booked several entries: all of them are replaced, or none is."""

from decimal import Decimal
from typing import Any

from tests.bot.features.merchant import SHOP, Merchant
from tests.gemini import Script, calls

SAID = "Ramesh ne 2 kilo cheeni li 45 ke bhav khate mein aur Suresh 500 de gaya tha"


def sale(qty: str, item: str = "Sugar", rate: str = "45") -> tuple[str, dict[str, Any]]:
    lines = [{"item": item, "qty": qty, "rate": rate}]
    return ("record_sale", {"lines": lines, "party": "Ramesh Kumar", "mode": "credit"})


def receipt(amount: str) -> tuple[str, dict[str, Any]]:
    return ("record_receipt", {"party": "Suresh Patel", "amount": amount})


async def booked(mina: Merchant, model: Script) -> None:
    """A message that has booked a sale and a receipt."""
    model.says(calls(sale("2"), receipt("500")))
    await mina.say(SAID)
    assert await totals(mina) == [90, 500]


async def totals(mina: Merchant) -> list[Decimal]:
    return sorted(voucher.total for voucher in await mina.vouchers())


async def test_all_entries_of_the_message_are_replaced_with_one_tap(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    model.says(calls(sale("3"), receipt("600")))
    offer = await mina.edit(SAID.replace("2 kilo", "3 kilo").replace("500", "600"))
    assert offer.text == (
        "✏️ Change what is booked?\n"
        "Was: 2 kg Sugar, Ramesh Kumar, ₹90\n₹500 from Suresh Patel\n"
        "Now: 3 kg Sugar, Ramesh Kumar, ₹135\n₹600 from Suresh Patel"
    )
    assert await totals(mina) == [90, 500]
    await mina.tap("Change it")
    assert [reply.text.startswith("✏️ Changed: ") for reply in mina.last] == [True, True]
    assert await totals(mina) == [135, 600]
    assert await mina.owed("Ramesh Kumar") == 135
    assert await mina.owed("Suresh Patel") == -600
    assert await mina.stock("Sugar") == 47
    assert await mina.question() is None


async def test_what_is_alike_keeps_its_voucher_in_whatever_order_it_is_told(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    kept = {v.id for v in await mina.vouchers() if v.total == 90}
    model.says(calls(receipt("600"), sale("2")))
    offer = await mina.edit(SAID.replace("500", "600"))
    assert "Sugar" not in offer.text
    await mina.tap("Change it")
    assert await totals(mina) == [90, 600]
    after = await mina.vouchers()
    assert kept == {v.id for v in after if v.total == 90}
    (new,) = (v for v in after if v.total == 600)
    old = await mina.bot.store.voucher(SHOP, id=new.corrects)
    assert old is not None
    assert old.total == 500


async def test_the_same_again_is_met_with_silence_and_withdraws_an_offer(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    model.says(calls(sale("2"), receipt("500")))
    await mina.edit(SAID + ".")
    assert mina.last == ()
    model.says(calls(sale("3"), receipt("500")))
    await mina.edit(SAID.replace("2 kilo", "3 kilo"))
    offered = mina.buttons()[0].data or ""
    model.says(calls(sale("2"), receipt("500")))
    assert (await mina.edit(SAID)).text == "Left as it was."
    assert (await mina.press(offered)).toast == "That has been answered already."
    assert await totals(mina) == [90, 500]


async def test_one_entry_may_come_of_two_and_two_of_one(mina: Merchant, model: Script) -> None:
    await booked(mina, model)
    model.says(calls(sale("2")))
    offer = await mina.edit("Ramesh ne 2 kilo cheeni li 45 ke bhav khate mein, aur kuch nahi bhai")
    assert "₹500 from Suresh Patel" in offer.text
    await mina.tap("Change it")
    assert await totals(mina) == [90]
    assert await mina.owed("Suresh Patel") == 0
    model.says(calls(sale("2"), sale("1", "Rice", "60"), receipt("500")))
    offer = await mina.edit(SAID + ", chawal bhi ek kilo 60 ka")
    assert "Rice" in offer.text
    await mina.tap("Change it")
    assert await totals(mina) == [60, 90, 500]


async def test_an_edit_that_is_one_plain_sale_replaces_all_of_it_too(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    offer = await mina.edit("sold 4 kg sugar at 45 to Ramesh on credit")
    assert "₹90" in offer.text
    assert "₹500" in offer.text
    assert "₹180" in offer.text
    await mina.tap("Change it")
    assert await totals(mina) == [180]
    assert len(model.asked) == 1


async def test_the_change_can_be_left_as_a_whole(mina: Merchant, model: Script) -> None:
    await booked(mina, model)
    model.says(calls(sale("3"), receipt("600")))
    await mina.edit(SAID.replace("2 kilo", "3 kilo").replace("500", "600"))
    assert (await mina.tap("Leave it")).text == "Left as it was."
    assert await totals(mina) == [90, 500]
    assert await mina.question() is None


async def test_a_price_that_is_missing_is_asked_for_before_all_is_offered(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    saffron = ("record_sale", {"lines": [{"item": "Saffron", "qty": "2", "unit": "g"}]})
    model.says(calls(saffron, receipt("600")))
    asked = await mina.edit("do g saffron bika wo wala, aur Suresh 600 de gaya tha")
    assert "price" in asked.text
    assert await totals(mina) == [90, 500]
    offer = await mina.say("300")
    assert offer.text.startswith("✏️ Change what is booked?")
    assert await totals(mina) == [90, 500]
    await mina.tap("Change it")
    assert await totals(mina) == [600, 600]


async def test_leaving_a_question_on_the_way_leaves_all_as_it_was(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    saffron = ("record_sale", {"lines": [{"item": "Saffron", "qty": "2", "unit": "g"}]})
    model.says(calls(saffron, receipt("600")))
    await mina.edit("do g saffron bika wo wala, aur Suresh 600 de gaya tha")
    await mina.tap("Leave")
    assert await totals(mina) == [90, 500]
    assert await mina.question() is None


async def test_a_limit_in_the_way_of_one_holds_up_all(mina: Merchant, model: Script) -> None:
    await booked(mina, model)
    many = ("record_sale", {**sale("20")[1], "party": "Fatima"})
    model.says(calls(receipt("600"), many))
    await mina.edit("Suresh 600 de gaya tha, Fatima ne 20 kilo cheeni li 45 ke bhav khate mein")
    held = await mina.tap("Change it")
    assert "limit" in held.text
    assert await totals(mina) == [90, 500]
    left = await mina.press(mina.buttons()[-1].data or "")
    assert left.text == "Not written: the limit stays."
    assert await totals(mina) == [90, 500]
    await mina.edit("Suresh 600 de gaya tha, Fatima ne 20 kilo cheeni li 45 ke bhav khate mein.")
    await mina.tap("Change it")
    await mina.press(mina.buttons()[0].data or "")
    assert await totals(mina) == [600, 900]
    assert await mina.owed("Fatima") == 900


async def test_one_that_was_taken_back_meanwhile_stops_all(mina: Merchant, model: Script) -> None:
    await booked(mina, model)
    undo = mina.last[1].buttons[0][0].data or ""
    model.says(calls(sale("3"), receipt("600")))
    await mina.edit(SAID.replace("2 kilo", "3 kilo").replace("500", "600"))
    change = mina.buttons()[0].data or ""
    await mina.press(undo)
    late = await mina.press(change)
    assert late.toast == "This has been removed or changed already."
    assert await totals(mina) == [90]


async def test_entries_that_the_model_names_by_number_are_changed_alone(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    number = [v.total for v in (await mina.bot.store.vouchers(SHOP, limit=5)).rows].index(
        Decimal(500)
    )
    model.says(calls(("correct_entry", {"entry": number + 1, "amount": "600"})))
    offer = await mina.edit(SAID.replace("500", "600"))
    assert offer.text == (
        "✏️ Change what is booked?\nWas: ₹500 from Suresh Patel\nNow: ₹600 from Suresh Patel"
    )
    await mina.tap("Change it")
    assert await totals(mina) == [90, 600]


async def test_changes_that_contradict_each_other_leave_all_as_it_is(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    again = (("correct_entry", {"entry": 1, "amount": amount}) for amount in ("600", "700"))
    model.says(calls(*again))
    reply = await mina.edit(SAID.replace("500", "600"))
    assert "It stays as it was" in reply.text
    model.says(calls(("correct_entry", {"entry": 1, "amount": "600"}), sale("3")))
    reply = await mina.edit(SAID.replace("500", "700"))
    assert "It stays as it was" in reply.text
    assert await totals(mina) == [90, 500]


async def test_what_is_not_understood_names_all_and_takes_back_each(
    mina: Merchant, model: Script
) -> None:
    await booked(mina, model)
    model.says("What do you mean?")
    reply = await mina.edit("hmm, let me think about that one for a while")
    assert reply.text == (
        "🤔 I did not get the change. It stays as it was: \n"
        "1. 2 kg Sugar, Ramesh Kumar, ₹90\n2. ₹500 from Suresh Patel"
    )
    assert mina.labels() == ["↩️ Undo 1", "↩️ Undo 2"]
    await mina.tap("Undo 2")
    assert await totals(mina) == [90]


async def test_an_edit_into_a_price_leaves_the_entries(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    reply = await mina.edit("sugar price is now 48")
    assert "It stays as it was: 5 kg Sugar, ₹225" in reply.text
    assert await totals(mina) == [225]


async def test_a_question_that_an_edit_puts_aside_is_spoken_of(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    message = mina.written
    await mina.say("sold 3 kg saffron to Mohan")
    offer = await mina.edit("sold 6 kg sugar", message_id=message)
    assert len(offer.text.splitlines()) == 4
    assert "6 kg Sugar" in offer.text
