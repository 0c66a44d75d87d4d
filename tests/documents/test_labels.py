from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast

from vyapari.books.quantity import UNITS
from vyapari.documents.labels import labels


def names(catalogue: str) -> set[str]:
    found: set[str] = set()
    for name in (catalogue, f"books-{catalogue}"):
        text = (files("vyapari.documents") / "locales" / f"{name}.ftl").read_text("utf-8")
        body = FluentParser().parse(text).body
        assert not [entry for entry in body if isinstance(entry, ast.Junk)]
        here = {entry.id.name for entry in body if isinstance(entry, ast.Message)}
        assert not here & found
        found |= here
    return found


def test_each_language_has_the_same_labels() -> None:
    assert names("hi") == names("en")


@pytest.mark.parametrize("language", ["en", "hi"])
def test_every_unit_has_a_name(language: str) -> None:
    assert {f"unit-{code}" for code in UNITS} <= names(language)


def test_an_unknown_language_reads_english() -> None:
    assert labels("fr")("total") == "Total"
    assert labels("hi-Latn")("total") == "Total"
    assert labels("hi")("total") == "कुल"


def test_an_unknown_unit_is_itself() -> None:
    assert labels("en").unit("thaan") == "thaan"
    assert labels("hi").unit("kg") == "किलो"


def test_a_missing_label_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        labels("en")("no-such-label")
    with pytest.raises(KeyError):
        labels("en")("signed-for")
