"""``/delete``: by date, number, party, or from the list."""

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import Merchant


async def test_an_entry_is_picked_from_the_list_and_taken_back(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar to Ramesh on credit")
    await mina.say("sold 2 packets maggi")
    listed = await mina.say("/delete")
    assert listed.text.startswith("Which entry shall go?")
    assert mina.labels()[:2] == [
        "23 Nov · 2 packets Maggi, ₹28",
        "23 Nov · 5 kg Sugar, Ramesh Kumar, ₹225",
    ]
    sure = await mina.tap("Ramesh")
    assert sure.text == "Shall I take this back? 23 Nov: 5 kg Sugar, Ramesh Kumar, ₹225"
    reply = await mina.tap("Yes")
    assert reply.text.startswith("↩️ Removed: 5 kg Sugar")
    assert await mina.owed("Ramesh Kumar") == 0
    assert await mina.question() is None


async def test_nothing_goes_after_a_no(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar")
    await mina.say("/delete")
    await mina.tap("Sugar")
    assert (await mina.tap("Leave")).text == "It stays."
    assert await mina.stock("Sugar") == 45


@pytest.mark.parametrize("wanted", ["Ramesh", "22 nov", "yesterday", "1"])
async def test_an_entry_is_found_by_party_date_or_number(mina: Merchant, wanted: str) -> None:
    await mina.say("sold 5 kg sugar to Ramesh yesterday on credit")
    await mina.say("sold 2 packets maggi")
    await mina.say(f"/delete {wanted}")
    text = mina.last[0].text + "".join(mina.labels())
    assert "5 kg Sugar" in text
    assert "Maggi" not in text


async def test_what_is_sought_may_be_written_after_the_list(opened: Open) -> None:
    mina = await opened("hi-Latn")
    await mina.say("5 kilo cheeni 45 ke bhav Ramesh ko udhar")
    await mina.say("/delete")
    await mina.say("kal")
    assert mina.last[0].text.startswith("Aisi koi entry nahi mili")
    await mina.say("Ramesh")
    assert mina.last[0].text == "Ramesh Kumar ki kaun si entry hatani hai?"
    assert len(mina.labels()) == 1


async def test_an_entry_written_while_the_list_is_open_is_booked(mina: Merchant) -> None:
    await mina.say("/delete")
    reply = await mina.say("received 500 from Ramesh")
    assert reply.text.startswith("✅ Received ₹500")
    assert await mina.question() is None


async def test_long_lists_are_paged(mina: Merchant) -> None:
    for price in range(41, 49):
        await mina.say(f"sold 1 kg sugar at {price}")
    await mina.say("/delete")
    assert mina.labels()[-1] == "▶"
    page = await mina.tap("▶")
    assert page.edit
    assert mina.labels()[-1] == "◀"
    assert "₹41" in "".join(mina.labels())


@pytest.mark.parametrize(
    "data",
    [
        "delete",
        "delete:ask",
        "delete:yes:x",
        "delete:yes:" + "0" * 32,
        "deletes:0:dxx",
        "deletes:z:a",
    ],
)
async def test_forged_buttons_delete_nothing(mina: Merchant, data: str) -> None:
    await mina.say("sold 5 kg sugar")
    reply = await mina.press(data)
    assert reply.toast
    assert await mina.stock("Sugar") == 45
