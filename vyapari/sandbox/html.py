"""Telegram's HTML parse mode, with its strictness and its sentences."""

import re
from dataclasses import dataclass
from typing import Final

from vyapari.sandbox.entities import (
    Entity,
    Formatted,
    UnreadableMarkup,
    byte_offset,
    in_order,
    utf16_length,
)
from vyapari.sandbox.links import link_entity

_SIMPLE: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS: Final = frozenset(_SIMPLE) | {"a", "tg-emoji", "pre", "code", "blockquote"}
_SPECIAL: Final = re.compile(r"[<&]")
_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME: Final = re.compile(r"[^\s>]*")
_ATTRIBUTE: Final = re.compile(r"[^\s=>]*")
_TOKEN: Final = re.compile(r"[A-Za-z0-9.\-]*")
_SPACE: Final = re.compile(r"\s*")


@dataclass(slots=True)
class _OpenTag:
    name: str
    argument: str
    offset: int
    part: int  # index into the text parts, where its content begins


def parse_html(source: str) -> Formatted:
    """The text and entities of ``source``; raises UnreadableMarkup as Telegram would refuse it."""
    if "<" not in source and "&" not in source:
        return Formatted(source)
    return _Reader(source).read()


def _dereferenced(text: str, at: int) -> tuple[str, int] | None:
    """The character that the reference at ``at`` stands for, and where the text goes on."""
    match = _REFERENCE.match(text, at)
    if match is None:
        return None
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        character = _NAMED.get(name)
        return None if character is None else (character, match.end())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code), match.end()


class _Reader:
    def __init__(self, source: str) -> None:
        self._text = source
        self._at = 0
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[_OpenTag] = []
        self._entities: list[Entity] = []
        self._language = ""  # of the code that closed last

    def read(self) -> Formatted:
        text = self._text
        while (match := _SPECIAL.search(text, self._at)) is not None:
            self._add(text[self._at : match.start()])
            self._at = match.start()
            if match.group() == "&":
                self._read_reference()
            elif text.startswith("</", self._at):
                self._read_end()
            else:
                self._read_start()
        self._add(text[self._at :])
        if self._open:
            name = self._open[-1].name
            raise UnreadableMarkup(f'Can\'t find end tag corresponding to start tag "{name}"')
        return Formatted("".join(self._parts), in_order(self._entities))

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._offset += utf16_length(text)

    def _place(self, at: int) -> str:
        return f"at byte offset {byte_offset(self._text, at)}"

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip_space(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        taken = match.group() if match else ""
        self._at += len(taken)
        return taken

    def _read_reference(self) -> None:
        found = _dereferenced(self._text, self._at)
        if found is None:
            self._add("&")
            self._at += 1
        else:
            self._add(found[0])
            self._at = found[1]

    def _read_start(self) -> None:
        begin = self._at
        self._at += 1
        name = self._take(_NAME).lower()
        if not self._peek():
            raise UnreadableMarkup(f"Unclosed start tag {self._place(begin)}")
        if name not in _TAGS:
            raise UnreadableMarkup(f'Unsupported start tag "{name}" {self._place(begin)}')
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                self._at += 1
                break
            argument = self._read_attribute(name, begin) or argument
        if name == "span" and argument != "spoiler":
            raise UnreadableMarkup(f'Tag "span" must have class "tg-spoiler" {self._place(begin)}')
        self._open.append(_OpenTag(name, argument, self._offset, len(self._parts)))

    def _read_attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; the argument it gives its tag, or nothing."""
        name = self._take(_ATTRIBUTE)
        if not name:
            if not self._peek():
                raise UnreadableMarkup(f"Unclosed start tag {self._place(begin)}")
            raise UnreadableMarkup(f'Empty attribute name in the tag "{tag}" {self._place(begin)}')
        self._skip_space()
        if self._peek() != "=":
            if tag == "blockquote" and name == "expandable":
                return "expandable"
            raise UnreadableMarkup(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
                f"{self._place(begin)}"
            )
        self._at += 1
        self._skip_space()
        value = self._read_value(tag, begin)
        if not self._peek():
            raise UnreadableMarkup(f"Unclosed start tag {self._place(begin)}")
        wanted = {"a": "href", "tg-emoji": "emoji-id", "code": "class", "span": "class"}.get(tag)
        if name != wanted:
            return ""
        if name == "class":
            prefix = "language-" if tag == "code" else "tg-"
            return value.removeprefix(prefix) if value.startswith(prefix) else ""
        return value

    def _read_value(self, tag: str, begin: int) -> str:
        quote = self._peek()
        if not quote:
            raise UnreadableMarkup(f'Unclosed start tag "{tag}" {self._place(begin)}')
        if quote not in {'"', "'"}:
            token_begin = self._at
            token = self._take(_TOKEN).lower()
            if self._peek() not in {">", " ", "\n", "\t"}:
                raise UnreadableMarkup(f"Unexpected end of name token {self._place(token_begin)}")
            return token
        self._at += 1
        close = self._text.find(quote, self._at)
        if close < 0:
            raise UnreadableMarkup(f"Unclosed start tag {self._place(begin)}")
        raw = self._text[self._at : close]
        self._at = close + 1
        return _REFERENCE.sub(lambda m: (_dereferenced(m.group(), 0) or (m.group(),))[0], raw)

    def _read_end(self) -> None:
        begin = self._at
        if not self._open:
            raise UnreadableMarkup(f"Unexpected end tag {self._place(begin)}")
        self._at += 2
        name = self._take(_NAME).lower()
        self._skip_space()
        if self._peek() != ">":
            raise UnreadableMarkup(f"Unclosed end tag {self._place(begin)}")
        self._at += 1
        tag = self._open[-1]
        if name and name != tag.name:
            raise UnreadableMarkup(
                f"Unmatched end tag {self._place(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        self._open.pop()
        if self._offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        span: Entity = {"offset": tag.offset, "length": self._offset - tag.offset}
        match tag.name:
            case "a":
                found = link_entity(tag.argument or "".join(self._parts[tag.part :]))
                if found is not None:
                    self._entities.append({**span, **found})
            case "tg-emoji":
                if not tag.argument.isdecimal():
                    raise UnreadableMarkup("Invalid custom emoji identifier specified")
                self._entities.append(
                    {**span, "type": "custom_emoji", "custom_emoji_id": tag.argument}
                )
            case "pre" | "code":
                self._close_code(tag, span)
            case "blockquote":
                kind = "expandable_blockquote" if tag.argument else "blockquote"
                self._entities.append({**span, "type": kind})
            case name:
                self._entities.append({**span, "type": _SIMPLE[name]})

    def _close_code(self, tag: _OpenTag, span: Entity) -> None:
        """``<pre><code class="language-x">`` is one block of code in language x."""
        last = self._entities[-1] if self._entities else None
        if tag.name == "pre":
            if last and last["type"] == "code" and last.items() >= span.items() and self._language:
                self._entities[-1] = {**span, "type": "pre", "language": self._language}
            else:
                self._entities.append({**span, "type": "pre"})
            self._language = ""
        else:
            self._language = tag.argument
            self._entities.append({**span, "type": "code"})
