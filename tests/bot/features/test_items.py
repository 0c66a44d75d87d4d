from decimal import Decimal

import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside, known
from vyapari.books.catalogue import Item, Party


async def _item(mina: Merchant, item_id: str) -> Item:
    catalogue = await mina.bot.store.catalogue(SHOP)
    return next(each for each in catalogue.items if each.id == item_id)


async def _party(mina: Merchant, party_id: str) -> Party:
    catalogue = await mina.bot.store.catalogue(SHOP)
    return next(each for each in catalogue.parties if each.id == party_id)


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hi", "gu"])
async def test_items_are_listed_with_their_prices(opened: Open, language: str) -> None:
    mina = await opened(language)
    listed = await mina.say("/items")
    assert "₹45/" in listed.text
    card = await mina.tap("6")
    assert "<b>Sugar</b>" in card.text
    assert "cheeni" in card.text


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "Refined Sugar", "Refined Sugar"),
        ("sale_price", "₹1,048.50", Decimal("1048.50")),
        ("cost_price", "४१", Decimal(41)),
        ("low_stock", "2.5", Decimal("2.5")),
        ("low_stock", "0", Decimal(0)),
        ("low_stock", "500 g", Decimal("0.5")),
        ("low_stock", "dhai kilo", Decimal("2.5")),
        ("sale_price", "dhai sau rupaye", Decimal(250)),
        ("aliases", "khand,  shakkar , khand,", ("khand", "shakkar")),
    ],
)
async def test_a_field_is_typed_after_its_button(
    mina: Merchant, field: str, typed: str, kept: object
) -> None:
    sugar = known("Sugar")
    asked = await mina.press(f"item:{sugar}:{field}")
    assert "Sugar" in asked.text
    mina.bot.restart()
    saved = await mina.say(typed)
    assert saved.text.startswith("✅ Saved")
    assert getattr(await _item(mina, sugar), field) == kept
    assert await mina.question() is None


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("sale_price", "0", "amount in rupees"),
        ("sale_price", "many", "amount in rupees"),
        ("sale_price", "1.234", "100 paise"),
        ("sale_price", "9" * 30, "amount in rupees"),
        ("low_stock", "-1", "type a number"),
        ("name", "🙂", "empty"),
        ("hsn", "12", "4, 6 or 8"),
        ("tax_rate:typed", "90", "GST rate"),
    ],
)
async def test_a_value_that_is_none_is_asked_again(
    mina: Merchant, field: str, typed: str, told: str
) -> None:
    sugar = known("Sugar")
    before = await _item(mina, sugar)
    await mina.press(f"item:{sugar}:{field}")
    assert told in (await mina.say(typed)).text
    assert await _item(mina, sugar) == before
    assert await mina.question() is not None


async def test_the_new_price_is_the_one_that_is_sold_at(mina: Merchant) -> None:
    await mina.press(f"item:{known('Sugar')}:sale_price")
    await mina.say("48")
    assert "₹96" in (await mina.say("sold 2 kg sugar")).text


async def test_the_new_name_is_understood(mina: Merchant) -> None:
    await mina.press(f"item:{known('Sugar')}:aliases")
    await mina.say("khand")
    assert "Sugar" in (await mina.say("sold 2 kg khand at 45")).text


async def test_a_taken_name_is_refused(mina: Merchant) -> None:
    await mina.press(f"item:{known('Sugar')}:name")
    assert "already one called" in (await mina.say("rice")).text
    assert (await _item(mina, known("Sugar"))).name == "Sugar"


async def test_a_pack_is_a_unit_and_a_number(mina: Merchant) -> None:
    sugar = known("Sugar")
    await mina.press(f"item:{sugar}:pack")
    await mina.tap("bag")
    assert "1 bag = 50 kg" in (await mina.say("50")).text
    assert "₹2,000" in (await mina.say("bought 1 bag sugar at 2000 cash")).text
    assert await mina.stock("Sugar") == 100
    await mina.press(f"item:{sugar}:pack:bag")
    assert "bag" not in (await mina.say("0")).text
    assert (await _item(mina, sugar)).packs == {}


async def test_a_unit_that_was_booked_in_stays(mina: Merchant) -> None:
    assert "so its unit stays" in (await mina.press(f"item:{known('Sugar')}:unit")).toast  # type: ignore[operator]
    await mina.press(f"item:{known('Sugar')}:unit:g")
    assert (await _item(mina, known("Sugar"))).unit == "kg"


async def test_a_new_item_may_choose_its_unit(mina: Merchant) -> None:
    await mina.say("/items")
    await mina.tap("New item")
    added = await mina.say("Ghee")
    assert "<b>Ghee</b>" in added.text
    assert added.text.endswith("In what do you count Ghee?")
    assert "pc" in mina.labels()
    assert "Unit: l" in (await mina.tap("l")).text
    await mina.tap("Unit")
    assert "Unit: kg" in (await mina.tap("kg")).text


async def test_adding_what_there_is_shows_it(mina: Merchant) -> None:
    await mina.press("additem")
    assert "₹45/kg" in (await mina.say("Cheeni")).text


async def test_tax_fields_are_for_shops_with_gst(opened: Open) -> None:
    plain = await opened()
    await plain.say("/items sugar")
    assert "GST rate" not in plain.labels()
    await plain.press("settings:scheme:regular")
    await plain.say("/items sugar")
    await plain.tap("GST rate")
    assert "GST rate: 5%" in (await plain.tap("5%")).text
    await plain.press(f"item:{known('Sugar')}:tax_rate:typed")
    assert "GST rate: 0.25%" in (await plain.say("0.25 %")).text
    await plain.press(f"item:{known('Sugar')}:hsn")
    assert "HSN: 1701" in (await plain.say("1701")).text


async def test_an_item_in_stock_is_not_put_away(mina: Merchant) -> None:
    told = await mina.press(f"item:{known('Sugar')}:archive")
    assert "50 kg of Sugar are in stock" in told.text
    await mina.tap("Count stock")
    assert "✅" in (await mina.say("0")).text


async def test_an_item_is_put_away_after_a_second_tap(mina: Merchant) -> None:
    await mina.say("sold 50 kg sugar at 45")
    sure = await mina.press(f"item:{known('Sugar')}:archive")
    assert "old entries and bills stay" in sure.text
    await mina.tap("Yes, put away")
    assert "Sugar" not in (await mina.say("/items")).text
    assert (await mina.press(f"item:{known('Sugar')}")).alert


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("phone", "98765 43210", "9876543210"),
        ("address", "Station Road\nSurat", "Station Road\nSurat"),
        ("credit_limit", "5,000", Decimal(5000)),
        ("name", "Ramesh K. Patel", "Ramesh K. Patel"),
        ("aliases", "ramesh bhai", ("ramesh bhai",)),
    ],
)
async def test_a_partys_field_is_typed_after_its_button(
    mina: Merchant, field: str, typed: str, kept: object
) -> None:
    ramesh = known("Ramesh Kumar")
    await mina.press(f"party:{ramesh}:{field}")
    assert (await mina.say(typed)).text.startswith("✅ Saved")
    assert getattr(await _party(mina, ramesh), field) == kept


async def test_a_partys_gstin_tells_the_state(opened: Open) -> None:
    mina = await opened(tax_scheme="regular", state="24")
    ramesh = known("Ramesh Kumar")
    await mina.press(f"party:{ramesh}:gstin")
    assert "should be V" in (await mina.say("27AAPFU0939F1ZX")).text
    card = await mina.say("27AAPFU0939F1ZV")
    assert "State: Maharashtra" in card.text
    await mina.press(f"party:{ramesh}:gstin:none")
    await mina.press(f"party:{ramesh}:state:24")
    party = await _party(mina, ramesh)
    assert (party.gstin, party.state) == (None, "24")


async def test_a_credit_limit_is_asked_about(mina: Merchant) -> None:
    await mina.press(f"party:{known('Ramesh Kumar')}:credit_limit")
    await mina.say("100")
    reply = await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert "₹100" in reply.text
    assert await mina.owed("Ramesh Kumar") == 0


async def test_a_customer_may_become_a_supplier(mina: Merchant) -> None:
    assert "supplier" in (await mina.press(f"party:{known('Ramesh Kumar')}:kind")).text
    assert (await _party(mina, known("Ramesh Kumar"))).kind == "supplier"


async def test_an_open_account_is_not_put_away(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    told = await mina.press(f"party:{known('Ramesh Kumar')}:archive")
    assert "owes ₹225" in (told.toast or "")
    await mina.say("received 225 from Ramesh")
    await mina.press(f"party:{known('Ramesh Kumar')}:archive")
    await mina.tap("Yes, put away")
    assert "Ramesh" not in (await mina.say("/parties")).text


async def test_parties_are_found_and_added(mina: Merchant) -> None:
    assert "Gupta Traders" in (await mina.say("/parties")).text
    await mina.say("/parties gupta")
    assert "Kind: supplier" in (await mina.tap("Gupta")).text
    await mina.press("addparty")
    assert "<b>Zoya</b> · settled" in (await mina.say("Zoya")).text
    assert "no Plutonium" in (await mina.say("/parties Plutonium")).text


async def test_a_new_name_may_be_an_entry_after_all(mina: Merchant) -> None:
    for ask in ("additem", "addparty", f"item:{known('Sugar')}:name"):
        await mina.press(ask)
        assert "₹60" in (await mina.say("sold 1 kg rice at 60")).text
        await mina.tap("Undo")


async def test_a_partys_state_may_be_tapped(opened: Open) -> None:
    mina = await opened(tax_scheme="regular", state="24")
    await mina.press(f"party:{known('Fatima')}:state")
    await mina.tap("More")
    assert "State: Assam" in (await mina.tap("Assam")).text


async def test_staff_look_but_do_not_change(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    card = await raju.say("/items sugar")
    assert "₹45/kg" in card.text
    assert "Cost" not in card.text
    assert raju.labels() == ["📦 Stock", "⬅ All items"]
    for data in (
        f"item:{known('Sugar')}:sale_price",
        f"item:{known('Sugar')}:low_stock:none",
        f"item:{known('Sugar')}:archive:yes",
        f"party:{known('Fatima')}:credit_limit:none",
        "additem",
        "addparty",
    ):
        assert "Only the owner or the accountant" in ((await raju.press(data)).toast or ""), data
    assert (await _party(mina, known("Fatima"))).credit_limit == 500
