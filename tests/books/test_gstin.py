import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.books.gstin import (
    Gstin,
    GstinProblem,
    Pan,
    PanProblem,
    check_character,
    check_gstin,
    check_pan,
)
from vyapari.books.states import STATES, current_states

_DIGITS = "0123456789"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GOOD = "27AAPFU0939F1ZV"


@st.composite
def gstins(draw: st.DrawFn) -> str:
    first14 = (
        draw(st.sampled_from(sorted(STATES)))
        + draw(st.text(_CAPITALS, min_size=5, max_size=5))
        + draw(st.text(_DIGITS, min_size=4, max_size=4))
        + draw(st.sampled_from(_CAPITALS))
        + draw(st.sampled_from(_DIGITS[1:] + _CAPITALS))
        + "Z"
    )
    return first14 + check_character(first14)


def test_a_known_gstin_is_good_and_yields_its_state_and_pan() -> None:
    found = check_gstin(GOOD)
    assert isinstance(found, Gstin)
    assert found.state.english == "Maharashtra"
    assert found.pan == "AAPFU0939F"


@pytest.mark.parametrize(
    "text", ["27aapfu0939f1zv", " 27 AAPFU0939F 1ZV\n", "27-AAPFU0939F-1ZV", "२७AAPFU०९३९F1ZV"]
)
def test_spaces_hyphens_small_letters_and_devanagari_digits_are_forgiven(text: str) -> None:
    found = check_gstin(text)
    assert isinstance(found, Gstin)
    assert found.text == GOOD


def test_a_wrong_last_character_is_told_with_the_right_one() -> None:
    found = check_gstin("24ABCDE1234F1Z9")
    assert found == GstinProblem("24ABCDE1234F1Z9", "check", 15, position=15, expected="6")


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", "length", None),
        ("27AAPFU0939F1Z", "length", None),
        ("27AAPFU0939F1ZVV", "length", None),
        ("2OAAPFU0939F1ZV", "shape", 2),
        ("27AAPFU0939F1ZÉ", "shape", 15),
        ("27AAPFU09A9F1ZV", "shape", 10),
        ("27AAPFU0939F0ZV", "shape", 13),
        ("27AAPFU0939F1XV", "shape", 14),
        ("39AAPFU0939F1ZV", "state", 1),
        ("00AAPFU0939F1ZV", "state", 1),
    ],
)
def test_what_is_wrong_is_told_by_reason_and_place(
    text: str, reason: str, position: int | None
) -> None:
    found = check_gstin(text)
    assert isinstance(found, GstinProblem)
    assert (found.reason, found.position) == (reason, position)


@given(gstins())
def test_every_well_made_gstin_is_good(text: str) -> None:
    assert isinstance(check_gstin(text), Gstin)


@given(gstins(), st.integers(0, 13), st.sampled_from(_DIGITS + _CAPITALS))
def test_any_one_mistyped_character_is_caught(text: str, place: int, other: str) -> None:
    mistyped = text[:place] + other + text[place + 1 :]
    assert isinstance(check_gstin(mistyped), GstinProblem) == (mistyped != text)


@given(st.text())
def test_no_text_is_too_odd_to_be_checked(text: str) -> None:
    assert isinstance(check_gstin(text), Gstin | GstinProblem)
    assert isinstance(check_pan(text), Pan | PanProblem)


def test_the_states_are_complete() -> None:
    codes = [f"{code:02}" for code in range(1, 39)] + ["97"]
    assert sorted(STATES) == codes
    assert all(STATES[code].code == code for code in codes)
    assert all(state.now is None or state.now in STATES for state in STATES.values())
    current = current_states()
    assert len(current) == 37
    assert len({state.iso for state in current}) == len(current)
    assert len({state.hindi for state in current}) == len(current)
    assert len({state.gujarati for state in current}) == len(current)
    assert current[-1].code == "97"


def test_a_state_is_named_in_hindi_or_gujarati_or_else_in_english() -> None:
    gujarat = STATES["24"]
    assert (gujarat.iso, gujarat.name("hi"), gujarat.name("hi-Latn")) == ("GJ", "गुजरात", "Gujarat")
    assert gujarat.name("gu") == "ગુજરાત"


def test_a_pan_tells_its_holder() -> None:
    assert check_pan("aapfu 0939f") == Pan("AAPFU0939F", "firm")
    assert check_pan("ABCDE1234F") == Pan("ABCDE1234F", None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("AAPFU0939", PanProblem("AAPFU0939", "length", 9)),
        ("AAPF10939F", PanProblem("AAPF10939F", "shape", 10, position=5)),
    ],
)
def test_a_wrong_pan_is_told_where(text: str, problem: PanProblem) -> None:
    assert check_pan(text) == problem
