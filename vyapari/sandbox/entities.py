"""Text with message entities, counted the way Telegram counts: in UTF-16 code units."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

Entity = dict[str, Any]

_REMOVED: Final = re.compile("[\r\u2028-\u202e]")
_BLANKED: Final = re.compile("[\x00-\x08\x0b-\x1f]")
# Outer entities come first when they begin together; the order among equals is Telegram's.
_RANK: Final = {
    name: rank
    for rank, name in enumerate(
        (
            "blockquote",
            "expandable_blockquote",
            "pre",
            "code",
            "text_link",
            "text_mention",
            "bold",
            "italic",
            "underline",
            "strikethrough",
            "spoiler",
        )
    )
}


class UnreadableMarkup(ValueError):
    """The text does not follow its parse mode; the message is Telegram's own wording."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and its entities; offsets and lengths in UTF-16 code units, sorted by offset."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def utf16_length(text: str) -> int:
    """How long Telegram takes ``text`` to be."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, index: int) -> int:
    """The UTF-8 byte at which character ``index`` begins, as Telegram's errors name places."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def cleaned(text: str) -> str:
    """``text`` without control characters and bidirectional overrides, as the server keeps it."""
    if text.isascii() and text.isprintable():
        return text
    return _BLANKED.sub(" ", _REMOVED.sub("", text))


def in_order(entities: list[Entity]) -> list[Entity]:
    """Entities by offset, the longer first where two begin together."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _RANK.get(e["type"], 99)))


def trimmed(formatted: Formatted) -> Formatted:
    """The same without white space around; entities are shifted and cut to fit."""
    text = formatted.text.strip()
    if len(text) == len(formatted.text):
        return formatted
    lead = utf16_length(formatted.text[: len(formatted.text) - len(formatted.text.lstrip())])
    end = utf16_length(text)
    entities = []
    for entity in formatted.entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            entities.append({**entity, "offset": start, "length": stop - start})
    return Formatted(text, entities)
