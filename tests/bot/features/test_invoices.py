import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside, known
from tests.documents.reading import pages_of, text_of


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_the_last_sales_bill_comes_as_pdf(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    reply = await mina.say("/invoice")
    assert reply.text == "🧾 INV/26-27/000001 · Ramesh Kumar · ₹225"
    (file,) = reply.attachments
    assert file.name == "INV-26-27-000001.pdf"
    assert file.content.startswith(b"%PDF")
    assert mina.bot.acts == ["upload_document"]


@pytest.mark.parametrize("number", ["1", "000001", "INV/26-27/000001", "inv/26-27/000001", "#1"])
async def test_a_bill_is_found_by_its_number(mina: Merchant, number: str) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("sold 1 kg sugar at 45 cash")
    assert "000001" in (await mina.say(f"/invoice {number}")).text
    assert "000002" in (await mina.say("/invoice")).text


@pytest.mark.parametrize("number", ["77", "INV/25-26/000001", "'; --", "9" * 400, "एक", "--"])
async def test_a_bill_that_is_not_there_is_said_so(mina: Merchant, number: str) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    reply = await mina.say(f"/invoice {number}")
    assert "There is no bill" in reply.text
    assert not reply.attachments


async def test_before_the_first_sale_there_is_no_bill(mina: Merchant) -> None:
    assert "No bill yet" in (await mina.say("/invoice")).text


async def test_the_button_under_a_sale_gives_its_bill(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert (await mina.tap("Bill")).attachments


async def test_a_bill_taken_back_is_not_given_out(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = next(button.data for button in mina.buttons() if "Bill" in button.label)
    await mina.tap("Undo")
    assert bill is not None
    assert "taken back" in ((await mina.press(bill)).toast or "")
    assert "taken back" in (await mina.say("/invoice 1")).text


async def test_a_purchase_has_no_bill(mina: Merchant) -> None:
    await mina.say("bought 10 kg sugar at 42 from Gupta Traders on credit")
    voucher = (await mina.vouchers())[0]
    assert "Only sales" in ((await mina.press(f"invoice:{voucher.id}")).toast or "")


async def test_staff_may_give_bills(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    raju = beside(mina, 8)
    await mina.join(raju)
    assert (await raju.say("/invoice")).attachments


async def test_a_credit_note_is_printed_too(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("Ramesh returned 1 kg sugar")
    returned = (await mina.vouchers())[0]
    assert returned.kind == "sale_return"
    reply = await mina.press(f"invoice:{returned.id}")
    assert reply.attachments[0].name.startswith("CN-")


async def test_the_buyer_is_printed_after_being_put_away(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("received 225 from Ramesh")
    await mina.press(f"party:{known('Ramesh Kumar')}:archive:yes")
    assert "Ramesh Kumar" in (await mina.say("/invoice")).text


@pytest.mark.parametrize(("gstin", "lacks"), [(None, True), ("24AAACC1206D1ZM", False)])
async def test_a_registered_shop_is_told_that_its_bill_lacks_the_gstin(
    opened: Open, gstin: str | None, lacks: bool
) -> None:
    mina = await opened(tax_scheme="composition", state="24", gstin=gstin)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert ("Your GSTIN is not on it yet" in (await mina.say("/invoice")).text) is lacks


async def test_a_bill_can_be_had_on_a_roll_and_with_its_copies(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = await mina.say("/invoice")
    assert len(pages_of(bill.attachments[0].content)) == 1
    roll = await mina.tap("80 mm")
    assert roll.attachments[0].name == "INV-26-27-000001-thermal.pdf"
    copies = await mina.tap("copies")
    assert len(pages_of(copies.attachments[0].content)) == 2
    assert not [label for label in mina.labels() if "copies" in label]


async def test_money_received_gets_a_numbered_receipt(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("received 100 from Ramesh by upi")
    receipt = await mina.tap("Receipt")
    assert receipt.text == "🧾 RCT/26-27/000001 · Ramesh Kumar · ₹100"
    text = text_of(receipt.attachments[0].content)
    for told in ("RECEIPT", "RECEIVED FROM", "Ramesh Kumar", "₹100.00", "Balance due ₹125.00"):
        assert told in text, told
    assert (await mina.tap("80 mm")).attachments
    assert not [label for label in mina.labels() if "copies" in label]


async def test_what_was_owed_on_the_receipt_stays_as_it_was_then(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("received 100 from Ramesh")
    first = next(button.data for button in mina.buttons() if "Receipt" in button.label) or ""
    await mina.say("received 150 from Ramesh")
    last = await mina.tap("Receipt")
    assert "Paid in advance ₹25.00" in text_of(last.attachments[0].content)
    assert "Balance due ₹125.00" in text_of((await mina.press(first)).attachments[0].content)


async def test_goods_sent_back_have_a_debit_note(mina: Merchant) -> None:
    await mina.say("bought 10 kg sugar at 42 from Gupta Traders on credit")
    await mina.say("returned 2 kg sugar to Gupta Traders")
    note = await mina.tap("Debit note")
    assert "DEBIT NOTE" in text_of(note.attachments[0].content)


async def test_a_bill_on_credit_says_what_of_it_is_still_due(opened: Open) -> None:
    mina = await opened(upi_id="mina@upi")
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = text_of((await mina.say("/invoice")).attachments[0].content)
    assert "DUE" in bill
    assert "Scan to pay ₹225.00" in bill
    await mina.say("received 100 from Ramesh")
    part = text_of((await mina.say("/invoice")).attachments[0].content)
    assert "DUE · ₹125.00" in part
    assert "Scan to pay ₹125.00" in part
    await mina.say("received 125 from Ramesh")
    paid = text_of((await mina.say("/invoice")).attachments[0].content)
    assert "PAID" in paid
    assert "Scan to pay" not in paid
