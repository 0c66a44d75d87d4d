"""The MarkdownV2 parse mode."""

import pytest

from vyapari.sandbox.entities import UnreadableMarkup
from vyapari.sandbox.markdown import parse_markdown


def test_marks_nest_and_escapes_are_plain() -> None:
    formatted = parse_markdown(r"*b _i_* __u__ ~s~ ||p|| `c\_` 5\.5")
    assert formatted.text == "b i u s p c_ 5.5"
    assert [(e["type"], e["offset"], e["length"]) for e in formatted.entities] == [
        ("bold", 0, 3),
        ("italic", 2, 1),
        ("underline", 4, 1),
        ("strikethrough", 6, 1),
        ("spoiler", 8, 1),
        ("code", 10, 2),
    ]


def test_links_blocks_and_quotations() -> None:
    formatted = parse_markdown(">one\n>two\n[x](https://e.org/a\\)b) ```py\ncode```")
    assert formatted.text == "one\ntwo\nx code"
    assert [e["type"] for e in formatted.entities] == ["blockquote", "text_link", "pre"]
    assert formatted.entities[1]["url"] == "https://e.org/a)b"
    assert formatted.entities[2]["language"] == "py"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("₹5.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a *b", "Can't find end of Bold entity at byte offset 2"),
        ("[x](y", "Can't find end of a URL at byte offset 4"),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(source: str, sentence: str) -> None:
    with pytest.raises(UnreadableMarkup) as refusal:
        parse_markdown(source)
    assert str(refusal.value) == sentence
