import pytest

from vyapari.books.catalogue import Item, Party
from vyapari.quick import Names
from vyapari.quick.endings import parted
from vyapari.quick.lexicon import lexicon
from vyapari.quick.tokens import clean, tokens

NAMES = Names(
    [Item("sugar", "Sugar", "kg"), Item("parle", "Parle-G", "packet")],
    [
        Party("ramesh", "Ramesh Kumar"),
        Party("mohan", "Mohan"),
        Party("sunita", "Sunita"),
        Party("mina", "Mina"),
        Party("desai", "Desai"),
    ],
)


def cut(text: str) -> list[str]:
    return [token.text for token in parted(tokens(clean(text)), lexicon(), NAMES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("રમેશને", ["રમેશ", "ને"]),
        ("રમેશે", ["રમેશ", "એ"]),
        ("મોહને", ["મોહન", "એ"]),
        ("મોહનને", ["મોહન", "ને"]),
        ("સુનીતાબહેને", ["સુનીતાબહેન", "એ"]),
        ("દેસાઈએ", ["દેસાઈ", "એ"]),
        ("ખાંડનો", ["ખાંડ", "નો"]),
        ("બેંકમાંથી", ["બેંક", "માંથી"]),
        ("ગૂગલ પેથી", ["ગૂગલ", "પે", "થી"]),
        ("દોઢસો", ["દોઢ", "સો"]),
        ("45ના ભાવે", ["45", "ના", "ભાવે"]),
    ],
)
def test_an_ending_is_parted_from_a_word_that_is_known(text: str, words: list[str]) -> None:
    assert cut(text) == words


@pytest.mark.parametrize("text", ["મીના", "પારલે", "લેવાના", "પાસેથી", "મેથી", "છન્નું", "ramesh ne"])
def test_a_word_that_is_known_as_it_is_stays_whole(text: str) -> None:
    assert cut(text) == text.split()


@pytest.mark.parametrize(
    ("text", "words"), [("હસમુખને", ["હસમુખ", "ને"]), ("કિરીટભાઈના", ["કિરીટભાઈ", "ના"])]
)
def test_a_new_name_is_told_by_its_ending_if_it_is_long_or_an_address(
    text: str, words: list[str]
) -> None:
    assert cut(text) == words


@pytest.mark.parametrize("text", ["પવને", "રાજુને", "સોની", "કિરીટની"])
def test_what_may_be_a_name_or_a_name_with_an_ending_is_neither(text: str) -> None:
    (token,) = parted(tokens(text), lexicon(), NAMES)
    assert (token.text, token.kind) == (text, "sign")


def test_the_places_of_a_stem_and_its_ending_are_those_in_the_text() -> None:
    text = clean("આજે મોહને 400")
    found = parted(tokens(text), lexicon(), NAMES)
    assert [text[token.start : token.end] for token in found] == ["આજે", "મોહન", "ે", "400"]
