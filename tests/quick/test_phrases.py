import json

import pytest

from tests.quick.corpus import PASS, Row, alike, rows, said, score, shop


@pytest.mark.parametrize("row", rows("phrases.tsv"), ids=lambda row: row.phrase)
def test_a_phrase_of_the_sample_is_understood_to_the_letter(row: Row) -> None:
    got = said(row.phrase, shop())
    assert json.dumps(got, ensure_ascii=False) == json.dumps(row.booking, ensure_ascii=False)


@pytest.mark.parametrize(
    ("corpus", "file"),
    [
        ("phrases_unseen.tsv", "shop.json"),
        ("phrases_fresh.tsv", "shop.json"),
        ("phrases_hardware.tsv", "shop_hardware.json"),
        ("phrases_gujarati.tsv", "shop.json"),
    ],
)
def test_98_of_100_answers_are_right_and_70_of_100_bookable_phrases_are_answered(
    corpus: str, file: str
) -> None:
    found = score(rows(corpus), shop(file))
    assert found.right >= 0.98 * found.answered, found.wrong
    assert found.answered_bookable >= 0.70 * found.bookable


def test_the_corpus_is_large_enough_to_tell() -> None:
    unseen = [
        row
        for file in ("unseen", "fresh", "hardware", "gujarati")
        for row in rows(f"phrases_{file}.tsv")
    ]
    assert len(unseen) >= 900
    assert sum(row.booking == PASS for row in unseen) >= 200
    assert {row.language for row in unseen} == {"en", "hi-Latn", "hi", "gu"}


@pytest.mark.parametrize(
    "phrase",
    [
        row.phrase
        for file in ("phrases_unseen.tsv", "phrases_fresh.tsv", "phrases_gujarati.tsv")
        for row in rows(file)
        if row.booking == PASS
    ],
)
def test_what_is_no_entry_is_passed_on(phrase: str) -> None:
    assert said(phrase, shop()) == PASS


@pytest.mark.parametrize("row", rows("phrases.tsv")[:20], ids=lambda row: row.phrase)
def test_case_and_spaces_make_no_difference(row: Row) -> None:
    wide = "  " + row.phrase.upper().replace(" ", "   ") + "  "
    # a new name is kept as it was written
    got = json.dumps(alike(said(wide, shop()))).lower()
    assert got == json.dumps(alike(row.booking)).lower()
