from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vyapari.books.catalogue import Item, Party
from vyapari.quick import Match, Names

ITEMS = [
    Item("sugar", "Sugar", "kg", ("cheeni", "चीनी")),
    Item("oil", "Mustard Oil", "l", ("sarson tel", "सरसों का तेल")),
    Item("parle", "Parle-G", "packet"),
    Item("surf", "Surf Excel 1kg", "packet"),
    Item("egg", "Egg", "pcs", ("anda",)),
    Item("notebook", "Notebook", "pcs"),
]
PARTIES = [
    Party("ramesh", "Ramesh Kumar"),
    Party("sunita", "Sunita Devi"),
    Party("gupta", "Gupta Traders", "supplier"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chini", "sugar"),
        ("CHEENI", "sugar"),
        ("suger", "sugar"),
        ("शुगर", "sugar"),
        ("sarson ka tel", "oil"),
        ("parleg", "parle"),
        ("parle g", "parle"),
        ("surf excel", "surf"),
        ("ande", "egg"),
        ("eggs", "egg"),
        ("notebooks", "notebook"),
        ("नोटबुक", "notebook"),
        ("સરસવનું તેલ", "oil"),
        ("ઈંડા", "egg"),
    ],
)
def test_an_item_is_found_however_it_is_spelled(text: str, found: str) -> None:
    assert Names(ITEMS).find_item(text).id == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mohan", "mohan"),
        ("મોહન", "mohan"),
        ("मोहन", "mohan"),
        ("Kiran Patel", "kiran"),
        ("કિરણભાઈ", "kiran"),
        ("Meena", "meena"),
        ("રમેશ", "plain"),
        ("Rameshbhai", "bhai"),
    ],
)
def test_a_party_booked_with_a_form_of_address_is_found_without_it(text: str, found: str) -> None:
    parties = [
        Party("mohan", "મોહનભાઈ"),
        Party("kiran", "Kiranbhai Patel"),
        Party("meena", "મીનાબેન"),
        Party("plain", "Ramesh"),
        Party("bhai", "રમેશભાઈ"),
    ]
    names = Names((), parties)
    assert names.find_party(text).id == found
    names.drop_party(found)
    assert names.find_party(text).id != found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ramesh", "ramesh"),
        ("Ramesh bhai", "ramesh"),
        ("Rameshbhai", "ramesh"),
        ("रमेश", "ramesh"),
        ("रमेश कुमार", "ramesh"),
        ("Suneeta ji", "sunita"),
        ("गुप्ता ट्रेडर्स", "gupta"),
        ("રમેશભાઈ", "ramesh"),
        ("સુનીતાબહેન", "sunita"),
        ("ગુપ્તા ટ્રેડર્સ", "gupta"),
    ],
)
def test_a_party_is_found_however_it_is_spelled(text: str, found: str) -> None:
    assert Names((), PARTIES).find_party(text).id == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("लक्ष्मी", "Laxmi"),
        ("कृष्णा", "Krishna"),
        ("ज्ञानचंद", "Gyanchand"),
        ("विक्रम सिंह", "Vikram Singh"),
        ("नरेंद्र", "Narendra"),
        ("चौधरी", "Choudhary"),
        ("वर्मा", "Verma"),
        ("राव", "Rao"),
        ("फ़ातिमा", "Fatima"),
        ("अग्रवाल", "Aggarwal"),
        ("मित्तल", "Mittal"),
        ("મહેશ", "Mahesh"),
    ],
)
def test_a_party_is_the_same_in_either_script(one: str, other: str) -> None:
    assert Names((), [Party("p", one)]).find_party(other).id == "p"
    assert Names((), [Party("p", other)]).find_party(one).id == "p"


@pytest.mark.parametrize("text", ["", "   ", "!!!", "basmati", "😊", "a" * 4096])
def test_what_is_nobody_is_nobody(text: str) -> None:
    assert Names(ITEMS, PARTIES).find_party(text) == Match()


def test_the_full_name_wins_over_longer_ones() -> None:
    names = Names((), [Party("mohan", "Mohan"), Party("lal", "Mohan Lal")])
    assert names.find_party("mohan").id == "mohan"
    assert names.find_party("mohan lal").id == "lal"


def test_a_dropped_name_is_gone_and_a_changed_one_is_found_anew() -> None:
    names = Names(ITEMS, PARTIES)
    names.drop_party("ramesh")
    names.drop_party("ramesh")
    assert names.find_party("ramesh") == Match()
    names.put_item(Item("sugar", "Mishri", "kg"))
    assert names.find_item("cheeni").id is None
    assert names.find_item("mishri").id == "sugar"


spelled = st.text(alphabet="aeiklmnrst ", min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), spelled), max_size=25))
def test_an_index_kept_up_to_date_is_the_index_built_anew(
    steps: list[tuple[int, bool, str]],
) -> None:
    names = Names()
    for number, put, name in steps:
        if put:
            names.put_item(Item(f"i{number}", name, sale_price=Decimal(1)))
        else:
            names.drop_item(f"i{number}")
    anew = Names(names.items.values())
    for _, _, name in steps:
        one, other = names.find_item(name), anew.find_item(name)
        assert one.id == other.id
        assert set(one.candidates) == set(other.candidates)
