"""Bots under test and small files for them."""

import struct
import zlib
from typing import Any

from telegram import Bot
from telegram.ext import Application

from vyapari.sandbox import SandboxServer


def bot_of(server: SandboxServer, token: str | None = None) -> Bot:
    """The library's Bot, talking to the sandbox."""
    return Bot(
        token or server.token,
        base_url=f"{server.base_url}/bot",
        base_file_url=f"{server.base_url}/file/bot",
    )


def application_of(server: SandboxServer) -> Application[Any, Any, Any, Any, Any, Any]:
    """The library's Application, talking to the sandbox, four updates at once."""
    return (
        Application.builder()
        .token(server.token)
        .base_url(f"{server.base_url}/bot")
        .base_file_url(f"{server.base_url}/file/bot")
        .concurrent_updates(4)
        .build()
    )


def png(width: int, height: int) -> bytes:
    """A grey picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
