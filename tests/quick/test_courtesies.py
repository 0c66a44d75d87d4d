"""Greetings and thanks, and what is more than that."""

import pytest

from vyapari.quick.courtesies import courtesy


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hello!", "hello"),
        ("hi 🙏", "hello"),
        ("Namaste munim ji", "hello"),
        ("राम राम भाई", "hello"),
        ("નમસ્તે", "hello"),
        ("કેમ છો?", "hello"),
        ("Thank you so much, sir", "thanks"),
        ("बहुत बहुत धन्यवाद जी", "thanks"),
        ("આભાર", "thanks"),
        ("hello, 5 kg sugar", None),
        ("thanks 500", None),
        ("thank you cards 20", None),
        ("Ram", None),
        ("ji", None),
        ("🙏", None),
        ("", None),
        ("hi " * 1000, None),
    ],
)
def test_a_courtesy_is_one_only_if_nothing_else_is_said(text: str, kind: str | None) -> None:
    assert courtesy(text) == kind
