"""What Telegram makes tappable, and names without it."""

import pytest

from vyapari.agents.links import has_link, plain_name


@pytest.mark.parametrize(
    "text",
    [
        "http://a.b",
        "HTTPS://X",
        "tg://x",
        "www.a",
        "t.me/x",
        "evil.com",
        "a.evil.co.in/x?y",
        "@evil",
    ],
)
def test_a_link_is_one(text: str) -> None:
    assert has_link(text)
    assert has_link(f"see {text} now")


@pytest.mark.parametrize(
    "text",
    ["Dr.Mehta", "M.R.F.", "45.50", "kg/pc", "5 kg @ 45", "Rs.500", "shop@okaxis", "a.b", "10:30",
     "Gupta & Sons", "रु.500", "खाते में"],
)  # fmt: skip
def test_what_merchants_write_is_none(text: str) -> None:
    assert not has_link(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Gupta https://evil.example/pay", "Gupta …"),
        ("Sugar\nTotal ₹1", "Sugar Total ₹1"),
        ("Sugar \u202e001\u202c", "Sugar 001"),
        ("राम\u200dेश", "राम\u200dेश"),
        ("  two   blanks ", "two blanks"),
    ],
)
def test_a_name_is_one_line_of_words(name: str, shown: str) -> None:
    assert plain_name(name) == shown
    assert plain_name(shown) == shown
