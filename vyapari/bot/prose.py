"""What language models write, light Markdown, as Telegram's HTML."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from vyapari.bot.texts import Markup

#: CommonMark as far as Telegram can show it. What is left out (tables, HTML, quotes) stays as it
#: was written.
_RULES = (
    "heading",
    "list",
    "fence",
    "hr",
    "newline",
    "escape",
    "entity",
    "emphasis",
    "strikethrough",
    "backticks",
    "link",
    "image",
    "autolink",
)

#: Looking for a link at each opening bracket takes the library time that grows with their square;
#: what has more than these is shown as it was written.
_MOST_BRACKETS = 400

#: Between these an asterisk stands for "times".
_FACTOR_ENDS, _FACTOR_BEGINS = ")%", "(₹.-"

_TAGS = {"strong": "b", "em": "i", "s": "s"}
_BULLET, _INDENT, _RULE = "•", "   ", "———"


@dataclass(slots=True)
class _Block:
    """Lines of text between ``start`` and ``end``, lines of the source."""

    start: int
    end: int
    html: str


@dataclass(slots=True)
class _Item:
    """An open item of a list; its ``mark`` until it is shown, and its lines of the source."""

    mark: str
    lines: list[int]


def prose(text: str) -> Markup:
    """``text`` as HTML that Telegram takes, also when it breaks off anywhere.

    Nothing in it becomes a link of ours: of a link its label is shown, of a picture what it is
    said to show.
    """
    # A half of a character cannot be sent.
    whole = text.encode("utf-8", "replace").decode()
    if whole.count("[") > _MOST_BRACKETS:
        return Markup(_escaped(whole))
    pieces: list[str] = []
    end = 0
    for block in _blocks(_READER.parse(whole)):
        if pieces:
            pieces.append("\n\n" if block.start > end else "\n")
        pieces.append(block.html)
        end = block.end
    return Markup("".join(pieces))


def _blocks(tokens: list[Token]) -> Iterator[_Block]:
    """The document flat, as a chat shows it: what a list nests is indented."""
    items: list[_Item] = []
    bold = False
    for token in tokens:
        match token.type:
            case "list_item_open":
                items.append(_Item(_mark(token), token.map or [0, 0]))
            case "list_item_close":
                # "450." alone is an item without a text.
                if items[-1].mark:
                    start = items[-1].lines[0]
                    yield _Block(start, start + 1, _lead(items).rstrip())
                items.pop()
            case "heading_open" | "heading_close":
                bold = token.nesting > 0
            case "inline":
                shown = _inline(token.children or [], bold=bold)
                yield _block(token, items, f"<b>{shown}</b>" if bold else shown)
            case "fence":
                if code := token.content.rstrip():
                    yield _block(token, items, f"<pre>{_escaped(code)}</pre>")
            case "hr":
                yield _block(token, items, _RULE)


def _block(token: Token, items: list[_Item], shown: str) -> _Block:
    start, end = token.map or (0, 0)
    return _Block(start, end, _lead(items) + shown)


def _mark(item: Token) -> str:
    if item.info:
        return f"{item.info}{item.markup}"
    return "+" if item.markup == "+" else _BULLET


def _lead(items: list[_Item]) -> str:
    """What stands before a text in ``items``: the mark of each once, then room for it."""
    lead = "".join(f"{item.mark} " if item.mark else _INDENT for item in items)
    for item in items:
        item.mark = ""
    return lead


def _inline(tokens: list[Token], *, bold: bool) -> str:
    # A heading is bold as a whole: what is bold in it needs no mark.
    parts = (_SHOWN.get(token.type, _kept)(token) for token in tokens)
    if not bold:
        return "".join(parts)
    return "".join(part for part in parts if part not in {"<b>", "</b>"})


def _kept(token: Token) -> str:
    return _escaped(token.content)


def _opened(token: Token) -> str:
    return f"<{_TAGS[token.type.rpartition('_')[0]]}>"


def _closed(token: Token) -> str:
    return f"</{_TAGS[token.type.rpartition('_')[0]]}>"


def _nothing(_token: Token) -> str:
    return ""


def _line(_token: Token) -> str:
    return "\n"


def _code(token: Token) -> str:
    return f"<code>{_escaped(token.content)}</code>"


def _label(token: Token) -> str:
    return _escaped("".join(child.content for child in token.children or []))


_SHOWN: dict[str, Callable[[Token], str]] = {
    **{f"{name}_open": _opened for name in _TAGS},
    **{f"{name}_close": _closed for name in _TAGS},
    "link_open": _nothing,
    "link_close": _nothing,
    "softbreak": _line,
    "hardbreak": _line,
    "code_inline": _code,
    "image": _label,
}


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _times(state: StateInline, silent: bool) -> bool:
    """Leave ``5*45*2`` as it is, for CommonMark shows it as 5452."""
    at, text = state.pos, state.src
    if text[at] != "*" or not 0 < at < state.posMax - 1:
        return False
    before, behind = text[at - 1], text[at + 1]
    ends = before.isalnum() or before in _FACTOR_ENDS
    if not ends or not (behind.isalnum() or behind in _FACTOR_BEGINS):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _reader() -> MarkdownIt:
    # What is nested deeper than that is left out by the library.
    reader = MarkdownIt("zero", {"maxNesting": 100}).enable(list(_RULES))
    reader.inline.ruler.before("emphasis", "times", _times)
    return reader


_READER = _reader()
