from decimal import Decimal

import pytest

from vyapari.books.catalogue import Item
from vyapari.books.quantity import UNITS
from vyapari.quick import Names
from vyapari.quick.fold import fold
from vyapari.quick.goods import Goods, goods
from vyapari.quick.tokens import words


def shop(*names: str) -> Names:
    return Names([Item(name, name, "kg") for name in names])


def keys(name: str) -> tuple[str, ...]:
    return tuple(map(fold, words(name)))


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("cheeni", "sugar"),
        ("cheeni", "चीनी"),
        ("Sugar", "shakkar"),
        ("Sugar", "शक्कर"),
        ("चीनी", "Sugar"),
        ("Onion", "kanda"),
        ("pyaz", "onions"),
        ("Potato", "batata"),
        ("आलू", "potatoes"),
        ("Mustard Oil", "sarson ka tel"),
        ("Tea", "chai patti"),
        ("Peanut", "मूंगफली"),
        ("Nails", "कील"),
        ("Notebook", "कॉपी"),
        ("Egg", "ande"),
        ("Soap", "साबुन"),
        ("Slippers", "चप्पल"),
        ("मोबाइल कवर", "back cover"),
        ("Paracetamol", "crocin"),
        ("Atta", "ઘઉંનો લોટ"),
        ("ઘઉંનો લોટ", "wheat flour"),
        ("Salt", "મીઠું"),
        ("પ્યાજ", "ડુંગળી"),
        ("आलू", "બટેટા"),
    ],
)
def test_an_item_is_found_by_any_name_of_its_goods(item: str, written: str) -> None:
    assert shop("Wheel barrow", item).find_item(written).id == item


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("Rice Flour", "chawal"),
        ("Rice Flour", "rice"),
        ("Milk Powder", "doodh"),
        ("Mango", "मूंग"),
        ("Khand", "kanda"),
        ("Moong Dal", "chana dal"),
        ("Black Salt", "namak"),
        ("Mustard Oil", "नारियल तेल"),
        ("Coriander Powder", "hara dhaniya"),
        ("Kurti", "kurta"),
    ],
)
def test_goods_are_never_taken_for_others(item: str, written: str) -> None:
    match = shop(item).find_item(written)
    assert not match
    assert not match.similar


def test_goods_that_two_items_are_have_to_be_asked_about() -> None:
    assert set(shop("Sugar", "cheeni").find_item("शक्कर").candidates) == {"Sugar", "cheeni"}
    assert shop("Sugar", "cheeni").find_item("chini").id == "cheeni"


def test_a_brand_is_found_by_another_name_of_its_goods_as_a_kind_only() -> None:
    match = shop("Tata Salt 1 kg", "Fortune Atta").find_item("namak")
    assert (match.id, match.kind_only) == ("Tata Salt 1 kg", True)
    several = shop("Tata Salt 1 kg", "Aashirvaad Salt").find_item("नमक")
    assert set(several.candidates) == {"Tata Salt 1 kg", "Aashirvaad Salt"}


def test_an_item_that_is_gone_is_not_found_by_its_goods() -> None:
    names = shop("cheeni")
    names.put_item(Item("cheeni", "Mishri", "kg"))
    assert not names.find_item("sugar")
    names.drop_item("cheeni")
    assert not names.find_item("mishri")


@pytest.mark.parametrize(
    ("name", "unit"),
    [("doodh", "l"), ("चीनी", "kg"), ("saree", "pcs"), ("cement", "bag"), ("Parle-G", None)],
)
def test_goods_know_the_unit_they_are_kept_in(name: str, unit: str | None) -> None:
    assert Names().usual_unit(name) == unit


def test_a_price_is_known_for_any_unit_that_converts() -> None:
    assert goods().price("sugar", "kg") == goods().price("sugar", "g") * 1000  # type: ignore[operator]
    assert goods().price("sugar", "pcs") is None
    assert goods().price("saree", "pcs") is None


def test_every_good_is_kept_in_a_unit_of_the_books_and_found_by_its_names() -> None:
    known = goods()
    assert {known.unit(good) for good in known} <= UNITS
    for good in known:
        for name in known.names(good):
            assert good in known.spelled(keys(name)), name


def test_a_price_of_no_known_good_is_refused() -> None:
    with pytest.raises(ValueError, match="shugar"):
        Goods("[kg]\nsugar = ['sugar']\n[price]\nshugar = 45")


def test_names_are_told_apart_by_their_last_words() -> None:
    assert goods().tails(keys("Tata Salt")) == ("salt",)
    assert goods().tails(keys("Rice Flour")) == ("rice flour",)
    assert goods().tails(keys("Salt Lamp")) == ()
    assert goods().price("salt", "kg") is not None
    assert isinstance(goods().price("salt", "kg"), Decimal)
