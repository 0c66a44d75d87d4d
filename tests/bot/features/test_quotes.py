import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside, known
from tests.documents.reading import pages_of, text_of

QUOTED = {
    "en": "5 kg sugar at 45, 10 packet maggi at 14 to Ramesh",
    "hi-Latn": "Ramesh ko 5 kilo cheeni 45 ke bhav, 10 packet maggi 14 ke bhav",
    "hi": "Ramesh ko 5 किलो चीनी 45 के भाव, 10 पैकेट मैगी 14 के भाव",
}


@pytest.mark.parametrize("language", QUOTED)
async def test_a_quotation_is_numbered_and_moves_nothing(opened: Open, language: str) -> None:
    mina = await opened(language)
    reply = await mina.say(f"/quote {QUOTED[language]}")
    assert "QTN/26-27/000001 · Ramesh Kumar · ₹365" in reply.text
    (file,) = reply.attachments
    assert file.name == "QTN-26-27-000001.pdf"
    text = text_of(file.content)
    assert "₹365.00" in text
    assert "INV/" not in text
    assert await mina.vouchers() == ()
    assert await mina.stock("Sugar") == 50
    assert await mina.owed("Ramesh Kumar") == 0


async def test_one_tap_makes_the_bill_of_it_once(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 45 to Ramesh on credit")
    quotation = mina.buttons()
    bill = await mina.tap("Make the bill")
    assert "5 kg Sugar × ₹45 = ₹225" in bill.text
    (sale,) = await mina.vouchers()
    assert sale.number == "INV/26-27/000001"
    assert await mina.stock("Sugar") == 45
    assert await mina.owed("Ramesh Kumar") == 225
    again = await mina.press(quotation[0].data or "")
    assert again.toast == "This quotation is billed already: INV/26-27/000001."
    assert len(await mina.vouchers()) == 1


async def test_a_bill_comes_at_the_prices_quoted(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 41.50, 2 maggi at 13 to Ramesh")
    quotation = mina.buttons()[0].data or ""
    await mina.say("sugar price is now 60")
    mina.bot.later(days=3)
    await mina.press(quotation)
    (sale,) = await mina.vouchers()
    assert (sale.total, sale.date.day) == (233.5, 26)


async def test_what_is_missing_is_asked_for_as_with_a_sale(mina: Merchant) -> None:
    asked = await mina.say("/quote 3 kg saffron to Ramesh")
    assert "price" in asked.text
    quotation = await mina.say("2400")
    assert "QTN/26-27/000001 · Ramesh Kumar · ₹7,200" in quotation.text
    assert await mina.vouchers() == ()


async def test_alone_it_asks_and_shows_the_last_ones(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 45 to Ramesh")
    await mina.say("/quote")
    assert "QTN/26-27/000001 · Ramesh Kumar" in mina.labels()
    quotation = await mina.say("2 maggi at 13")
    assert "QTN/26-27/000002 · ₹26" in quotation.text
    await mina.say("/quote")
    assert (await mina.tap("000001")).attachments


async def test_what_is_no_goods_is_answered_with_an_example(mina: Merchant) -> None:
    assert "For example" in (await mina.say("/quote hello there")).text
    await mina.say("/quote")
    assert "For example" in (await mina.say("hello there")).text
    booked = await mina.say("received 500 from Ramesh")
    assert "₹500" in booked.text
    assert len(await mina.vouchers()) == 1


async def test_a_challan_goes_with_a_sale_once_and_in_three_copies(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.tap("Bill")
    button = next(b.data for b in mina.buttons() if "Challan" in b.label) or ""
    challan = await mina.press(button)
    assert challan.text == "🚚 Challan DC/26-27/000001 · Ramesh Kumar · ₹225"
    pages = pages_of(challan.attachments[0].content)
    assert len(pages) == 3
    assert "Original for consignee" in pages[0]
    assert "INV/26-27/000001" in pages[0]
    assert "000001" in (await mina.press(button)).text
    assert len(await mina.bot.store.slips(SHOP, "challan")) == 1


async def test_goods_can_go_before_the_bill(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 45 to Ramesh")
    challan = await mina.tap("Challan")
    assert "QTN/26-27/000001" in text_of(challan.attachments[0].content)
    assert (await mina.tap("80 mm")).attachments[0].name == "DC-26-27-000001-thermal.pdf"


async def test_a_quotation_outlives_its_customer_but_is_not_billed_then(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 45 to Ramesh")
    quotation = mina.buttons()
    await mina.press(f"party:{known('Ramesh Kumar')}:archive:yes")
    reply = await mina.press(quotation[0].data or "")
    assert "no longer in your books" in (reply.toast or "")
    assert await mina.vouchers() == ()


async def test_nobody_else_presses_them(mina: Merchant) -> None:
    await mina.say("/quote 5 kg sugar at 45 to Ramesh")
    stranger = beside(mina, 8)
    for button in mina.buttons():
        assert not (await stranger.press(button.data or "")).attachments
    for data in ("slip", "slip:x", f"slip:{SHOP}", f"challan:{SHOP}", "challan"):
        assert (await mina.press(data)).toast
