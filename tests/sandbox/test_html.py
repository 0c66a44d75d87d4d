"""The HTML parse mode."""

import pytest

from vyapari.sandbox.entities import UnreadableMarkup, utf16_length
from vyapari.sandbox.html import parse_html


def test_tags_become_entities_with_utf16_offsets() -> None:
    formatted = parse_html("🧾 <b>Ramesh <i>जी</i></b> &lt;₹5&gt; &amp; &#39;x&#x27;")
    assert formatted.text == "🧾 Ramesh जी <₹5> & 'x'"
    assert formatted.entities == [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "italic", "offset": 10, "length": 2},
    ]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<strong>x</strong>", "bold"),
        ("<em>x</em>", "italic"),
        ("<ins>x</ins>", "underline"),
        ("<del>x</del>", "strikethrough"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ("<code>x</code>", "code"),
        ("<PRE>x</PRE>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
    ],
)
def test_every_tag_has_its_entity(source: str, kind: str) -> None:
    assert parse_html(source).entities == [{"type": kind, "offset": 0, "length": 1}]


def test_links_keep_their_address_and_bad_ones_vanish() -> None:
    linked = parse_html('<a href="https://t.me/x?start=a&amp;b">join</a>')
    assert linked.entities == [
        {"type": "text_link", "offset": 0, "length": 4, "url": "https://t.me/x?start=a&b"}
    ]
    assert parse_html('<a href="nowhere">join</a>').entities == []


def test_code_inside_pre_is_one_block_in_its_language() -> None:
    formatted = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert formatted.entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


def test_empty_tags_leave_nothing() -> None:
    assert parse_html("a<b></b>c").entities == []


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("₹<table>", 'Unsupported start tag "table" at byte offset 3'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y', "Unclosed start tag at byte offset 0"),
        ("<a href>y</a>", None),
        ('<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id=x>y</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_what_telegram_refuses_is_refused_in_its_words(source: str, sentence: str | None) -> None:
    with pytest.raises(UnreadableMarkup) as refusal:
        parse_html(source)
    if sentence is not None:
        assert str(refusal.value) == sentence


def test_lengths_count_surrogate_pairs_twice() -> None:
    assert utf16_length("a₹🧾") == 4
