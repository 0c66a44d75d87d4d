from urllib.parse import parse_qs, urlsplit

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside, known
from vyapari.bot.features.links import whatsapp

RAMESH = known("Ramesh Kumar")


def link_of(mina: Merchant) -> str:
    return next(button.url for button in mina.buttons() if button.url)


async def _owing(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/khata ramesh")


async def test_a_reminder_names_shop_sum_and_where_to_pay(opened: Open) -> None:
    mina = await opened("hi-Latn", upi_id="mina@upi")
    await mina.press(f"party:{RAMESH}:phone")
    await mina.say("98765 43210")
    await _owing(mina)
    reminder = await mina.tap("Yaad dilao")
    assert "Ramesh Kumar ji, Shree Kirana mein aapka ₹225 baaki hai" in reminder.text
    assert "UPI: mina@upi" in reminder.text
    (card,) = reminder.attachments
    assert card.photo
    assert card.content.startswith(b"\x89PNG")
    link = link_of(mina)
    assert link.startswith("https://wa.me/919876543210?text=")
    assert parse_qs(urlsplit(link).query)["text"] == [reminder.text]


async def test_a_reminder_can_be_had_in_the_partys_language(opened: Open) -> None:
    mina = await opened("en", upi_id="mina@upi")
    await _owing(mina)
    assert "₹225 is due at Shree Kirana" in (await mina.tap("Remind")).text
    assert "₹225 बाकी है" in (await mina.tap("हिन्दी")).text
    assert "English" in mina.labels()


async def test_without_a_upi_id_the_reminder_is_text_and_one_can_be_added(mina: Merchant) -> None:
    await _owing(mina)
    reminder = await mina.tap("Remind")
    assert not reminder.attachments
    assert "UPI" not in reminder.text
    assert "UPI ID" in (await mina.tap("UPI ID")).text


async def test_who_owes_nothing_is_not_reminded(mina: Merchant) -> None:
    assert "owes you nothing" in ((await mina.press(f"remind:{RAMESH}")).toast or "")
    assert (await mina.press(f"remind:{RAMESH}:xx")).toast
    assert (await mina.press(f"remind:{'0' * 8}-0000-0000-0000-{'0' * 12}")).toast


async def test_names_stay_text_and_cannot_break_the_link(opened: Open) -> None:
    mina = await opened("en")
    await mina.change(name="A&B <Stores> #1 50%? x=y")
    await _owing(mina)
    reminder = await mina.tap("Remind")
    assert "A&amp;B &lt;Stores&gt; #1 50%? x=y" in reminder.text
    query = parse_qs(urlsplit(link_of(mina)).query)
    assert "A&B <Stores> #1 50%? x=y" in query["text"][0]


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        (None, ""),
        ("9876543210", "919876543210"),
        ("09876543210", "919876543210"),
        ("+919876543210", "919876543210"),
        ("+44 20 7946 0958", "442079460958"),
    ],
)
def test_whatsapp_gets_the_whole_number(phone: str | None, number: str) -> None:
    assert whatsapp(phone, "a b") == f"https://wa.me/{number}?text=a%20b"


async def test_the_statement_comes_as_pdf_from_the_khata(opened: Open) -> None:
    mina = await opened("hi")
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("/khata ramesh")
    statement = await mina.tap("PDF")
    assert statement.text == "📄 <b>Ramesh Kumar</b> · बाकी ₹225"
    (file,) = statement.attachments
    assert file.name == "Ramesh-Kumar-2026-11-23.pdf"
    assert file.content.startswith(b"%PDF")
    assert "₹225" in (await mina.tap("याद दिलाओ")).text


async def test_staff_may_hand_out_statements_and_reminders(mina: Merchant) -> None:
    await _owing(mina)
    raju = beside(mina, 8)
    await mina.join(raju)
    assert (await raju.press(f"account:{RAMESH}")).attachments
    assert "₹225" in (await raju.press(f"remind:{RAMESH}")).text
    assert not any("UPI" in label for label in raju.labels())
