import pytest

from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, beside
from vyapari.books.shop import Role, Shop


async def _shop(mina: Merchant) -> Shop:
    context = await mina.bot.store.chat(7, 7)
    assert context.shop is not None
    return context.shop


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("name", "  Shree   Kirana <Bhandar> ", "Shree Kirana <Bhandar>"),
        ("address", "12, Station Road\n\n Surat  395003 ", "12, Station Road\nSurat 395003"),
        ("state", "maharastra", "27"),
        ("phone", "98765-43210", "9876543210"),
        ("phone", "+९१ ९८७६५ ४३२१०", "+919876543210"),
        ("email", "mina@example.com", "mina@example.com"),
        ("pan", "aaacc1206d", "AAACC1206D"),
        ("upi_id", "Mina@OkAxis", "mina@okaxis"),
        ("terms", "Goods once sold\nare not taken back", "Goods once sold\nare not taken back"),
    ],
)
async def test_each_field_is_typed_after_its_button(
    mina: Merchant, field: str, typed: str, kept: str
) -> None:
    await mina.press(f"company:{field}")
    mina.bot.restart()
    saved = await mina.say(typed)
    assert saved.text.startswith("✅ Saved")
    assert getattr(await _shop(mina), field) == kept
    assert await mina.question() is None


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("gstin", "24AAACC1206D1Z1", "its last character should be M"),
        ("gstin", "24AAACC", "has 7"),
        ("gstin", "99AAACC1206D1ZM", "no state"),
        ("gstin", "2XAAACC1206D1ZM", "character 2"),
        ("pan", "AAACC12", "no PAN"),
        ("phone", "call me", "no phone number"),
        ("email", "mina at home", "no e-mail"),
        ("upi_id", "mina", "no UPI ID"),
        ("state", "Atlantis", "don't know that state"),
        ("name", "...", "empty"),
        ("name", "x" * 101, "at most 100"),
    ],
)
async def test_what_is_wrong_is_said_and_asked_again(
    mina: Merchant, field: str, typed: str, told: str
) -> None:
    await mina.press(f"company:{field}")
    assert told in (await mina.say(typed)).text
    assert getattr(await _shop(mina), field) == ("Shree Kirana" if field == "name" else None)
    assert await mina.question() is not None


async def test_a_gstin_tells_state_and_pan_and_offers_to_charge_gst(mina: Merchant) -> None:
    await mina.press("company:gstin")
    card = await mina.say("24 aaacc1206d 1zm")
    for part in ("24AAACC1206D1ZM", "Gujarat", "PAN: AAACC1206D", "no GST so far"):
        assert part in card.text
    await mina.tap("Charge GST")
    await mina.tap("regular")
    assert (await _shop(mina)).tax_scheme == "regular"
    await mina.press("company:pan")
    assert "PAN AAACC1206D" in (await mina.say("ABCPE1234F")).text


async def test_a_field_can_be_removed_or_left(mina: Merchant) -> None:
    await mina.press("company:phone")
    await mina.say("9876543210")
    asked = await mina.press("company:phone")
    assert "Now: 9876543210" in asked.text
    left = await mina.tap("Leave it")
    assert left.edit
    assert await mina.question() is None
    await mina.press("company:phone")
    await mina.tap("Remove")
    assert (await _shop(mina)).phone is None
    assert (await mina.press("company:name:none")).alert
    assert (await _shop(mina)).name == "Shree Kirana"


@pytest.mark.parametrize("language", ["hi-Latn", "hi", "gu"])
async def test_the_question_stands_in_the_chats_language(opened: Open, language: str) -> None:
    mina = await opened(language)
    await mina.press("company:gstin")
    told = (await mina.say("24AAACC1206D1Z1")).text
    assert "24AAACC1206D1Z1" in told
    assert "M" in told
    assert {"hi": "आखिरी", "hi-Latn": "aakhri", "gu": "છેલ્લો"}[language] in told


@pytest.mark.parametrize("role", [Role.STAFF, Role.ACCOUNTANT])
async def test_only_the_owner_changes_it(mina: Merchant, role: Role) -> None:
    raju = beside(mina, 8)
    await mina.join(raju, role)
    assert "Only the owner" in (await raju.say("/company")).text
    assert "Only the owner" in ((await raju.press("company:phone:none")).toast or "")


async def test_who_loses_the_right_in_the_middle_cannot_answer(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju, Role.ACCOUNTANT)
    await mina.press("team:8:owner")
    await raju.press("company:phone")
    await mina.press("team:8:staff")
    assert "Only the owner" in (await raju.say("9876543210")).text
    assert (await _shop(mina)).phone is None


async def test_the_state_may_be_tapped(mina: Merchant) -> None:
    await mina.press("company:state")
    await mina.tap("More")
    await mina.tap("▶")
    assert "Karnataka" in (await mina.tap("Karnataka")).text
    assert (await _shop(mina)).state == "29"
    assert await mina.question() is None
