import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.documents.lettering import fit, lines


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("  Shree\n Kirana\t Store ", "Shree Kirana Store"),
        ("a\x00b\x1bc", "a b c"),
        ("\u202eevil\u202c", "evil"),
        ("🍬 Kaju Katli 🍬", "Kaju Katli"),
        ("👨‍👩‍👧 Family Mart ❤️", "Family Mart"),
        ("😀", "😀"),
        ("क्\u200dष", "क्\u200dष"),
        ("✓ 10 × 5 → 50 ₹", "✓ 10 × 5 → 50 ₹"),
        ("lone \ud800 half", "lone half"),
        ("", ""),
    ],
)
def test_what_cannot_be_printed_is_left_out_and_the_rest_stays(written: str, set_: str) -> None:
    assert fit(written) == set_


def test_a_long_word_may_break_but_never_inside_a_syllable() -> None:
    broken = fit("क्षत्रिय" * 12, longest=20).split("\u200b")
    assert len(broken) > 1
    for piece in broken:
        assert not unicodedata.category(piece[0]).startswith("M")
        assert unicodedata.combining(piece[-1]) != 9
    assert fit("x" * 22) == "x" * 22


@given(st.text())
def test_fitted_text_is_one_line_of_printable_characters(text: str) -> None:
    fitted = fit(text)
    assert len(fitted.splitlines()) <= 1
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in fitted)
    assert fitted == fitted.strip()
    assert fit(fitted.replace("\u200b", "")) == fitted


@given(st.text(st.characters(categories=["L", "M", "N", "P"], exclude_characters="\ufe0f")))
def test_letters_digits_and_punctuation_are_kept(text: str) -> None:
    kept = fit(text).replace("\u200b", "")
    assert [c for c in text if unicodedata.category(c)[0] in "LN"] == [
        c for c in kept if unicodedata.category(c)[0] in "LN"
    ]


def test_an_address_keeps_its_lines() -> None:
    assert lines("14, Station Road\r\n\n Ahmedabad \n") == ["14, Station Road", "Ahmedabad"]
