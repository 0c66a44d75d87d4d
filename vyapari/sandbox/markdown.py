"""Telegram's MarkdownV2 parse mode."""

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

_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!\n")
_LABEL: Final = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
}
_MARKS: Final = {
    "bold": "*",
    "underline": "__",
    "italic": "_",
    "strikethrough": "~",
    "spoiler": "||",
    "pre": "```",
    "code": "`",
    "text_link": "[",
}


@dataclass(slots=True)
class _Open:
    kind: str
    offset: int
    place: int
    part: int
    language: str = ""


def parse_markdown(source: str) -> Formatted:
    """The text and entities of ``source``; raises UnreadableMarkup as Telegram would refuse it."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._text = source
        self._at = 0
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._quote: int | None = None  # where the block quotation began
        self._entities: list[Entity] = []

    def read(self) -> Formatted:
        text = self._text
        while self._at < len(text):
            char = text[self._at]
            following = text[self._at + 1 : self._at + 2]
            if char == "\\" and following and ord(following) <= 126:
                self._add(following, 2)
            elif not self._is_reserved(char):
                self._add(char, 1)
            elif char == "\n":
                self._read_line_end()
            elif char == ">" and self._at == 0:
                self._quote = 0
                self._at += 1
            elif self._open and self._closes(self._open[-1].kind):
                self._read_end(self._open.pop())
            else:
                self._read_start(char)
        if self._open:
            raise self._endless(self._open[-1])
        self._end_quote()
        return Formatted("".join(self._parts), in_order(self._entities))

    def _is_reserved(self, char: str) -> bool:
        if self._open and self._open[-1].kind in {"code", "pre"}:
            return char == "`"
        return char in _RESERVED

    def _add(self, text: str, consumed: int) -> None:
        self._parts.append(text)
        self._offset += utf16_length(text)
        self._at += consumed

    def _endless(self, entity: _Open) -> UnreadableMarkup:
        place = byte_offset(self._text, entity.place)
        return UnreadableMarkup(
            f"Can't find end of {_LABEL[entity.kind]} entity at byte offset {place}"
        )

    def _read_line_end(self) -> None:
        goes_on = self._text.startswith("\n>", self._at)
        if self._quote is not None and not goes_on:
            if self._open:
                raise self._endless(self._open[-1])
            self._add("\n", 1)
            self._end_quote()
            return
        self._add("\n", 2 if goes_on else 1)
        if goes_on and self._quote is None:
            self._quote = self._offset

    def _end_quote(self) -> None:
        if self._quote is not None and self._offset > self._quote:
            length = self._offset - self._quote
            self._entities.append({"type": "blockquote", "offset": self._quote, "length": length})
        self._quote = None

    def _closes(self, kind: str) -> bool:
        if kind == "italic":
            return self._starts("_") and not self._starts("__")
        return self._starts("]" if kind == "text_link" else _MARKS[kind])

    def _starts(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _read_start(self, char: str) -> None:
        for kind, mark in _MARKS.items():
            if self._starts(mark) and (kind != "code" or not self._starts("```")):
                opened = _Open(kind, self._offset, self._at, len(self._parts))
                self._at += len(mark)
                if kind == "pre":
                    opened.language = self._read_language()
                self._open.append(opened)
                return
        raise UnreadableMarkup(
            f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
        )

    def _read_language(self) -> str:
        end = self._at
        while end < len(self._text) and not self._text[end].isspace() and self._text[end] != "`":
            end += 1
        language = ""
        if end < len(self._text) and self._text[end] != "`":
            language = self._text[self._at : end]
            self._at = end
        if self._starts("\n"):
            self._at += 1
        return language

    def _read_end(self, entity: _Open) -> None:
        self._at += 1 if entity.kind == "text_link" else len(_MARKS[entity.kind])
        span: Entity = {"offset": entity.offset, "length": self._offset - entity.offset}
        if entity.kind == "text_link":
            address = "".join(self._parts[entity.part :])
            if self._starts("("):
                address = self._read_address()
            found = link_entity(address)
            if found is None:
                return
            span |= found
        elif entity.kind == "pre" and entity.language:
            span |= {"type": "pre", "language": entity.language}
        else:
            span["type"] = entity.kind
        if span["length"]:
            self._entities.append(span)

    def _read_address(self) -> str:
        self._at += 1
        begin = self._at
        address = ""
        while self._at < len(self._text) and self._text[self._at] != ")":
            if self._text[self._at] == "\\" and self._at + 1 < len(self._text):
                self._at += 1
            address += self._text[self._at]
            self._at += 1
        if not self._starts(")"):
            place = byte_offset(self._text, begin)
            raise UnreadableMarkup(f"Can't find end of a URL at byte offset {place}")
        self._at += 1
        return address
