from hypothesis import given
from hypothesis import strategies as st

from vyapari.bot.features.columns import WIDEST, columns, shorten, width
from vyapari.bot.features.pages import Page
from vyapari.bot.texts import phrasebook


def test_columns_line_up() -> None:
    table = columns([("1", "Sugar", "45 kg"), ("10", "Mustard Oil", "2.5 l")], "rLr")
    assert table == "<pre> 1 Sugar       45 kg\n10 Mustard Oil 2.5 l</pre>"


def test_figures_go_before_words_in_a_script_that_no_phone_has_monospaced() -> None:
    table = columns([("23 नव॰", "चीनी", "+225", "225"), ("2 नव॰", "जमा", "−50", "1,000")], "lLrr")
    assert table == "<pre>+225   225 23 नव॰ चीनी\n −50 1,000 2 नव॰  जमा</pre>"


def test_vowel_signs_take_no_room() -> None:
    assert width("चीनी") == 4
    assert width("कुल") == 2
    assert width("⚠️") == 1
    assert width("糖") == 2


def test_html_is_escaped() -> None:
    assert columns([("<b>&",)], "l") == "<pre>&lt;b&gt;&amp;</pre>"


def test_a_long_name_gives_way_to_the_figures() -> None:
    table = columns([("1", "A very long name of some item or other", "1,23,456.50")], "rLr")
    (line,) = table.removeprefix("<pre>").removesuffix("</pre>").splitlines()
    assert width(line) == WIDEST
    assert line.endswith("… 1,23,456.50")


@given(st.text(max_size=60), st.integers(2, 40))
def test_what_is_shortened_fits(text: str, cells: int) -> None:
    assert width(shorten(text, cells)) <= max(cells, 1)


def test_pages_know_their_place() -> None:
    say = phrasebook("en")
    assert Page(0, 10).place(say) == ""
    assert Page(0, 11).place(say) == "1–10 of 11"
    assert Page(1, 11).place(say) == "11–11 of 11"
    assert [b.data for row in Page(0, 21).arrows("x") for b in row] == ["x:1"]
    assert [b.data for row in Page(1, 21).arrows("x") for b in row] == ["x:0", "x:2"]
    assert [b.data for row in Page(2, 21).arrows("x") for b in row] == ["x:1"]


def test_a_page_past_the_end_leads_back() -> None:
    assert [b.data for row in Page(99, 11).arrows("x") for b in row] == ["x:1"]
