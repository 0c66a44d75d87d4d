"""Cutting long answers: every piece fits, is well-formed, and nothing is lost."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.bot.split import LONGEST, plain, split, units


class Wellformed(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_short_text_stays_whole() -> None:
    assert split("<b>5 kg</b> sugar") == ["<b>5 kg</b> sugar"]


def test_a_text_of_exactly_the_longest_stays_whole() -> None:
    assert split("<b>" + "a" * LONGEST + "</b>") == ["<b>" + "a" * LONGEST + "</b>"]


def test_it_is_cut_at_a_lines_end() -> None:
    assert split("one two\nthree four", 12) == ["one two", "three four"]


def test_else_at_a_space_else_anywhere() -> None:
    assert split("one two three", 8) == ["one two", "three"]
    assert split("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_tags_are_closed_and_opened_again() -> None:
    text = '<b>one <a href="https://x.y/?a=1&amp;b=2">two\nthree</a></b>'
    assert split(text, 8) == [
        '<b>one <a href="https://x.y/?a=1&amp;b=2">two</a></b>',
        '<b><a href="https://x.y/?a=1&amp;b=2">three</a></b>',
    ]


def test_an_escaped_character_is_one_and_is_not_cut() -> None:
    assert split("&lt;&amp;&gt;&lt;", 2) == ["&lt;&amp;", "&gt;&lt;"]


def test_length_is_counted_as_telegram_counts_it() -> None:
    assert units("<i>🙉</i>&amp;") == 3
    assert split("🙉🙉🙉", 4) == ["🙉🙉", "🙉"]


_BITS = st.sampled_from(["word ", "आटा ", "\n", "🙉", "&lt;", "&amp;", "long" * 5, " ", "₹1,225"])
_TAGGED = st.recursive(
    st.lists(_BITS, max_size=12).map("".join),
    lambda inner: st.tuples(st.sampled_from("biu"), inner, inner).map(
        lambda t: f"<{t[0]}>{t[1]}</{t[0]}>{t[2]}"
    ),
    max_leaves=12,
)


@given(_TAGGED, st.integers(min_value=8, max_value=40))
def test_pieces_fit_are_well_formed_and_show_the_whole_text(text: str, longest: int) -> None:
    pieces = split(text, longest)
    for piece in pieces:
        Wellformed(piece)
        assert units(piece) <= longest
    shown = "".join(plain(piece) for piece in pieces)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", plain(text))


@pytest.mark.parametrize("text", ["x" * 5000, "<b>" + "ab " * 3000 + "</b>", "क" * 9000])
def test_long_texts_become_messages_that_telegram_takes(text: str) -> None:
    assert all(0 < units(piece) <= LONGEST for piece in split(text))
