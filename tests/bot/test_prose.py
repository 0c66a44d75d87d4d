"""What models write: shown as meant, whole, and readable for Telegram wherever it breaks off."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vyapari.bot.prose import prose
from vyapari.bot.split import LONGEST, split, units
from vyapari.sandbox.entities import Formatted
from vyapari.sandbox.html import parse_html

REPORT = """\
## Sales **this** month

**Total:** ₹1,84,350, profit ₹22,910 (*12.4%*) & more <b>

- **Cheeni**: ₹31,200
  for 693 kg
- Tel: `5 < 6`
  1. mustard
  2. _groundnut_
3) [Ramesh](https://example.com/?a=1) owes ~~₹5~~ ₹1,225
---
| item | kg |
|------|----|
| आटा | 45 |

```text
a < b & "c"
  indented
```
> quoted
"""


def shown(text: str) -> Formatted:
    return parse_html(prose(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("**bold** and __bold__", "<b>bold</b> and <b>bold</b>"),
        ("*it* and _it_", "<i>it</i> and <i>it</i>"),
        ("***both***", "<i><b>both</b></i>"),
        ("~~gone~~", "<s>gone</s>"),
        ("`a<b`", "<code>a&lt;b</code>"),
        ("## Sales **now**", "<b>Sales now</b>"),
        ("- one\n* two\n+ 500", "• one\n• two\n+ 500"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("3) three\n4) four", "3) three\n4) four"),
        ("- a\n  - b\n    1. c\n- d", "• a\n   • b\n      1. c\n• d"),
        ("- - a\n  - b\n- c", "• • a\n   • b\n• c"),
        ("- ```\n  code\n  ```\n- b", "• <pre>code</pre>\n• b"),
        ("So:\n\n- \n- b", "So:\n\n•\n• b"),
        ("- a\n\n  more of a", "• a\n\n   more of a"),
        ("a\nb\n\nc\n\n\n\nd", "a\nb\n\nc\n\nd"),
        ("```py\na < b\n  c\n```\nend", "<pre>a &lt; b\n  c</pre>\nend"),
        ("[Ramesh](https://x.y)", "Ramesh"),
        ("[**Ramesh**](https://x.y)!", "<b>Ramesh</b>!"),
        ("![a bill](https://x.y/p.png)", "a bill"),
        ("[Ramesh]: https://x.y", "[Ramesh]: https://x.y"),
        (
            "<b>x</b> <a href='https://x.y'>y</a>",
            "&lt;b&gt;x&lt;/b&gt; &lt;a href='https://x.y'&gt;y&lt;/a&gt;",
        ),
        ("5 &amp; 6 & 7", "5 &amp; 6 &amp; 7"),
        ("> quoted", "&gt; quoted"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("one\n---\ntwo", "one\n———\ntwo"),
        ("Total\n===", "Total\n==="),
        (r"\*not it\*", "*not it*"),
    ],
)
def test_it_is_shown_as_it_is_meant(text: str, html: str) -> None:
    assert prose(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "450.",
        "5*45*2 = 450",
        "₹5*₹45*2",
        "(2+3)*4*(5)",
        "5 * 45 * 2",
        "18%*200*3",
        "snake_case_name 5_000_000",
        "#5 Sugar",
        "-500",
        "a*b",
        "2 < 3 > 1",
        "**unclosed",
        "`unclosed",
        "[unclosed](http",
    ],
)
def test_what_only_looks_like_marks_is_kept(text: str) -> None:
    assert shown(text).text == text


def test_a_report_is_readable_wherever_it_breaks_off() -> None:
    for end in range(len(REPORT) + 1):
        shown(REPORT[:end])
    whole = shown(REPORT)
    assert {e["type"] for e in whole.entities} == {"bold", "italic", "code", "strikethrough", "pre"}
    assert "https" not in whole.text
    assert "• Tel: 5 < 6\n   1. mustard\n   2. groundnut\n3) Ramesh owes ₹5 ₹1,225" in whole.text


def test_halves_of_characters_can_be_sent() -> None:
    assert prose("a\ud83d b").encode()


def test_what_would_take_long_to_read_is_shown_as_it_was_written() -> None:
    text = "[" * 5000 + " <b>"
    assert shown(text).text == text


MARKS = ["*", "**", "***", "_", "__", "~~", "`", "``", "# ", "- ", "* ", "+ ", "1. ", "2) ", "> "]
BREAKS = ["\n", "\n\n", " ", "  ", "\n    ", "---", "\\", "|", "<", ">", "<b>", "</i>", "(", ")"]
LINKS = ["[", "]", "](", "![", "https://x.y", "<https://x.y>", "&amp;", "&", "&#1", "```", "~~~\n"]
WORDS = ["word", "आटा", "₹1,225", "5", "45kg", "🧾", "x"]
harmless = st.lists(st.sampled_from(MARKS + BREAKS + WORDS), max_size=25).map("".join)
anything = st.lists(st.sampled_from(MARKS + BREAKS + LINKS + WORDS), max_size=25).map("".join)


@given(anything | st.text(max_size=60))
def test_every_beginning_of_every_text_is_valid_and_makes_no_link_of_ours(text: str) -> None:
    for end in range(len(text) + 1):
        for entity in shown(text[:end]).entities:
            assert entity["type"] in {"bold", "italic", "strikethrough", "code", "pre"}


# Behind the beginning of a fence stands the name of its language, which is not shown.
@given(harmless.filter(lambda text: "~~~" not in text and "```" not in text))
def test_no_letter_and_no_figure_is_lost(text: str) -> None:
    def kept(said: str) -> str:
        return "".join(re.findall(r"\w|₹|,", said.replace("_", "")))

    assert kept(shown(text).text) == kept(text)


@given(st.lists(anything, min_size=1, max_size=4).map("\n".join), st.integers(8, 60))
def test_its_pieces_are_messages_that_telegram_takes(text: str, longest: int) -> None:
    html = prose(text)
    pieces = split(html, longest)
    for piece in pieces:
        parse_html(piece)
        assert units(piece) <= longest
    texts = "".join(parse_html(piece).text for piece in pieces)
    assert re.sub(r"\s", "", texts) == re.sub(r"\s", "", parse_html(html).text)


def test_a_long_report_is_cut_into_messages() -> None:
    pieces = split(prose(REPORT * 30))
    assert len(pieces) > 1
    for piece in pieces:
        assert 0 < units(piece) <= LONGEST
        parse_html(piece)
