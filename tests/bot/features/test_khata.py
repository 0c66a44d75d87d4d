from datetime import date

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside, known

OWES = {"en": "owes ₹225", "hi-Latn": "baaki ₹225", "hi": "बाकी ₹225", "gu": "બાકી ₹225"}


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_a_statement_shows_each_movement_and_the_balance_after_it(
    opened: Open, language: str
) -> None:
    mina = await opened(language)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    reply = await mina.say("/khata ramesh")
    assert f"<b>Ramesh Kumar</b> · {OWES[language]}" in reply.text
    # Figures stand last, or first where the words are in a script that no phone has monospaced.
    assert ("<pre>+225 225" if language in {"hi", "gu"} else "+225 225</pre>") in reply.text
    assert "23" in reply.text


async def test_a_party_is_found_by_a_misspelled_name(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert "Ramesh Kumar" in (await mina.say("/khata ramesh kumar ji")).text
    asked = await mina.say("/khata Suresh Patl")
    assert "Suresh Patel" in asked.text + " ".join(mina.labels())
    unknown = await mina.say("/khata <Zorro>")
    assert "&lt;Zorro&gt;" in unknown.text


async def test_several_parties_of_a_name_are_offered(mina: Merchant) -> None:
    await mina.press("addparty")
    await mina.say("Ramesh Gupta")
    asked = await mina.say("/khata ramesh")
    assert asked.text == "Which one?"
    chosen = await mina.tap("Ramesh Gupta")
    assert "<b>Ramesh Gupta</b> · settled" in chosen.text


async def test_the_list_ranks_debtors_and_leads_to_each(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("sold 10 kg rice at 60 to Suresh on credit")
    listed = await mina.say("/khata")
    assert "To collect: <b>₹825</b> · 2 people" in listed.text
    assert listed.text.index("Suresh Patel") < listed.text.index("Ramesh Kumar")
    assert "<b>Ramesh Kumar</b>" in (await mina.tap("2")).text
    paying = await mina.press("khatas:payable:0")
    assert paying.edit
    assert "You owe nobody" in paying.text


async def test_old_amounts_are_named(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    mina.bot.later(days=40)
    await mina.say("sold 1 kg sugar at 45 to Ramesh on credit")
    statement = await mina.say("/khata ramesh")
    assert "Older than 30 days: ₹225" in statement.text
    assert "31–60 days ₹225" in (await mina.say("/khata")).text


async def test_a_long_statement_is_paged_in_place(mina: Merchant) -> None:
    for kilos in range(1, 11):
        await mina.say(f"sold {kilos} kg sugar at 45 to Ramesh on credit")
    first = await mina.say("/khata ramesh")
    assert "1–8 of 10" in first.text
    assert "before" in first.text
    second = await mina.tap("▶")
    assert second.edit
    assert "9–10 of 10" in second.text
    assert "before" not in second.text


async def test_money_is_taken_by_two_taps(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/khata ramesh")
    asked = await mina.tap("Money received")
    assert asked.text == "How much did Ramesh Kumar pay?"
    mina.bot.restart()
    done = await mina.say("100 upi")
    assert "₹100" in done.text
    assert await mina.owed("Ramesh Kumar") == 125
    book = await mina.bot.store.sums.cash_book(SHOP, date(2026, 11, 23), date(2026, 11, 23))
    assert book.closing["upi"] == 100
    assert await mina.question() is None


async def test_money_is_paid_to_a_supplier_the_same_way(mina: Merchant) -> None:
    await mina.say("bought 50 kg sugar at 40 from Gupta Traders on credit")
    await mina.say("/khata gupta")
    await mina.tap("Money paid")
    await mina.say("dedh hazaar")
    assert await mina.owed("Gupta Traders") == -500


async def test_the_amount_may_be_left_unsaid(mina: Merchant) -> None:
    await mina.press(f"got:{known('Ramesh Kumar')}")
    assert (await mina.tap("Leave it")).text == "All right, left as it was."
    assert await mina.question() is None


async def test_in_a_group_the_amount_is_a_reply_to_the_question(mina: Merchant) -> None:
    mina.chat_id = -100
    await mina.bind(-100)
    assert (await mina.press(f"got:{known('Ramesh Kumar')}")).force_reply


async def test_an_entry_written_instead_of_the_amount_is_booked_as_itself(mina: Merchant) -> None:
    await mina.press(f"got:{known('Ramesh Kumar')}")
    booked = await mina.say("sold 2 kg sugar at 45")
    assert "₹90" in booked.text
    assert await mina.owed("Ramesh Kumar") == 0


async def test_staff_may_look_at_a_khata_and_take_money(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    raju = beside(mina, 8)
    await mina.join(raju)
    assert "owes ₹225" in (await raju.say("/khata ramesh")).text
    await raju.tap("Money received")
    assert "₹25" in (await raju.say("25")).text


@pytest.mark.parametrize("text", ["-5", "0", "nothing", "5.005", "9" * 40])
async def test_what_is_no_amount_books_nothing(mina: Merchant, text: str) -> None:
    await mina.press(f"got:{known('Ramesh Kumar')}")
    await mina.say(text)
    assert await mina.vouchers() == ()


async def test_answers_to_typed_questions_are_the_same_lists(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert "owes ₹225" in (await mina.say("how much does Ramesh owe")).text
    assert "<b>Sugar</b> · 45 kg" in (await mina.say("stock of sugar?")).text
    assert "To collect" in (await mina.say("who owes me money")).text
    assert "<b>Stock</b> · 6 items" in (await mina.say("show stock")).text
