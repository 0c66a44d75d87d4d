"""Items and parties: names are taken once, whatever their spelling of case and blanks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.store.ledger import Keeper, new_id, sale
from vyapari.books.catalogue import Item, Party
from vyapari.books.commands import BookVoucher, PutItem, PutParty
from vyapari.books.entry import Mode


async def test_an_item_comes_back_whole(shop: Keeper) -> None:
    tea = Item(
        id=new_id(),
        name="Tea",
        unit="kg",
        aliases=("chai patti", "चाय"),
        sale_price=Decimal("250.50"),
        cost_price=Decimal(200),
        packs={"bag": Decimal(50), "box": Decimal("2.5")},
        hsn="0902",
        tax_rate=Decimal(5),
        low_stock=Decimal(3),
    )
    gupta = Party(
        id=new_id(),
        name="Gupta",
        kind="supplier",
        aliases=("Gupta ji",),
        phone="98",
        address="Surat",
        gstin="24ABCDE1234F1Z7",
        state="24",
        credit_limit=Decimal("1000.00"),
    )
    await shop.do(PutItem(tea), PutParty(gupta))
    catalogue = await shop.store.catalogue(shop.shop_id)
    assert catalogue.items == (tea,)
    assert catalogue.parties == (gupta,)
    assert catalogue.version == 3


@pytest.mark.parametrize("name", ["tea", "  TEA ", "Chai  Patti", "ｔｅａ"])
async def test_a_name_that_is_taken_means_the_item_that_has_it(shop: Keeper, name: str) -> None:
    tea = await shop.item("Tea", aliases=("chai patti",))
    before = await shop.store.catalogue(shop.shop_id)
    answer = (await shop.do(PutItem(Item(new_id(), name)))).results[0]
    assert (answer["item"]["id"], answer["existing"]) == (tea, True)
    assert answer["version"] == before.version
    assert await shop.store.catalogue(shop.shop_id) == before


async def test_later_steps_mean_the_existing_ones(shop: Keeper) -> None:
    tea = await shop.item("Tea")
    ramesh = await shop.party("Ramesh")
    item, party = Item(new_id(), "TEA"), Party(new_id(), "ramesh")
    voucher = sale((item.id, 1, 10), party=party.id, mode=Mode.CREDIT)
    booked = await shop.do(PutItem(item), PutParty(party), BookVoucher(voucher))
    told = booked.results[2]
    assert told["items"][0]["id"] == tea
    assert told["party"]["id"] == ramesh
    assert told["voucher"]["party_name"] == "Ramesh"
    read = await shop.store.voucher(shop.shop_id, id=voucher.id)
    assert read is not None
    assert read.lines[0].item_id == tea
    assert read.party_id == ramesh


async def test_a_rename_to_a_taken_name_is_refused(shop: Keeper) -> None:
    await shop.item("Tea", aliases=("Chai",))
    coffee = Item(new_id(), "Coffee")
    await shop.do(PutItem(coffee))
    for change in ({"name": "tea"}, {"aliases": ("CHAI",)}):
        refusal = await shop.refused(PutItem(replace(coffee, **change)))
        assert refusal.code == "name_taken"
        assert refusal.data["name"].lower() in {"tea", "chai"}
    await shop.party("Ramesh")
    mohan = Party(new_id(), "Mohan")
    await shop.do(PutParty(mohan))
    refusal = await shop.refused(PutParty(replace(mohan, name="Ramesh ")))
    assert (refusal.code, refusal.data) == ("name_taken", {"name": "Ramesh"})


async def test_an_archived_item_frees_its_name(shop: Keeper) -> None:
    old = Item(new_id(), "Tea", aliases=("chai",))
    new = Item(new_id(), "Chai")
    await shop.do(PutItem(old), PutItem(old, archived=True), PutItem(new))
    catalogue = await shop.store.catalogue(shop.shop_id)
    assert [i.id for i in catalogue.items] == [new.id]
    refusal = await shop.refused(PutItem(old))
    assert refusal.code == "name_taken"


async def test_a_misspelling_is_merged_by_moving_its_name(shop: Keeper) -> None:
    right = Item(new_id(), "Cheeni")
    wrong = Item(new_id(), "Chini")
    await shop.do(PutItem(right), PutItem(wrong))
    await shop.do(PutItem(wrong, archived=True), PutItem(replace(right, aliases=("Chini",))))
    answer = (await shop.do(PutItem(Item(new_id(), "chini")))).results[0]
    assert answer["item"]["id"] == right.id


async def test_another_shops_items_and_parties_are_out_of_reach(shop: Keeper) -> None:
    tea = Item(new_id(), "Tea")
    ramesh = Party(new_id(), "Ramesh")
    await shop.do(PutItem(tea), PutParty(ramesh))
    rival = Keeper(shop.store, user=66)
    await rival.open()
    assert (await rival.refused(PutItem(tea))).code == "not_found"
    assert (await rival.refused(PutParty(ramesh))).code == "not_found"
    assert (await rival.refused(BookVoucher(sale((tea.id, 1, 10))))).code == "not_found"
    mine = await rival.item("Tea")
    owed = sale((mine, 1, 10), party=ramesh.id, mode=Mode.CREDIT)
    assert (await rival.refused(BookVoucher(owed))).code == "not_found"


async def test_the_catalogue_is_sent_only_when_it_changed(shop: Keeper) -> None:
    await shop.item("Tea")
    first = await shop.store.catalogue(shop.shop_id)
    assert await shop.store.catalogue(shop.shop_id) is first
    assert await shop.store.catalogue(shop.shop_id, first.version) is first
    await shop.item("Salt")
    second = await shop.store.catalogue(shop.shop_id, first.version + 1)
    assert [i.name for i in second.items] == ["Salt", "Tea"]


async def test_an_unknown_shop_has_no_catalogue(shop: Keeper) -> None:
    with pytest.raises(LookupError):
        await shop.store.catalogue(new_id())
