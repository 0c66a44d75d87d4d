import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside, known

TITLES = {
    "en": "<b>Stock</b> · 6 items",
    "hi-Latn": "6 maal",
    "hi": "<b>स्टॉक</b> · 6 माल",
    "gu": "<b>સ્ટોક</b> · 6 માલ",
}


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
@pytest.mark.parametrize("command", ["/stock", "/inventory"])
async def test_the_list_shows_what_there_is_and_what_it_is_worth(
    opened: Open, language: str, command: str
) -> None:
    mina = await opened(language)
    reply = await mina.say(command)
    assert TITLES[language] in reply.text
    assert "₹14,390" in reply.text
    assert "Mustard Oil" in reply.text


async def test_an_item_shows_its_last_movements(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    await mina.say("bought 10 kg sugar at 46 from Gupta Traders on credit")
    await mina.say("sugar stock is 50 kg")
    reply = await mina.say("/stock cheeni")
    assert "<b>Sugar</b> · 50 kg" in reply.text
    assert "sells ₹45/kg" in reply.text
    for part in ("sale Ramesh Kumar", "−5 kg", "+10 kg", "= 50 kg", "+50 kg"):
        assert part in reply.text


async def test_what_runs_low_is_marked_and_can_be_shown_alone(mina: Merchant) -> None:
    await mina.press(f"item:{known('Rice')}:low_stock")
    await mina.say("60")
    assert "50 kg ⚠️\n6 Sugar" in (await mina.say("/stock")).text
    low = await mina.tap("Running low")
    assert low.edit
    assert "<b>Running low</b> · 1 item" in low.text
    assert "Egg" not in low.text
    shelf = await mina.tap("1")
    assert "At or under your level of 60 kg" in shelf.text


async def test_below_zero_is_shown_with_its_sign(mina: Merchant) -> None:
    await mina.say("sold 60 kg rice at 62 cash")
    assert "−10 kg ⚠️" in (await mina.say("/stock")).text


async def test_staff_see_quantities_but_not_what_they_cost(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    assert "₹" not in (await raju.say("/stock")).text
    card = await raju.say("/stock sugar")
    assert "sells ₹45/kg" in card.text
    assert "₹40" not in card.text
    assert "worth" not in card.text


async def test_a_shop_without_items_is_told_how_to_begin(mina: Merchant) -> None:
    nobody = mina.bot.chat(55, name="New")
    await nobody.press("start:lang:en")
    await nobody.say("New Store")
    assert "No items yet" in (await nobody.say("/stock")).text


async def test_a_long_list_is_paged(mina: Merchant) -> None:
    for number in range(8):
        await mina.press("additem")
        await mina.say(f"Thing {'abcdefgh'[number] * 3}")
    first = await mina.say("/stock")
    assert "1–10 of 14" in first.text
    second = await mina.tap("▶")
    assert "11–14 of 14" in second.text
    assert [label for label in mina.labels() if label.isdigit()] == ["11", "12", "13", "14"]


async def test_what_is_not_sure_is_offered_or_said(mina: Merchant) -> None:
    await mina.press("additem")
    await mina.say("Basmati Rice")
    asked = await mina.say("/stock suger")
    assert "Sugar" in asked.text + " ".join(mina.labels())
    for command in ("/stock", "/items"):
        unknown = await mina.say(f"{command} <plutonium>")
        assert "&lt;plutonium&gt;" in unknown.text
        assert mina.buttons()
