from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from vyapari.books.quantity import UNITS
from vyapari.documents.labels import labels, lettered


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


@pytest.mark.parametrize("language", ["hi", "gu"])
def test_each_language_has_the_same_labels(language: str) -> None:
    assert names(language) == names("en")


@pytest.mark.parametrize("language", ["en", "hi", "gu"])
def test_every_unit_has_a_name(language: str) -> None:
    assert {f"unit-{code}" for code in UNITS} <= names(language)


def test_an_unknown_language_reads_english() -> None:
    assert labels("fr")("total") == "Total"
    assert labels("hi-Latn")("total") == "Total"
    assert labels("hi")("total") == "कुल"


def test_gujarati_is_read_where_its_font_is_installed_and_english_elsewhere(
    tmp_path: Path,
) -> None:
    assert labels("gu", [tmp_path])("total") == "Total"
    (tmp_path / "NotoSerifGujarati-Regular.ttf").touch()
    assert labels("gu", [tmp_path])("total") == "કુલ"
    assert labels("gu", [tmp_path]).language == "gu"


def test_an_unknown_unit_is_itself() -> None:
    assert labels("en").unit("thaan") == "thaan"
    assert labels("hi").unit("kg") == "किलो"


def test_a_missing_label_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        labels("en")("no-such-label")
    with pytest.raises(KeyError):
        labels("en")("signed-for")


def test_a_language_has_letters_where_a_font_for_it_is_installed() -> None:
    assert all(lettered(language, noto=()) for language in ("en", "hi", "hi-Latn"))
    assert not lettered("gu", noto=())
    assert lettered("gu")
