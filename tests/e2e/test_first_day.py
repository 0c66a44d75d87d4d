"""A shopkeeper's first day, through the whole program: set-up in Hindi to the month's profit."""

import csv
import io
import re

from tests.e2e.conftest import Opened
from vyapari.sandbox.client import SandboxClient, Shown


async def file_of(people: SandboxClient, shown: Shown) -> tuple[str, bytes]:
    document = shown.message["document"]
    return document["file_name"], await people.file(document["file_id"])


async def set_up(people: SandboxClient, user: int) -> Shown:
    """Through /start in Hindi: language, name, state, GST."""
    shown = await people.wait_for_reply(await people.start(user))
    shown = await people.tap(user, shown, "हिन्दी")
    shown = await people.ask(user, "श्री किराना")
    shown = await people.tap(user, shown, "गुजरात")
    return await people.tap(user, shown, "नहीं")


async def test_a_first_day_is_kept_from_set_up_to_profit(opened: Opened) -> None:
    people = opened.people
    user = await people.add_user("Asha", language_code="hi")
    done = await set_up(people, user)
    assert re.search(r"[\u0900-\u097f]", done.text)

    entries = {
        "opening stock sugar 50 kg at 40": "50",
        "opening stock chawal 100 kilo 50 ke bhav": "100",
        "5 kilo sugar 45 ke bhav Ramesh ko udhar": "₹225",
        "sold 2 kg sugar at 46 cash": "₹92",
        "रमेश से १०० रुपये मिले": "₹125",
        "गुप्ता ट्रेडर्स से 20 किलो प्याज 26 के भाव उधार खरीदा": "₹520",
        "paid 300 to गुप्ता ट्रेडर्स": "₹220",
        "bijli ka bill 150 bhara": "₹150",
        "chawal 10 kilo 60 ke bhav becha upi": "₹600",
        "Ramesh ne 1 kilo sugar wapas kiya": "₹45",
        "bank me 200 jama kiye": "₹200",
        "sugar stock is 43 kg": "43",
    }
    for text, expected in entries.items():
        shown = await people.ask(user, text)
        assert "✅" in shown.text, (text, shown.text)
        assert expected in shown.text, (text, shown.text)

    khata = await people.ask(user, "Ramesh ka hisaab")
    assert "₹80" in khata.text

    undone = await people.ask(user, "undo")
    assert "↩️" in undone.text

    sent = await people.send_text(user, "sold 3 kg sugar at 45 cash")
    booked = await people.wait_for_reply(sent)
    assert "₹135" in booked.text
    change = await people.edit(user, sent.message_id, "sold 4 kg sugar at 45 cash")
    asked = await people.wait_for_reply(change)
    yes = asked.buttons[0][0]["text"]
    corrected = await people.tap(user, asked, yes)
    assert "₹180" in corrected.text
    assert "₹135" in corrected.text

    # The first confirmation's button still works, and says that the entry was corrected since.
    await people.press(user, booked, "↩️")

    bill = await people.ask(user, "/invoice")
    name, pdf = await file_of(people, bill)
    assert name.endswith(".pdf")
    assert pdf.startswith(b"%PDF")

    profit = await people.ask(user, "is mahine ka munafa")
    # Sold 225 + 92 + 600 + 180 - 45 = 1,052; it had cost 5+2+4-1 kg x 40 + 10 kg x 50 = 900.
    assert "₹1,052" in profit.text

    export = await people.ask(user, "/export")
    days = await people.tap(user, export, "CSV")
    sheet = await people.tap(user, days, days.buttons[0][0]["text"])
    name, content = await file_of(people, sheet)
    assert name.endswith(".csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) > 12

    for label, ending, begins in (
        ("(Excel)", ".xlsx", b"PK"),
        ("(PDF)", ".pdf", b"%PDF"),
        ("अकाउंटेंट", ".zip", b"PK"),
    ):
        days = await people.tap(user, await people.ask(user, "/export"), label)
        sent_file = await people.tap(user, days, days.buttons[0][0]["text"])
        name, content = await file_of(people, sent_file)
        assert name.endswith(ending)
        assert content.startswith(begins)
