"""How large a picture is, read from its first bytes."""

import struct
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG, GIF or WebP; zeros for anything else."""
    try:
        if content.startswith(_PNG):
            width, height = struct.unpack(">II", content[16:24])
        elif content.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack("<HH", content[6:10])
        elif content.startswith(b"\xff\xd8"):
            width, height = _jpeg_size(content)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            width, height = _webp_size(content)
        else:
            return 0, 0
    except (struct.error, IndexError):
        return 0, 0
    return int(width), int(height)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0


def _webp_size(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return width, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", content[26:30])
    return width & 0x3FFF, height & 0x3FFF
