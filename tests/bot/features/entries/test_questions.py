"""Questions about the books, written in the merchant's own words."""

import pytest

from tests.bot.features.entries.conftest import Open


@pytest.mark.parametrize(
    ("language", "written", "told"),
    [
        ("en", "stock of sugar?", "45 kg"),
        ("en", "how much does Ramesh owe", "Ramesh Kumar"),
        ("en", "today's sales", "₹225"),
        ("en", "who owes me money", "₹225"),
        ("hi-Latn", "cheeni kitni bachi hai", "45 kg"),
        ("hi-Latn", "Ramesh ka hisaab", "Ramesh Kumar"),
        ("hi-Latn", "aaj ki bikri", "₹225"),
        ("hi", "रमेश का हिसाब", "Ramesh Kumar"),
        ("hi", "आज की बिक्री", "₹225"),
        ("gu", "રમેશનો હિસાબ", "Ramesh Kumar"),
        ("gu", "ખાંડ કેટલી બચી છે", "45 કિલો"),
        ("gu", "આજનું વેચાણ", "₹225"),
    ],
)
async def test_a_question_is_answered_and_books_nothing(
    opened: Open, language: str, written: str, told: str
) -> None:
    mina = await opened(language)
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    reply = await mina.say(written)
    assert told in reply.text
    assert len(await mina.vouchers()) == 1


async def test_of_two_of_a_name_a_tap_shows_the_khata(opened: Open) -> None:
    mina = await opened()
    await mina.say("sold 1 kg sugar to Suresh Jain")
    asked = await mina.say("how much does Suresh owe")
    assert asked.text == "Which “Suresh”?"
    assert {(button.data or "").partition(":")[0] for button in mina.buttons()} == {"khata"}


@pytest.mark.parametrize(
    ("language", "written", "told"),
    [
        ("en", "hello", "Just write what happened"),
        ("hi-Latn", "namaste ji", "Jo hua bas likh dijiye"),
        ("hi", "धन्यवाद", "सेवा में"),
        ("gu", "કેમ છો", "જે થયું તે બસ લખી દો"),
    ],
)
async def test_a_greeting_is_returned(opened: Open, language: str, written: str, told: str) -> None:
    mina = await opened(language)
    assert told in (await mina.say(written)).text


async def test_a_greeting_is_no_answer_to_what_is_asked(opened: Open) -> None:
    mina = await opened()
    await mina.say("sold 2 kg saffron")
    assert "At what price" in (await mina.say("hello")).text
    assert "₹480" in (await mina.say("240")).text
