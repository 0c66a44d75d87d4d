"""New names, misspelled ones, and prices of things."""

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import SHOP, Merchant, beside


async def test_new_items_and_parties_come_with_their_first_entry(mina: Merchant) -> None:
    reply = await mina.say("sold 2 notebooks at 25 to Kiran on credit")
    assert "Kiran · credit · balance ₹50" in reply.text
    again = await mina.say("sold 3 notebooks to Kiran on credit")
    assert "3 pcs notebooks × ₹25 = ₹75" in again.text
    assert "balance ₹125" in again.text


async def test_a_likely_misspelling_is_merged_with_a_tap(mina: Merchant) -> None:
    await mina.say("sold 2 kg sgar at 45 to Ramesh on credit")
    assert "It was Sugar" in mina.labels(), mina.labels()
    reply = await mina.tap("It was Sugar")
    assert reply.edit
    assert reply.text.startswith("✏️ Changed: 2 kg Sugar × ₹45 = ₹90\nRamesh Kumar · credit")
    assert await mina.stock("Sugar") == 48
    later = await mina.say("sold 1 kg sgar")
    assert "1 kg Sugar × ₹45" in later.text
    catalogue = await mina.bot.store.catalogue(SHOP)
    assert "sgar" not in [item.name for item in catalogue.items]


async def test_a_misspelled_party_is_merged_with_all_its_entries(mina: Merchant) -> None:
    await mina.say("sold 2 kg sugar to Suresh Patil on credit")
    merge = next(b for b in mina.buttons() if b.label == "It was Suresh Patel")
    await mina.say("received 10 from Suresh Patil")
    await mina.press(merge.data or "")
    assert await mina.owed("Suresh Patel") == 80
    catalogue = await mina.bot.store.catalogue(SHOP)
    assert "Suresh Patil" not in [party.name for party in catalogue.parties]


async def test_a_merge_pressed_twice_says_so(mina: Merchant) -> None:
    await mina.say("sold 2 kg sgar at 45")
    merge = next(b for b in mina.buttons() if b.label == "It was Sugar")
    await mina.press(merge.data or "")
    again = await mina.press(merge.data or "")
    assert again.toast
    assert await mina.stock("Sugar") == 48


async def test_a_price_is_set_and_set_back(opened: Open) -> None:
    mina = await opened("hi-Latn")
    reply = await mina.say("cheeni ka bhav ab 48")
    assert reply.text == "✅ Sugar ka daam ab ₹48/kg (pehle ₹45)"
    (back,) = mina.buttons()
    reply = await mina.tap("Undo")
    assert reply.text == "✅ Sugar ka daam ab ₹45/kg (pehle ₹48)"
    assert (await mina.press(back.data or "")).toast
    assert "× ₹45" in (await mina.say("1 kilo cheeni bechi")).text


async def test_staff_set_no_prices(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    await raju.say("sugar price is now 48")
    assert "owner or the accountant" in raju.last[0].text
    assert "× ₹45" in (await raju.say("sold 1 kg sugar")).text


async def test_forged_price_buttons_change_nothing(mina: Merchant) -> None:
    await mina.say("sugar price is now 48")
    data = (mina.buttons()[0].data or "").split(":")
    for wrong in ("nan", "-5", "1e400", "0", "9" * 12, "x"):
        reply = await mina.press(":".join([*data[:3], wrong, data[4]]))
        assert reply.toast, wrong
    assert "× ₹48" in (await mina.say("sold 1 kg sugar")).text


async def test_a_name_in_many_entries_is_not_merged_from_here(mina: Merchant) -> None:
    await mina.say("sold 1 kg sugar to Suresh Patil")
    merge = next(b for b in mina.buttons() if b.label == "It was Suresh Patel")
    for amount in range(10, 21):
        await mina.say(f"received {amount} from Suresh Patil")
    reply = await mina.press(merge.data or "")
    assert "too many entries" in (reply.toast or "")
    assert await mina.owed("Suresh Patel") == 0


async def test_goods_kept_in_another_unit_are_not_merged(mina: Merchant) -> None:
    await mina.say("sold 2 packets sgar at 45")
    merge = next((b for b in mina.buttons() if b.label == "It was Sugar"), None)
    assert merge is not None
    reply = await mina.press(merge.data or "")
    assert reply.toast == "Sugar is kept in kg, not in packet. Write it in kg."
    assert await mina.stock("Sugar") == 50


async def test_a_merge_moves_counts_and_openings_too(mina: Merchant) -> None:
    await mina.say("opening stock sgar 5 kg at 40")
    merge = next(b for b in mina.buttons() if b.label == "It was Sugar")
    await mina.say("sold 3 kg sgar total 100 cash")
    await mina.press(merge.data or "")
    assert await mina.stock("Sugar") == 52
    sale = (await mina.vouchers())[0]
    assert sale.total == 100
    assert sale.lines[0].description == "Sugar"


async def test_forged_merges_change_nothing(mina: Merchant) -> None:
    await mina.say("sold 2 kg sgar at 45 to Kiran")
    data = next(b.data or "" for b in mina.buttons() if b.label == "It was Sugar")
    verb, voucher, place, known = data.split(":")
    for forged in (
        f"{verb}:{voucher}:{place}:{voucher}",
        f"{verb}:{known}:{place}:{known}",
        f"{verb}:{voucher}:9:{known}",
        f"{verb}:{voucher}:p:{known}",
        f"{verb}:{voucher}:x:{known}",
        f"{verb}:{voucher}",
        f"{verb}:é:0:é",
    ):
        assert (await mina.press(forged)).toast, forged
    assert await mina.stock("Sugar") == 50


async def test_prices_are_set_both_ways_and_absurd_ones_refused(mina: Merchant) -> None:
    same = await mina.say("sugar price is now 45")
    assert same.text == "Sugar is at that price already."
    assert mina.labels() == []
    cost = await mina.say("sugar cost price is 41")
    assert cost.text == "✅ Sugar now costs ₹41/kg (was ₹40)"
