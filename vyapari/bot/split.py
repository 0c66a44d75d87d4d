"""Telegram's HTML cut into messages that Telegram takes."""

import html
import re

#: The longest message and the longest caption, in UTF-16 units of what is shown.
LONGEST = 4096
LONGEST_CAPTION = 1024

#: A tag, an escaped character, or one character.
_PART = re.compile(r"<[^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|.", re.DOTALL)


def split(text: str, longest: int = LONGEST) -> list[str]:
    """``text`` in pieces that show at most ``longest`` units, each well-formed for itself.

    A piece ends with a line, else with a word, else anywhere but inside a character; the tags
    that are open there are closed, and opened again in the next piece.
    """
    if units(text) <= longest:
        return [text]
    parts = _PART.findall(text)
    pieces: list[str] = []
    tags: list[str] = []
    while parts:
        end = _fitting(parts, longest)
        opening = "".join(tags)
        _follow(tags, parts[:end])
        piece = opening + "".join(parts[:end]).rstrip() + _closing(tags)
        if plain(piece).strip():
            pieces.append(piece)
        while end < len(parts) and parts[end].isspace():
            end += 1
        parts = parts[end:]
    return pieces


def plain(text: str) -> str:
    """What ``text`` shows, without its markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def units(text: str) -> int:
    """How long Telegram takes ``text`` to be."""
    return len(plain(text).encode("utf-16-le")) // 2


def _fitting(parts: list[str], longest: int) -> int:
    """How many parts go into one piece."""
    room, line, word = longest, 0, 0
    for index, part in enumerate(parts):
        room -= 0 if part.startswith("<") and len(part) > 1 else units(part)
        if room < 0:
            return line or word or index
        if part == "\n":
            line = index + 1
        elif part.isspace():
            word = index + 1
    return len(parts)


def _follow(tags: list[str], parts: list[str]) -> None:
    for part in parts:
        if part.startswith("</"):
            tags.pop()
        elif part.startswith("<") and len(part) > 1:
            tags.append(part)


def _closing(tags: list[str]) -> str:
    names = (re.split(r"[\s>]", tag[1:], maxsplit=1)[0] for tag in reversed(tags))
    return "".join(f"</{name}>" for name in names)
